"""Plans of steps over months: who does what, when, and what must be in place first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field

from handbook.pages.sources import Note
from handbook.reading.text import Day, Id, Item, PageId, Text
from handbook.reading.walk import Fault, RefersTo, Unique
from handbook.tools import formulas
from handbook.tools.fields import Name
from handbook.tools.free_days import FreeDays

_FIRST = date(1970, 1, 1)  # what scripts count days from
STEP_SCRIPTS = ("dates", "free-days", "steps")


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

    def dated(self, start: Day, free: FreeDays, hiring: int | None = None) -> tuple[Dated, ...]:
        """Every step with its days when the plan begins on `start`, by first day.

        Recruiting takes `hiring` months, where that is told.
        """
        steps = {step.id: step for step in self.steps}
        found = worked_out(self.steps, start, free, hiring)["steps"]
        dated = [
            Dated(
                steps[each["id"]],
                (each["from"], each["to"]),
                _FIRST + timedelta(days=each["first"]),
                _FIRST + timedelta(days=each["last"]),
            )
            for each in found
        ]
        return tuple(sorted(dated, key=lambda each: each.first))

    def begins(self, free: FreeDays) -> dict[str, list[int]]:
        """When posts and the first participant begin, where recruiting takes as long as assumed.

        By name in an address, for each month of the decision from January, in months from it.
        """
        hiring = sum(part.months for part in self.lead)
        found = [
            worked_out(self.steps, date(free.first, month, 1), free, hiring)
            for month in range(1, 13)
        ]
        names = ("specialistsFrom", "leadersFrom", "intakeFrom")
        return {name: [each[name] for each in found] for name in names}

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


def ruled(step: Step) -> dict[str, Any]:
    """A step as docs/assets/js/steps.js takes it."""
    names = ("id", "start", "months", "after", "hires", "every", "opens")
    return {name: getattr(step, name) for name in names}


def worked_out(
    steps: Iterable[Step],
    start: date,
    free: FreeDays,
    hiring: int | None = None,
    later: Mapping[Id, int] | None = None,
) -> dict[str, Any]:
    """What docs/assets/js/steps.js makes of `steps`; it says what that is. Days count from 1970.

    `later` has the months that a reader moved a step.
    """
    told = {
        "begins": (start - _FIRST).days,
        "steps": [ruled(step) for step in steps],
        "hiring": hiring,
        "later": dict(later or {}),
        "free": free.told,
    }
    found: dict[str, Any] = json.loads(_runner()(json.dumps(told)))
    return found


@cache
def _runner() -> Any:
    told = "(told) => JSON.stringify(handbookSteps(JSON.parse(told)))"
    return formulas.running(STEP_SCRIPTS, told)
