"""A reader's way through the handbook: an ordered list over pages that exist anyway."""

from __future__ import annotations

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
