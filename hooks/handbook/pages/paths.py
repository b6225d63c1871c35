"""A reader's way through the handbook: an ordered list over pages that exist anyway."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from handbook.reading.text import Id, Item, PageId, Text
from handbook.reading.walk import RefersTo, Unique


class Step(Item):
    """One page of a path and what the reader can do after it."""

    page: PageId
    gain: Text


class Stage(Item):
    """A part of a path, such as the first week."""

    title: Text
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]


class LearningPath(Item):
    """The path of one kind of reader; its id is also the id of that role."""

    id: Annotated[Id, RefersTo("pages", "paths/{}")]
    role: Text
    promise: Text
    stages: Annotated[
        tuple[Stage, ...], Field(min_length=1), Unique(Stage, "title"), Unique(Step, "page")
    ]

    told_apart = (("role",),)

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(step for stage in self.stages for step in stage.steps)


@dataclass(frozen=True)
class Stop:
    """The place of a page on a path: its number, from 1, and the page after it, if any."""

    path: LearningPath
    number: int
    next: str | None


def stops(paths: Iterable[LearningPath]) -> Mapping[str, Sequence[Stop]]:
    """By page, its place on each of the `paths` that lead over it, in their order."""
    found: dict[str, list[Stop]] = {}
    for path in paths:
        pages = [step.page for step in path.steps]
        for number, (page, after) in enumerate(zip(pages, [*pages[1:], None], strict=True), 1):
            found.setdefault(page, []).append(Stop(path, number, after))
    return found
