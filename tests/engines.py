"""Builds the handbook with MkDocs and with ProperDocs, and tells every byte that differs.

`make engines` gives it the Python that has ProperDocs. Each engine gets the same sources in a
folder of its own, with nothing kept from earlier builds, and the same moment.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from places import copy_sources

# ProperDocs says that it will no longer find this file by itself.
BUILD = ("build", "--strict", "--config-file", "mkdocs.yml", "--site-dir")


def build(python: str, engine: str, folder: Path) -> dict[str, bytes]:
    """The site that `engine` makes below `folder`: every file with its bytes."""
    root, site = folder / "handbook", folder / "site"
    copy_sources(root)
    ran = subprocess.run(
        [python, "-m", engine, *BUILD, str(site)],
        cwd=root,
        env={
            **os.environ,
            "PYTHONPATH": str(root / "hooks"),
            "SOURCE_DATE_EPOCH": "1700000000",
            "NO_MKDOCS_2_WARNING": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise SystemExit(f"{engine} does not build the handbook:\n{ran.stdout}{ran.stderr}")
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def differences(ours: dict[str, bytes], theirs: dict[str, bytes]) -> list[str]:
    """A line for each file that only one engine makes, or that has another byte."""
    told = []
    for name in sorted(ours.keys() | theirs.keys()):
        if name not in theirs:
            told.append(f"{name}: only MkDocs makes it")
        elif name not in ours:
            told.append(f"{name}: only ProperDocs makes it")
        elif ours[name] != theirs[name]:
            pairs = zip(ours[name], theirs[name], strict=False)
            shorter = min(len(ours[name]), len(theirs[name]))
            place = next((at for at, (one, other) in enumerate(pairs) if one != other), shorter)
            told.append(f"{name}: differs from byte {place} on")
    return told


def main(other: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        ours = build(sys.executable, "mkdocs", Path(folder) / "mkdocs")
        theirs = build(other, "properdocs", Path(folder) / "properdocs")
    told = differences(ours, theirs)
    print(*told, f"{len(told)} of {len(ours | theirs)} files differ.", sep="\n")
    return 1 if told or not ours else 0


if __name__ == "__main__":
    raise SystemExit(main(str(Path(sys.argv[1]).absolute())))
