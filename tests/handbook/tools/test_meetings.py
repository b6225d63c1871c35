"""The meetings of a reference group: golden plans, and what holds for any first day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handbook.tools import dates
from handbook.tools.meetings import LAST_WEEK, Meeting, nth_weekday
from places import ROOT, handbook

CASES = yaml.load((ROOT / "tests/golden/meetings.yml").read_text("utf-8"), yaml.BaseLoader)
HOURS = yaml.load((ROOT / "tests/golden/hours.yml").read_text("utf-8"), yaml.BaseLoader)
MEETINGS = handbook().meetings["reference-group-calendar"]
HOLIDAYS = MEETINGS.free_days.holidays
MOVED = [{**case, **moved} for case in CASES for moved in case.get("moved", ())]

typed = st.fixed_dictionaries(
    {
        "first": st.dates(date(2026, 1, 1), MEETINGS.latest).map(date.isoformat),
        "week": st.sampled_from(["", "1", "2", "3", "4", "5"]),
        "weekday": st.sampled_from(["", "1", "2", "3", "4", "5"]),
    }
)


def planned(given: dict[str, str]) -> tuple[Meeting, ...]:
    rule, errors = MEETINGS.read(given)
    assert rule is not None, errors
    return MEETINGS.plan(rule)


@pytest.mark.parametrize("case", HOURS, ids=lambda case: case["typed"])
def test_an_hour_is_read_as_people_type_it(case: dict[str, str]) -> None:
    assert dates.clock(case["typed"]) == case.get("is")


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("90", 90), ("\uff19\uff10", 90), ("\u200e90\u200b", 90), ("90,0", 90), ("90,5", None)]
    + [(each, None) for each in ("90 %", "14", "481", "", "en time")],
)
def test_a_length_is_read_as_the_other_tools_read_numbers(typed: str, minutes: int | None) -> None:
    rule, errors = MEETINGS.read({"first": "2027-01-12", "minutes": typed})
    assert (rule.minutes if rule else None) == minutes
    assert bool(errors) == (minutes is None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_plan_has_the_days_that_a_wall_calendar_shows(case: dict[str, Any]) -> None:
    meetings = planned(case["typed"])
    found = {str(meeting.months): meeting.day.isoformat() for meeting in meetings}
    assert case["days"].items() <= found.items()
    if "count" in case:
        years = [meeting.year for meeting in meetings]
        assert [str(years.count(year)) for year in (1, 2, 3)] == case["count"]


@given(typed)
def test_a_plan_avoids_july_weekends_and_holidays_and_keeps_its_rhythm(
    given: dict[str, str],
) -> None:
    rule, errors = MEETINGS.read(given)
    if rule is None:
        assert errors.keys() == {"first"}
        return
    meetings = MEETINGS.plan(rule)
    days = [meeting.day for meeting in meetings]
    assert days[0] == rule.first
    assert days == sorted(set(days))
    for day in days:
        assert day.month != MEETINGS.free_days.month_off
        assert day.isoweekday() <= 5
        assert day not in HOLIDAYS
        assert (day.month, day.day) not in {(12, 24), (12, 31)}
    for meeting in meetings:
        assert bool(meeting.moved) == (meeting.usual != meeting.day)
    months = [(day.year, day.month) for day in days]
    assert len(set(months)) == len(months), "two meetings in one month"
    years = [meeting.year for meeting in meetings]
    assert [years.count(year) for year in (1, 2, 3)] == [11, 6, 4]
    assert all(meeting.day.isoweekday() == rule.weekday for meeting in meetings[1:])


@given(st.dates(date(2026, 1, 1), date(2040, 12, 31)))
def test_the_first_to_the_last_weekday_of_a_month_are_counted_as_on_a_wall_calendar(
    day: date,
) -> None:
    week = (day.day + 6) // 7
    if week < LAST_WEEK:
        assert nth_weekday(day.year, day.month, week, day.isoweekday()) == day
    last = nth_weekday(day.year, day.month, LAST_WEEK, day.isoweekday())
    assert last.month == day.month
    assert (last + timedelta(days=7)).month != day.month


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({}, {"first": "unreadable"}),
        ({"first": "<script>"}, {"first": "unreadable"}),
        ({"first": "2025-12-31"}, {"first": "outside"}),
        ({"first": "2038-01-04"}, {"first": "outside"}),
        ({"first": "2027-07-06"}, {"first": "month"}),
        ({"first": "2027-01-16"}, {"first": "weekend"}),
        ({"first": "2027-05-17"}, {"first": "holiday"}),
        ({"first": "2026-12-24"}, {"first": "kept"}),
        ({"first": "2027-12-31"}, {"first": "kept"}),
        ({"first": "2027-01-12", "time": "25:00"}, {"time": "wrong"}),
        ({"first": "2027-01-12", "minutes": "14"}, {"minutes": "wrong"}),
        ({"first": "2027-01-12", "minutes": "9" * 10_000}, {"minutes": "wrong"}),
        ({"first": "2027-01-12", "minutes": "-90"}, {"minutes": "wrong"}),
        (
            {"first": "2027-01-12", "week": "6", "weekday": "NaN"},
            {"week": "wrong", "weekday": "wrong"},
        ),
    ],
)
def test_what_is_wrong_is_told_by_field(given: dict[str, str], wrong: dict[str, str]) -> None:
    assert MEETINGS.read(given) == (None, wrong)


@pytest.mark.parametrize("case", MOVED, ids=lambda case: f"{case['usual']} {case['why']}")
def test_a_meeting_that_is_moved_says_from_which_day_and_why(case: dict[str, Any]) -> None:
    found = {meeting.usual.isoformat(): meeting for meeting in planned(case["typed"])}
    meeting = found[case["usual"]]
    assert (meeting.day.isoformat(), meeting.moved) == (case["day"], case["why"])


@pytest.mark.parametrize(
    ("given", "is_off"),
    [
        ({"first": "2027-01-12"}, False),
        ({"first": "2027-01-12", "week": "2", "weekday": "2"}, False),
        ({"first": "2027-01-12", "week": "2", "weekday": "3"}, True),
        ({"first": "2027-01-12", "week": "3"}, True),
        ({"first": "2026-12-29", "week": "5"}, False),
    ],
)
def test_a_first_meeting_on_another_day_than_the_regular_one_is_known(
    given: dict[str, str], is_off: bool
) -> None:
    rule, errors = MEETINGS.read(given)
    assert rule is not None, errors
    assert rule.is_off == is_off


def test_every_year_ends_with_its_own_matter_and_the_first_meeting_opens() -> None:
    meetings = planned({"first": "2027-01-12"})
    assert meetings[0].matter == MEETINGS.opening
    for number, year in enumerate(MEETINGS.years, 1):
        own = [meeting.matter for meeting in meetings if meeting.year == number]
        assert own[-1] == year.closing
        assert year.closing not in own[:-1]
