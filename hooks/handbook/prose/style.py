"""The house rules of each language, as data/style.yml has them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

from handbook.reading.located import read, validate
from handbook.reading.problems import Problems
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
    """What not to write, as a regular expression, and what to write."""

    find: Pattern
    write: str


class Style(Item):
    """The house rules of one language.

    `headings` are headings that say nothing. `one` and `many` are the words that speak to a person
    and to a group. `claims` are what makes a sentence a claim that needs a source. `forms` are
    wrong wherever they stand; `words` are wrong in our own voice, and allowed in a quotation.
    """

    language: str
    headings: tuple[str, ...]
    one: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    claims: tuple[Pattern, ...]
    forms: tuple[Avoid, ...]
    words: tuple[Avoid, ...]


def styles(root: Path, languages: tuple[str, ...]) -> dict[str, Style]:
    """The house rules of each of `languages`; raises `Problems` where data/style.yml lacks any."""
    located = read(root / "data" / "style.yml", root)
    rows = [validate(located, Style, languages, (place,)) for place in range(len(located.value))]
    found = {row.language: row for row in rows}
    message = "has no rules for «{}». Copy the entry of the language most like it and change that."
    missing = [code for code in languages if code not in found]
    if missing:
        raise Problems([located.problem((), message.format(code)) for code in missing])
    return found
