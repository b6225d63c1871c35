"""A leaflet is a sheet or two that a screen reader reads as well as an eye, with all its words."""

# pypdfium2 is a thin layer over C without types.
# mypy: disable-error-code="no-untyped-call,attr-defined"

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from documents import words_of
from handbook.downloads.documents import leaflet as leaflets
from handbook.library import Library
from handbook.pages.leaflets import Leaflet
from handbook.reading.languages import Language
from handbook.reading.text import texts_in

MOST_SHEETS = 2


@pytest.fixture(scope="session")
def made(read: Library) -> list[tuple[Leaflet, Language, bytes]]:
    """Every leaflet in every language."""
    return [
        (leaflet, language, leaflets.write(leaflet, language, words_of(read, language)))
        for leaflet in read.leaflets.values()
        for language in read.languages
    ]


def test_a_leaflet_has_all_its_words_on_two_sheets_at_most(
    made: list[tuple[Leaflet, Language, bytes]],
) -> None:
    assert made
    for leaflet, language, content in made:
        sheets = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]
        assert len(sheets) <= MOST_SHEETS, leaflet.id
        # lines break anywhere, also at a hyphen
        said = "".join("".join(sheets).replace("\ufffe", "").split())
        for text in texts_in((leaflet,)):
            assert "".join(text[language.code].split()) in said, leaflet.id


def test_a_leaflet_is_tagged_and_tells_its_language_and_title(
    made: list[tuple[Leaflet, Language, bytes]],
) -> None:
    for leaflet, language, content in made:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert pdf.Root.MarkInfo.Marked
            assert str(pdf.Root.Lang) == language.locale
            with pdf.open_metadata() as metadata:
                assert metadata["dc:title"] == leaflet.title[language.code]
                assert metadata["pdfuaid:part"] == "1"
