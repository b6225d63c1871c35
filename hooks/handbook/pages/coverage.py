"""Which sections of the source texts the handbook must tell, and which it leaves out and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from handbook.pages.sources import SourceId
from handbook.reading.located import Located
from handbook.reading.problems import Problem
from handbook.reading.text import Id, Item
from handbook.reading.walk import Fault, Unique


class Section(Item):
    """One section of a source text; a page covers it by naming its id."""

    id: Id
    source: SourceId
    priority: Literal["core", "support", "reference"]


class Omitted(Item):
    """A section that no page tells, and why."""

    id: Id
    reason: str


class Coverage(Item):
    """All sections of the source texts."""

    sections: Annotated[tuple[Section, ...], Unique(Section)]
    omitted: Annotated[tuple[Omitted, ...], Unique(Omitted)] = ()

    def faults(self) -> Iterator[Fault]:
        """Rows of `omitted` that name nothing, or a section that the handbook must tell."""
        priorities = {section.id: section.priority for section in self.sections}
        for place, row in enumerate(self.omitted):
            if row.id not in priorities:
                message = f"«{row.id}» is no section. Correct it, or remove the row."
            elif priorities[row.id] == "core":
                message = f"«{row.id}» is core, so a page must tell it. Remove it from `omitted`."
            else:
                continue
            yield ("omitted", place, "id"), message


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
