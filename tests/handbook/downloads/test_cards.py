"""A checklist as a card fits one sheet, has all its words, and leads back to its page."""

# pypdfium2 is a thin layer over C without types.
# mypy: disable-error-code="no-untyped-call,attr-defined"

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from handbook.library import Library
from handbook.site.cards import ALL
from handbook.site.downloads import Download, Downloads

# What is cut off a sheet, in points, so that the code is left.
CORNER = (430, 0, 0, 690)


@pytest.fixture(scope="session")
def cards(read: Library, downloads: Downloads) -> list[Download]:
    """Every file with cards, in every language."""
    return [file for language in read.languages for file in downloads.by_format("card", language)]


def test_every_checklist_is_a_sheet_with_its_words_address_and_date(
    cards: list[Download], read: Library
) -> None:
    assert cards
    for file in cards:
        pages = [
            page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file.content)
        ]
        assert len(pages) == len(file.item.cards), file.id
        for said, card in zip(pages, file.item.cards, strict=True):
            # lines break anywhere, also at a hyphen
            bare = "".join(said.replace("\ufffe", "").split())
            day = read.language(file.language).date(card.reviewed)
            for text in (card.heading, card.title, *card.items, card.address, day):
                assert "".join(text.split()) in bare, file.id


def test_every_page_with_a_checklist_has_a_card_of_its_own(
    cards: list[Download], read: Library
) -> None:
    for language in read.languages:
        own = {file.id: file.item for file in cards if file.language == language.code}
        pages = [
            f"card-{page.id.replace('/', '-')}"
            for page in read.pages.values()
            if any(each.id == "checklist" for each in page.texts[language.code].headings)
        ]
        assert [*own] == [ALL, *pages]
        assert len(own[ALL].cards) == len(pages)


def test_the_code_on_a_card_leads_to_its_page(cards: list[Download]) -> None:
    for file in cards:
        if file.id == ALL:
            sheets = pypdfium2.PdfDocument(file.content)
            for sheet, card in zip(sheets, file.item.cards, strict=True):
                [found] = zxingcpp.read_barcodes(sheet.render(scale=2, crop=CORNER).to_pil())
                assert found.text == card.address


def test_cards_are_tagged_and_the_code_is_told_in_words(cards: list[Download]) -> None:
    with pikepdf.open(io.BytesIO(cards[0].content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert cards[0].item.cards[0].address in str(
            [
                each.Alt
                for each in pdf.objects
                if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
            ]
        )
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == cards[0].title
            assert metadata["pdfuaid:part"] == "1"
