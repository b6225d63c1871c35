"""Dates as people type them, and the clocks from a referral."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handbook.tools import dates
from places import ROOT, handbook

TYPED = yaml.load((ROOT / "tests/golden/dates.yml").read_text("utf-8"), yaml.BaseLoader)
LIBRARY = handbook()
CLOCKS = LIBRARY.clocks["referral-clocks"]
NAMES = {each.locale: (each.months, each.weekdays) for each in LIBRARY.languages}
NOW = date(2026, 10, 12)

days = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize("case", TYPED, ids=lambda case: ascii([*case.values()]))
def test_a_date_is_read_as_people_write_it(case: dict[str, Any]) -> None:
    expected = date.fromisoformat(case["is"]) if "is" in case else None
    assert dates.read(case["typed"], *NAMES.get(case.get("locale", ""), ())) == expected


def test_ten_thousand_signs_are_no_date() -> None:
    assert dates.read("1" * 10_000) is None


@given(days, st.integers(0, 100))
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(
    day: date, months: int
) -> None:
    later = dates.add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (
        later.day < day.day and (later + timedelta(days=1)).month != later.month
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"referral": "01.09.2026"}, {"meeting": "late 34", "month": "late 11", "review": "open"}),
        (
            {"referral": "01.09.2026", "meeting": "08.09.2026", "employer": "02.10.2026"},
            {"meeting": "kept", "month": "exceeded 1"},
        ),
        (
            {"referral": "31.08.2026", "meeting": "08.09.2026", "employer": "30.09.2026"},
            {"meeting": "exceeded 1", "month": "kept"},
        ),
        (
            {"referral": "01.09.2026", "entry": "20.09.2026"},
            {"month": "due 8", "profile": "open"},
        ),
        (
            {"referral": "01.09.2026", "entry": "01.10.2026"},
            {"thirty-days": "due 19", "month": "due 20"},
        ),
        (
            {"referral": "01.06.2026", "plan": "12.07.2026"},
            {"plan": "done", "review": "due 0"},
        ),
        (
            {"referral": "01.01.2026", "plan": "30.01.2026", "review": "11.07.2026"},
            {"review": "late 1"},
        ),
    ],
)
def test_each_clock_stands_where_it_was_counted_by_hand(
    typed: dict[str, str], expected: dict[str, str]
) -> None:
    found, errors = CLOCKS.read(typed, NOW)
    assert not errors
    rows = {row.clock.id: row for row in CLOCKS.work_out(found)}
    for name, stands in expected.items():
        row = rows[name]
        assert " ".join([row.state, *([] if row.days is None else [str(row.days)])]) == stands, name


def test_two_norms_for_one_event_are_one_deadline_where_they_end_on_the_same_day() -> None:
    def told(referral: str) -> list[str]:
        found, _ = CLOCKS.read({"referral": referral}, date.fromisoformat(referral))
        rows = [row for row in CLOCKS.work_out(found) if row.clock.stop == "employer"]
        assert all(row.clocks for row in rows)
        return [row.title("en") for row in rows]

    name = "First employer contact"
    assert told("2026-09-01") == [name], "30 days and a month end on the same day of October"
    assert told("2026-10-01") == [f"{name}, within 30 days", f"{name}, within one month"]
    assert told("2027-02-01") == [f"{name}, within one month", f"{name}, within 30 days"]


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({}, {"referral": "unreadable"}),
        ({"referral": "i går"}, {"referral": "unreadable"}),
        ({"referral": "01.09.2026", "meeting": "31.08.2026"}, {"meeting": "early"}),
        ({"referral": "01.09.2026", "meeting": "13.10.2026"}, {"meeting": "future"}),
        ({"referral": "01.09.2026", "review": "01.10.2026"}, {"review": "needs"}),
        (
            {"referral": "01.09.2026", "plan": "x", "review": "01.10.2026"},
            {"plan": "unreadable"},
        ),
        ({"referral": "13.10.2026"}, {"referral": "future"}),
        ({"referral": "01.09.2026", "today": "x"}, {"today": "unreadable"}),
    ],
)
def test_what_is_wrong_with_a_date_is_told_by_field(
    typed: dict[str, str], wrong: dict[str, str]
) -> None:
    assert CLOCKS.read(typed, NOW)[1] == wrong


@given(days, st.integers(0, 400))
def test_a_clock_is_never_both_due_and_late_and_the_most_urgent_stands_first(
    referral: date, later: int
) -> None:
    today = referral + timedelta(days=later)
    found, errors = CLOCKS.read({"referral": referral.isoformat()}, today)
    assert not errors
    rows = CLOCKS.work_out(found)
    for row in rows:
        if row.due:
            assert (row.state == "due") == (row.due >= today)
            assert row.days == abs((row.due - today).days)
    assert {clock for row in rows for clock in row.clocks} == {*CLOCKS.clocks}
    ranks = [({"late": 0, "due": 1}.get(row.state, 2), row.due or date.max) for row in rows]
    assert ranks == sorted(ranks)
