"""What each file to take along says of itself: its terms, and where the newest of it stands."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.library import Library
from handbook.reading.languages import Language

WORDS = "taken_"
_PAGES = {f"{WORDS}terms": "about/licence", f"{WORDS}newest": "tools/take-along"}


def colophon(library: Library, language: Language, address: str) -> Mapping[str, str]:
    """The words of the interface that begin with `taken_`; the site will be at `address`.

    Each leads to its page, or to the first page where the handbook has none.
    """
    home = f"{address.rstrip('/')}/{language.root}"
    said = {
        name: text[language.code] for name, text in library.words.items() if name.startswith(WORDS)
    }
    for name, page in _PAGES.items():
        is_there = page in library.pages
        said[name] = said[name].format(address=f"{home}{page}/" if is_there else home)
    return said
