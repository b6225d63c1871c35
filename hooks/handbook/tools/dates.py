"""Dates as people type them, and months counted from a date."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

from handbook.tools.typed import plain

FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)
_YEAR = "(?P<year>[0-9]{4}|[0-9]{2})"
_FORMS = (
    re.compile(rf"(?P<day>[0-9]{{1,2}})[./] ?(?P<month>[0-9]{{1,2}})[-./] ?{_YEAR}"),
    # Its weekday before it and an hour after it, as the meeting plan has them.
    re.compile(
        r"(?:(?P<weekday>[^\W\d_]{2,})[.,]{0,2} )?(?:den )?(?P<day>[0-9]{1,2})(?:\.|st|nd|rd|th)? ?"
        rf"(?P<name>[^\W\d_]{{3,}})(?:[.,]{{1,2}} ?| ){_YEAR}(?:, [0-9]{{1,2}}[:.][0-9]{{2}})?",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
)
# With a word for it before, and a half of the day after it: kl. 13.00, 1 pm.
_CLOCK = re.compile(
    r"(?:(?:klokk(?:a|en)|kl\.?|at) ?)?"
    r"(?:(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-5][0-9]))?|(?P<hours>[0-9]{2})(?P<minutes>[0-5][0-9]))"
    r"(?: ?(?P<half>[ap])\.?m\.?)?",
    re.IGNORECASE,
)


def read(typed: str, months: Sequence[str] = (), weekdays: Sequence[str] = ()) -> date | None:
    """The date typed as 8.9.2026, 08/09/26 (day first) or 2026-09-08; None where it is none.

    With the names of the twelve `months`, also as 8. september 2026 or 8. sept. 2026, and with
    those of the `weekdays` from Monday, as tirsdag 8. september 2026, if it is one. Only the years
    2000 to 2099 are dates of a service; anything else is a slip of the hand.
    """
    found = next(filter(None, (form.fullmatch(plain(typed)) for form in _FORMS)), None)
    if not found:
        return None
    parts = found.groupdict()
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    month = _number(parts["name"], months) if "name" in parts else int(parts["month"])
    try:
        given = date(year, month, int(parts["day"]))
    except ValueError:
        return None
    weekday = parts.get("weekday")
    if weekday and _number(weekday, weekdays) != given.isoweekday():
        return None
    return given if FIRST <= given <= LAST else None


def clock(typed: str) -> str | None:
    """The time of day typed as 13:00, kl. 13.00, 1300, 9 or 1.30 pm, as 13:00; None if none."""
    found = _CLOCK.fullmatch(plain(typed))
    if not found:
        return None
    hour, minute = int(found["hour"] or found["hours"]), found["minute"] or found["minutes"] or "00"
    if half := found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return f"{hour:02}:{minute}" if hour < 24 else None


def _number(word: str, names: Sequence[str]) -> int:
    """The number of the one name that begins as `word` does; 0 where there is not exactly one."""
    found = [
        number for number, name in enumerate(names, 1) if name.lower().startswith(word.lower())
    ]
    return found[0] if len(found) == 1 else 0


def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` later; the month's last day where it is too short."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
