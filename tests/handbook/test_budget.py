"""The budget formula: golden cases, and what holds for any service."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handbook.budget import Service, work_out, year_of
from handbook.library import Library

GOLDEN = Path(__file__).parents[1] / "golden" / "budget.yml"
CASES = yaml.load(GOLDEN.read_text("utf-8"), yaml.BaseLoader)


def _tenths(least: int, most: int) -> st.SearchStrategy[Decimal]:
    return st.integers(least, most).map(lambda whole: Decimal(whole) / 10)


amounts = st.integers(0, 10_000_000).map(Decimal)
people = st.integers(1, 100_000).map(Decimal)
services = st.builds(
    Service,
    specialists=_tenths(1, 5000),
    growth=_tenths(0, 1000),
    specialist_cost=amounts,
    leaders=_tenths(0, 500),
    leader_cost=amounts,
    other_costs=amounts,
    overhead=_tenths(0, 1000),
    set_up=amounts,
    participants=st.tuples(people, st.none() | people, st.none() | people),
)


@pytest.mark.parametrize("case", CASES["answers"], ids=lambda case: case["name"])
def test_a_service_gets_the_budget_that_was_worked_out_by_hand(
    case: dict[str, Any], read: Library
) -> None:
    calculator = read.calculators["budget"]
    values, errors = calculator.read(case["typed"])
    assert not errors
    found = calculator.work_out(values)
    numbers = {name: to for name, to in found.items() if name not in calculator.table}
    assert numbers == {name: Decimal(number) for name, number in case["gives"].items()}


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["name"])
def test_every_field_that_needs_mending_is_named_at_once(
    case: dict[str, Any], read: Library
) -> None:
    _, errors = read.calculators["budget"].read(case["typed"])
    assert [*errors] == case["fields"]


def test_no_amount_and_no_number_is_filled_in_beforehand(read: Library) -> None:
    assert {field.default for field in read.calculators["budget"].fields} == {""}


@given(services)
def test_what_the_page_shows_adds_up_and_is_near_the_exact_sum(service: Service) -> None:
    found = work_out(service)
    for row in found["years"]:
        assert row["total"] == sum(row[name] for name in ("pay", "otherCosts", "overhead", "setUp"))
        posts = Fraction(row["specialists"]) * Fraction(service.specialist_cost)
        posts += Fraction(service.leaders) * Fraction(service.leader_cost)
        running = posts + Fraction(service.other_costs)
        exactly = running * (1 + Fraction(service.overhead) / 100) + row["setUp"]
        assert abs(row["total"] - exactly) <= Fraction(5, 2)
    assert found["total"] == sum(row["total"] for row in found["years"])


@given(services)
def test_set_up_is_paid_once_and_more_posts_never_cost_less(service: Service) -> None:
    first, second, third = (year_of(service, number) for number in (1, 2, 3))
    assert first.set_up == service.set_up
    assert (second.set_up, third.set_up) == (0, 0)
    assert first.total - first.set_up <= second.total <= third.total


@given(services)
def test_the_cost_per_participant_is_told_only_where_somebody_is(service: Service) -> None:
    for row, told in zip(work_out(service)["years"], service.participants, strict=True):
        assert ("perParticipant" in row) == (told is not None)
        if told is not None:
            assert abs(row["perParticipant"] * told - row["total"]) <= told / 2
