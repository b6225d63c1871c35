"""The caseload over time: that nobody is ever lost or made up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.library import Library
from handbook.tools.formulas import Found
from places import FIRST, handbook

FLOW = handbook().calculators["caseload-flow"]
Typed = dict[str, Any]


def _tenths(least: int, most: int) -> st.SearchStrategy[Decimal]:
    return st.integers(least, most).map(lambda whole: Decimal(whole) / 10)


first_months = st.none() | st.sampled_from([1, 2, 12, 13, 36]) | st.integers(1, 36)
posts = st.fixed_dictionaries(
    {
        "postName": st.sampled_from(["specialist", "supervisor", ""]),
        "posts": _tenths(0, 500),
        "firstMonth": first_months,
        "newPosts": st.none() | _tenths(0, 100),
    }
)
plans = st.fixed_dictionaries(
    {
        "startMonth": st.integers(1, 12),
        "startYear": st.integers(2000, 2100),
        "intakeFrom": first_months,
        "specialists": _tenths(1, 5000),
        "growth": _tenths(0, 1000),
        "vacancies": st.integers(0, 50),
        "caseload": st.integers(1, 25),
        "firstYearCaseload": st.none() | st.integers(1, 25),
        "referrals": _tenths(0, 10_000),
        "intake": _tenths(1, 250),
        "leaving": _tenths(0, 500),
        "already": st.integers(0, 10_000),
        "positions": st.lists(posts, max_size=3),
    }
)
given_plan = given(plans)
unhurried = settings(deadline=None)  # a busy machine is slow, and that is not what is tested


def work_out(plan: Typed, **changed: Any) -> Found:
    return FLOW.work_out({**plan, **changed})


@pytest.mark.slow
@given_plan
@unhurried
def test_nobody_is_lost_or_made_up_in_any_month(plan: Typed) -> None:
    referred = left = admitted = 0
    for month in work_out(plan)["months"]:
        referred, left = referred + month["referred"], left + month["left"]
        admitted += month["admitted"]
        assert plan["already"] + referred == month["waiting"] + month["caseload"] + left
        assert month["served"] == plan["already"] + admitted == month["caseload"] + left
        assert month["waiting"] == referred - admitted
        assert min(number for name, number in month.items() if name != "month") >= 0


@pytest.mark.slow
@given_plan
@unhurried
def test_parts_of_a_person_are_carried_and_never_more_than_one(plan: Typed) -> None:
    months = work_out(plan)["months"]
    before = [plan["already"], *(month["caseload"] for month in months)]
    referred = accumulate(month["referred"] for month in months)
    left = accumulate(month["left"] for month in months)
    owed = accumulate(Fraction(caseload) * Fraction(plan["leaving"]) / 100 for caseload in before)
    first = plan["intakeFrom"] or 1
    for number, (came, went, exactly) in enumerate(zip(referred, left, owed, strict=False), 1):
        assert came == int(max(0, number - first + 1) * plan["referrals"])
        assert 0 <= exactly - went < 1


@pytest.mark.slow
@given_plan
@unhurried
def test_nobody_waits_for_a_place_that_is_free_when_a_specialist_has_time(plan: Typed) -> None:
    carried = Fraction(0)
    for number, month in enumerate(work_out(plan)["months"], 1):
        able = carried + Fraction(plan["intake"]) * _staff(plan, number)
        carried = able % 1
        full = month["caseload"] >= month["places"]
        assert not month["waiting"] or full or month["admitted"] == int(able)
        assert month["caseload"] <= max(month["places"], plan["already"])


def _staff(plan: Typed, number: int) -> Fraction:
    """Filled posts that take in participants in the month with this number."""
    if number < (plan["intakeFrom"] or 1):
        return Fraction(0)
    year = (number - 1) // 12
    rows = [row for row in plan["positions"] if row["postName"] == "specialist"] or [
        {"posts": plan["specialists"], "newPosts": plan["growth"], "firstMonth": 1}
    ]
    whole = Fraction(0)
    for row in rows:
        here = number >= (row["firstMonth"] or 1)
        whole += (Fraction(row["posts"]) if here else 0) + Fraction(row["newPosts"] or 0) * year
    return whole * Fraction(100 - plan["vacancies"], 100)


@given_plan
@unhurried
def test_what_matters_most_comes_first_and_the_middle_is_the_plan_itself(plan: Typed) -> None:
    found = work_out(plan)
    rows = found["sensitivity"]
    spread = [abs(row["servedUp"] - row["servedDown"]) for row in rows]
    assert spread == sorted(spread, reverse=True)
    assert {(row["served"], row["waiting"]) for row in rows} == {
        (found["served36"], found["waiting36"])
    }
    varied = {row["assumption"] for row in rows}
    assert ("firstYearCaseload" in varied) == (plan["firstYearCaseload"] is not None)
    assert len(varied) == 7 + (plan["firstYearCaseload"] is not None)


@pytest.mark.slow
@given(plans, st.integers(1, 24))
@unhurried
def test_a_later_first_participant_moves_every_month_and_changes_no_number(
    plan: Typed, later: int
) -> None:
    same: Typed = {"growth": Decimal(0), "positions": [], "already": 0}
    at_once = work_out(plan, **same, intakeFrom=1)["months"]
    moved = work_out(plan, **same, intakeFrom=1 + later)["months"]
    assert all(row["served"] == row["waiting"] == 0 for row in moved[:later])
    pairs = zip(at_once, moved[later:], strict=False)
    assert all({**one, "month": 0} == {**other, "month": 0} for one, other in pairs)


@pytest.mark.slow
@given_plan
@unhurried
def test_posts_in_rows_and_the_same_posts_as_two_numbers_give_the_same(plan: Typed) -> None:
    row = {"postName": "specialist", "posts": plan["specialists"], "newPosts": plan["growth"]}
    others = [each for each in plan["positions"] if each["postName"] != "specialist"]
    assert work_out(plan, positions=[*others, row]) == work_out(plan, positions=[])


def test_the_months_go_on_over_new_year(read: Library) -> None:
    calculator = read.calculators["caseload-flow"]
    values, _ = calculator.read(calculator.examples[0].typed(FIRST))
    found = calculator.work_out({**values, "startMonth": 12})
    months = [row["month"] for row in found["months"]]
    assert months[:2] == [date(2027, 12, 1), date(2028, 1, 1)]
    assert (len(months), months[-1]) == (36, date(2030, 11, 1))


@pytest.mark.slow
def test_without_vacancies_the_places_are_those_of_the_capacity_calculator(read: Library) -> None:
    capacity = read.calculators["capacity"]
    rest = {"startMonth": "1", "startYear": "27", "referrals": "0", "intake": "1", "leaving": "0"}
    for tenths in range(1, 100):
        typed = {"specialists": str(Decimal(tenths) / 10), "caseload": "23"}
        room = capacity.work_out(capacity.read(typed)[0])
        found = FLOW.work_out(FLOW.read({**typed, **rest})[0])
        assert found["leadersNeeded"] == room["leadersNeeded"]
        assert {row["places"] for row in found["months"]} == {room["capacity"]}
