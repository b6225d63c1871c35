"""The rules of plain language that a machine can hold a text to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import inf

from handbook.pages.inline import CITATION
from handbook.prose.blocks import Block, words
from handbook.prose.style import Style
from handbook.reading.problems import Problem

LONGEST_SENTENCE = 30  # words; above it a check fails
LONG_SENTENCE = 25  # words; above it the author's report names the sentence
LONGEST_SUMMARY = 155  # characters; search engines cut what is longer
LONGEST_CHECKLIST = 7  # items
CHECKLIST = "checklist"


def check(
    blocks: list[Block], style: Style, *, together: bool = False, closed_from: float = inf
) -> Iterator[Problem]:
    """Everything in the blocks of one page, or of the data, that breaks a rule of its language.

    Where a page speaks of its reader and a helper `together`, one and many may stand in a section.
    What it has from the line `closed_from` on stands closed.
    """
    for block in blocks:
        yield from _avoided(block, style, closed_from)
        yield from _long(block)
        if block.kind == "heading" and block.plain.strip(" .:").casefold() in style.headings:
            message = f"«{block.plain}» says nothing. Write what the section tells."
            yield Problem(block.file, block.line, "heading", message)
        if block.kind == "summary" and len(block.text) > LONGEST_SUMMARY:
            message = f"has {len(block.text)} characters. Use at most {LONGEST_SUMMARY}."
            yield Problem(block.file, block.line, "summary", message)
    yield from _unsourced(blocks, style)
    if not together:
        yield from _addresses(blocks, style)
    yield from _checklist(blocks)


def long_sentences(blocks: Iterable[Block], limit: int) -> Iterator[tuple[Block, str, int]]:
    """Each sentence with more than `limit` words: its block, itself, and how many words."""
    for block in blocks:
        for sentence in block.sentences:
            if (count := len(words(sentence))) > limit:
                yield block, sentence, count


def _long(block: Block) -> Iterator[Problem]:
    for _, sentence, count in long_sentences([block], LONGEST_SENTENCE):
        start = " ".join(sentence.split()[:6])
        message = f"«{start} …» has {count} words. Split it: at most {LONGEST_SENTENCE}."
        yield Problem(block.file, block.line, "sentence", message)


def _avoided(block: Block, style: Style, closed_from: float) -> Iterator[Problem]:
    for rows, text in ((style.forms, block.plain), (style.words, block.own)):
        for row in rows:  # few find anything, so that is asked first
            for match in row.pattern.finditer(text):
                if row.holds(block, closed_from):
                    message = f"«{match[0]}» is not how we write. {row.write}"
                    yield Problem(block.file, block.line, "text", message)


def _unsourced(blocks: Iterable[Block], style: Style) -> Iterator[Problem]:
    """A claim is sourced by a footnote in its paragraph, or in the one that leads into its list."""
    for block in blocks:
        if block.kind not in ("paragraph", "item") or block.section == CHECKLIST:
            continue
        if CITATION.search(block.text) or CITATION.search(block.lead):
            continue
        for pattern in style.claims:
            if match := re.search(pattern, block.own):
                message = f"«{match[0]}» is a claim without a source. Cite one: [^its-id]."
                yield Problem(block.file, block.line, "claim", message)
                break


def _addresses(blocks: Iterable[Block], style: Style) -> Iterator[Problem]:
    """One reader or a group of them: not both between two headings."""
    first: dict[str | None, tuple[str, int]] = {}
    told: set[str | None] = set()
    for block in blocks:
        if block.kind not in ("paragraph", "item"):
            continue
        for word in words(block.own):
            kind = _kind(word, style)
            if not kind or block.section in told:
                continue
            before, line = first.setdefault(block.section, (kind, block.line))
            if before != kind:
                told.add(block.section)
                message = f"«{word}» here, and the other way of address in line {line}. Choose one."
                yield Problem(block.file, block.line, "address", message)


def _kind(word: str, style: Style) -> str:
    folded = word.casefold()
    return "one" if folded in style.one else "many" if folded in style.many else ""


def _checklist(blocks: Iterable[Block]) -> Iterator[Problem]:
    items = [block for block in blocks if block.section == CHECKLIST and block.kind == "item"]
    if len(items) > LONGEST_CHECKLIST:
        message = f"has {len(items)} items. Keep the {LONGEST_CHECKLIST} that matter most."
        yield Problem(items[0].file, items[0].line, "checklist", message)
