"""Charts that are drawn at build time, each with its claim in words and its numbers as a table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from handbook.text import Id, Item, Reference, Text


class Bar(Item):
    """One bar: what it stands for and how long it is, in the figure's unit."""

    label: Text
    value: Decimal


class Columns(Item):
    """The headings of the table under the figure."""

    label: Text
    value: Text


class Figure(Item):
    """A bar chart in the shape of data; the template draws it."""

    id: Id
    kind: Literal["bars"]
    unit: Text
    title: Text
    claim: Text
    bars: Annotated[tuple[Bar, ...], Field(min_length=2)]
    max: Decimal
    columns: Columns
    source: Id
    note: Text | None = None

    @model_validator(mode="after")
    def _bars_fit(self) -> Figure:
        too_long = [str(bar.value) for bar in self.bars if not 0 <= bar.value <= self.max]
        if too_long:
            raise ValueError(
                f"has bars outside 0 to {self.max}: {', '.join(too_long)}. Correct them or max."
            )
        return self

    def references(self) -> Iterator[Reference]:
        yield ("source",), "sources", self.source
