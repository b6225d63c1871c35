"""Leaflets: a sheet or two to hand out, set in large type."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handbook.reading.text import Day, Id, Item, PageId, Text


class Part(Item):
    """A part of a leaflet under a heading of its own: what it says, and then its points."""

    title: Text
    says: tuple[Text, ...] = ()
    points: tuple[Text, ...] = ()


class Leaflet(Item):
    """What one kind of reader should have on paper; `page` is where there is more to read.

    `date` is when its text was written or changed.
    """

    id: Id
    date: Day
    page: PageId
    title: Text
    intro: Text
    parts: Annotated[tuple[Part, ...], Field(min_length=2)]
