"""Finds the programs that tests drive, Chromium and LibreOffice, and installs what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

# Chromium without its windows costs a quarter of the time, and draws and runs the same.
_HEADLESS = ("chromium-headless-shell", "/usr/lib/chromium/chromium-headless-shell")
_BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
)
_OFFICES = ("soffice", "libreoffice")
_APPLICATIONS = Path("/Applications")


@dataclass(frozen=True)
class Program:
    """A program that tests drive: how it is found, what brings it, and the cure where none does."""

    name: str
    find: Callable[[], str | None]
    packages: tuple[str, ...]  # of Debian and Ubuntu
    otherwise: tuple[str, ...]  # a command that installs it without rights
    cure: str  # nothing where the tests do without it


def chromium() -> str | None:
    """The path of a Chromium to drive: the one in CHROMIUM, one without windows, or any."""
    if wanted := os.environ.get("CHROMIUM"):
        return shutil.which(wanted)
    return _on_path(_HEADLESS) or whole_chromium()


def whole_chromium() -> str | None:
    """The path of a Chromium as readers have it, which keeps pages for Back."""
    if found := os.environ.get("WHOLE_CHROMIUM"):
        return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).exists():
        return own
    return _on_path(_BROWSERS) or _application("Google Chrome", "Chromium", "Microsoft Edge")


def libreoffice() -> str | None:
    """The path of LibreOffice's soffice: the one in SOFFICE, or the system's."""
    if wanted := os.environ.get("SOFFICE"):
        return shutil.which(wanted)
    return _on_path(_OFFICES) or _application("LibreOffice", inside="soffice")


def calc() -> str | None:
    """The path of a soffice that opens workbooks."""
    return _office_with("libsclo.*")


def impress() -> str | None:
    """The path of a soffice that opens slides."""
    return _office_with("libsdlo.*")


def _office_with(part: str) -> str | None:
    """LibreOffice, if it has `part`: Debian and Ubuntu bring its programs apart."""
    office = libreoffice()
    if office and Path("/usr/bin") in Path(office).parents:
        beside = Path(office).resolve().parent
        return office if any(beside.glob(part)) else None
    return office


def _on_path(names: tuple[str, ...]) -> str | None:
    return next((found for name in names if (found := shutil.which(name))), None)


def _application(*names: str, inside: str = "") -> str | None:
    paths = (_APPLICATIONS / f"{name}.app/Contents/MacOS/{inside or name}" for name in names)
    return next((str(path) for path in paths if path.exists()), None)


PROGRAMS = (
    Program(
        "Chromium",
        whole_chromium,
        ("chromium",),
        (sys.executable, "-m", "playwright", "install", "chromium"),
        "The tests need a Chromium browser and none could be installed: install Chromium, Chrome "
        "or Edge, or give the path of one in the environment variable CHROMIUM.",
    ),
    Program(
        "Chromium without windows",
        lambda: _on_path(_HEADLESS),
        ("chromium-headless-shell",),
        (),
        "",
    ),
    Program(
        "LibreOffice",
        libreoffice,
        ("libreoffice-writer-nogui",),
        ("brew", "install", "--quiet", "--cask", "libreoffice"),
        "The tests open every Word file in LibreOffice and none could be installed: install "
        "LibreOffice (on Debian and Ubuntu: apt-get install libreoffice-writer-nogui; on macOS: "
        "brew install --cask libreoffice), or give the path of soffice in the environment "
        "variable SOFFICE.",
    ),
    Program(
        "LibreOffice Calc",
        calc,
        ("libreoffice-calc-nogui",),
        ("brew", "install", "--quiet", "--cask", "libreoffice"),
        "The tests recalculate every workbook in LibreOffice Calc and it could not be installed: "
        "install it (on Debian and Ubuntu: apt-get install libreoffice-calc-nogui).",
    ),
    Program(
        "LibreOffice Impress",
        impress,
        ("libreoffice-impress-nogui",),
        ("brew", "install", "--quiet", "--cask", "libreoffice"),
        "The tests open all slides in LibreOffice Impress and it could not be installed: install "
        "it (on Debian and Ubuntu: apt-get install libreoffice-impress-nogui).",
    ),
)


def ways_to_install(program: Program) -> Iterator[list[list[str]]]:
    """Each way to get a program on this machine, as commands to run in order."""
    if apt := shutil.which("apt-get"):
        sudo = shutil.which("sudo")
        rights = [] if os.geteuid() == 0 else [sudo, "-n"] if sudo else None
        if rights is not None:
            install = ["-qq", "install", "--yes", "--no-install-recommends", *program.packages]
            yield [[*rights, apt, "-qq", "update"], [*rights, apt, *install]]
    if program.otherwise and shutil.which(program.otherwise[0]):
        yield [[*program.otherwise]]


def provide(program: Program) -> bool:
    """Makes sure that there is such a program; says the cure where there is none."""
    if program.find() or not (program.cure or _is_offered(program)):
        return True
    for commands in ways_to_install(program):
        print(f"Installing {program.name} for the tests …", flush=True)
        done = all(
            subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0
            for command in commands
        )
        if done and program.find():
            return True
    print(program.cure, file=sys.stderr)
    return not program.cure


def _is_offered(program: Program) -> bool:
    """Whether this machine's package lists have it; asks no network."""
    if not (cache := shutil.which("apt-cache")):
        return False
    command = [cache, "--quiet=0", "show", *program.packages]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def main(names: list[str]) -> int:
    """Makes sure that the programs of these names are there, or all; 1 where one is missing."""
    wanted = [program for program in PROGRAMS if not names or program.name in names]
    missing = [program for program in wanted if not provide(program)]
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
