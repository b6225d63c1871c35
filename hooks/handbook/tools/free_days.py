"""Days on which nobody meets or hands in work; free-days.js counts with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Annotated, Literal

import holidays
from pydantic import AfterValidator, Field

from handbook.reading.text import Item

WEEKDAYS = range(1, 6)
Taken = Literal["", "holiday", "kept"]


def _each_year(day: str) -> str:
    """`day` if it is one of every year; raises ValueError otherwise."""
    date.fromisoformat(f"2027-{day}")
    return day


class FreeDays(Item):
    """The country whose public holidays are kept free, and the first and last year known.

    `also` are other days kept free each year, as 12-24 for the 24th of December, and `month_off`
    is the month in which the country is on holiday.
    """

    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    first: int
    last: int
    month_off: Annotated[int, Field(ge=1, le=12)]
    also: tuple[Annotated[str, AfterValidator(_each_year)], ...] = ()

    @property
    def holidays(self) -> frozenset[date]:
        """The public holidays from Monday to Friday in the years known."""
        return _holidays(self.country, self.first, self.last)

    @property
    def days(self) -> frozenset[date]:
        """The public holidays and the days kept free, in the years known."""
        years = range(self.first, self.last + 1)
        kept = (date.fromisoformat(f"{year}-{day}") for year in years for day in self.also)
        return self.holidays | frozenset(kept)

    @property
    def earliest(self) -> date:
        return date(self.first, 1, 1)

    def latest(self, years: int) -> date:
        """The last day from which so many whole years are known."""
        return date(self.last - years, 12, 31)

    def taken(self, day: date) -> Taken:
        """Why `day` is kept free; nothing where it is not."""
        if day in self.holidays:
            return "holiday"
        return "kept" if f"{day:%m-%d}" in self.also else ""

    @property
    def told(self) -> Mapping[str, str | int]:
        """What free-days.js is told of them."""
        holidays = " ".join(sorted(f"{day}" for day in self.holidays))
        return {"holidays": holidays, "kept": " ".join(self.also), "monthOff": self.month_off}


@cache
def _holidays(country: str, first: int, last: int) -> frozenset[date]:
    known = holidays.country_holidays(country, years=range(first, last + 1))
    return frozenset(day for day in known if day.isoweekday() in WEEKDAYS)
