"""Sessions as slides to show and to speak from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Face:
    """One slide: its title, its lines, a question under them, and what the speaker does with it."""

    title: str
    lines: tuple[str, ...]
    ask: str
    notes: str


@dataclass(frozen=True)
class Deck:
    """The slides of one session, in one language.

    `address` is where the session's plan stands, in full; `date` when its page was reviewed.
    """

    id: str
    title: str
    address: str
    date: date
    slides: tuple[Face, ...]
