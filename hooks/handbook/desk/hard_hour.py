"""What stands in the way of somebody who reads in a hard hour: length, long words, marks."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.library import Library
from handbook.pages.kinds import Kind
from handbook.pages.page import PageText, count_words
from handbook.prose.blocks import of_page
from handbook.prose.lix import lix
from handbook.reading.problems import Problem


def faults(read: Library) -> Iterator[Problem]:
    """The pages that are longer or harder than their kind allows, or late with what to say."""
    for page in read.pages.values():
        for text in page.texts.values():
            yield from _long(page.kind, text)
            yield from _hard(page.kind, text)
            yield from _marked(page.kind, text)
            yield from _silent(page.kind, text)


def _long(kind: Kind, text: PageText) -> Iterator[Problem]:
    if kind.words is None:
        return
    count = sum(count_words(block.plain) for block in of_page(text))
    if count > kind.words:
        message = f"has {count} words, and {kind.words} is most. Leave out what can wait."
        yield Problem(text.file, 1, "length", message)


def _hard(kind: Kind, text: PageText) -> Iterator[Problem]:
    if kind.lix is None:
        return
    found = lix(of_page(text))
    if found >= kind.lix:
        message = (
            f"has LIX {found:.1f}, and it must be below {kind.lix}. Write shorter sentences and "
            "words of at most six letters where there are some."
        )
        yield Problem(text.file, 1, "readability", message)


def _marked(kind: Kind, text: PageText) -> Iterator[Problem]:
    if not kind.cites:
        for name, line in text.citations:
            message = f"«{name}» is a mark of a source. Name it on the page of sources instead."
            yield Problem(text.file, line, "footnote", message)


def _silent(kind: Kind, text: PageText) -> Iterator[Problem]:
    if kind.says is None:
        return
    first = next((b.line for b in text.blocks if b.kind == "quotation" or "<q" in b.text), None)
    before = sum(count_words(b.plain) for b in of_page(text) if b.line < (first or 0))
    if first is None or before > kind.says:
        late = f"comes after {before} words" if first else "is missing"
        message = f"{late}: write a line that begins with > within the first {kind.says} words."
        yield Problem(text.file, first or 1, "what to say", message)
