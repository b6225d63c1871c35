"""The languages of the handbook and how each writes numbers, dates and sizes."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date, get_day_names, get_month_names
from babel.numbers import format_decimal
from pydantic import AfterValidator

from handbook.reading.text import Item, MaybeEmpty

# Where Material, the theme, keeps the word stems of the languages that its search knows.
_OF_LUNR = Locale.parse("en_US").language  # the search program brings these itself
_STEMS = "templates/assets/javascripts/lunr/min/lunr.{}.min.js"


@cache
def _stems() -> frozenset[str]:
    """The languages that the search has word stems for; none where the theme is not installed."""
    theme = find_spec("material")
    folders = theme.submodule_search_locations if theme else ()
    found = (path for each in folders or () for path in Path(each).glob(_STEMS.format("*")))
    names = {path.name.split(".")[1] for path in found}
    return frozenset(names - {"multi", "stemmer"} | {_OF_LUNR} if names else ())


def _known(locale: str) -> str:
    try:
        Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        raise ValueError("is no locale that Babel knows. Write one such as nb-NO.") from None
    return locale


def _stemmed(search: str) -> str:
    if _stems() and search not in _stems():
        known = ", ".join(sorted(_stems()))
        raise ValueError(
            f"is «{search}», and the search has no word stems for it. It has: {known}."
        )
    return search


class Language(Item):
    """One language: its code and folder, its own name, its place in the site.

    `search` is the language as the theme's search names it, and `endings` are what inflection adds
    to its words: a query that finds nothing is tried again without them. `transliterations` are
    what is typed where a letter is not on the keyboard, each with its letter, and `bare_letters`
    those that look most like it. `after_z` are the letters of its alphabet that follow z, in order.
    `small_words` do not count in a query that has others, and each group of `same_words` has words
    of which one is typed and another stands on the pages.
    """

    code: str
    name: str
    root: MaybeEmpty
    locale: Annotated[str, AfterValidator(_known)]
    search: Annotated[str, AfterValidator(_stemmed)]
    endings: tuple[str, ...] = ()
    transliterations: tuple[tuple[str, str], ...] = ()
    bare_letters: tuple[tuple[str, str], ...] = ()
    after_z: MaybeEmpty = ""
    small_words: tuple[str, ...] = ()
    same_words: tuple[tuple[str, ...], ...] = ()

    told_apart = (("name",),)

    def alphabetical(self, text: str) -> list[int]:
        """The key that sorts `text` among others as a dictionary in this language does."""
        own = {letter: ord("z") + place for place, letter in enumerate(self.after_z, 1)}
        letters = (self.letter(letter) for letter in text.casefold() if letter.isalnum())
        return [own.get(letter, ord(letter)) for letter in letters]

    def letter(self, written: str) -> str:
        """The letter of this alphabet that `written` counts as: é is an e, å is itself."""
        return written if written in self.after_z else unicodedata.normalize("NFD", written)[0]

    def number(self, value: Decimal | int | float) -> str:
        """`value` as this language writes it: 1 200,5 in Bokmål, 1,200.5 in English."""
        return format_decimal(value, locale=self.locale.replace("-", "_"))

    def month(self, value: date) -> str:
        """The month of `value` with its year: november 2026."""
        return format_date(value, format="MMMM y", locale=self.locale.replace("-", "_"))

    @property
    def months(self) -> tuple[str, ...]:
        names = get_month_names(locale=self.locale.replace("-", "_"))
        return tuple(names[number] for number in range(1, 13))

    @property
    def weekdays(self) -> tuple[str, ...]:
        """Their names, from Monday."""
        names = get_day_names(locale=self.locale.replace("-", "_"))
        return tuple(names[number] for number in range(7))

    def date(self, value: date) -> str:
        """`value` as this language writes it in running text: 21. november 2026."""
        return format_date(value, format="long", locale=self.locale.replace("-", "_"))

    def size(self, count: int) -> str:
        """A file's size as a link text tells it: in kB (1000 bytes), at least 1, or in MB."""
        thousands = max(1, round(count / 1000))
        if thousands < 1000:
            return f"{thousands} kB"
        return f"{self.number(round(count / 1_000_000, 1))} MB"
