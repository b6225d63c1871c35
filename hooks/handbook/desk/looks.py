"""What a person should look at in the text, since no machine can tell whether it is good."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import inf

from handbook.prose.blocks import Block, words
from handbook.prose.check import Prose
from handbook.prose.rules import CHECKLIST
from handbook.prose.style import Style

TOLD_TWICE = 8  # words; a shorter sentence may stand on two pages


def noted(prose: Prose, house: Mapping[str, Style]) -> Iterator[str]:
    """Each place with one of the `looks` of its language."""
    for name, texts in prose.pages.items():
        for code, blocks in texts.items():
            yield from _noted(blocks, house[code], prose.closed[name][code])
    for code, blocks in prose.data.items():
        yield from _noted(blocks, house[code])


def _noted(blocks: Iterable[Block], style: Style, closed_from: float = inf) -> Iterator[str]:
    for look in style.looks:
        for block in (each for each in blocks if look.holds(each, closed_from)):
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


def _tells(block: Block) -> bool:
    in_text = block.kind in ("paragraph", "item") and block.section != CHECKLIST
    return in_text and not block.text.startswith("[")


def told_twice(prose: Prose) -> Iterator[str]:
    """Each longer sentence of our own that stands on two pages or more, and where.

    What may: a step to tick off, something to say, the name of a page in a link to it.
    """
    places: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for name, texts in prose.pages.items():
        for code, blocks in texts.items():
            for block in filter(_tells, blocks):
                for sentence in block.sentences:
                    if sentence in block.own and len(words(sentence)) >= TOLD_TWICE:
                        same = code, " ".join(words(sentence)).casefold()
                        places[same].setdefault(name, f"{block.file}:{block.line}")
    for (_, said), found in places.items():
        if len(found) > 1:
            yield f"{', '.join(found.values())}: {said}"
