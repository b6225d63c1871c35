"""The capacity calculator's sum: how many participants a service has room for, and at what cost."""

from __future__ import annotations

import math
from decimal import Decimal

from handbook.named import Named

# IPS-25, item 8, in short: at most ten specialists for each full-time supervisor.
SPECIALISTS_PER_LEADER = 10


class Service(Named):
    """What the leader tells: staff in full-time equivalents, people as whole numbers.

    The caseloads are participants for each full-time specialist. The costs are for one
    participant and one year, in one currency. None stands for what is not told.
    """

    specialists: Decimal
    caseload: int
    first_year_caseload: int | None = None
    leader_caseload: int = 0
    participants: int | None = None
    cost_low: int | None = None
    cost_high: int | None = None


class Capacity(Named):
    """What follows: people as whole numbers, `specialists_needed` in steps of 0.1."""

    capacity: int
    first_year_capacity: int | None
    specialists_needed: Decimal | None
    leaders_needed: int
    shortfall: int | None
    yearly_cost_low: int | None
    yearly_cost_high: int | None


def work_out(service: Service) -> Capacity:
    """The capacity of `service`; a result is None where what it builds on is not told.

    The sum is the KIT's (2009): specialists times caseload. Part of a place is no place.
    """
    capacity = _room(service, service.caseload)
    wanted, first_year = service.participants, service.first_year_caseload
    return Capacity(
        capacity=capacity,
        first_year_capacity=None if first_year is None else _room(service, first_year),
        specialists_needed=None if wanted is None else _specialists_for(wanted, service),
        leaders_needed=math.ceil(service.specialists / SPECIALISTS_PER_LEADER),
        shortfall=None if wanted is None else max(0, wanted - capacity),
        yearly_cost_low=None if service.cost_low is None else capacity * service.cost_low,
        yearly_cost_high=None if service.cost_high is None else capacity * service.cost_high,
    )


def _room(service: Service, caseload: int) -> int:
    return int(service.specialists * caseload) + service.leader_caseload


def _specialists_for(wanted: int, service: Service) -> Decimal:
    remaining = max(0, wanted - service.leader_caseload)
    tenths = -(-remaining * 10 // service.caseload)
    return Decimal(tenths) / 10
