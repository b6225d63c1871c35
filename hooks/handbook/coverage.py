"""Which sections of the source texts the handbook must tell, and which it leaves out and why."""

from __future__ import annotations

from typing import Literal

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
