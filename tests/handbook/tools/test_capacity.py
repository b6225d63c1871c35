"""The capacity formula: what holds for any service."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from handbook.library import Library
from handbook.tools.formulas import Found
from handbook.tools.rows import full_time
from places import GOLDEN, handbook

FILE = GOLDEN / "capacity.yml"
CASES = yaml.load(FILE.read_text("utf-8"), yaml.BaseLoader)

tenths = st.integers(1, 5000).map(lambda whole: Decimal(whole) / 10)
services = st.fixed_dictionaries(
    {
        "specialists": tenths,
        "caseload": st.integers(1, 25),
        "leaderCaseload": st.integers(0, 14),
        "participants": st.integers(1, 100_000),
        "costLow": st.integers(0, 10_000_000),
    }
)
Service = dict[str, Any]
# People in Norway in 2014, as the proposal of 2021 gives them.
TREATED, IN_NEED = 43_417, 30_000


def work_out(service: Service, **changed: Any) -> Found:
    return handbook().calculators["capacity"].work_out({**service, **changed})


def test_every_worked_example_on_the_page_is_a_golden_case(read: Library) -> None:
    golden = [case["typed"] for case in CASES["answers"]]
    examples = read.calculators["capacity"].examples
    codes = [language.code for language in read.languages]
    assert all(example.typed(code) in golden for example in examples for code in codes)


@given(services)
def test_no_tenth_of_a_post_loses_a_participant(service: Service) -> None:
    places = int(service["specialists"] * 10) * service["caseload"] // 10
    assert work_out(service)["capacity"] == places + service["leaderCaseload"]


@given(services)
def test_the_specialists_needed_are_enough_and_a_tenth_less_is_not(service: Service) -> None:
    wanted, needed = service["participants"], work_out(service)["specialistsNeeded"]
    assert work_out(service, specialists=needed)["capacity"] >= wanted
    less = needed - Decimal("0.1")
    assert needed == 0 or work_out(service, specialists=less)["capacity"] < wanted


@given(services, tenths)
def test_more_specialists_never_give_less_room(service: Service, more: Decimal) -> None:
    before = work_out(service)
    after = work_out(service, specialists=service["specialists"] + more)
    assert after["capacity"] >= before["capacity"]
    assert after["shortfall"] <= before["shortfall"]
    assert after["leadersNeeded"] >= before["leadersNeeded"]


@given(services)
def test_both_standards_and_the_service_s_own_stand_side_by_side(service: Service) -> None:
    rows = work_out(service)["standards"]
    assert [row["caseload"] for row in rows] == sorted({20, 25, service["caseload"]})
    for row in rows:
        alone = work_out(service, caseload=row["caseload"])
        assert all(row[name] == alone[name] for name in row if name != "caseload")


@given(st.lists(st.integers(1, 100), max_size=50))
def test_part_time_posts_are_added_up_in_whole_tenths_and_none_is_made_up(
    posts: list[int],
) -> None:
    added = full_time(map(Decimal, posts))
    assert 0 <= Decimal(sum(posts)) / 100 - added < Decimal("0.1")
    assert added == round(added, 1) == full_time(map(Decimal, posts[::-1]))


@given(st.integers(1, 10_000_000), st.integers(1, 10_000_000))
def test_the_need_is_the_country_s_share_to_two_figures(one: int, other: int) -> None:
    here, country = sorted((one, other))
    service = {"specialists": 1, "caseload": 20, "leaderCaseload": 0}
    found = work_out(service, inhabitants=here, nationalInhabitants=country)
    for scaled, people in ((found["needScaled"], IN_NEED), (found["treatedScaled"], TREATED)):
        unit = 10 ** max(0, len(str(people * here // country)) - 2)
        assert abs(scaled * country - people * here) * 2 <= country * unit
        assert scaled % unit == 0
