"""A book is read on a screen, on paper and aloud, and a link in it tells the page it leads to."""

# pypdfium2 and pdfua have no types that say what is used of them here.
# mypy: disable-error-code="no-untyped-call,attr-defined"

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pdfua
import pikepdf
import pypdfium2
import pytest

from documents import elements, words_of
from handbook.downloads.books import Book, pdf
from handbook.library import Library


@pytest.fixture(scope="module")
def content(read: Library, book: Book) -> bytes:
    return pdf.write(book, read.languages[-1], words_of(read, read.languages[-1]))


def sheets(content: bytes) -> list[str]:
    """What is printed on each sheet, without where lines break."""
    return [
        " ".join(sheet.get_textpage().get_text_range().split())
        for sheet in pypdfium2.PdfDocument(content)
    ]


def test_a_link_in_the_book_tells_its_page_and_one_out_of_it_its_address(content: bytes) -> None:
    said = sheets(content)
    two = next(number for number, sheet in enumerate(said, 1) if "The second page First." in sheet)
    assert f"see why (p. {two}), and what is not here." in " ".join(said)
    assert "The study (example.org/\u200ba-\u200bstudy)".replace("\u200b", "") in " ".join(
        said
    ).replace("\u200b", "")
    with pikepdf.open(io.BytesIO(content)) as document:
        links = [
            str(each.A.URI)
            for page in document.pages
            for each in page.get("/Annots", pikepdf.Array())
            if "/A" in each and "/URI" in each.A
        ]
    assert "https://example.org/en/three/" in links


def test_the_title_page_tells_edition_rights_and_where_the_newest_stands(content: bytes) -> None:
    first = sheets(content)[0]
    stands = ("/en/about/licence/", "/en/tools/take-along/")
    for told in ("The handbook: leader", "Edition of 30", "licence", *stands):
        assert told in first


def test_the_contents_bookmarks_and_index_lead_to_the_pages(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as document, document.open_outline() as outline:
        found = [(each.title, [inner.title for inner in each.children]) for each in outline.root]
    assert ("Week 1", ["The first page"]) in found
    assert found[-1][0] == "Index"
    said = sheets(content)
    assert "The first page" in said[1]
    at = next(number for number, sheet in enumerate(said, 1) if "Twenty is the most" in sheet)
    assert f"Caseload {at}" in said[-1].replace("\xa0", " ")
    assert "nobody" not in said[-1]


def test_it_is_read_aloud_with_its_headings_tables_drawings_and_language(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as document:
        assert document.Root.MarkInfo.Marked
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == "The handbook: leader"
            assert metadata["pdfuaid:part"] == "1"
        kinds = [str(each.S)[1:] for each in elements(document.Root.StructTreeRoot)]
        alternatives = [
            str(each.Alt) for each in elements(document.Root.StructTreeRoot) if "/Alt" in each
        ]
    assert {"H1", "H2", "H3", "Table", "TH", "TOC", "L", "Link", "BlockQuote"} <= set(kinds)
    assert {"Bars: ten of twenty", "A house with its door open."} <= set(alternatives)


def test_what_looks_like_markup_is_printed_as_it_stands(content: bytes) -> None:
    assert "#Kim [meets] $Nav$ *" in " ".join(sheets(content))


def test_the_same_book_gives_the_same_bytes(read: Library, book: Book, content: bytes) -> None:
    again = pdf.write(replace(book), read.languages[-1], words_of(read, read.languages[-1]))
    assert again == content


def test_a_checker_of_pdf_ua_finds_nothing(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "book.pdf").write_bytes(content)
    found = pdfua.validate(str(tmp_path / "book.pdf")).findings
    assert [f"{each.rule_id}: {each.message}" for each in found] == []
