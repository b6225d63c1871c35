"""Days on which nobody works."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from handbook.tools.free_days import FreeDays
from places import handbook

FREE = handbook().meetings["reference-group-calendar"].free_days


def test_the_holidays_on_weekdays_are_those_of_the_calendar() -> None:
    # counted by hand: the weekdays among the holidays of 2027, where 17 May is Whit Monday too
    expected = {"01-01", "03-25", "03-26", "03-29", "05-06", "05-17"}
    assert {day.isoformat()[5:] for day in FREE.holidays if day.year == 2027} == expected


def test_a_day_that_is_not_in_every_year_cannot_be_kept_free() -> None:
    assert FreeDays(country="NO", first=2026, last=2040, month_off=7, also=("12-24",)).also == (
        "12-24",
    )
    for wrong in ("02-29", "12-32", "Christmas Eve"):
        with pytest.raises(ValidationError):
            FreeDays(country="NO", first=2026, last=2040, month_off=7, also=(wrong,))
