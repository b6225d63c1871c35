"""Gathers the checklists of pages as cards, one by one and all of them together."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.downloads.cards import Card, Cards
from handbook.library import Library
from handbook.pages.page import Page
from handbook.prose import blocks
from handbook.prose.rules import CHECKLIST
from handbook.reading.languages import Language

ALL = "cards"


def card_id(page: Page) -> str:
    """The id of the file with the card of `page`."""
    return f"card-{page.id.replace('/', '-')}"


def cards(library: Library, language: Language, address: str) -> Iterator[Cards]:
    """All checklists in one file, and each by itself; the site will be at `address`."""
    found = {
        card_id(page): card
        for page in library.pages.values()
        if (card := _card(page, language, address))
    }
    if found:
        yield Cards(ALL, library.words["card_all"][language.code], tuple(found.values()))
    for name, card in found.items():
        yield Cards(name, f"{card.title}: {card.heading}", (card,))


def _card(page: Page, language: Language, address: str) -> Card | None:
    text = page.texts[language.code]
    heading = next((each.text for each in text.headings if each.id == CHECKLIST), "")
    items = tuple(
        block.plain
        for block in blocks.of_page(text)
        if block.section == CHECKLIST and block.kind == "item"
    )
    if not items:
        return None
    whole = address.rstrip("/") + "/" + page.address(language.root)
    return Card(text.title, heading, items, whole, page.facts.reviewed)
