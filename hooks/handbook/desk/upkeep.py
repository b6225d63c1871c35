"""What grows stale in the handbook: pages past their review date, and sources nobody uses."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from handbook.library import COMPONENTS, Library
from handbook.pages import coverage
from handbook.pages.page import Page
from handbook.reading.located import read
from handbook.reading.problems import Problem
from handbook.reading.reader import collections
from handbook.reading.walk import references

GRACE = timedelta(days=30)  # a page past its date is told of so long before it fails a check
SOON = timedelta(days=60)  # what a report tells beforehand


def today() -> date:
    """The day that review dates are held against.

    SOURCE_DATE_EPOCH decides where it is set, as for a build that must be repeatable.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


def overdue(library: Library, day: date) -> Iterator[Problem]:
    """Pages whose review date passed more than `GRACE` before `day`."""
    for problem, late in _reviews(library, day):
        if late > GRACE:
            yield problem


def due(library: Library, day: date) -> Iterator[Problem]:
    """Pages whose review date comes within `SOON` of `day`, or passed less than `GRACE` before."""
    for problem, late in _reviews(library, day):
        if -SOON <= late <= GRACE:
            yield problem


def _reviews(library: Library, day: date) -> Iterator[tuple[Problem, timedelta]]:
    for page in library.pages.values():
        located = page.texts[library.languages[0].code].located
        message = (
            f"was to be reviewed by {page.facts.review_by}. Check the whole page, then set "
            "`reviewed` and `review_by`."
        )
        yield located.problem(("review_by",), message), day - page.facts.review_by


def misdated(library: Library, day: date) -> Iterator[Problem]:
    """Pages reviewed, and sources read, on a day after `day`."""
    for page in library.pages.values():
        if page.facts.reviewed > day:
            located = page.texts[library.languages[0].code].located
            yield located.problem(("reviewed",), "lies in the future. Write the day it was done.")
    located = read(library.root / "data" / "sources.yml", library.root)
    for place, source in enumerate(library.sources.values()):
        if source.read > day:
            message = f"«{source.id}» is read in the future. Write the day it was read."
            yield located.problem((place, "read"), message)


def unplaced(library: Library) -> Iterator[Problem]:
    """Sections of the source texts that no page covers and data/coverage.yml does not omit."""
    located = read(library.root / "data" / "coverage.yml", library.root)
    covered = [name for page in library.pages.values() for name in page.facts.covers]
    return coverage.unplaced(located, library.coverage, library.omitted, covered)


def unused(library: Library) -> Iterator[Problem]:
    """Sources that no page cites and no data names."""
    used = {name for page in library.pages.values() for name in _cited(page)}
    used |= {name for _, kind, name in references(vars(library)) if kind == "sources"}
    located = read(library.root / "data" / "sources.yml", library.root)
    for place, name in enumerate(library.sources):
        if name not in used:
            message = f"nothing cites «{name}». Cite it where it holds something up, or remove it."
            yield located.problem((place, "id"), message)


def unglossed(library: Library) -> Iterator[Problem]:
    """Titles in the source language that another language does not translate for its readers."""
    source, *others = (language.code for language in library.languages)
    located = read(library.root / "data" / "sources.yml", library.root)
    for place, work in enumerate(library.sources.values()):
        for code in others:
            if work.title_lang == source and code not in work.gloss:
                message = f"says nothing to readers of «{code}». Add gloss: {{{code}: …}}."
                yield located.problem((place, "title"), message)


def unshown(library: Library) -> Iterator[Problem]:
    """Items with a file of their own that no page shows and no other data names."""
    asked = {
        (COMPONENTS[fence.word].ids, name)
        for page in library.pages.values()
        for fence in page.texts[library.languages[0].code].fences
        for name in fence.body
    }
    asked |= {(kind, name) for _, kind, name in references(vars(library))}
    for kind, _, _, groups in collections(Library):
        for name in getattr(library, kind):
            file = f"data/{kind}/{name}.yml"
            ways = {(way, name) for way in (kind, *groups)}
            if (library.root / file).exists() and asked.isdisjoint(ways):
                word = next(w for w, each in COMPONENTS.items() if each.ids in (kind, *groups))
                message = (
                    f"no page shows «{name}». Put it on a page in every language, in a fence that "
                    f"begins with ```{word}, or remove this file."
                )
                yield Problem(file, 1, "id", message)


def _cited(page: Page) -> Iterator[str]:
    for text in page.texts.values():
        yield from text.cited
