"""The readability index LIX (Björnsson 1968), for authors who choose what to rewrite first."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.prose.blocks import Block, words

LONG_WORD = 6  # letters; LIX counts words with more


def lix(blocks: Iterable[Block]) -> float:
    """Words per sentence plus the share of long words in per cent; 0 for an empty text.

    Björnsson's scale: below 30 very easy, 40 ordinary prose, 50 official texts, above 60 hard.
    """
    sentences = [sentence for block in blocks for sentence in block.sentences]
    counted = [word for sentence in sentences for word in words(sentence)]
    if not counted:
        return 0.0
    long = sum(len(word) > LONG_WORD for word in counted)
    return len(counted) / len(sentences) + 100 * long / len(counted)
