"""Gives each language a search index of its own, where a page is also found by its other words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from lxml import etree

from handbook.library import Library
from handbook.pages.page import Page
from handbook.reading.languages import Language

# It tells no types. The elements of lxml.html would each be given a class of their own.
_etree: Any = etree

INDEX = "search/search_index.json"
# A page that is named by a word comes before one that lists it among its other words, and that
# before what names or lists it in another language and all that mention it in passing.
FIELDS = {
    "title": {"boost": 20},
    "search": {"boost": 12},
    "twin": {"boost": 4},
    "text": {"boost": 1},
}
# Without punctuation in the tokens: each is then a word as it is typed.
SEPARATOR = r"""[\s\u200b\-.,:;!?"()/«»“”‘’'…–—%&+*~^=<>→·|§#@[\]{}]+"""

_NOTE_MARK = re.compile(r"<sup>\d+</sup>|↩")  # in the text, and back from its source
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# What the theme shows in a result as it stands on the page; of all else only the text.
_SHOWN = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_WITHOUT_TEXT = frozenset(
    # those that are void, and those whose text nobody reads as it stands there
    "area base br col embed hr img input link meta param source track wbr "  # noqa: SIM905
    "object script style template".split()
)
# Within a word these change how it looks; any other element ends the word before it.
_IN_A_WORD = frozenset("a abbr b code em i mark s small strong sub sup u".split())  # noqa: SIM905
_EXCLUDE = "data-search-exclude"
# Markdown's name for the sources of a page: all are found on a page of their own.
_SOURCES = "footnote"
SPOKEN = {"endings", "transliterations", "bare_letters", "small_words", "same_words"}
_LEFT = 10**6  # deeper than any element: the depth of a section that is not returned to

Entry = Mapping[str, str]


def write(site: Path, library: Library, found: Mapping[str, Sequence[Entry]]) -> None:
    """Writes the index of each language below its root, of its entries in `found`, by its code."""
    for language in library.languages:
        file = site / language.root / INDEX
        file.parent.mkdir(parents=True, exist_ok=True)
        own = index(found[language.code], language, library)
        file.write_text(json.dumps(own, ensure_ascii=False, separators=(",", ":")), "utf-8")


def index(found: Sequence[Entry], language: Language, library: Library) -> dict[str, Any]:
    """The index of the entries `found` as the theme's search reads it.

    Each page's entry gets the fields `search`, the words its front matter lists, and `twin`, its
    titles and such words in all other languages: searched, and never shown. All words are kept as
    they stand; `spoken` is what search-words.js needs to know of the language.
    """
    pages = {page.address(""): page for page in library.pages.values()}
    docs: list[dict[str, Any]] = []
    for entry in found:
        address, _, section = entry["location"].partition("#")
        page = pages.get(address)
        weight = page.kind.found if page else 1
        own = _words(page, language) if page and not section else {}
        docs.append({**entry, **own, **({"boost": weight} if weight != 1 else {})})
    config = {
        "lang": [language.search],
        "separator": SEPARATOR,
        "pipeline": [],
        "fields": FIELDS,
        "spoken": language.model_dump(include=SPOKEN),
    }
    return {"config": config, "docs": docs}


def _words(page: Page, language: Language) -> dict[str, str]:
    """The words by which the page is found beside those on it."""
    listed = {code: ", ".join(text.facts.synonyms) for code, text in page.texts.items()}
    others = [code for code in page.texts if code != language.code]
    twin = ", ".join(f"{page.texts[code].title}, {listed[code]}".strip(", ") for code in others)
    words = {"search": listed[language.code], "twin": twin}
    return {field: text for field, text in words.items() if text}


def entries(html: str, address: str, title: str) -> Iterator[Entry]:
    """What is found of a page: an entry for the page and one for each heading with an id.

    `html` is the page's own content, `address` stands below the language's root, and `title` names
    a section that has no heading. An element with `data-search-exclude` is left out, with all that
    is in it, and so are the sources of a page; where its value is `page`, the page that it stands
    on is found by its title alone.
    """
    root = _etree.HTML(f"<html><body>{html}</body></html>").find("body")
    if root.find(f".//*[@{_EXCLUDE}='page']") is not None:
        yield {"location": address, "title": escape(title, quote=False), "text": ""}
        return
    page = _Sections()
    page.data(root.text)
    for element in root:
        page.walk(element)
    for section in page.sections:
        yield {
            "location": f"{address}#{section.id}" if section.id else address,
            "title": "".join(section.title or [title]).strip(),
            "text": _NOTE_MARK.sub("", "".join(section.text).strip()),
        }


class _Section:
    """The title and text below one heading, as parts to be joined."""

    def __init__(self, tag: str = "", depth: int = 0, name: str | None = None) -> None:
        self.tag, self.depth, self.id = tag, depth, name
        self.title: list[str] = []
        self.text: list[str] = []


class _Sections:
    """Takes a page apart as the theme's search plugin does (material.plugins.search, Parser).

    But for what is excluded: there the theme goes on reading after the first element inside that
    bears the same tag. And for a <template>, which the theme reads: what stands in it is on no page
    until a script has filled it in.
    """

    def __init__(self) -> None:
        self.sections: list[_Section] = []
        self._open: list[str] = []
        self._is_apart = False  # an element that ends a word began or ended since the last text

    def walk(self, element: Any) -> None:
        """Reads the element, all that is in it, and the text after it."""
        tag = element.tag
        self._is_apart |= tag not in _IN_A_WORD
        # a comment's tag is no name
        is_read = isinstance(tag, str) and tag not in _WITHOUT_TEXT
        if is_read and element.get(_EXCLUDE) is None and element.get("class") != _SOURCES:
            self._open.append(tag)
            self._begin(tag, element)
            self.data(element.text)
            for child in element:
                self.walk(child)
            self._end(tag)
            self._is_apart |= tag not in _IN_A_WORD
        self.data(element.tail)

    def data(self, text: str | None) -> None:
        """Adds text to the section it stands in."""
        if not text:
            return
        section, is_pre = self._section(), "pre" in self._open
        is_space = text.isspace()
        if not is_pre:
            text = " " if is_space else text.replace("\n", " ")
        parts = self._parts(section)
        if self._is_apart and parts and parts[-1][-1].isalnum() and text[0].isalnum():
            parts.append(" ")
        self._is_apart = False
        if section.tag in self._open:
            section.title.append(escape(text, quote=False))
        elif not is_space:
            section.text.append(escape(text, quote=False))
        elif is_pre or not section.text or not section.text[-1].isspace():
            section.text.append(text)

    def _begin(self, tag: str, element: Any) -> None:
        if tag in _HEADINGS and (name := element.get("id")) is not None:
            depth = len(self._open)
            if tag != "h1" and not self.sections:
                self.sections.append(_Section(depth=depth))
            name = name if self.sections else None
            self._current = _Section(tag, depth, name)
            self.sections.append(self._current)
        if tag in _SHOWN:
            self._parts(self._section()).append(f"<{tag}>")

    def _end(self, tag: str) -> None:
        section = self._section()
        if section.depth > len(self._open):
            # the element that the heading stands in is left, and so is its section
            before = (each for each in reversed(self.sections) if each.depth <= len(self._open))
            if (back := next(before, None)) is not None:
                section.depth, self._current = _LEFT, back
        self._open.pop()
        if tag in _SHOWN:
            _close(tag, self._parts(self._section()))

    def _section(self) -> _Section:
        if not self.sections:
            self._current = _Section()
            self.sections.append(self._current)
        return self._current

    def _parts(self, section: _Section) -> list[str]:
        return section.title if section.tag in self._open else section.text


def _close(tag: str, parts: list[str]) -> None:
    """Closes the element, or takes it away where it is the first of its kind and empty."""
    first = parts.index(f"<{tag}>")
    if all(part.isspace() for part in parts[first + 1 :]):
        del parts[first:]
    else:
        parts.append(f"</{tag}>")
