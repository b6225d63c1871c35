"""The capacity calculator's sum: how many participants a service has room for, and at what cost."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from pydantic.alias_generators import to_camel

from handbook.tools.fields import Named
from handbook.tools.formulas import Found, Values

# IPS-25, item 8: at most ten specialists for each full-time supervisor, and fewer in proportion.
SPECIALISTS_PER_LEADER = 10
# Participants for each specialist: the top score on IPS-25, and the KIT's limit (2009).
STANDARDS = (20, 25)
# People in Norway in 2014, as the proposal of 2021 gives them: adults treated in mental health care
# for psychosis (10 446) or affective disorders (32 971), and a cautious estimate of those who need
# IPS, which the proposal gives without saying how it was made.
TREATED = 10_446 + 32_971
IN_NEED = 30_000
FIGURES = 2  # as many as the scaled numbers are rounded to


class Service(Named):
    """What the leader tells: staff in full-time equivalents, people as whole numbers.

    The caseloads are participants for each full-time specialist. The costs are for one
    participant and one year, `post_cost` for one full-time post and one year, in one currency. None
    stands for what is not told.
    """

    specialists: Decimal
    caseload: int
    first_year_caseload: int | None = None
    leader_caseload: int = 0
    participants: int | None = None
    post_cost: int | None = None
    cost_low: int | None = None
    cost_high: int | None = None
    inhabitants: int | None = None
    national_inhabitants: int | None = None


class Standard(Named):
    """The same service by another caseload."""

    caseload: int
    capacity: int
    shortfall: int | None
    specialists_needed: Decimal | None
    leaders_for_need: Decimal | None


class Capacity(Named):
    """What follows: people and amounts as whole numbers, posts in steps of 0.1.

    `staff_cost` is a year of the specialists and the supervisors they need. `full_leader_cost` is
    the same with a full-time supervisor, where they need less: what the KIT (2009) advises in a new
    service.
    """

    capacity: int
    first_year_capacity: int | None
    specialists_needed: Decimal | None
    leaders_needed: Decimal
    shortfall: int | None
    staff_cost: int | None
    full_leader_cost: int | None
    cost_per_place: int | None
    yearly_cost_low: int | None
    yearly_cost_high: int | None
    leaders_for_need: Decimal | None
    cost_for_need_low: int | None
    cost_for_need_high: int | None
    treated_scaled: int | None
    need_scaled: int | None
    standards: tuple[Standard, ...]


def formula(values: Values) -> Found:
    known = (to_camel(name) for name in Service.model_fields)
    service = Service.model_validate({name: values[name] for name in known if name in values})
    found = work_out(service)
    return found.model_dump(by_alias=True, exclude_none=True)


def work_out(service: Service) -> Capacity:
    """The capacity of `service`; a result is None where what it builds on is not told.

    The sum is the KIT's (2009): specialists times caseload. Part of a place is no place.
    """
    own = _by(service, service.caseload)
    wanted, first_year = service.participants, service.first_year_caseload
    low, high = service.cost_low, service.cost_high
    leaders = leaders_for(service.specialists)
    staff = _staff_cost(service, leaders)
    caseloads = sorted({*STANDARDS, service.caseload})
    return Capacity(
        capacity=own.capacity,
        first_year_capacity=None if first_year is None else _room(service, first_year),
        specialists_needed=own.specialists_needed,
        leaders_needed=leaders,
        shortfall=own.shortfall,
        staff_cost=staff,
        full_leader_cost=_staff_cost(service, Decimal(1)) if leaders < 1 else None,
        cost_per_place=None if staff is None else _share(staff, own.capacity),
        yearly_cost_low=None if low is None else own.capacity * low,
        yearly_cost_high=None if high is None else own.capacity * high,
        leaders_for_need=own.leaders_for_need,
        cost_for_need_low=None if wanted is None or low is None else wanted * low,
        cost_for_need_high=None if wanted is None or high is None else wanted * high,
        treated_scaled=_scaled(TREATED, service),
        need_scaled=_scaled(IN_NEED, service),
        standards=tuple(_by(service, caseload) for caseload in caseloads),
    )


def _by(service: Service, caseload: int) -> Standard:
    capacity, wanted = _room(service, caseload), service.participants
    needed = None if wanted is None else _specialists_for(wanted, service, caseload)
    return Standard(
        caseload=caseload,
        capacity=capacity,
        shortfall=None if wanted is None else max(0, wanted - capacity),
        specialists_needed=needed,
        leaders_for_need=None if needed is None else leaders_for(needed),
    )


def leaders_for(specialists: Decimal) -> Decimal:
    """Full-time supervisors for so many full-time specialists, rounded up to a tenth."""
    return (specialists / SPECIALISTS_PER_LEADER).quantize(Decimal("0.1"), ROUND_CEILING)


def _staff_cost(service: Service, leaders: Decimal) -> int | None:
    if service.post_cost is None:
        return None
    return _whole((service.specialists + leaders) * service.post_cost)


def _share(amount: int, places: int) -> int | None:
    return _whole(Decimal(amount) / places) if places else None


def _whole(amount: Decimal) -> int:
    return int(amount.to_integral_value(ROUND_HALF_UP))


def _scaled(people: int, service: Service) -> int | None:
    """As many of the service's inhabitants as `people` are of the country's.

    Two figures are enough for a rough analogy: 16 071 is 16 000.
    """
    here, country = service.inhabitants, service.national_inhabitants
    if here is None or country is None:
        return None
    whole = people * here // country
    unit = int(10 ** max(0, len(str(whole)) - FIGURES))
    return (2 * people * here + country * unit) // (2 * country * unit) * unit


def _room(service: Service, caseload: int) -> int:
    return int(service.specialists * caseload) + service.leader_caseload


def _specialists_for(wanted: int, service: Service, caseload: int) -> Decimal:
    remaining = max(0, wanted - service.leader_caseload)
    tenths = -(-remaining * 10 // caseload)
    return Decimal(tenths) / 10
