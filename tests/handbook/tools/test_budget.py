"""The budget formula: what holds for any service."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from handbook.library import Library
from handbook.tools.formulas.budget import Position, Service, work_out, year_of


def _tenths(least: int, most: int) -> st.SearchStrategy[Decimal]:
    return st.integers(least, most).map(lambda whole: Decimal(whole) / 10)


amounts = st.integers(0, 10_000_000).map(Decimal)
people = st.integers(1, 100_000).map(Decimal)
positions = st.builds(Position, posts=_tenths(0, 5000), new=_tenths(0, 1000), cost=amounts)
services = st.builds(
    Service,
    positions=st.lists(positions, min_size=1, max_size=12).map(tuple),
    other_costs=amounts,
    overhead=_tenths(0, 1000),
    set_up=amounts,
    participants=st.tuples(people, st.none() | people, st.none() | people),
)


def test_no_amount_but_nothing_is_filled_in_beforehand(read: Library) -> None:
    calculator = read.calculators["budget"]
    asked = [*calculator.fields, *(field for rows in calculator.rows for field in rows.fields)]
    assert {field.default for field in asked} == {"", "0"}


def test_the_thirteenth_kind_of_post_is_refused_and_the_twelfth_is_not(read: Library) -> None:
    calculator = read.calculators["budget"]
    rest = {"otherCosts": "0", "overhead": "0", "setUp": "0", "participants1": "1"}
    for count, wrong in ((12, []), (13, ["positions"])):
        typed = {**rest, "posts": ["1"] * count, "postCost": ["1"] * count}
        assert [*calculator.read(typed)[1]] == wrong


@given(services)
def test_what_the_page_shows_adds_up_and_is_near_the_exact_sum(service: Service) -> None:
    found = work_out(service)
    for row in found["years"]:
        assert row["total"] == sum(row[name] for name in ("pay", "otherCosts", "overhead", "setUp"))
        year = row["year"]
        each = [Fraction(one.in_year(year)) * Fraction(one.cost) for one in service.positions]
        running = sum(each) + Fraction(service.other_costs)
        exactly = running * (1 + Fraction(service.overhead) / 100) + row["setUp"]
        assert abs(row["total"] - exactly) <= len(each) + Fraction(1, 2)
        assert row["pay"] == sum(line[f"pay{year}"] for line in found["pay"])
        assert row["posts"] == sum(line[f"posts{year}"] for line in found["pay"])
    assert found["total"] == sum(row["total"] for row in found["years"])


@given(services)
def test_set_up_is_paid_once_and_more_posts_never_cost_less(service: Service) -> None:
    first, second, third = (year_of(service, number) for number in (1, 2, 3))
    assert first.set_up == service.set_up
    assert (second.set_up, third.set_up) == (0, 0)
    assert first.total - first.set_up <= second.total <= third.total


@given(services)
def test_the_order_of_the_rows_and_rows_of_nobody_change_no_total(service: Service) -> None:
    nobody = Position(Decimal(0), Decimal(0), Decimal(10_000_000))
    other = replace(service, positions=(nobody, *service.positions[::-1]))
    assert work_out(other)["years"] == work_out(service)["years"]


@given(services)
def test_the_cost_per_participant_is_told_only_where_somebody_is(service: Service) -> None:
    for row, told in zip(work_out(service)["years"], service.participants, strict=True):
        assert ("perParticipant" in row) == (told is not None)
        if told is not None:
            assert abs(row["perParticipant"] * told - row["total"]) <= told / 2
