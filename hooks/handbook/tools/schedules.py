"""Plans of steps over months: who does what, when, and what must be in place first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from handbook.pages.sources import Note
from handbook.reading.text import Day, Id, Item, PageId, Text
from handbook.reading.walk import Fault, RefersTo, Unique
from handbook.tools.fields import Name
from handbook.tools.free_days import FreeDays


class Phase(Item):
    id: Id
    title: Text


class Step(Item):
    """One step: from the month `start` (1 is the first) for so many `months`.

    `after` names steps that are finished before it begins; `page` is where to read how. A step that
    `hires` posts of that kind takes the lead times, where they are told; what comes `every` week or
    quarter is in the calendar as often, and the month of the step that `opens` is that of the first
    participant.
    """

    id: Id
    phase: Id
    title: Text
    who: Text
    start: Annotated[int, Field(ge=1)]
    months: Annotated[int, Field(ge=1)] = 1
    after: tuple[Id, ...] = ()
    hires: Literal["", "specialist", "supervisor"] = ""
    every: Literal["", "week", "quarter"] = ""
    opens: bool = False
    page: PageId

    @property
    def end(self) -> int:
        return self.start + self.months - 1


class Lead(Item):
    """A part of recruiting, in whole months from 0 to `most`; `months` is our assumption."""

    id: Name
    label: Text
    hint: Text
    months: Annotated[int, Field(ge=0)]
    most: Annotated[int, Field(ge=1, le=9)]
    error: Text


class Example(Item):
    """A made-up service, the day its plan begins, and its lead times in the order of the plan's."""

    title: Text
    start: Day
    lead: tuple[int, ...] = ()


@dataclass(frozen=True)
class Dated:
    """A step with its first and last month and day."""

    step: Step
    months: tuple[int, int]
    first: date
    last: date


class Schedule(Item):
    """A plan of so many months; `version` and `revised` stand on its documents.

    `free_days` names the meetings whose free days are no day of the plan either.
    """

    id: Id
    title: Text
    intro: Text
    months: Annotated[int, Field(ge=1)]
    free_days: Annotated[Id, RefersTo("meetings")]
    version: str
    revised: Day
    lead: Annotated[tuple[Lead, ...], Unique(Lead)] = ()
    phases: Annotated[tuple[Phase, ...], Unique(Phase)]
    steps: Annotated[tuple[Step, ...], Field(min_length=1), Unique(Step)]
    limits: tuple[Note, ...]
    example: Example

    @property
    def date(self) -> Day:
        """The day of its version."""
        return self.revised

    def step(self, name: str) -> Step:
        return next(step for step in self.steps if step.id == name)

    def of(self, phase: Phase) -> tuple[Step, ...]:
        """The steps of `phase`, in the order in which they begin."""
        own = (step for step in self.steps if step.phase == phase.id)
        return tuple(sorted(own, key=lambda step: step.start))

    @property
    def years(self) -> int:
        """The years in which it is finished at the latest, the months off left out."""
        return self.months // 12 + 1

    def moved(self, hiring: int | None = None) -> Mapping[Id, tuple[int, int]]:
        """The first and last month of each step, where recruiting takes `hiring` months.

        What waits for a step moves as far as the last month of that step does.
        """
        found: dict[Id, tuple[int, int]] = {}
        for step in sorted(self.steps, key=lambda each: each.start):
            ends = (found[name][1] - self.step(name).end for name in step.after)
            start = step.start + max(ends, default=0)
            months = step.months if hiring is None or not step.hires else max(1, hiring)
            found[step.id] = (start, start + months - 1)
        return found

    def dated(self, start: Day, free: FreeDays, hiring: int | None = None) -> tuple[Dated, ...]:
        """Every step with its days when the plan begins on `start`, by first day.

        The month off is none of the plan. A first day that is not worked moves on, a last one back.
        """
        planned = self.moved(hiring)
        months = free.worked_months(start, max(last for _, last in planned.values()))
        found = [
            Dated(
                step,
                planned[step.id],
                free.on_or_after(months[planned[step.id][0] - 1][0]),
                free.on_or_before(months[planned[step.id][1] - 1][1]),
            )
            for step in self.steps
        ]
        return tuple(sorted(found, key=lambda each: each.first))

    def faults(self) -> Iterator[Fault]:
        steps = {step.id: step for step in self.steps}
        phases = {phase.id for phase in self.phases}
        for place, step in enumerate(self.steps):
            here = ("steps", place)
            if step.phase not in phases:
                message = f"puts «{step.id}» in «{step.phase}», which is no phase. Correct it."
                yield (*here, "phase"), message
            if step.end > self.months:
                message = f"lets «{step.id}» run past month {self.months}. Shorten it."
                yield (*here, "months"), message
            for which, name in enumerate(step.after):
                if name not in steps:
                    message = f"lets «{step.id}» wait for «{name}», which is no step. Correct it."
                    yield (*here, "after", which), message
                elif steps[name].end >= step.start:
                    message = (
                        f"begins «{step.id}» in month {step.start}, but «{name}» is finished only "
                        f"in month {steps[name].end}. Move one of them."
                    )
                    yield (*here, "after", which), message
