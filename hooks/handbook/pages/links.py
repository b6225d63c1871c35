"""Tells where a page's links lead to nothing, before an engine follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath, relpath
from typing import Any
from urllib.parse import urlsplit

from handbook.pages.components import Component
from handbook.pages.page import Page, PageText
from handbook.reading.problems import Problem, nearest
from handbook.reading.text import page_id

LIST_OF_SOURCES = "sources"  # the heading that footnotes stand under, see footnotes.py

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HOST = re.compile(r"(?:www\.|[\w-]+\.(?:no|com|org|net|eu|uk|gov|edu)(?:[/?#]|$))")
_FILE = re.compile(r"\.(?!md|html?)\w+$")


class Links:
    """What links of the pages may lead to: `items` and `components` say what fences show there."""

    def __init__(
        self,
        pages: Mapping[str, Page],
        items: Mapping[str, Mapping[str, Any]],
        components: Mapping[str, Component],
    ) -> None:
        self._items, self._components = items, components
        texts = [(name, text) for name, page in pages.items() for text in page.texts.values()]
        self._languages = {text.language for _, text in texts}
        self._files = {text.file: text for _, text in texts}
        self._ids = {(name, text.language): text.file for name, text in texts}

    def dead(self, text: PageText) -> Iterator[Problem]:
        """Every link of the page that leads nowhere, with what it should be."""
        for target, line in text.links:
            if fault := self._fault(target, text):
                yield Problem(text.file, line, "link", fault)

    def anchors(self, text: PageText) -> set[str]:
        """The ids on the page that a link may lead to."""
        found = {heading.id for heading in text.headings if heading.id}
        for fence in text.fences:
            shown = self._components.get(fence.word)
            found |= set(self._items[shown.anchors]) if shown and shown.anchors else set()
        return found | ({LIST_OF_SOURCES} if text.citations else set())

    def _fault(self, target: str, text: PageText) -> str:
        if not target.strip("#"):
            return "leads nowhere. Write the page, the heading or the address that it leads to."
        if re.search(r"[\s\\<>]", target):
            return f"«{target}» has a sign that no address has. Write / for \\, %20 for a space."
        if scheme := _SCHEME.match(target):
            return _outside(target, scheme[1].lower())
        if target.startswith("//") or _HOST.match(target):
            return f"«{target}» leads below this page. Write https://{target.lstrip('/')}."
        return self._inside(target, text)

    def _inside(self, target: str, text: PageText) -> str:
        """What is wrong with a link to a page, which is the way to its file, or on this page."""
        path, mark, anchor = target.partition("#")
        path, query, _ = path.partition("?")
        if query:
            return f"«{target}» has a ?, which no page here takes. Delete it and what follows."
        there = self._files.get(normpath(join(dirname(text.file), path))) if path else text
        if there is None or there.language != text.language or path.startswith("/"):
            return self._unknown(path, text)
        if mark and anchor not in (known := self.anchors(there)):
            return f"{there.file} has no heading «{anchor}». {nearest(anchor, known)}"
        return ""

    def _unknown(self, path: str, text: PageText) -> str:
        """What is said of a path that is no page, with the page that may be meant."""
        top, here = f"docs/{text.language}", dirname(text.file)
        start = top if path.startswith("/") else here
        inside = relpath(normpath(join(start, path.lstrip("/"))), top)
        if inside.startswith("../assets/") or _FILE.search(path):
            return (
                f"«{path}» is no page. The files of a form are shown by the fence choices, a "
                "picture by a fence of its own: see CONTRIBUTING.md."
            )
        name = re.sub(r"^(\.\./)+|(\.html?|\.md)?/*$", "", inside)
        # a page of another language, or a path from the site's root, begins with the language
        first, _, rest = name.partition("/")
        name = page_id((rest if first in self._languages else name) or "index")
        ways = {
            page: relpath(file, here)
            for (page, language), file in self._ids.items()
            if language == text.language
        }
        if name in ways:
            return f"«{path}» is not how a page is named here. Write «{ways[name]}»."
        cure = nearest(name, ways)
        for page, way in ways.items():
            cure = cure.replace(f"«{page}»", f"«{way}»")
        return f"«{path}» leads to no page. {cure}"


def _outside(target: str, scheme: str) -> str:
    """What is wrong with an address that begins with a scheme."""
    host = urlsplit(target).netloc
    if scheme in ("http", "https"):
        return (
            "" if "." in host else f"«{target}» has no host. Write https:// and the whole address."
        )
    if scheme in ("mailto", "tel"):
        sound = re.fullmatch(r"mailto:[^@\s]+@[^@\s]+\.\w+|tel:\+?\d+", target)
        return (
            "" if sound else f"«{target}» is no address. Write mailto:name@example.org or tel:+47…"
        )
    return f"«{target}» begins with {scheme}:, which browsers do not follow here. Write https://…"
