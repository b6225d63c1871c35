"""The house rules of each language, as data/style.yml has them."""

from __future__ import annotations

import re
from functools import cached_property
from math import inf
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

from handbook.prose.blocks import Block
from handbook.reading.problems import Problem, Problems
from handbook.reading.reader import Reader
from handbook.reading.text import Item
from handbook.reading.walk import Verbatim


def _is_pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"«{value}» is no pattern ({error}). Correct it.") from error
    return value


Pattern = Annotated[str, AfterValidator(_is_pattern), Verbatim()]


class Avoid(Item):
    """What not to write, as a regular expression, and what to write.

    It is right in files whose path holds one of `spare`, and where `closed`, in what stands closed.
    """

    find: Pattern
    write: str
    spare: tuple[str, ...] = ()
    closed: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.find)

    def holds(self, block: Block, closed_from: float = inf) -> bool:
        """Whether it holds for this block of a page whose text stands closed from a line on."""
        spared = any(part in block.file for part in self.spare)
        return not spared and not (self.closed and block.line >= closed_from)


class Style(Item):
    """The house rules of one language.

    `headings` are headings that say nothing, and `papers` the names of those behind the work. `one`
    and `many` are the words that speak to a person and to a group. `reasons` begin the reason in an
    option of a question. `claims` are what makes a sentence a claim that needs a source. `forms`
    are wrong wherever they stand; `words` are wrong in our own voice, and allowed in a quotation.
    The report lists `looks`, which a person judges, and the pages that have one of `once` more
    often.
    """

    language: str
    headings: tuple[str, ...]
    papers: Pattern
    one: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    reasons: Pattern
    claims: tuple[Pattern, ...]
    forms: tuple[Avoid, ...]
    words: tuple[Avoid, ...]
    looks: tuple[Avoid, ...] = ()
    once: tuple[Avoid, ...] = ()


def styles(root: Path, languages: tuple[str, ...]) -> dict[str, Style]:
    """The house rules of each of `languages`; raises `Problems` where data/style.yml lacks any."""
    reader = Reader(root)
    reader.codes = languages
    reader.rows("style", Style, key="language")
    found: dict[str, Style] = reader.items["style"]
    message = "has no rules for «{}». Copy the entry of the language most like it and change that."
    missing = [] if reader.problems else [code for code in languages if code not in found]
    reader.problems += [
        Problem("data/style.yml", 1, "file", message.format(code)) for code in missing
    ]
    if reader.problems:
        raise Problems(reader.problems)
    return found
