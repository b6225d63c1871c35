"""Plans: tools that share one set of values, carried in the address from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field

from handbook.reading.text import Id, Item, Text
from handbook.reading.walk import RefersTo, Unique
from handbook.tools import used
from handbook.tools.fields import Name


class View(Item):
    """One tool or form of the plan; it is shown where a page shows it.

    `takes` are names in its address, where it is no calculator.
    """

    id: Id
    title: Text
    takes: tuple[Name, ...] = ()


class Follows(Item):
    """What a view fills in from the answer of the calculator `by`, until another number is typed.

    `names` are fields, each with the result that it follows.
    """

    by: Annotated[Id, RefersTo("calculators")]
    names: dict[Name, Name]


class Plan(Item):
    """The views of a plan in the order in which they are taken."""

    id: Id
    title: Text
    follows: Follows | None = None
    views: Annotated[tuple[View, ...], Field(min_length=2), Unique(View)]

    def has(self, tool: str) -> bool:
        return any(view.id == tool for view in self.views)

    def after(self, tool: str) -> tuple[View, ...]:
        """The view that comes after `tool`; none after the last."""
        place = [view.id for view in self.views].index(tool) + 1
        return self.views[place : place + 1]

    def names(self, tools: Mapping[str, Any]) -> tuple[str, ...]:
        """The names of all values that its views ask for, in their order."""
        return tuple(dict.fromkeys(self._named(tools)))

    def _named(self, tools: Mapping[str, Any]) -> Iterator[str]:
        for view in self.views:
            yield from view.takes
            if view.id in tools:
                yield from used.taken(tools[view.id])
