"""Days on which nobody meets or hands in work, and months that are worked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Annotated, Literal

import holidays
from pydantic import AfterValidator, Field

from handbook.reading.text import Item
from handbook.tools import dates

WEEKDAYS = range(1, 6)
_DAY = timedelta(days=1)
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

    def is_worked(self, day: date) -> bool:
        """Whether `day` is an ordinary one from Monday to Friday, outside the month off."""
        return day.month != self.month_off and day.isoweekday() in WEEKDAYS and not self.taken(day)

    def on_or_after(self, day: date) -> date:
        """The first day that is worked, from `day` on."""
        while not self.is_worked(day):
            day += _DAY
        return day

    def on_or_before(self, day: date) -> date:
        """The last day that is worked, up to `day`."""
        while not self.is_worked(day):
            day -= _DAY
        return day

    def worked_months(self, start: date, count: int) -> Sequence[tuple[date, date]]:
        """The first and last day of so many months from `start`, without those in the month off.

        Of a month that begins in the middle of another, the greater part tells.
        """
        found: list[tuple[date, date]] = []
        turn = 0
        while len(found) < count:
            first, turn = dates.add_months(start, turn), turn + 1
            if (first.month % 12 + 1 if first.day > 15 else first.month) != self.month_off:
                found.append((first, dates.add_months(start, turn) - _DAY))
        return found


@cache
def _holidays(country: str, first: int, last: int) -> frozenset[date]:
    known = holidays.country_holidays(country, years=range(first, last + 1))
    return frozenset(day for day in known if day.isoweekday() in WEEKDAYS)
