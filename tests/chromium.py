"""Finds the Chromium that the browser tests drive, and installs one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
_APPLICATIONS = ("Google Chrome", "Chromium", "Microsoft Edge")
_CURE = (
    "The tests need a Chromium browser and none could be installed: install Chromium, Chrome or "
    "Edge, or give the path of one in the environment variable CHROMIUM."
)


def find() -> str | None:
    """The path of a Chromium: the one in CHROMIUM, Playwright's own, or the system's."""
    if wanted := os.environ.get("CHROMIUM"):
        return shutil.which(wanted)
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).exists():
        return own
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    for name in _APPLICATIONS:
        path = Path(f"/Applications/{name}.app/Contents/MacOS/{name}")
        if path.exists():
            return str(path)
    return None


def ways_to_install() -> Iterator[list[list[str]]]:
    """Each way to get a Chromium on this machine, as commands to run in order."""
    if apt := shutil.which("apt-get"):
        sudo = shutil.which("sudo")
        rights = [] if os.geteuid() == 0 else [sudo, "-n"] if sudo else None
        if rights is not None:
            yield [
                [*rights, apt, "-qq", "update"],
                [*rights, apt, "-qq", "install", "--yes", "--no-install-recommends", "chromium"],
            ]
    yield [[sys.executable, "-m", "playwright", "install", "chromium"]]


def main() -> int:
    """Makes sure that there is a Chromium; 1 with a sentence where there is none."""
    if find():
        return 0
    for commands in ways_to_install():
        print("Installing a Chromium for the tests …", flush=True)
        done = all(
            subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0
            for command in commands
        )
        if done and find():
            return 0
    print(_CURE, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
