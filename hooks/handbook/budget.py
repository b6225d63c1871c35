"""The budget sum: what a service costs in each of three years, in all and for each participant.

Amounts are whole and in one currency. Each product is rounded half up before it is added, so that
the numbers a reader sees add up exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from handbook.named import Named

YEARS = (1, 2, 3)


@dataclass(frozen=True)
class Service:
    """What the leader tells: posts in full-time equivalents, costs for one post and one year.

    `growth` is new posts for specialists each year from the second, `overhead` a share of all
    running costs in per cent, `set_up` an amount for the first year only. `participants` are those
    supported during each year; None where that is not told.
    """

    specialists: Decimal
    growth: Decimal
    specialist_cost: Decimal
    leaders: Decimal
    leader_cost: Decimal
    other_costs: Decimal
    overhead: Decimal
    set_up: Decimal
    participants: tuple[Decimal | None, ...]

    @classmethod
    def of(cls, values: Mapping[str, Decimal]) -> Service:
        """The service with these numbers, by their names in the address."""
        return cls(
            specialists=values["specialists"],
            growth=values.get("growth", Decimal(0)),
            specialist_cost=values["specialistCost"],
            leaders=values["leaders"],
            leader_cost=values["leaderCost"],
            other_costs=values["otherCosts"],
            overhead=values["overhead"],
            set_up=values["setUp"],
            participants=tuple(values.get(f"participants{year}") for year in YEARS),
        )


class Year(Named):
    """The costs of one year, the people supported in it, and the cost for each of them."""

    year: int
    specialists: Decimal
    pay: int
    other_costs: int
    overhead: int
    set_up: int
    total: int
    participants: int | None
    per_participant: int | None


def year_of(service: Service, number: int) -> Year:
    """The budget of the year with this number; the first is 1."""
    specialists = service.specialists + service.growth * (number - 1)
    pay = _whole(specialists * service.specialist_cost)
    pay += _whole(service.leaders * service.leader_cost)
    running = pay + int(service.other_costs)
    overhead = _whole(running * service.overhead / 100)
    set_up = int(service.set_up) if number == 1 else 0
    total = running + overhead + set_up
    people = service.participants[number - 1]
    return Year(
        year=number,
        specialists=specialists,
        pay=pay,
        other_costs=int(service.other_costs),
        overhead=overhead,
        set_up=set_up,
        total=total,
        participants=None if people is None else int(people),
        per_participant=None if people is None else _whole(total / people),
    )


def work_out(service: Service) -> dict[str, Any]:
    """What follows: `total1` to `total3`, `perParticipant1` to 3, `total`, and rows of `years`."""
    years = [year_of(service, number) for number in YEARS]
    found: dict[str, Any] = {"total": sum(year.total for year in years)}
    for year in years:
        found[f"total{year.year}"] = year.total
        if year.per_participant is not None:
            found[f"perParticipant{year.year}"] = year.per_participant
    found["years"] = [year.model_dump(by_alias=True, exclude_none=True) for year in years]
    return found


def _whole(amount: Decimal) -> int:
    return int(amount.to_integral_value(ROUND_HALF_UP))
