"""Leads the first use of a term on a page to its entry in the glossary."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from handbook.library import Library
from handbook.pages.glossary import Term
from handbook.pages.page import CITATION, HEADING, Page

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


def with_terms(markdown: str, library: Library, page: Page, code: str) -> str:
    """`markdown` of `page` with a link at the first use of each term that asks for one.

    Headings, links, fences, quotations, titles and checklists stay as they are, and so does a term
    that the page's own title names. At most `MOST` terms are linked, those that come first.
    """
    glossary = glossary_page(library)
    if glossary is None or glossary.id == page.id:
        return markdown
    here = posixpath.dirname(page.texts[code].file)
    address = posixpath.relpath(glossary.texts[code].file, here)
    title = page.texts[code].title
    wanted = {term.id: _pattern(term, code) for term in library.glossary.values() if term.link}
    wanted = {name: form for name, form in wanted.items() if not form.search(title)}
    links = _Links(wanted, address)
    lines = markdown.split("\n")
    for number in _prose(lines):
        lines[number] = links.into(lines[number])
    return "\n".join(lines)


class _Links:
    """Gives each term one link, as long as there is room for more."""

    def __init__(self, wanted: dict[str, re.Pattern[str]], address: str) -> None:
        self._wanted, self._address, self._room = wanted, address, MOST

    def into(self, line: str) -> str:
        """The line with its links; what `_KEPT` matches stays as it is."""
        written, end = [], 0
        for kept in _KEPT.finditer(line):
            written += [self._text(line[end : kept.start()]), kept[0]]
            end = kept.end()
        return "".join([*written, self._text(line[end:])])

    def _text(self, text: str) -> str:
        written = ""
        while self._room and (first := self._first(text)):
            name, match = first
            link = f"[{match[0]}]({self._address}#{name}){{ .term }}"
            written, text = written + text[: match.start()] + link, text[match.end() :]
            del self._wanted[name]
            self._room -= 1
        return written + text

    def _first(self, text: str) -> tuple[str, re.Match[str]] | None:
        """The term that comes first in `text`, and the longer of two that begin together."""
        found = [(name, form.search(text)) for name, form in self._wanted.items()]
        matches = [(name, match) for name, match in found if match]
        return min(matches, key=lambda hit: (hit[1].start(), -hit[1].end()), default=None)


def _prose(lines: list[str]) -> Iterator[int]:
    """The places of the lines that hold running text a reader may follow a link from."""
    fence, skipped = "", False
    for number, line in enumerate(lines):
        if mark := _FENCE.match(line):
            fence = "" if fence == mark[1] else fence or mark[1]
        elif heading := HEADING.match(line):
            skipped = not fence and heading[3] in SKIPPED_SECTIONS
        elif not (fence or skipped or _NOT_PROSE.match(line)):
            yield number


def _pattern(term: Term, code: str) -> re.Pattern[str]:
    """The term's forms as whole words, the longest first; the first letter may be a capital."""
    forms = sorted(term.forms(code), key=len, reverse=True)
    either = "|".join(
        f"[{form[0].lower()}{form[0].upper()}]{re.escape(form[1:])}" for form in forms
    )
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")
