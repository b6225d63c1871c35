"""Decision memos: what they say of a plan, and where people write what no plan knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

import pydantic

from handbook.pages.sources import Source, SourceId
from handbook.reading.text import Day, Id, Item, OneOrText, PageId, Text
from handbook.reading.walk import RefersTo, Unique
from handbook.tools.calculators import Calculator
from handbook.tools.fields import Name
from handbook.tools.free_days import FreeDays
from handbook.tools.plans import Plan
from handbook.tools.schedules import Schedule


class Said(Item):
    """A sentence that is there when every {name} in it, and each of `when`, has a value."""

    type: Literal["say"]
    label: Text | None = None
    text: Text
    when: tuple[Name, ...] = ()


class Asked(Item):
    """What the writer of the memo fills in; no plan knows it."""

    type: Literal["ask"]
    label: Text | None = None
    text: Text


class Lacking(Item):
    """What to do in a view of the plan, said where one of `names` has no value."""

    type: Literal["lacks"]
    names: tuple[Name, ...]
    view: Id
    text: Text


class Linked(Item):
    """The address of the plan, after a text."""

    type: Literal["link"]
    text: Text


class Column(Item):
    """The head of a column, and its share of the table's width; numbers stand to the right."""

    label: Text
    share: Annotated[int, pydantic.Field(ge=1)]
    number: bool = False


class Line(Item):
    """Cells side by side, there when every {name} in them has a value, for `each` row of values."""

    each: Name | None = None
    cells: tuple[OneOrText, ...]


class Table(Item):
    """A table, there when one of its lines is."""

    type: Literal["table"]
    id: Id
    title: Text
    columns: tuple[Column, ...]
    lines: Annotated[tuple[Line, ...], pydantic.Field(min_length=1)]


class Known(Item):
    """A line of evidence: what was found, how sure it is, and by whom."""

    found: Text
    surely: Text
    sources: Annotated[tuple[SourceId, ...], pydantic.Field(min_length=1)]


class Evidence(Item):
    """What research has found, as a table."""

    type: Literal["evidence"]
    title: Text
    columns: tuple[Text, Text, Text]
    lines: tuple[Known, ...]


Block = Annotated[
    Said | Asked | Lacking | Linked | Table | Evidence, pydantic.Field(discriminator="type")
]


class Section(Item):
    """A heading with what stands below it."""

    id: Id
    title: Text
    blocks: tuple[Block, ...]


class Memo(Item):
    """The memo `memo-<id>` that a plan fills in; its first section has a sheet of its own.

    `words` are what values are called, and how `ask` marks what is to be written.
    """

    id: Id
    plan: Annotated[Id, RefersTo("plans")]
    version: str
    date: Day
    page: PageId
    title: Text
    intro: Text
    words: dict[str, Text]
    sections: Annotated[tuple[Section, ...], pydantic.Field(min_length=2), Unique(Section)]

    @property
    def cited(self) -> Iterator[SourceId]:
        """The works that its evidence rests on, in order."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Evidence):
                    yield from (name for line in block.lines for name in line.sources)

    def asks(self, block: Asked, code: str) -> str:
        """What stands in the memo until somebody writes there."""
        return self.words["ask"][code].replace("{text}", block.text[code])


@dataclass(frozen=True)
class Told:
    """A memo with its plan, the tools of that plan, and the works that it cites."""

    memo: Memo
    plan: Plan
    calculators: Mapping[str, Calculator]
    schedule: Schedule
    free: FreeDays
    sources: Mapping[str, Source]
