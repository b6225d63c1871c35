"""Leads the first use of a term on a page to its entry, and tells the word that readers meet."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbook.library import Library
from handbook.pages import beginnings
from handbook.pages.glossary import Term
from handbook.pages.inline import CITATION
from handbook.pages.page import Page

MOST = 8  # a page with more links than this reads as blue rather than as text
SKIPPED_SECTIONS = frozenset({"checklist"})  # its items become the labels of boxes to tick

_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_NOT_PROSE = re.compile(r"^\s*(!!!|\?\?\?|\[\^[\w-]+\]:|\{:|\||///)")
# What stays as it is inside a line: code, links, images, citations, titles, quotations, attributes.
_KEPT = re.compile(
    CITATION.pattern + r"|`[^`]*`|!?\[[^\]]*\]\([^)]*\)|<[^>]*>|https?://\S+"
    r"|(?<!\*)\*[^*\n]+\*(?!\*)|«[^»]*»|“[^”]*”|\{[^}]*\}"
)
_JOINED = re.compile(r"[’']")  # a word in brackets cannot stand between a term and its genitive


def glossary_page(library: Library) -> Page | None:
    """The page that shows the glossary, where there is one."""
    return library.page_of("glossary", "all")


@dataclass(frozen=True)
class _Use:
    """What the first use of a term asks for: a link to its entry, and its word where it is met."""

    form: re.Pattern[str]
    link: bool
    word: str  # in brackets, or nothing
    told: re.Pattern[str]  # what needs no such word after it, for it stands there already

    @classmethod
    def of(cls, term: Term, code: str) -> _Use:
        """What `term` asks for on pages in the language `code`."""
        met = term.met_in if term.met_in != code else None
        word = f" (*{term.term[met]}*{{ lang={met} }})" if met else ""
        forms = term.forms(code)
        return cls(_pattern(forms), term.link, word, _pattern(term.forms(met) if met else forms))


class Terms:
    """The terms of a library that ask for something at their first use, in one language."""

    def __init__(self, library: Library, code: str) -> None:
        self._code = code
        self._glossary = glossary_page(library)
        uses = {term.id: _Use.of(term, code) for term in library.glossary.values()}
        self._uses = {name: use for name, use in uses.items() if use.link or use.word}
        # one search finds where any of them begins; most lines hold none
        self._any = _pattern(
            form for name in self._uses for form in library.glossary[name].forms(code)
        )

    def into(self, markdown: str, page: Page) -> str:
        """`markdown` of `page` with what each term asks for at its first use: a link, its word.

        Headings, links, fences, quotations, titles and checklists stay as they are. A term that the
        page's own title names gets no link. At most `MOST` terms are linked, those that come first.
        """
        if self._glossary is None or self._glossary.id == page.id or not self._uses:
            return markdown
        text = page.texts[self._code]
        there = self._glossary.texts[self._code].file
        address = posixpath.relpath(there, posixpath.dirname(text.file))
        first = _FirstUses(self._any, self._uses, address, text.title)
        lines = markdown.split("\n")
        for number in _prose(lines):
            if self._any.search(lines[number]):
                lines[number] = first.into(lines[number])
        return "\n".join(lines)


class _FirstUses:
    """Gives each term what its first use asks for, links as long as there is room for more."""

    def __init__(
        self, some: re.Pattern[str], uses: dict[str, _Use], address: str, title: str
    ) -> None:
        self._any, self._uses, self._address, self._room = some, uses, address, MOST
        self._links = {
            name for name, use in uses.items() if use.link and not use.form.search(title)
        }
        self._words = {name for name, use in uses.items() if use.word}

    def into(self, line: str) -> str:
        """The line with what it gets; what `_KEPT` matches stays as it is."""
        written, end = [], 0
        for kept in _KEPT.finditer(line):
            written += [self._text(line[end : kept.start()], line), kept[0]]
            end = kept.end()
        return "".join([*written, self._text(line[end:], line)])

    def _text(self, text: str, line: str) -> str:
        written, end = [], 0
        while first := self._first(text, end):
            name, match = first
            written += [text[end : match.start()], self._linked(name, match[0])]
            end = match.end()
            if name in self._words and not _JOINED.match(text, end):
                self._words.remove(name)
                written += [] if self._uses[name].told.search(line) else [self._uses[name].word]
        return "".join([*written, text[end:]])

    def _linked(self, name: str, said: str) -> str:
        """`said` as a link to the entry of its term, where that is to have one."""
        if name not in self._links or not self._room:
            return said
        self._links.remove(name)
        self._room -= 1
        return f"[{said}]({self._address}#{name}){{ .term }}"

    def _first(self, text: str, start: int) -> tuple[str, re.Match[str]] | None:
        """The term that comes first in `text` from `start`, and the longer of two that begin there.

        Where the term that begins first has all it asks for, a shorter one inside it may not.
        """
        wanted = self._words | self._links if self._room else self._words
        while wanted and (found := self._any.search(text, start)):
            start = found.start()
            here = [(name, self._uses[name].form.match(text, start)) for name in wanted]
            matches = [(name, match) for name, match in here if match]
            if matches:
                return max(matches, key=lambda hit: (hit[1].end(), hit[0]))
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
