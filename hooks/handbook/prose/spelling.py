"""Finds words that neither the language's dictionary nor the handbook's own list knows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from handbook.prose.blocks import Block
from handbook.reading.located import text_of
from handbook.reading.problems import Problem

Known = Callable[[str], bool]

# a word with hyphens and apostrophes inside; what holds digits, dots or @ is no word
_WORD = re.compile(r"(?<![\w@./&-])[^\W\d_]+(?:[-’'][^\W\d_]+)*(?![\w@&]|[./]\w|-\d)")


def own_words(root: Path, code: str) -> list[str]:
    """The words that the handbook adds to the dictionary of a language, in the list's order.

    Raises `Problems` where it has no list, which may be empty.
    """
    return text_of(root / word_list(code), root).split()


def word_list(code: str) -> str:
    """Where the handbook's own words in a language stand, one a line, below its root."""
    return f"data/words-{code}.txt"


def misspelt(
    blocks: Iterable[Block], known: Known, own: Iterable[str], file: str
) -> Iterator[Problem]:
    """Each unknown word with its place; `file` is the list where a sound one is to be added.

    A word of our own counts with a capital letter, in the genitive and as part of a hyphenated
    word too. Abbreviations in capitals are left alone.
    """
    ours = set(own)
    judged: dict[str, bool] = {}
    for block in blocks:
        for word in _WORD.findall(block.spelt):
            if word not in judged:
                judged[word] = _sound(word, known, ours)
            if not judged[word]:
                message = f"«{word}» is in no dictionary. Correct it, or add it to {file}."
                yield Problem(block.file, block.line, "spelling", message)


def unsorted(own: list[str], file: str) -> Iterator[Problem]:
    """Words of the list that stand out of order, or twice."""
    for line, (before, word) in enumerate(itertools.pairwise(own), 2):
        if word <= before:
            message = f"«{word}» does not come after «{before}». Sort the list, each word once."
            yield Problem(file, line, "words", message)


def _sound(word: str, known: Known, ours: set[str]) -> bool:
    if len(word) == 1 or word.isupper():
        return True
    word = word.replace("’", "'")
    bare = re.sub(r"'s?$", "", word)
    lower = bare[:1].lower() + bare[1:]
    if any(known(form) or form in ours or form.removesuffix("s") in ours for form in (bare, lower)):
        return True
    if bare[0].isupper() and known(bare.removesuffix("s")):  # the genitive of a name
        return True
    parts = bare.split("-")
    return len(parts) > 1 and all(not part or _sound(part, known, ours) for part in parts)
