"""Leads the first use of a term on a page to its entry in the glossary."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from handbook.library import Library
from handbook.pages import beginnings
from handbook.pages.inline import CITATION
from handbook.pages.page import Page

MOST = 8  # a page with more links than this reads as blue rather than as text
SKIPPED_SECTIONS = frozenset({"checklist"})  # its items become the labels of boxes to tick

_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_NOT_PROSE = re.compile(r"^\s*(!!!|\?\?\?|\[\^[\w-]+\]:|\{:|\||///)")
# What stays as it is inside a line: code, links, images, citations, titles, quotations, attributes.
_KEPT = re.compile(
    CITATION.pattern + r"|`[^`]*`|!?\[[^\]]*\]\([^)]*\)|<[^>]*>|https?://\S+"
    r"|\*[^*\n]+\*|«[^»]*»|“[^”]*”|\{[^}]*\}"
)


def glossary_page(library: Library) -> Page | None:
    """The page that shows the glossary, where there is one."""
    return library.page_of("glossary", "all")


class Terms:
    """The terms of a library that ask for a link, in one language."""

    def __init__(self, library: Library, code: str) -> None:
        self._code = code
        self._glossary = glossary_page(library)
        linked = [term for term in library.glossary.values() if term.link]
        self._each = {term.id: _pattern(term.forms(code)) for term in linked}
        # one search finds where any of them begins; most lines hold none
        self._any = _pattern([form for term in linked for form in term.forms(code)])

    def into(self, markdown: str, page: Page) -> str:
        """`markdown` of `page` with a link at the first use of each term.

        Headings, links, fences, quotations, titles and checklists stay as they are, and so does a
        term that the page's own title names. At most `MOST` terms are linked, those that come
        first.
        """
        if self._glossary is None or self._glossary.id == page.id or not self._each:
            return markdown
        text = page.texts[self._code]
        there = self._glossary.texts[self._code].file
        address = posixpath.relpath(there, posixpath.dirname(text.file))
        wanted = {name: form for name, form in self._each.items() if not form.search(text.title)}
        links = _Links(self._any, wanted, address)
        lines = markdown.split("\n")
        for number in _prose(lines):
            if self._any.search(lines[number]):
                lines[number] = links.into(lines[number])
        return "\n".join(lines)


class _Links:
    """Gives each term one link, as long as there is room for more."""

    def __init__(
        self, some: re.Pattern[str], wanted: dict[str, re.Pattern[str]], address: str
    ) -> None:
        self._any, self._wanted, self._address, self._room = some, wanted, address, MOST

    def into(self, line: str) -> str:
        """The line with its links; what `_KEPT` matches stays as it is."""
        written, end = [], 0
        for kept in _KEPT.finditer(line):
            written += [self._text(line[end : kept.start()]), kept[0]]
            end = kept.end()
        return "".join([*written, self._text(line[end:])])

    def _text(self, text: str) -> str:
        written, end = [], 0
        while self._room and (first := self._first(text, end)):
            name, match = first
            link = f"[{match[0]}]({self._address}#{name}){{ .term }}"
            written += [text[end : match.start()], link]
            end = match.end()
            del self._wanted[name]
            self._room -= 1
        return "".join([*written, text[end:]])

    def _first(self, text: str, start: int) -> tuple[str, re.Match[str]] | None:
        """The term that comes first in `text` from `start`, and the longer of two that begin there.

        Where the term that begins first has its link already, a shorter one inside it may not.
        """
        while found := self._any.search(text, start):
            start = found.start()
            here = [(name, form.match(text, start)) for name, form in self._wanted.items()]
            matches = [(name, match) for name, match in here if match]
            if matches:
                return max(matches, key=lambda hit: hit[1].end())
            start += 1
        return None


def _prose(lines: list[str]) -> Iterator[int]:
    """The places of the lines that hold running text a reader may follow a link from."""
    fence, skipped = "", False
    for number, line in enumerate(lines):
        if mark := _FENCE.match(line):
            fence = "" if fence == mark[1] else fence or mark[1]
        elif line.startswith("#"):
            skipped = not fence and beginnings.heading(line, number)[0].id in SKIPPED_SECTIONS
        elif not (fence or skipped or _NOT_PROSE.match(line)):
            yield number


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """The forms as whole words, the longest first; the first letter may be a capital."""
    either = "|".join(
        f"[{form[0].lower()}{form[0].upper()}]{re.escape(form[1:])}"
        for form in sorted(forms, key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")
