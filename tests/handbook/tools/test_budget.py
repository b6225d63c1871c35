"""The budget's sum: that no amount and no month is lost, however it is added up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.library import Library
from handbook.tools.formulas import Found
from places import handbook

BUDGET = handbook().calculators["budget"]
COSTS = ("pay", "otherCosts", "overhead", "setUp")
Typed = dict[str, Any]


def _tenths(least: int, most: int) -> st.SearchStrategy[Decimal]:
    return st.integers(least, most).map(lambda whole: Decimal(whole) / 10)


amounts = st.integers(0, 10_000_000).map(Decimal)
people = st.integers(1, 100_000).map(Decimal)
months = st.none() | st.sampled_from([1, 2, 12, 13, 36]) | st.integers(1, 36)
years = st.none() | st.integers(1, 3)
posts = st.fixed_dictionaries(
    {
        "postName": st.sampled_from(["specialist", "supervisor", ""]),
        "posts": _tenths(0, 5000),
        "firstMonth": months,
        "newPosts": st.none() | _tenths(0, 1000),
        "postCost": amounts,
    }
)
payers = st.fixed_dictionaries(
    {
        "payerShare": st.none() | _tenths(0, 1000),
        "payerAmount": st.none() | st.integers(0, 1_000_000_000),
        "payerFrom": years,
        "payerTo": years,
    }
)
plans = st.fixed_dictionaries(
    {
        "positions": st.lists(posts, min_size=1, max_size=12),
        "payers": st.lists(payers, max_size=6),
        "startMonth": st.integers(1, 12),
        "startYear": st.none() | st.integers(2000, 2100),
        "intakeFrom": months,
        "otherCosts": amounts,
        "overhead": _tenths(0, 1000),
        "vacancies": st.integers(0, 50),
        "payGrowth": st.just(0) | _tenths(0, 200),
        "setUp": amounts,
        "participants1": people,
        "participants2": st.none() | people,
        "participants3": st.none() | people,
    }
)
given_plan = given(plans)
unhurried = settings(deadline=None)  # a busy machine is slow, and that is not what is tested


def work_out(plan: Typed, **changed: Any) -> Found:
    return BUDGET.work_out({**plan, **changed})


def total(rows: list[Typed], name: str) -> int:
    return sum(row[name] for row in rows)


def test_no_amount_but_nothing_is_filled_in_beforehand(read: Library) -> None:
    calculator = read.calculators["budget"]
    asked = [*calculator.fields, *(field for rows in calculator.rows for field in rows.fields)]
    assert {field.default for field in asked} == {"", "0"}


def test_the_thirteenth_kind_of_post_is_refused_and_the_twelfth_is_not(read: Library) -> None:
    calculator = read.calculators["budget"]
    for count, wrong in ((12, []), (13, ["positions"])):
        typed = {"posts": ["1"] * count, "postCost": ["1"] * count}
        assert [*calculator.read(typed)[1]] == wrong


@given_plan
@unhurried
def test_every_way_of_adding_the_costs_up_gives_the_same(plan: Typed) -> None:
    found = work_out(plan)
    assert found["total"] == total(found["months"], "total") == total(found["years"], "total")
    assert len(found["months"]) == 36
    for row in [*found["months"], *found["years"], *found.get("calendar", [])]:
        assert row["total"] == sum(row[name] for name in COSTS)
    for name in COSTS:
        assert total(found["months"], name) == total(found["years"], name)
        if "calendar" in found:
            assert total(found["calendar"], name) == total(found["years"], name)
    for year in found["years"]:
        assert year["pay"] == total(found["pay"], f"pay{year['year']}")
        assert year["posts"] == total(found["pay"], f"posts{year['year']}")
    assert ("calendar" in found) == (plan["startYear"] is not None)
    assert total(found.get("calendar", []), "months") in (0, 36)


@given_plan
@unhurried
def test_a_post_is_paid_from_its_first_month_and_never_before(plan: Typed) -> None:
    alone = [{**plan["positions"][0], "newPosts": None, "posts": Decimal(1), "postCost": 12_000}]
    found = work_out(plan, positions=alone, vacancies=0, payGrowth=0)
    first = alone[0]["firstMonth"] or 1
    pay = [month["pay"] for month in found["months"]]
    assert pay == [0] * (first - 1) + [1000] * (37 - first)
    if plan["intakeFrom"] is not None:
        assert found["payBefore"] == 1000 * max(0, plan["intakeFrom"] - first)


@given_plan
@unhurried
def test_the_pay_of_a_whole_year_is_within_a_krone_of_the_exact_sum(plan: Typed) -> None:
    found = work_out(plan, payGrowth=0)
    filled = Fraction(100 - plan["vacancies"], 100)
    for line, post in zip(found["pay"], plan["positions"], strict=True):
        for year in (1, 2, 3):
            if (post["firstMonth"] or 1) <= 12 * year - 11:
                exactly = Fraction(line[f"posts{year}"]) * Fraction(post["postCost"]) * filled
                assert abs(line[f"pay{year}"] - exactly) <= Fraction(1, 2)
    for row in found["years"]:
        running = row["pay"] + row["otherCosts"]
        exactly = Fraction(running) * Fraction(plan["overhead"]) / 100
        assert abs(row["overhead"] - exactly) <= Fraction(1, 2)


@given_plan
@unhurried
def test_what_is_paid_and_what_is_not_covered_make_the_cost(plan: Typed) -> None:
    found = work_out(plan)
    lines = found.get("payers", [])
    for year in (1, 2, 3) if lines else ():
        paid, cost = total(lines, f"paid{year}"), found[f"total{year}"]
        assert paid + found[f"uncovered{year}"] - found.get(f"tooMuch{year}", 0) == cost
        assert (f"lacking{year}" in found) == (paid < cost)
    for line in lines:
        assert line["paid"] == sum(line[f"paid{year}"] for year in (1, 2, 3))
        told = [row for row in found.get("calendarPaid", []) if row["payer"] == line["payer"]]
        assert not told or total(told, "paid") == line["paid"]
        assert all(row["paid"] >= 0 for row in told)
    paid_up = [total(lines, f"paid{year}") == found[f"total{year}"] for year in (1, 2, 3)]
    assert ("covered" in found) == (bool(lines) and all(paid_up))


@given_plan
@unhurried
def test_shares_of_a_hundred_pay_everything_and_a_payer_s_years_are_its_own(plan: Typed) -> None:
    halves = [{"payerShare": 33}, {"payerShare": Decimal("66.9")}, {"payerShare": Decimal("0.1")}]
    assert work_out(plan, payers=halves)["covered"] == work_out(plan)["total"]
    [line] = work_out(plan, payers=[{"payerShare": 100, "payerFrom": 2, "payerTo": 2}])["payers"]
    assert (line["paid1"], line["paid3"]) == (0, 0)


@given_plan
@unhurried
def test_set_up_is_paid_once_and_more_posts_never_cost_less(plan: Typed) -> None:
    found = work_out(plan)
    assert [row["setUp"] for row in found["years"]] == [plan["setUp"], 0, 0]
    more = [{**each, "posts": each["posts"] + 1} for each in plan["positions"]]
    assert work_out(plan, positions=more)["total"] >= found["total"]
    assert work_out(plan, vacancies=plan["vacancies"] + 1)["total"] <= found["total"]
    dearer = work_out(plan, payGrowth=plan["payGrowth"] + 1)
    assert all(new >= old for new, old in zip(_totals(dearer), _totals(found), strict=True))


def _totals(found: Found) -> list[int]:
    return [row["total"] for row in found["years"]]


@given_plan
@unhurried
def test_the_order_of_the_rows_and_rows_of_nobody_change_no_total(plan: Typed) -> None:
    nobody = {"postName": "", "posts": Decimal(0), "postCost": Decimal(10_000_000)}
    other = work_out(plan, positions=[nobody, *plan["positions"][::-1]])
    assert other["years"] == work_out(plan)["years"]


@given_plan
@unhurried
def test_the_cost_per_participant_is_told_only_where_somebody_is(plan: Typed) -> None:
    for row in work_out(plan)["years"]:
        told = plan[f"participants{row['year']}"]
        assert ("perParticipant" in row) == (told is not None)
        if told is not None:
            assert abs(row["perParticipant"] * told - row["total"]) <= told / 2
