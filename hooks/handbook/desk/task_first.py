"""What stands between readers and their task: papers named in sight, a long way to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handbook.library import COMPONENTS, Library
from handbook.pages.inline import CITATION
from handbook.pages.markdown import Fence
from handbook.pages.page import Page, PageText, count_words
from handbook.prose.style import Style
from handbook.reading.problems import Problem
from handbook.reading.text import Item, Text, texts_in


def faults(read: Library, house: Mapping[str, Style]) -> Iterator[Problem]:
    """The pages that name the papers behind the work too often, or begin it too late, by language.

    Read is what the author wrote and what the data says that the page shows; what stands closed is
    not in sight, and the list of sources is where papers are named.
    """
    for page in read.pages.values():
        for language, text in page.texts.items():
            yield from _papers(read, page, text, re.compile(house[language].papers))
            yield from _lead(page, text)


def _papers(
    read: Library, page: Page, text: PageText, papers: re.Pattern[str]
) -> Iterator[Problem]:
    most = page.kind.papers
    named = [
        (line, found[0])
        for line, said in _in_sight(read, page, text)
        for found in papers.finditer(said)
    ]
    if most is not None and len(named) > most:
        line, paper = sorted(named)[most]
        message = (
            f"«{paper}» is one of {len(named)} papers named in sight on this page, with what it "
            f"shows; {most} is most. State the norm and cite its source, or move this to a section "
            "that stands closed."
        )
        yield Problem(text.file, line, "papers", message)


def _in_sight(read: Library, page: Page, text: PageText) -> Iterator[tuple[int, str]]:
    """Each text that is read before anything is opened, and the line of the page it comes from."""
    end = page.closed_from(text.language)
    for name in ("summary", "next_why"):
        if said := getattr(text.facts, name):
            yield text.located.line((name,)), said
    if next_page := read.pages.get(page.facts.next or ""):
        yield 1, next_page.texts[text.language].title
    yield from ((block.line, block.text) for block in text.blocks if block.line < end)
    if not page.kind.opens_with_tool:  # its headings are listed once more, the closed ones too
        yield from ((each.line, each.text) for each in text.headings if each.level == 2)
    for fence in (each for each in text.fences if each.line < end):
        yield from ((fence.line, said[text.language]) for said in _shown(read, fence))


def _shown(read: Library, fence: Fence) -> Iterator[Text]:
    if COMPONENTS[fence.word].taken:
        return
    asked = read.asked(fence.word, fence.body)
    items = [each for each in asked if isinstance(each, Item)]
    yield from texts_in(tuple(items or COMPONENTS[fence.word].reads(read, asked)))


def _lead(page: Page, text: PageText) -> Iterator[Problem]:
    first = next((heading for heading in text.headings if heading.level == 2), None)
    if page.kind.lead is None or first is None:
        return
    before = [block.text for block in text.blocks if block.line < first.line]
    count = sum(count_words(CITATION.sub("", said)) for said in (*before, text.facts.summary))
    if count > page.kind.lead:
        message = (
            f"comes after {count} words: the title, the summary and what else stands before it. "
            f"Keep them to {page.kind.lead}, so that the first step is in sight."
        )
        yield Problem(text.file, first.line, f"heading «{first.text}»", message)
