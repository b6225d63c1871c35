"""Where tests find the repository, their cases and the programs that stand in for others."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from handbook import library
from handbook.library import Library
from handbook.reading import reader

TESTS = Path(__file__).parent
ROOT = TESTS.parent
GOLDEN = TESTS / "golden"
VENDOR = TESTS / "vendor"
# Where mkdocs.yml has the site stand: files made for a test serve the build, and the other way.
SITE = "https://ips-handboken.example/"
# The languages that cases are written in, the source first: those of the small handbook.
CODES = tuple(each.code for each in reader.languages(GOLDEN / "handbook"))
FIRST, SECOND = CODES[:2]
# What the handbook is built from.
SOURCES = ("data", "docs", "hooks", "overrides", "mkdocs.yml", "requirements.lock")


def copy_sources(root: Path) -> None:
    """Puts into the new folder `root` what the handbook is built from, and nothing kept."""
    root.mkdir(parents=True)
    for name in SOURCES:
        if (ROOT / name).is_dir():
            left_out = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, root / name, ignore=left_out)
        else:
            shutil.copy(ROOT / name, root)


def addresses(page: str) -> dict[str, str]:
    """The address of `page` below that of the site, by language."""
    return {each.code: f"{each.root}{page}" for each in reader.languages(ROOT)}


@cache
def handbook() -> Library:
    """The handbook's own library, read once; for cases that are made of it."""
    return library.load(ROOT)
