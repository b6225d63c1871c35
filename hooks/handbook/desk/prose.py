"""Tells an author everything that is wrong with the text."""

from __future__ import annotations

from pathlib import Path

from handbook.pages.page import read_pages
from handbook.prose import check
from handbook.prose.dictionaries import dictionary
from handbook.reading.problems import Problems
from handbook.reading.reader import languages


def tell(root: Path) -> int:
    """Prints every problem of the text below `root`; 1 where there is one."""
    known = languages(root)
    pages, wrong = read_pages(root, tuple(language.code for language in known))
    prose = check.read(root, known, pages)
    found = [
        *wrong,
        *check.style_problems(prose, root),
        *check.number_problems(prose),
        *check.spelling_problems(prose, root, dictionary),
    ]
    if found:
        print(Problems(found))
    return 1 if found else 0
