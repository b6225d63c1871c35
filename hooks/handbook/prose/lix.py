"""How a text reads, in numbers: its readability index LIX (Björnsson 1968) and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from handbook.prose.blocks import Block, words

LONG_WORD = 6  # letters; LIX counts words with more
SHORT_SENTENCE = 6  # words; many sentences with no more read as a staccato


@dataclass(frozen=True)
class Measure:
    """What was counted in a text; two add up to that of both. `papers` are those it names."""

    words: int = 0
    long_words: int = 0
    sentences: int = 0
    short: int = 0
    papers: int = 0

    def __add__(self, other: Measure) -> Measure:
        return Measure(
            self.words + other.words,
            self.long_words + other.long_words,
            self.sentences + other.sentences,
            self.short + other.short,
            self.papers + other.papers,
        )

    @property
    def mean(self) -> float:
        """How many words a sentence has; 0 for an empty text."""
        return self.words / (self.sentences or 1)

    @property
    def staccato(self) -> float:
        """How many of a hundred sentences are short."""
        return 100 * self.short / (self.sentences or 1)

    @property
    def lix(self) -> float:
        """Words per sentence plus the share of long words in per cent; 0 for an empty text.

        Björnsson's scale: below 30 very easy, 40 ordinary prose, 50 official texts, above 60 hard.
        """
        return self.mean + 100 * self.long_words / (self.words or 1)


def measure(blocks: Iterable[Block], papers: str = r"(?!)") -> Measure:
    """What is counted in `blocks`; headings are no sentences, and name papers all the same."""
    total = Measure()
    for block in blocks:
        counted = [words(each) for each in block.sentences if block.kind != "heading"]
        total += Measure(
            words=sum(map(len, counted)),
            long_words=sum(len(word) > LONG_WORD for each in counted for word in each),
            sentences=len(counted),
            short=sum(len(each) <= SHORT_SENTENCE for each in counted),
            papers=len(re.findall(papers, block.plain)),
        )
    return total


def lix(blocks: Iterable[Block]) -> float:
    """The readability of `blocks` alone."""
    return measure(blocks).lix
