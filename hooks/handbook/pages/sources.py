"""The works that the handbook leans on, and how they are named in a footnote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from handbook.pages.glossary import InSome
from handbook.reading.text import Day, Id, Item, OneOrText, Text, Year
from handbook.reading.walk import Fault, RefersTo

SourceId = Annotated[Id, RefersTo("sources")]

Kind = Literal[
    "research", "review", "guideline", "official", "scale", "kit", "proposal", "experience"
]
# How far a work was read that was not read whole: in abstract, in part, or only in others' words.
Extent = Literal["abstract", "part", "cited"]


def address(value: str) -> str:
    """`value`, which leads to a page; raises `ValueError` where no browser would follow it."""
    if not re.fullmatch(r"https?://[^\s/?#]+\.[^\s]+", value):
        raise ValueError(f"is «{value}», which is no address. Write it whole: https://www.nav.no/.")
    return value


def _doi(value: str) -> str:
    if not re.fullmatch(r"10\.\d{4,}(\.\d+)*/\S+", value):
        bare = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", value)
        cure = bare if bare.startswith("10.") and "/" in bare else "10.1000/182"
        raise ValueError(f"is «{value}», which is no DOI alone. Write it as {cure}.")
    return value


class Source(Item):
    """One work, with what is needed to find it again and the day somebody read it.

    `gloss` is our translation of the title, for readers of the languages that need one. `extent`
    says how far it was read, where not whole, and `note` what else there is to know.
    """

    id: Id
    kind: Kind
    authors: OneOrText
    year: Year | None = None
    title: str
    title_lang: Annotated[str, Field(pattern="^[a-z]{2,3}(-[A-Z]{2})?$")]
    gloss: InSome = Field(default_factory=dict)
    published: Text | None = None
    doi: Annotated[str, AfterValidator(_doi)] | None = None
    isbn: str | None = None
    url: Annotated[str, AfterValidator(address)] | None = None
    read: Day
    extent: Extent | None = None
    note: Text | None = None

    told_apart = (("authors", "year", "title", "published"), ("doi",), ("url",))

    def faults(self) -> Iterator[Fault]:
        """A year of publication after the day when the work was read."""
        if self.year and self.year > self.read.year:
            yield ("year",), f"is {self.year}, after the day it was read. Correct one of them."

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
