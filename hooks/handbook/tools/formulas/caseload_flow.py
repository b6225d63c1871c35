"""The caseload-flow sum: how caseloads fill, month by month, from the leader's own assumptions.

People are whole. A month's share that is no whole person is not lost: the fraction is carried to
the next month. So everybody is at any time waiting, in a caseload or out, and nowhere twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from handbook.tools.fields import Named
from handbook.tools.formulas import Found, Values
from handbook.tools.formulas.capacity import leaders_for

MONTHS = 36
CEILING = 25  # participants for each full-time specialist: the KIT's limit (2009)
# What the sensitivity varies, in the order of the page.
VARIED = (
    "specialists",
    "growth",
    "vacancies",
    "caseload",
    "firstYearCaseload",
    "referrals",
    "intake",
    "leaving",
)


@dataclass(frozen=True)
class Plan:
    """The assumptions, all as whole numbers.

    In tenths: `specialists`, `growth` (new posts each year from the second), `referrals` (people a
    month), `intake` (people a month for each specialist). `leaving` is in tenths of a per cent a
    month, `vacancies` in per cent of the posts. Caseloads are people for each specialist.
    """

    start: date
    specialists: int
    growth: int
    vacancies: int
    caseload: int
    first_year_caseload: int | None
    referrals: int
    intake: int
    leaving: int
    already: int

    @classmethod
    def of(cls, values: Values) -> Plan:
        """The plan with these numbers, by their names in the address."""
        tenths = {
            name: int(values[name] * 10)
            for name in ("specialists", "growth", "referrals", "intake", "leaving")
        }
        first_year = values.get("firstYearCaseload")
        return cls(
            start=date(int(values["startYear"]), int(values["startMonth"]), 1),
            vacancies=int(values["vacancies"]),
            caseload=int(values["caseload"]),
            first_year_caseload=None if first_year is None else int(first_year),
            already=int(values["already"]),
            **tenths,
        )

    def staff(self, month: int) -> int:
        """Filled posts in `month` (the first is 0), in thousandths."""
        return (self.specialists + self.growth * (month // 12)) * (100 - self.vacancies)

    def places(self, month: int) -> int:
        """Room in the caseloads in `month`; a new post has the first year's ceiling for a year.

        The posts of the start are new only in a new service, which supports nobody yet.
        """
        year = month // 12
        at_start = 0 if self.already else self.specialists
        new = self.growth if year else at_start
        settled = self.specialists + self.growth * year - new
        first_year = self.caseload
        if self.first_year_caseload is not None:
            first_year = min(self.first_year_caseload, self.caseload)
        return (100 - self.vacancies) * (settled * self.caseload + new * first_year) // 1000

    def varied(self, name: str, per_cent: int) -> Plan:
        """The plan with one assumption at `per_cent` of what it was, rounded half up."""
        field = "first_year_caseload" if name == "firstYearCaseload" else name
        value = (getattr(self, field) * per_cent + 50) // 100
        return replace(self, **{field: min(value, CEILING) if "caseload" in field else value})


class Month(Named):
    """One month: who came and went in it, and how it stood at its end."""

    month: date
    places: int
    referred: int
    left: int
    admitted: int
    caseload: int
    waiting: int
    served: int


def flow(plan: Plan) -> Iterator[Month]:
    """The first 36 months. In each, referrals join the waiting list, then some of those who were
    there step down or leave, and then those who have waited longest are given the free places.
    """
    caseload, waiting, served = plan.already, 0, plan.already
    referrals = leaving = intake = 0  # what is carried: fractions of a person
    for number in range(MONTHS):
        referred, referrals = divmod(referrals + plan.referrals, 10)
        left, leaving = divmod(leaving + caseload * plan.leaving, 1000)
        able, intake = divmod(intake + plan.intake * plan.staff(number), 10_000)
        places = plan.places(number)
        free = max(0, places - (caseload - left))
        admitted = min(waiting + referred, able, free)
        waiting += referred - admitted
        caseload += admitted - left
        served += admitted
        years, month = divmod(plan.start.month - 1 + number, 12)
        yield Month(
            month=date(plan.start.year + years, month + 1, 1),
            places=places,
            referred=referred,
            left=left,
            admitted=admitted,
            caseload=caseload,
            waiting=waiting,
            served=served,
        )


def formula(values: Values) -> Found:
    return work_out(Plan.of(values))


def work_out(plan: Plan) -> Found:
    """What the plan leads to: numbers by result, and the rows of `months` and `sensitivity`."""
    months = [*flow(plan)]
    full = [
        number
        for number, each in enumerate(months, 1)
        if each.places and each.caseload >= each.places
    ]
    found: Found = {"monthsFull": len(full)}
    if full:
        found["monthsToFull"] = full[0]
    for year in (1, 2, 3):
        last = months[12 * year - 1]
        before = months[12 * year - 13].caseload if year > 1 else plan.already
        admitted = sum(each.admitted for each in months[12 * year - 12 : 12 * year])
        found[f"served{12 * year}"] = last.served
        found[f"waiting{12 * year}"] = last.waiting
        found[f"supported{year}"] = before + admitted
    found["leadersNeeded"] = leaders_for(Decimal(plan.specialists) / 10)
    found["caseload36"] = months[-1].caseload
    found["left36"] = sum(each.left for each in months)
    found["everyone"] = plan.already + sum(each.referred for each in months)
    found["months"] = [each.model_dump(by_alias=True) for each in months]
    found["sensitivity"] = sensitivity(plan)
    return found


def sensitivity(plan: Plan) -> list[dict[str, Any]]:
    """Each assumption 20 per cent lower and higher, alone: what mattered most comes first."""
    rows = []
    for name in VARIED:
        if name == "firstYearCaseload" and plan.first_year_caseload is None:
            continue
        ends = {
            way: [*flow(plan.varied(name, per_cent))][-1]
            for way, per_cent in (("Down", 80), ("", 100), ("Up", 120))
        }
        row: dict[str, Any] = {"assumption": name}
        row |= {f"served{way}": end.served for way, end in ends.items()}
        row |= {f"waiting{way}": end.waiting for way, end in ends.items()}
        rows.append(row)
    return sorted(rows, key=lambda row: -abs(row["servedUp"] - row["servedDown"]))
