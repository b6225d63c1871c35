"""What somebody with a browser, or with the program in question, has still to look at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator

from handbook.pages.sources import SourceId, address
from handbook.reading.text import Id, Item, PageId, Text
from handbook.reading.walk import Fault

Group = Literal["phones", "scale", "law", "not-found", "programs"]
# What a fence `unchecked` lists: the rows of a group, or the sources that were not read whole.
LISTS = (*get_args(Group), "sources")
_WITH_ADDRESS: tuple[Group, ...] = ("phones", "scale", "law")


class Unchecked(Item):
    """One thing to tick off, and what depends on it.

    `look_for` says what is seen where it is right, and `at` where to look, if not at the address of
    `source`. The pages that depend on it are `pages` and those that cite `source`.
    """

    id: Id
    group: Group
    look_for: Text
    at: Annotated[str, AfterValidator(address)] | None = None
    source: SourceId | None = None
    pages: tuple[PageId, ...] = ()

    told_apart = (("look_for",),)

    def faults(self) -> Iterator[Fault]:
        """A row that nothing depends on, or that says of a text not where it stands."""
        if not (self.pages or self.source):
            yield ("look_for",), "concerns no page. Name some in `pages`, or a `source` they cite."
        if self.group in _WITH_ADDRESS and not (self.at or self.source):
            yield ("look_for",), "says not where to look. Add the address as `at`, or a `source`."
