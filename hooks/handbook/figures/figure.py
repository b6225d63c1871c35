"""Charts and diagrams that are drawn at build time from data, each with its claim in words."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import Annotated, Literal

from pydantic import Field, model_validator

from handbook.figures.charts import Bars, Dots, Intervals, Timeline
from handbook.pages.scales import ScaleId
from handbook.pages.sources import SourceId
from handbook.reading.text import Id, Item, Text
from handbook.reading.walk import Unique


class Step(Item):
    """One step and what it leaves behind."""

    name: Text
    leaves: Text


class Steps(Item):
    """Steps in their order, each with what it leaves behind."""

    kind: Literal["steps"]
    leaves: Text
    steps: Annotated[tuple[Step, ...], Field(min_length=2)]


class Levels(Item):
    """The levels of a quality scale on its axis of points."""

    kind: Literal["levels"]
    scale: ScaleId


class Numbered(Item):
    """An item with its number in its own list."""

    number: int
    name: Text


class Side(Item):
    """One side of a mapping: the items of a quality scale, or items written here."""

    title: Text
    scale: ScaleId | None = None
    items: Annotated[tuple[Numbered, ...], Unique(Numbered, "number")] = ()

    @model_validator(mode="after")
    def _one_of_them(self) -> Side:
        if (self.scale is None) == (not self.items):
            raise ValueError("needs either a scale or items. Write one of them.")
        return self

    def lacks(self, number: int | None) -> bool:
        """Whether `number` is known not to be here; the items of a scale are not known here."""
        known = {item.number for item in self.items}
        return bool(known) and number is not None and number not in known


class Link(Item):
    """What became of an item: numbers on either side, or one side empty."""

    left: int | None = None
    right: int | None = None
    change: Text | None = None

    @model_validator(mode="after")
    def _links(self) -> Link:
        if self.left is None and self.right is None:
            raise ValueError("has neither left nor right. Write one of them, or both.")
        return self


class Mapping(Item):
    """Which items of one list answer to which of another, and what changed."""

    kind: Literal["mapping"]
    left: Side
    right: Side
    links: Annotated[tuple[Link, ...], Field(min_length=1), Unique(Link, "right")]

    @model_validator(mode="after")
    def _ends_are_there(self) -> Mapping:
        for link in self.links:
            for name, side, number in (
                ("left", self.left, link.left),
                ("right", self.right, link.right),
            ):
                if side.lacks(number):
                    raise ValueError(
                        f"links {number} on the {name}, which has no such item. "
                        "Correct it, or add the item."
                    )
        return self

    def rows(self) -> list[tuple[int | None, list[Link]]]:
        """The links in order, those from one item on the left together."""
        return [(left, list(links)) for left, links in groupby(self.links, lambda link: link.left)]


Drawing = Annotated[
    Bars | Intervals | Dots | Steps | Timeline | Levels | Mapping, Field(discriminator="kind")
]


class Figure(Item):
    """A chart or diagram in the shape of data; a template for each kind draws it.

    Every number in its words is drawn, or is one of those that stand beside it, `undrawn`.
    """

    id: Id
    title: Text
    claim: Text
    drawing: Drawing
    undrawn: tuple[Decimal, ...] = ()
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    note: Text | None = None
