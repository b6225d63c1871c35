"""Dates as people type them, and months counted from a date."""

from __future__ import annotations

import calendar
import re
from datetime import date

FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)
_TYPED = re.compile(
    r"\s*(?:(?P<d>[0-9]{1,2})[./](?P<m>[0-9]{1,2})[./](?P<y>[0-9]{4})"
    r"|(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2}))\s*"
)


def read(typed: str) -> date | None:
    """The date typed as 8.9.2026, 08/09/2026 (day first) or 2026-09-08; None where it is none.

    Only the years 2000 to 2099 are dates of a service; anything else is a slip of the hand.
    """
    found = _TYPED.fullmatch(typed)
    if not found:
        return None
    year, month, day = (
        int(found[long] or found[short])
        for long, short in (("year", "y"), ("month", "m"), ("day", "d"))
    )
    try:
        given = date(year, month, day)
    except ValueError:
        return None
    return given if FIRST <= given <= LAST else None


def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` later; the month's last day where it is too short."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
