"""Checklists as cards: a sheet each, for a wall or a bag."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Card:
    """The checklist of one page, in one language; `address` is where the page stands, in full."""

    title: str
    heading: str
    items: tuple[str, ...]
    address: str
    reviewed: date


@dataclass(frozen=True)
class Cards:
    """Cards in one file, in the order of its sheets."""

    id: str
    title: str
    cards: tuple[Card, ...]

    @property
    def date(self) -> date:
        """The newest day on which one of their pages was reviewed."""
        return max(card.reviewed for card in self.cards)
