"""Plans of steps over months: who does what, when, and what must be in place first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field, model_validator

from handbook.pages.sources import Note
from handbook.reading.text import Id, Item, Reference, Text
from handbook.tools import dates


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
    page: str

    @property
    def end(self) -> int:
        return self.start + self.months - 1


class Example(Item):
    """A made-up service and the day its plan begins."""

    title: Text
    start: date


@dataclass(frozen=True)
class Dated:
    """A step with its first and last day."""

    step: Step
    first: date
    last: date


class Schedule(Item):
    """A plan of so many months; `version` and `revised` stand on its documents."""

    id: Id
    title: Text
    intro: Text
    months: Annotated[int, Field(ge=1)]
    version: str
    revised: date
    phases: tuple[Phase, ...]
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    limits: tuple[Note, ...]
    example: Example

    def references(self) -> Iterator[Reference]:
        for number, step in enumerate(self.steps):
            yield ("steps", number, "page"), "pages", step.page
        for place, note in enumerate(self.limits):
            for which, source in enumerate(note.sources):
                yield ("limits", place, "sources", which), "sources", source

    def step(self, name: str) -> Step:
        return next(step for step in self.steps if step.id == name)

    def of(self, phase: Phase) -> tuple[Step, ...]:
        """The steps of `phase`, in the order in which they begin."""
        own = (step for step in self.steps if step.phase == phase.id)
        return tuple(sorted(own, key=lambda step: step.start))

    def dated(self, start: date) -> tuple[Dated, ...]:
        """Every step with its days when the plan begins on `start`, by first day."""
        found = [
            Dated(
                step,
                dates.add_months(start, step.start - 1),
                dates.add_months(start, step.end) - timedelta(days=1),
            )
            for step in self.steps
        ]
        return tuple(sorted(found, key=lambda each: each.first))

    @model_validator(mode="after")
    def _is_sound(self) -> Schedule:
        if wrong := " ".join(self._faults()):
            raise ValueError(wrong)
        return self

    def _faults(self) -> Iterator[str]:
        steps = {step.id: step for step in self.steps}
        phases = {phase.id for phase in self.phases}
        if len(steps) < len(self.steps):
            yield "has two steps with one id. Rename one."
        for step in self.steps:
            if step.phase not in phases:
                yield f"puts «{step.id}» in «{step.phase}», which is no phase. Correct it."
            if step.end > self.months:
                yield f"lets «{step.id}» run past month {self.months}. Shorten it."
            for name in step.after:
                if name not in steps:
                    yield f"lets «{step.id}» wait for «{name}», which is no step. Correct it."
                elif steps[name].end >= step.start:
                    yield (
                        f"begins «{step.id}» in month {step.start}, but «{name}» is finished only "
                        f"in month {steps[name].end}. Move one of them."
                    )
