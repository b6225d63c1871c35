"""Where the KIT of 2009 and today's practice differ, shown side by side."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handbook.pages.sources import SourceId
from handbook.reading.text import Id, Item, Text


class Comparison(Item):
    """One matter as the KIT (2009) has it and as it is today, each with its sources."""

    id: Id
    topic: Text
    kit: Text
    today: Text
    note: Text | None = None
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]

    told_apart = (("topic",),)
