"""What a person should look at in the text, since no machine can tell whether it is good."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from handbook.pages.page import Page
from handbook.prose.blocks import Block, words
from handbook.prose.check import Prose
from handbook.prose.style import Look, Style

TOLD_TWICE = 8  # words; a shorter sentence may stand on two pages


def noted(prose: Prose, pages: Mapping[str, Page], house: Mapping[str, Style]) -> Iterator[str]:
    """Each place with one of the `looks` of its language."""
    for name, texts in prose.pages.items():
        for code, blocks in texts.items():
            end = pages[name].closed_from(code)
            for look in house[code].looks:
                open_to = end if look.closed else float("inf")
                yield from _found(look, (block for block in blocks if block.line < open_to))
    for code, blocks in prose.data.items():
        for look in house[code].looks:
            yield from _found(look, blocks)


def _found(look: Look, blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if not any(part in block.file for part in look.spare):
            for match in re.finditer(look.find, block.own):
                yield f"{block.file}:{block.line}: «{match[0]}»: {look.write}"


def repeated(prose: Prose, house: Mapping[str, Style]) -> Iterator[str]:
    """The pages that have what may stand there once more often, and where it stands."""
    for texts in prose.pages.values():
        for code, blocks in texts.items():
            for row in house[code].once:
                found = [
                    block.line
                    for block in blocks
                    for sentence in block.sentences
                    if re.search(row.find, sentence.strip())
                ]
                if len(found) > 1:
                    lines = ", ".join(map(str, found))
                    yield f"{blocks[0].file}: {len(found)} times, in lines {lines}: {row.write}"


def told_twice(prose: Prose) -> Iterator[str]:
    """Each longer sentence of our own that stands on two pages or more, and where."""
    places: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for name, texts in prose.pages.items():
        for code, blocks in texts.items():
            for block in blocks:
                for sentence in block.sentences:
                    if len(words(sentence)) >= TOLD_TWICE:
                        same = code, " ".join(words(sentence)).casefold()
                        places[same].setdefault(name, f"{block.file}:{block.line}")
    for (_, said), found in places.items():
        if len(found) > 1:
            yield f"{', '.join(found.values())}: {said}"
