"""Where tests find the repository, their cases and the programs that stand in for others."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from handbook import library
from handbook.library import Library
from handbook.reading import reader

TESTS = Path(__file__).parent
ROOT = TESTS.parent
GOLDEN = TESTS / "golden"
VENDOR = TESTS / "vendor"
# The languages that cases are written in, the source first: those of the small handbook.
CODES = tuple(each.code for each in reader.languages(GOLDEN / "handbook"))


@cache
def handbook() -> Library:
    """The handbook's own library, read once; for cases that are made of it."""
    return library.load(ROOT)
