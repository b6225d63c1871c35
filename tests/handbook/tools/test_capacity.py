"""The capacity formula: what holds for any service."""

from __future__ import annotations

from decimal import Decimal

import yaml
from hypothesis import given
from hypothesis import strategies as st

from handbook.library import Library
from handbook.tools.formulas.capacity import IN_NEED, TREATED, Capacity, Service, work_out
from handbook.tools.rows import full_time
from places import GOLDEN

FILE = GOLDEN / "capacity.yml"
CASES = yaml.load(FILE.read_text("utf-8"), yaml.BaseLoader)

tenths = st.integers(1, 5000).map(lambda whole: Decimal(whole) / 10)
services = st.builds(
    Service,
    specialists=tenths,
    caseload=st.integers(1, 25),
    leader_caseload=st.integers(0, 14),
    participants=st.integers(1, 100_000),
    cost_low=st.integers(0, 10_000_000),
)


def test_every_worked_example_on_the_page_is_a_golden_case(read: Library) -> None:
    golden = [case["typed"] for case in CASES["answers"]]
    examples = read.calculators["capacity"].examples
    codes = [language.code for language in read.languages]
    assert all(example.typed(code) in golden for example in examples for code in codes)


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
    added = full_time(map(Decimal, posts))
    assert 0 <= Decimal(sum(posts)) / 100 - added < Decimal("0.1")
    assert added == round(added, 1) == full_time(map(Decimal, posts[::-1]))


@given(st.integers(1, 10_000_000), st.integers(1, 10_000_000))
def test_the_need_is_the_country_s_share_to_two_figures(one: int, other: int) -> None:
    here, country = sorted((one, other))
    found = work_out(
        Service(specialists=Decimal(1), caseload=20, inhabitants=here, national_inhabitants=country)
    )
    for scaled, people in ((found.need_scaled, IN_NEED), (found.treated_scaled, TREATED)):
        assert scaled is not None
        unit = 10 ** max(0, len(str(people * here // country)) - 2)
        assert abs(scaled * country - people * here) * 2 <= country * unit
        assert scaled % unit == 0


def test_no_specialists_need_no_leader() -> None:
    assert work_out(Service(specialists=Decimal(0), caseload=20)).leaders_needed == 0


def _with(service: Service, specialists: Decimal) -> Capacity:
    return work_out(service.model_copy(update={"specialists": specialists}))
