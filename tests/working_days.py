"""Whether a day is worked, told apart from the rules that are tested."""

from __future__ import annotations

from datetime import date

from handbook.tools.free_days import FreeDays

JULY = 7


def is_worked(day: date, free: FreeDays) -> bool:
    return day.month != JULY and day.isoweekday() <= 5 and not free.taken(day)
