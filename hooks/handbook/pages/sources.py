"""The works that the handbook leans on, and how they are named in a footnote."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import Field

from handbook.reading.text import Id, Item, OneOrText, Text
from handbook.reading.walk import RefersTo

SourceId = Annotated[Id, RefersTo("sources")]

Kind = Literal[
    "research", "review", "guideline", "official", "scale", "kit", "proposal", "experience"
]


class Source(Item):
    """One work, with what is needed to find it again and the day somebody read it."""

    id: Id
    kind: Kind
    authors: OneOrText
    year: int | None = None
    title: str
    title_lang: str
    published: Text | None = None
    doi: str | None = Field(default=None, pattern=r"^10\.\S+$")
    isbn: str | None = None
    url: str | None = Field(default=None, pattern=r"^https?://\S+$")
    read: date
    note: Text | None = None

    def link(self) -> str | None:
        """The address of the work: its DOI where it has one, else its page."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


class Note(Item):
    """A sentence or two with the sources behind them; none where the choice is our own."""

    text: Text
    sources: tuple[SourceId, ...] = ()


def by_kind(sources: Mapping[str, Source]) -> dict[str, tuple[Source, ...]]:
    """Every work under its kind, newest first and then by author; kinds without works are left out.

    The order of the kinds is that of `Kind`.
    """
    ordered = sorted(sources.values(), key=lambda work: (-(work.year or 0), str(work.authors)))
    kinds = (
        (kind, tuple(work for work in ordered if work.kind == kind)) for kind in get_args(Kind)
    )
    return {kind: works for kind, works in kinds if works}
