"""The capacity formula: every golden case, and what holds for any service."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handbook.capacity import IN_NEED, TREATED, Capacity, Service, full_time, work_out
from handbook.library import Library

GOLDEN = Path(__file__).parents[1] / "golden" / "capacity.yml"
CASES = yaml.load(GOLDEN.read_text("utf-8"), yaml.BaseLoader)

tenths = st.integers(1, 5000).map(lambda whole: Decimal(whole) / 10)
services = st.builds(
    Service,
    specialists=tenths,
    caseload=st.integers(1, 25),
    leader_caseload=st.integers(0, 14),
    participants=st.integers(1, 100_000),
    cost_low=st.integers(0, 10_000_000),
)


@pytest.mark.parametrize("case", CASES["answers"], ids=lambda case: case["name"])
def test_a_service_gets_the_answer_that_was_worked_out_by_hand(
    case: dict[str, Any], read: Library
) -> None:
    calculator = read.calculators["capacity"]
    values, errors = calculator.read(case["typed"])
    assert not errors
    found = calculator.work_out(values)
    found = {name: to for name, to in found.items() if name not in calculator.table}
    assert found == {name: Decimal(number) for name, number in case["gives"].items()}


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["name"])
def test_every_field_that_needs_mending_is_named_at_once(
    case: dict[str, Any], read: Library
) -> None:
    _, errors = read.calculators["capacity"].read(case["typed"])
    assert [*errors] == case["fields"]


def test_every_worked_example_on_the_page_is_a_golden_case(read: Library) -> None:
    golden = [case["typed"] for case in CASES["answers"]]
    examples = read.calculators["capacity"].examples
    assert all(example.values in golden for example in examples)


@given(services)
def test_no_tenth_of_a_post_loses_a_participant(service: Service) -> None:
    places = int(service.specialists * 10) * service.caseload // 10
    assert work_out(service).capacity == places + service.leader_caseload


@given(services)
def test_the_specialists_needed_are_enough_and_a_tenth_less_is_not(service: Service) -> None:
    wanted = service.participants or 0
    needed = work_out(service).specialists_needed
    assert needed is not None
    assert _with(service, needed).capacity >= wanted
    assert needed == 0 or _with(service, needed - Decimal("0.1")).capacity < wanted


@given(services, tenths)
def test_more_specialists_never_give_less_room(service: Service, more: Decimal) -> None:
    before, after = work_out(service), _with(service, service.specialists + more)
    assert after.capacity >= before.capacity
    assert (after.shortfall or 0) <= (before.shortfall or 0)
    assert after.leaders_needed >= before.leaders_needed


@given(services)
def test_both_standards_and_the_service_s_own_stand_side_by_side(service: Service) -> None:
    rows = work_out(service).standards
    assert [row.caseload for row in rows] == sorted({20, 25, service.caseload})
    for row in rows:
        alone = work_out(service.model_copy(update={"caseload": row.caseload}))
        assert row.capacity == alone.capacity
        assert row.shortfall == alone.shortfall
        assert row.specialists_needed == alone.specialists_needed
        assert row.leaders_for_need == alone.leaders_for_need


@given(st.lists(st.integers(1, 100), max_size=50))
def test_part_time_posts_are_added_up_in_whole_tenths_and_none_is_made_up(
    posts: list[int],
) -> None:
    added = full_time(posts)
    assert 0 <= Decimal(sum(posts)) / 100 - added < Decimal("0.1")
    assert added == round(added, 1) == full_time(posts[::-1])


@given(st.integers(1, 10_000_000), st.integers(1, 10_000_000))
def test_the_need_is_the_country_s_share_to_the_nearest_person(one: int, other: int) -> None:
    here, country = sorted((one, other))
    found = work_out(
        Service(specialists=Decimal(1), caseload=20, inhabitants=here, national_inhabitants=country)
    )
    for scaled, people in ((found.need_scaled, IN_NEED), (found.treated_scaled, TREATED)):
        assert scaled is not None
        assert abs(scaled * country - people * here) * 2 <= country


def test_no_specialists_need_no_leader() -> None:
    assert work_out(Service(specialists=Decimal(0), caseload=20)).leaders_needed == 0


def _with(service: Service, specialists: Decimal) -> Capacity:
    return work_out(service.model_copy(update={"specialists": specialists}))
