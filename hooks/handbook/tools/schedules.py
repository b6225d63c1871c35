"""Plans of steps over months: who does what, when, and what must be in place first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from handbook.pages.sources import Note
from handbook.reading.text import Day, Id, Item, PageId, Text
from handbook.reading.walk import Fault, RefersTo, Unique
from handbook.tools.free_days import FreeDays


class Phase(Item):
    id: Id
    title: Text


class Step(Item):
    """One step: from the month `start` (1 is the first) for so many `months`.

    `after` names steps that are finished before it begins; `page` is where to read how.
    """

    id: Id
    phase: Id
    title: Text
    who: Text
    start: Annotated[int, Field(ge=1)]
    months: Annotated[int, Field(ge=1)] = 1
    after: tuple[Id, ...] = ()
    page: PageId

    @property
    def end(self) -> int:
        return self.start + self.months - 1


class Example(Item):
    """A made-up service and the day its plan begins."""

    title: Text
    start: Day


@dataclass(frozen=True)
class Dated:
    """A step with its first and last day."""

    step: Step
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

    def dated(self, start: Day, free: FreeDays) -> tuple[Dated, ...]:
        """Every step with its days when the plan begins on `start`, by first day.

        The month off is none of the plan. A first day that is not worked moves on, a last one back.
        """
        months = free.worked_months(start, self.months)
        found = [
            Dated(
                step,
                free.on_or_after(months[step.start - 1][0]),
                free.on_or_before(months[step.end - 1][1]),
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
