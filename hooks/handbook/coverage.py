"""Which sections of the source texts the handbook must tell, and which it leaves out and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from handbook.located import Located
from handbook.problems import Problem
from handbook.text import Id, Item


class Section(Item):
    """One section of a source text; a page covers it by naming its id."""

    id: Id
    source: Id
    priority: Literal["core", "support", "reference"]


class Omitted(Item):
    """A section that no page tells, and why."""

    id: Id
    reason: str


class Coverage(Item):
    """All sections of the source texts."""

    sections: tuple[Section, ...]
    omitted: tuple[Omitted, ...] = ()


def unsound(
    located: Located, sections: Mapping[str, Section], omitted: Iterable[Omitted]
) -> Iterator[Problem]:
    """Rows of `omitted` that name nothing, or a section that the handbook must tell."""
    for place, row in enumerate(omitted):
        if row.id not in sections:
            message = f"«{row.id}» is no section. Correct it, or remove the row."
        elif sections[row.id].priority == "core":
            message = f"«{row.id}» is core, so a page must tell it. Remove it from `omitted`."
        else:
            continue
        yield located.problem(("omitted", place, "id"), message)


def unplaced(
    located: Located, sections: Iterable[str], omitted: Iterable[str], covered: Iterable[str]
) -> Iterator[Problem]:
    """Sections that no page covers and no row omits, and those that are both.

    `located` is the file that lists the `sections`, in this order.
    """
    left_out, told = set(omitted), set(covered)
    for place, section in enumerate(sections):
        line = located.line(("sections", place, "id"))
        if section not in left_out | told:
            message = "no page covers it. Name it in `covers` of a page, or in `omitted` with why."
            yield Problem(located.file, line, section, message)
        elif section in left_out & told:
            message = "a page covers it, and `omitted` has it too. Remove it from `omitted`."
            yield Problem(located.file, line, section, message)
