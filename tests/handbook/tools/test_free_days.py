"""Days on which nobody works, and months that are worked."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from handbook.tools import dates
from handbook.tools.free_days import FreeDays
from places import handbook

FREE = handbook().meetings["reference-group-calendar"].free_days
days = st.dates(FREE.earliest, FREE.latest(3))


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


@pytest.mark.parametrize(
    ("day", "after", "before"),
    [
        ("2027-05-13", "2027-05-13", "2027-05-13"),
        ("2027-05-15", "2027-05-18", "2027-05-14"),
        ("2027-05-17", "2027-05-18", "2027-05-14"),
        ("2027-07-10", "2027-08-02", "2027-06-30"),
        ("2026-12-24", "2026-12-28", "2026-12-23"),
    ],
)
def test_a_day_that_is_not_worked_moves_on_or_back(day: str, after: str, before: str) -> None:
    found = date.fromisoformat(day)
    assert FREE.on_or_after(found).isoformat() == after
    assert FREE.on_or_before(found).isoformat() == before


@pytest.mark.parametrize(
    ("start", "month", "first", "last"),
    [
        ("2027-02-01", 5, "2027-06-01", "2027-06-30"),
        ("2027-02-01", 6, "2027-08-01", "2027-08-31"),
        ("2027-01-15", 6, "2027-06-15", "2027-07-14"),
        ("2027-01-15", 7, "2027-08-15", "2027-09-14"),
        ("2027-01-16", 6, "2027-07-16", "2027-08-15"),
        ("2027-01-31", 6, "2027-07-31", "2027-08-30"),
    ],
)
def test_the_month_that_lies_in_july_is_left_out(
    start: str, month: int, first: str, last: str
) -> None:
    found = FREE.worked_months(date.fromisoformat(start), month)
    assert len(found) == month
    assert [day.isoformat() for day in found[-1]] == [first, last]


@given(days)
def test_each_month_has_working_days_outside_july_and_follows_the_one_before(start: date) -> None:
    months = FREE.worked_months(start, 24)
    for first, last in months:
        assert FREE.on_or_after(first) <= FREE.on_or_before(last)
    gaps = [later[0] - earlier[1] for earlier, later in pairwise(months)]
    assert all(gap >= timedelta(days=1) for gap in gaps)
    lacking = sum(gap > timedelta(days=1) for gap in gaps)
    last = dates.add_months(start, 24 + lacking) - timedelta(days=1)
    assert months[-1][1] == last or months[0][0] > start
    assert 1 <= lacking <= 3
