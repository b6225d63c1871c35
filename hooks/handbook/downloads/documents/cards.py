"""Checklists as tagged PDF: a sheet each, with its page's address in words and to be scanned."""

from __future__ import annotations

from collections.abc import Mapping

import segno

from handbook.downloads.cards import Cards
from handbook.downloads.documents.typeset import FOLDER, compiled
from handbook.reading.languages import Language


def write(cards: Cards, language: Language, words: Mapping[str, str]) -> bytes:
    """`cards` on A4; each is dated with the day on which its page was reviewed."""
    content = {
        "title": cards.title,
        "scan": words["card_scan"],
        "cards": [
            {
                "title": card.title,
                "heading": card.heading,
                "items": card.items,
                "address": card.address,
                "code": segno.make(card.address, micro=False).svg_inline(border=0),
                "foot": words["card_dated"].format(date=language.date(card.reviewed)),
            }
            for card in cards.cards
        ],
    }
    return compiled(FOLDER / "cards.typ", content, language, words, cards.date)
