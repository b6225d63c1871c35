"""The caseload-flow formula: that nobody is ever lost or made up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.library import Library
from handbook.tools.formulas.caseload_flow import VARIED, Plan, flow, sensitivity, work_out
from places import GOLDEN

FILE = GOLDEN / "caseload-flow.yml"
CASES = yaml.load(FILE.read_text("utf-8"), yaml.BaseLoader)

plans = st.builds(
    Plan,
    start=st.builds(date, st.integers(2000, 2100), st.integers(1, 12), st.just(1)),
    specialists=st.integers(1, 5000),
    growth=st.integers(0, 1000),
    vacancies=st.integers(0, 50),
    caseload=st.integers(1, 25),
    first_year_caseload=st.none() | st.integers(1, 25),
    referrals=st.integers(0, 10_000),
    intake=st.integers(1, 250),
    leaving=st.integers(0, 500),
    already=st.integers(0, 10_000),
)


@given(plans)
@settings(deadline=None)  # a busy machine is slow, and that is not what is tested
def test_nobody_is_lost_or_made_up_in_any_month(plan: Plan) -> None:
    referred = left = admitted = 0
    for month in flow(plan):
        referred, left = referred + month.referred, left + month.left
        admitted += month.admitted
        assert plan.already + referred == month.waiting + month.caseload + left
        assert month.served == plan.already + admitted == month.caseload + left
        assert month.waiting == referred - admitted
        assert min(month.model_dump(exclude={"month"}).values()) >= 0


@given(plans)
@settings(deadline=None)  # a busy machine is slow, and that is not what is tested
def test_parts_of_a_person_are_carried_and_never_more_than_one(plan: Plan) -> None:
    months = [*flow(plan)]
    before = [plan.already, *(month.caseload for month in months)]
    referred = accumulate(month.referred for month in months)
    left = accumulate(month.left for month in months)
    owed = accumulate(Fraction(caseload * plan.leaving, 1000) for caseload in before)
    for number, (came, went, exactly) in enumerate(zip(referred, left, owed, strict=False), 1):
        assert came == number * plan.referrals // 10
        assert 0 <= exactly - went < 1


@given(plans)
@settings(deadline=None)  # a busy machine is slow, and that is not what is tested
def test_nobody_waits_for_a_place_that_is_free_when_a_specialist_has_time(plan: Plan) -> None:
    carried = Fraction(0)
    for number, month in enumerate(flow(plan)):
        able = carried + Fraction(plan.intake * plan.staff(number), 10_000)
        carried = able % 1
        full = month.caseload >= month.places
        assert not month.waiting or full or month.admitted == int(able)
        assert month.caseload <= max(month.places, plan.already)


@given(plans)
@settings(deadline=None)  # a busy machine is slow, and that is not what is tested
def test_what_matters_most_comes_first_and_the_middle_is_the_plan_itself(plan: Plan) -> None:
    rows = sensitivity(plan)
    spread = [abs(row["servedUp"] - row["servedDown"]) for row in rows]
    assert spread == sorted(spread, reverse=True)
    found = work_out(plan)
    assert {(row["served"], row["waiting"]) for row in rows} == {
        (found["served36"], found["waiting36"])
    }
    varied = {row["assumption"] for row in rows}
    missing = {"firstYearCaseload"} if plan.first_year_caseload is None else set()
    assert varied == set(VARIED) - missing


def test_the_months_go_on_over_new_year(read: Library) -> None:
    calculator = read.calculators["caseload-flow"]
    values, _ = calculator.read(CASES["answers"][1]["typed"])
    months = [row["month"] for row in calculator.work_out(values)["months"]]
    assert months[:2] == [date(2027, 12, 1), date(2028, 1, 1)]
    assert (len(months), months[-1]) == (36, date(2030, 11, 1))


def test_without_vacancies_the_places_are_those_of_the_capacity_calculator(read: Library) -> None:
    for tenths in range(1, 100):
        typed = {"specialists": str(Decimal(tenths) / 10), "caseload": "23"}
        capacity = read.calculators["capacity"]
        places = capacity.work_out(capacity.read(typed)[0])["capacity"]
        plan = Plan(date(2027, 1, 1), tenths, 0, 0, 23, None, 0, 1, 0, 0)
        assert plan.places(0) == plan.places(35) == places
