"""Holds the numbers of two languages of one text against each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from babel.numbers import get_decimal_symbol, get_group_symbol

from handbook.prose.blocks import Block
from handbook.reading.languages import Language
from handbook.reading.problems import Problem

_SPACES = " \u00a0\u202f"
# what begins the telephone numbers of help lines in all of Europe is no thousand
_HELP_LINE = rf"(?!116[{_SPACES}])"


def numbers(text: str, language: Language) -> Counter[Decimal]:
    """How often each number stands in `text`, written in digits as this language writes them.

    A full stop inside a number (a version, WCAG 2.2) is read as a decimal mark in every language.
    """
    return Counter(_numbers(text, language.locale))


# the same sections are read again for each question, and in each rebuild while serving
@lru_cache(maxsize=2**14)
def _numbers(text: str, locale: str) -> tuple[Decimal, ...]:
    return tuple(
        Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{part or '0'}").normalize()
        for whole, part in _pattern(locale).findall(text)
    )


@lru_cache
def _pattern(locale: str) -> re.Pattern[str]:
    known = locale.replace("-", "_")
    decimal, group = get_decimal_symbol(known), get_group_symbol(known)
    between = f"[{_SPACES}]" if group.isspace() else re.escape(group)
    grouped = rf"{_HELP_LINE}\d{{1,3}}(?:{between}\d{{3}})+(?!\d)"
    return re.compile(rf"(?<![\w])({grouped}|\d+)(?:[{decimal}.](\d+))?")


def differences(
    source: Iterable[Block], other: Iterable[Block], languages: tuple[Language, Language]
) -> Iterator[Problem]:
    """Where the second language of a text has other numbers than the first, told in one line."""
    mine, theirs = (
        [(block, numbers(block.plain, language)) for block in blocks]
        for blocks, language in zip((source, other), languages, strict=True)
    )
    there, here = (sum((found for _, found in text), Counter[Decimal]()) for text in (mine, theirs))
    if here != there:
        at, from_ = _first(theirs, here - there), _first(mine, there - here)
        message = (
            f"differ from {from_.file}:{from_.line}: only here: {_told(here - there)}; "
            f"only there: {_told(there - here)}. Write the same numbers, in digits or in words."
        )
        yield Problem(at.file, at.line, "numbers", message)


def _first(text: list[tuple[Block, Counter[Decimal]]], extra: Counter[Decimal]) -> Block:
    """The first block with a number that the other language lacks, or the first of all."""
    return next((block for block, found in text if found & extra), text[0][0])


def _told(counted: Counter[Decimal]) -> str:
    return ", ".join(f"{number:f}" for number in sorted(counted.elements())) or "nothing more"
