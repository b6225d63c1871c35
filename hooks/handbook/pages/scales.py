"""The two quality scales (fidelity scales): item names, our own short reading, and levels.

The wording of the scales' anchors belongs to their rights holders and is not kept here.
Scores of one scale are never converted to the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import AfterValidator

from handbook.pages.page import Page
from handbook.pages.sources import SourceId, address
from handbook.reading.text import Id, Item, PrincipleId, Text, Year
from handbook.reading.walk import RefersTo, Unique

ScaleId = Annotated[Id, RefersTo("scales")]


def _are_addresses(urls: Text) -> Text:
    for url in urls.root.values():
        address(url)
    return urls


Address = Annotated[Text, AfterValidator(_are_addresses)]


class Official(Item):
    """Where the scale itself is found, for readers of each language."""

    label: Text
    url: Address


class Level(Item):
    """What a total from `min` to `max` points is called."""

    min: int
    max: int
    name: Text


class Group(Item):
    id: Id
    name: Text


class ScaleItem(Item):
    """One item: its name, our reading of what gives the top score, its principles.

    `unchecked` says that this reading was not held against the scale itself.
    """

    number: int
    group: Id
    name: Text
    full: Text
    principles: tuple[PrincipleId, ...] = ()
    unchecked: bool = False


class Scale(Item):
    id: Id
    name: Text
    year: Year
    source: SourceId
    official: Official | None = None
    rights: Text
    levels: tuple[Level, ...]
    groups: Annotated[tuple[Group, ...], Unique(Group)]
    items: Annotated[tuple[ScaleItem, ...], Unique(ScaleItem, "number"), Unique(ScaleItem, "name")]

    told_apart = (("name",),)

    def about(self, *principles: str) -> tuple[ScaleItem, ...]:
        """The items that look at one of `principles` (names of their pages), in scale order."""
        return tuple(item for item in self.items if not set(principles).isdisjoint(item.principles))


def items_about(library: Any, principles: Sequence[Page]) -> list[ScaleItem]:
    """What the scales of the library look at for these principles."""
    names = [page.name for page in principles]
    return [item for scale in library.scales.values() for item in scale.about(*names)]
