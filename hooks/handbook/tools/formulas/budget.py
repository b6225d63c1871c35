"""The budget sum: what a service costs in each of three years, in all and for each participant.

Amounts are whole and in one currency. Each product is rounded half up before it is added, so that
the numbers a reader sees add up exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from handbook.tools.fields import Named
from handbook.tools.formulas import Found, Values

YEARS = (1, 2, 3)


@dataclass(frozen=True)
class Position:
    """Posts of one kind: full-time equivalents in year one, new ones in each year after it, and
    the yearly cost of a full-time post.
    """

    posts: Decimal
    new: Decimal
    cost: Decimal

    def in_year(self, year: int) -> Decimal:
        """Full-time equivalents in `year`, the first of which is 1."""
        return self.posts + self.new * (year - 1)

    def pay(self, year: int) -> int:
        """The cost of the posts in `year`."""
        return _whole(self.in_year(year) * self.cost)


@dataclass(frozen=True)
class Service:
    """What the leader tells.

    `overhead` is a share of all running costs in per cent, `set_up` an amount for the first year
    only. `participants` are those supported during each year; None where that is not told.
    """

    positions: tuple[Position, ...]
    other_costs: Decimal
    overhead: Decimal
    set_up: Decimal
    participants: tuple[Decimal | None, ...]

    @classmethod
    def of(cls, values: Values) -> Service:
        """The service with these numbers, by their names in the address."""
        return cls(
            positions=tuple(
                Position(row["posts"], row.get("newPosts", Decimal(0)), row["postCost"])
                for row in values["positions"]
            ),
            other_costs=values["otherCosts"],
            overhead=values["overhead"],
            set_up=values["setUp"],
            participants=tuple(values.get(f"participants{year}") for year in YEARS),
        )


class Year(Named):
    """The costs of one year, the people supported in it, and the cost for each of them."""

    year: int
    posts: Decimal
    pay: int
    other_costs: int
    overhead: int
    set_up: int
    total: int
    participants: int | None
    per_participant: int | None


def year_of(service: Service, number: int) -> Year:
    """The budget of the year with this number; the first is 1."""
    pay = sum(position.pay(number) for position in service.positions)
    running = pay + int(service.other_costs)
    overhead = _whole(running * service.overhead / 100)
    set_up = int(service.set_up) if number == 1 else 0
    total = running + overhead + set_up
    people = service.participants[number - 1]
    return Year(
        year=number,
        posts=sum((position.in_year(number) for position in service.positions), Decimal(0)),
        pay=pay,
        other_costs=int(service.other_costs),
        overhead=overhead,
        set_up=set_up,
        total=total,
        participants=None if people is None else int(people),
        per_participant=None if people is None else _whole(total / people),
    )


def formula(values: Values) -> Found:
    return work_out(Service.of(values))


def work_out(service: Service) -> Found:
    """What follows: `total1` to `total3`, `perParticipant1` to 3, `total`, and rows of `years` and
    of `pay`, one for each position.
    """
    years = [year_of(service, number) for number in YEARS]
    found: Found = {"total": sum(year.total for year in years)}
    for year in years:
        found[f"total{year.year}"] = year.total
        if year.per_participant is not None:
            found[f"perParticipant{year.year}"] = year.per_participant
    found["years"] = [year.model_dump(by_alias=True, exclude_none=True) for year in years]
    found["pay"] = [
        {
            "position": place,
            **{f"posts{year}": position.in_year(year) for year in YEARS},
            "postCost": int(position.cost),
            **{f"pay{year}": position.pay(year) for year in YEARS},
        }
        for place, position in enumerate(service.positions, 1)
    ]
    return found


def _whole(amount: Decimal) -> int:
    return int(amount.to_integral_value(ROUND_HALF_UP))
