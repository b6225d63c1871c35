"""Half-hour sessions for a team: what to aim for, do and ask, and what to listen for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from handbook.reading.text import Id, Item, PageId, Text

MINUTES = 30  # how long every session lasts


class Point(Item):
    """One slide: a claim and the lines that bear it out."""

    claim: Text
    lines: Annotated[tuple[Text, ...], Field(min_length=2, max_length=4)]


class Step(Item):
    """A part of the session: how many minutes, and what the facilitator does."""

    minutes: Annotated[int, Field(ge=1)]
    do: Text


class Discussion(Item):
    """A question to the group, and what in its answers deserves a follow-up."""

    ask: Text
    listen: Annotated[tuple[Text, ...], Field(min_length=1)]


class Session(Item):
    """A session of 30 minutes on what the page `about` tells, such as one principle."""

    id: Id
    about: PageId
    aims: Annotated[tuple[Text, ...], Field(min_length=2, max_length=4)]
    points: Annotated[tuple[Point, ...], Field(min_length=2)]
    plan: Annotated[tuple[Step, ...], Field(min_length=3)]
    discuss: Annotated[tuple[Discussion, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _lasts_half_an_hour(self) -> Session:
        total = sum(step.minutes for step in self.plan)
        if total != MINUTES:
            raise ValueError(
                f"has a plan of {total} minutes, and a session lasts {MINUTES}. Adjust its steps."
            )
        return self
