"""The numbers a reader may type: how they are read, their limits, and how to mend them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

import pydantic
from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from handbook.reading.languages import Language
from handbook.reading.text import Item, MaybeEmpty, Text
from handbook.tools.typed import plain

_GROUPED = "[1-9][0-9]{{0,2}}(?:{}[0-9]{{3}})+"
# A whole number, and the mark that may part one or two decimals from it.
_FORMS = tuple(
    re.compile(rf"({whole})(?:{mark}([0-9]{{1,2}}))?")
    for whole, mark in (
        ("[0-9]+", "[.,]"),
        (_GROUPED.format(" "), "[.,]"),
        (_GROUPED.format(","), r"\."),
        (_GROUPED.format(r"\."), ","),
        (_GROUPED.format("['’]"), "[.,]"),
    )
)
# ,5 is 0,5, and 5, is 5.
_CUT = ((re.compile("^(?=[.,][0-9])"), "0"), (re.compile("(?<=[0-9])[.,]$"), ""))
# Ten or ten thousand: languages differ, so only a field that takes no decimals tells.
_UNSURE = re.compile(r"[0-9]+[.,][0-9]{3}")
_UNITS = {
    "percent": "%",
    "minutes": r"min\.?|minutt|minutter|minutes?",
    "posts": "årsverk|fte|stilling|stillinger|posts?",
}
_NAMED = "|".join(f"(?P<{name}>{words})" for name, words in _UNITS.items())
# What may stand around it: kr 1 200, 1 200,-, 1 200 kroner, 12,5 %, 90 min, 4 årsverk.
_MARKS = re.compile(
    rf"(?:(?:kr\.?|nok) ?)?(.*?)(?:[.,][-\u2013])?(?: ?(?:kr\.?|kroner|nok|{_NAMED}))?",
    re.IGNORECASE,
)


def _name(value: str) -> str:
    if not re.fullmatch(r"[a-z][A-Za-z0-9]*", value):
        raise ValueError(f"cannot be «{value}». Write a name for the address: firstYearCaseload.")
    return value


Name = Annotated[str, AfterValidator(_name)]


class Named(BaseModel):
    """Numbers that bear the names of the address: `firstYearCaseload`."""

    model_config = ConfigDict(frozen=True, alias_generator=to_camel, populate_by_name=True)


def number(typed: str, decimals: int = 0, *, unit: str | None = None) -> Decimal | None:
    """The number a reader typed, as `1 200,5`, `,5`, `1,200.5`, `kr 1.200,50` or `12,5 %`.

    None where it is none, or where it is unclear in a field that takes `decimals`: 10.000, 10,000.
    Where another `unit` is asked for, or none (""), what is typed in minutes is another number than
    asked for.
    """
    parts = _MARKS.fullmatch(plain(typed))
    if not parts or (unit is not None and any(parts[each] for each in _UNITS if each != unit)):
        return None
    bare = parts[1]
    for pattern, instead in _CUT:
        bare = pattern.sub(instead, bare)
    if decimals and _UNSURE.fullmatch(bare):
        return None
    match = next(filter(None, (form.fullmatch(bare) for form in _FORMS)), None)
    return match and Decimal(re.sub(r"\D", "", match[1]) + "." + (match[2] or "0"))


class AtMost(Item):
    """Another field that a value may not exceed, and what to say when it does."""

    field: Name
    error: Text


class Needs(Item):
    """Another field that must be filled in too, and what to say when it is not."""

    field: Name
    error: Text


class Standard(Item):
    """One norm: the number, and whose it is."""

    value: str
    label: Text


class Standards(Item):
    """Norms that somebody has set for a field, offered as a choice that fills it."""

    ask: Text
    choices: Annotated[tuple[Standard, ...], pydantic.Field(min_length=1)]


class Field(Item):
    """One number a reader may type; its id is its name in the page's address.

    `error` says which field it is and how to mend it; {min} and {max} in it, and in `hint`,
    become the limits as the language writes them. A `year` has no mark between its thousands, and
    27 is 2027. A `month` is chosen by its name.
    Its `unit` may be typed after it, as % or årsverk, and no other unit.
    Where it comes `from_example`, what the last example has there is told beside the hint.
    A `sparse` field is left out of the address while it is empty. In rows, one that is `carried`
    enters no sum here and goes along to other tools.
    """

    id: Name
    label: Text
    hint: Text
    min: Decimal
    max: Decimal
    decimals: Annotated[int, pydantic.Field(ge=0, le=2)] = 0
    default: MaybeEmpty = ""
    optional: bool = False
    year: bool = False
    month: bool = False
    unit: Literal["", "percent", "posts"] = ""
    sparse: bool = False
    carried: bool = False
    from_example: bool = False
    at_most: AtMost | None = None
    needs: Needs | None = None
    error: Text
    standards: Standards | None = None

    def read(self, typed: str) -> Decimal | None:
        """The number that this field takes `typed` for."""
        value = number(typed, self.decimals, unit=self.unit)
        return value + 2000 if value is not None and self.year and value < 100 else value

    def say(self, text: Text, language: Language) -> str:
        """`text` in `language`, with the field's limits written in."""
        limits = {"{min}": self.min, "{max}": self.max}
        said = text[language.code]
        for name, value in limits.items():
            said = said.replace(name, self.write(value, language))
        return said

    def write(self, value: Decimal, language: Language) -> str:
        """`value` as `language` writes what this field is about."""
        if self.month:
            return language.months[int(value) - 1]
        return f"{value:.0f}" if self.year else language.number(value)

    def allows(self, value: Decimal | None) -> bool:
        """Whether `value` is a number within the limits, with no more decimals than it may."""
        if value is None or not self.min <= value <= self.max:
            return False
        return value == round(value, self.decimals)
