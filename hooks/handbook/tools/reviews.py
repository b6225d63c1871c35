"""Reviews of a service by a quality scale: what is asked, and what follows from the answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, model_validator

from handbook.pages.scales import Level, Scale, ScaleId
from handbook.pages.sources import Note
from handbook.reading.text import Id, Item, Text
from handbook.reading.walk import Fault, Unique

OPEN = "-"  # how an unanswered item stands in the address
SCORES = "12345"


class Look(Item):
    """What to look at before answering an item; `today`, what now earns the top score there."""

    number: int
    text: Text
    today: Text | None = None


class Example(Item):
    """A made-up service: one answer for each item, as the address has them."""

    title: Text
    answers: str


class Review(Item):
    """A review by the scale `scale`; each item is answered by one of the signs in `answers`."""

    id: Id
    title: Text
    scale: ScaleId
    answers: Annotated[str, Field(min_length=2)]
    look: Annotated[tuple[Look, ...], Unique(Look, "number")] = ()
    limits: tuple[Note, ...]
    example: Example

    def faults_with(self, scale: Scale) -> Iterator[Fault]:
        """Items of `scale` left out: of what to look at, where it is told, and of the example."""
        told = {look.number for look in self.look} or {item.number for item in scale.items}
        for item in scale.items:
            if item.number not in told:
                yield ("look",), f"says nothing of item {item.number}. Write what to look at there."
        if len(self.example.answers) != len(scale.items):
            message = (
                f"has {len(self.example.answers)} answers to {len(scale.items)} items. Mend it."
            )
            yield ("example", "answers"), message

    def looks(self, number: int) -> Look | None:
        """What to look at before answering item `number`."""
        return next((look for look in self.look if look.number == number), None)

    def total(self, scale: Scale) -> Total:
        """What the example comes to on `scale`."""
        return add_up(scale, self.example.answers)

    def steps(self, scale: Scale) -> tuple[int, ...]:
        """The numbers of the items that the example should work on."""
        return next_steps(scale, self.example.answers, self.answers)

    @model_validator(mode="after")
    def _is_sound(self) -> Review:
        if read(self.example.answers, self.answers, len(self.example.answers)) is None:
            raise ValueError(f"has an example with other signs than «{self.answers}-». Correct it.")
        return self


def read(typed: str, signs: str, count: int) -> tuple[str, ...] | None:
    """The answers in `typed`, one of `signs` or `-` for each of `count` items; else None."""
    if len(typed) != count or not set(typed) <= {*signs, OPEN}:
        return None
    return tuple(typed)


@dataclass(frozen=True)
class Sum:
    """Points given so far, for how many of how many items, and the most they could be."""

    points: int
    answered: int
    items: int

    @property
    def most(self) -> int:
        """The points with the top score on every item."""
        return self.items * len(SCORES)


@dataclass(frozen=True)
class Total:
    """The whole of a review: its groups, the total, what it can become, and the level.

    The level stays open, None, until every item has a score.
    """

    groups: Mapping[str, Sum]
    whole: Sum
    low: int
    high: int
    level: Level | None


def add_up(scale: Scale, answers: Sequence[str]) -> Total:
    """The total of `answers` on `scale`, in the order of its items, each "1" to "5" or `-`."""
    pairs = list(zip(scale.items, answers, strict=True))
    groups = {
        group.id: _sum([answer for item, answer in pairs if item.group == group.id])
        for group in scale.groups
    }
    whole = _sum(answers)
    missing = whole.items - whole.answered
    return Total(
        groups=groups,
        whole=whole,
        low=whole.points + missing,
        high=whole.points + missing * len(SCORES),
        level=None if missing else _level(scale, whole.points),
    )


def next_steps(scale: Scale, answers: Sequence[str], signs: str) -> tuple[int, ...]:
    """The numbers of the items to work on: those furthest from `signs[0]` first, then in order."""
    wanting = [
        (-signs.index(answer), item.number)
        for item, answer in zip(scale.items, answers, strict=True)
        if answer not in (OPEN, signs[0])
    ]
    return tuple(number for _, number in sorted(wanting))


def _sum(answers: Sequence[str]) -> Sum:
    given = [int(answer) for answer in answers if answer != OPEN]
    return Sum(sum(given), len(given), len(answers))


def _level(scale: Scale, points: int) -> Level:
    return max(
        (level for level in scale.levels if level.min <= points), key=lambda level: level.min
    )
