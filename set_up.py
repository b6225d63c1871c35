"""Makes the environment that the handbook runs in: `python set_up.py .venv requirements.lock`.

It is run by the machine's own Python and uses nothing but that. What an earlier run left unfinished
is finished or made anew; where something is in the way, it says what, and the cure.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

STEP = 10  # a line for so many packages, so that nobody wonders whether it stands still
# What programs say when something is in the way, in the order to look for it, and the cure.
CURES = {
    "No space left on device": "The disk is full. Free about 1 GB, and run make again.",
    "Disk quota exceeded": "Your share of the disk is full. Free about 1 GB, and run make again.",
    "Read-only file system": "This folder cannot be written to. Copy the handbook to one that can.",
    "Permission denied": "This folder may not be written to by you. Copy the handbook to your own.",
    "ensurepip is not available": (
        "Python lacks its venv module. Install it (on Debian and Ubuntu: "
        "apt-get install python3-venv), and run make again."
    ),
    "THESE PACKAGES DO NOT MATCH THE HASHES": (
        "A package is not the one that requirements.lock names. Do not go on: ask who keeps it."
    ),
    "from versions: none": (
        "The packages could not be fetched. Check that this machine reaches the network, or the "
        "package index that pip is set up with, and run make again."
    ),
    "Failed to establish a new connection": "There is no network. Connect, and run make again.",
}


def cure(said: str) -> str:
    """What to do about a step that failed, from what its program `said`."""
    found = (text for sign, text in CURES.items() if sign in said)
    return next(found, "This is what the program said; run make again once it is mended.")


def packages(lock: str) -> Iterator[str]:
    """The packages that the text of a lock names."""
    for line in lock.splitlines():
        if "==" in line and not line.startswith((" ", "#")):
            yield line.split("==")[0]


def run(*command: str) -> None:
    """Does a step; where it fails, says what is in the way and stops."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        stop(done.stdout + done.stderr)


def stop(said: str) -> None:
    """Ends the run with the cure and the last of what was said."""
    last = "\n".join(said.strip().splitlines()[-3:])
    sys.exit(f"{cure(said)}\n\n{last}")


def has_pip(python: Path) -> bool:
    """Whether the environment is whole: one that was interrupted has a Python and no pip."""
    if not python.exists():
        return False
    tried = subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False)
    return tried.returncode == 0


def install(python: Path, lock: Path) -> None:
    """Installs what `lock` names, each package as its hash says, and tells how far it is."""
    total = sum(1 for _ in packages(lock.read_text("utf-8")))
    # wheels alone: nothing that is downloaded is run in order to install it
    pip = ["-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off"]
    only = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)]
    said, count = [], 0
    with subprocess.Popen(
        [python, *pip, *only], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        for line in process.stdout or ():
            said.append(line)
            if line.startswith("Collecting "):
                count += 1
                if count % STEP == 0:
                    print(f"  {count} of {total} packages fetched …", flush=True)
            elif line.startswith("Installing collected"):
                print("  putting them in place …", flush=True)
    if process.returncode:
        stop("".join(said))


def main(folder: Path, lock: Path) -> None:
    """Makes or mends the environment in `folder` with what `lock` names and the handbook's core."""
    windows = sysconfig.get_platform().startswith("win")
    python = folder / ("Scripts/python.exe" if windows else "bin/python")
    if not has_pip(python):
        print(f"Setting up {folder} …", flush=True)
        run(sys.executable, "-m", "venv", "--clear", str(folder))
    print("Installing what the handbook needs …", flush=True)
    install(python, lock)
    # the core is read where it stands, so that a change in it holds at once
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    libraries = subprocess.check_output([python, "-c", where], text=True).strip()
    hooks = Path(__file__).resolve().parent / "hooks"
    Path(libraries, "handbook.pth").write_text(f"{hooks}\n", "utf-8")


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
    except OSError as error:
        stop(str(error))
