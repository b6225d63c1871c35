"""A reader's way through the handbook: an ordered list over pages that exist anyway."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Annotated

from pydantic import Field

from handbook.pages.page import Page
from handbook.reading.problems import nearest
from handbook.reading.text import Id, Item, PageId, Text
from handbook.reading.walk import Fault, RefersTo, Unique


class Step(Item):
    """One page of a path and what the reader can do after it."""

    page: PageId
    gain: Text


class Task(Item):
    """Something to do on the first day, and the page, tool or form that helps, called `link`."""

    do: Text
    link: Text
    page: PageId


class Route(Item):
    """A way of its own inside a path, such as the one to a decision in three weeks.

    One that is `optional` comes after all that is not, and is counted apart.
    """

    title: Text
    about: Text
    optional: bool = False


class Stage(Item):
    """A part of a path, such as the first week; a `route` begins with it and lasts to the next.

    Its `tasks` are what to do before there is anything to read.
    """

    title: Text
    route: Route | None = None
    tasks: Annotated[tuple[Task, ...], Unique(Task, "page")] = ()
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]


class Then(Item):
    """What to do when the path is done: a page, the section of it that helps, and why."""

    page: PageId
    section: Id | None = None
    why: Text


class LearningPath(Item):
    """The path of one kind of reader; its id is also the id of that role."""

    id: Annotated[Id, RefersTo("pages", "paths/{}")]
    role: Text
    promise: Text
    stages: Annotated[
        tuple[Stage, ...], Field(min_length=1), Unique(Stage, "title"), Unique(Step, "page")
    ]
    then: Then

    told_apart = (("role",),)

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(step for stage in self.stages for step in stage.steps)

    @property
    def first_route(self) -> tuple[Stage, ...]:
        """The stages of its first way of its own; all of them where it has none."""
        rest = takewhile(lambda stage: not stage.route, self.stages[1:])
        return (self.stages[0], *rest)

    @property
    def needed(self) -> int:
        """How many of its steps come before what a reader may leave out."""
        needed = takewhile(lambda stage: not (stage.route and stage.route.optional), self.stages)
        return sum(len(stage.steps) for stage in needed)

    def faults(self) -> Iterator[Fault]:
        """What a reader may leave out at the beginning of the path, or before what she may not."""
        routes = [(place, stage.route) for place, stage in enumerate(self.stages) if stage.route]
        for number, (place, route) in enumerate(routes):
            needed_later = any(not later.optional for _, later in routes[number:])
            if route.optional and (place == 0 or needed_later):
                message = "stands before what every reader needs. Move what is optional last."
                yield ("stages", place, "route", "optional"), message

    def faults_with(self, pages: Mapping[str, Page | None]) -> Iterator[Fault]:
        """Pages on the path that are not for its reader, and a last section that is not there."""
        for place, stage in enumerate(self.stages):
            for number, step in enumerate(stage.steps):
                page = pages.get(step.page)
                if page and self.id not in page.facts.roles:
                    message = f"is not for this reader. Write {self.id} in the `roles` of the page."
                    yield ("stages", place, "steps", number, "page"), message
        page, section = pages.get(self.then.page), self.then.section
        if page and section:
            ids = [heading.id or "" for text in page.texts.values() for heading in text.headings]
            if section not in ids:
                message = f"the page has no section «{section}». {nearest(section, ids)}"
                yield ("then", "section"), message


@dataclass(frozen=True)
class Stop:
    """The place of a page on a path: its number, from 1, and the step after it, if any."""

    path: LearningPath
    number: int
    after: Step | None

    @property
    def is_enough(self) -> bool:
        """Whether what follows it on the path may be left out."""
        return self.after is not None and self.number == self.path.needed


def stops(paths: Iterable[LearningPath]) -> Mapping[str, Sequence[Stop]]:
    """By page, its place on each of the `paths` that lead over it, in their order."""
    found: dict[str, list[Stop]] = {}
    for path in paths:
        following = (*path.steps[1:], None)
        for number, (step, after) in enumerate(zip(path.steps, following, strict=True), 1):
            found.setdefault(step.page, []).append(Stop(path, number, after))
    return found
