"""The figures of a register as the page defines them, in plain Python, to hold formulas to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from statistics import mean, median
from typing import Any

FAR = date(9999, 12, 31)


@dataclass(frozen=True)
class Job:
    """A job from its first day to its last; `why` is the place of its reason among the options."""

    start: date
    end: date | None = None
    why: int | None = None
    advice: bool | None = None

    def on(self, first: date, last: date) -> bool:
        """Whether it was there on a day from `first` to `last`."""
        return self.start <= last and (self.end or FAR) >= first


@dataclass(frozen=True)
class Person:
    """A row of the register."""

    referred: date | None = None
    met: date | None = None
    joined: date | None = None
    had_job: bool | None = None
    employer: date | None = None
    study_from: date | None = None
    study_until: date | None = None
    left: date | None = None
    left_why: int | None = None
    jobs: tuple[Job, ...] = field(default=())

    def here(self, first: date, last: date) -> bool:
        """Whether the place was open on a day from `first` to `last`."""
        return bool(self.joined and self.joined <= last and (self.left or FAR) >= first)

    def reached(self, first: date, last: date) -> list[date]:
        """The days in the period that are the ninetieth after a job began."""
        days = [job.start + timedelta(90) for job in self.jobs]
        return [day for day in days if first <= day <= last]


def figures(
    people: Sequence[Person], first: date, last: date, kept: date | None
) -> dict[str, float | None]:
    """Every figure of the register for a period; None is nothing, as before the period is over."""
    found = dict(_counted(people, first, last, kept or first))
    return dict.fromkeys(found) if kept is None or kept < last else found


def _counted(
    people: Sequence[Person], first: date, last: date, kept: date
) -> Iterator[tuple[str, float | None]]:
    def within(day: date | None) -> bool:
        return day is not None and first <= day <= last

    here = [each for each in people if each.here(first, last)]
    working = [each for each in here if any(job.on(first, last) for job in each.jobs)]
    begun = [(each, job) for each in people for job in each.jobs if within(job.start)]
    ended = [job for each in people for job in each.jobs if within(job.end)]
    gone = [each for each in people if each.joined and within(each.left)]
    joined = [each for each in people if within(each.joined)]
    referred = [each for each in people if within(each.referred)]
    reached = [each for each in people if each.reached(first, last)]
    yield "joined", len(joined)
    yield "active", sum(each.here(last, last) for each in people)
    yield "participants", len(here)
    yield "in_work", len(working)
    yield "share_in_work", len(working) / len(here) if here else None
    yield "starts", len(begun)
    yield "starters", sum(any(within(job.start) for job in each.jobs) for each in people)
    yield "advised", sum(job.advice is True for _, job in begun)
    yield "reached", len(reached)
    yield (
        "kept",
        sum(
            any(job.on(day, day) for day in each.reached(first, last) for job in each.jobs)
            for each in reached
        ),
    )
    yield "ended", len(ended)
    yield from ((f"ended_why_{why}", sum(job.why == why for job in ended)) for why in range(4))
    yield "left", len(gone)
    yield from ((f"left_why_{why}", sum(each.left_why == why for each in gone)) for why in range(4))
    yield (
        "in_education",
        sum(
            bool(each.study_from and each.study_from <= last and (each.study_until or FAR) >= first)
            for each in here
        ),
    )
    yield "referred", len(referred)
    days = [
        ((each.met or max(each.referred, min(kept, each.left or FAR))) - each.referred).days
        for each in referred
        if each.referred
    ]
    yield "met_mean", mean(days) if days else None
    yield "met_median", median(days) if days else None
    yield "not_met", sum(each.met is None for each in referred)
    days = [
        ((each.employer or max(each.joined, min(kept, each.left or FAR))) - each.joined).days
        for each in joined
        if each.joined
    ]
    yield "employer_mean", mean(days) if days else None
    yield "employer_median", median(days) if days else None
    yield (
        "employer_in_30",
        sum(
            bool(each.employer and each.joined and (each.employer - each.joined).days <= 30)
            for each in joined
        ),
    )
    yield "no_employer", sum(each.employer is None for each in joined)


def cohort(people: Sequence[Person], year: int, kept: date | None) -> dict[str, float | None]:
    """Who was without a job on joining in `year`, and who had one within twelve months."""
    group = [each for each in people if each.had_job is False and each.joined]
    group = [each for each in group if each.joined and each.joined.year == year]
    found = [
        each
        for each in group
        if each.joined
        and any(each.joined <= job.start <= year_later(each.joined) for job in each.jobs)
    ]
    if kept is None or kept < date(year + 1, 12, 31):
        return {"out_of_work": None, "into_work": None}
    return {"out_of_work": len(group), "into_work": len(found)}


def year_later(day: date) -> date:
    """The same day of the next year; 28 February where it has no 29th."""
    return (
        day.replace(year=day.year + 1, day=28)
        if (day.month, day.day) == (2, 29)
        else (day.replace(year=day.year + 1))
    )


def drawn(random: Random, count: int, year: int) -> list[Person]:
    """`count` people whose days lie where periods end, and just beside."""
    ends = [date(year + back // 4, 3 * (back % 4) + 1, 1) for back in range(-4, 12)]
    near = [each + timedelta(by) for each in ends for by in (-91, -90, -89, -31, -30, -1, 0, 1)]
    near.append(date(year + 1, 2, 29) if year % 4 == 3 else date(year, 2, 28))

    def after(day: date | None, *by: int) -> date | None:
        return day + timedelta(random.choice(by)) if day and random.random() < 0.7 else None

    def a_job(begin: date) -> Job:
        start = begin + timedelta(random.choice((0, 1, 29, 30, 364, 365, 366)))
        end = after(start, 0, 1, 89, 90, 91, 200)
        why = random.randrange(4) if end and random.random() < 0.9 else None
        return Job(start, end, why, random.choice((True, False, None)))

    people = []
    for _ in range(count):
        referred = random.choice(near) if random.random() < 0.9 else None
        joined = after(referred, 0, 7, 30) or (
            random.choice(near) if random.random() < 0.8 else None
        )
        left = after(joined, 0, 1, 90, 365, 700)
        study = after(joined, 0, 10, 90)
        jobs = tuple(a_job(joined) for _ in range(random.randrange(4))) if joined else ()
        people.append(
            Person(
                referred=referred,
                met=after(referred, 0, 6, 7, 8),
                joined=joined,
                had_job=random.choice((True, False, None)),
                employer=after(joined, 0, 29, 30, 31),
                study_from=study,
                study_until=after(study, 0, 30, 90),
                left=left,
                left_why=random.randrange(4) if left else None,
                jobs=jobs,
            )
        )
    return people


def told(value: Any) -> Any:
    """A figure as a workbook has it."""
    return None if value is None else float(value)
