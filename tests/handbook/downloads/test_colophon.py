"""Every file to take along says of when it is, where its terms stand and where its newest is."""

# pypdfium2 has no types.
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator

import pypdfium2

from documents import words_of
from handbook.downloads.books import Book
from handbook.downloads.formats import FORMATS
from handbook.library import Library
from handbook.reading.languages import Language
from handbook.site.downloads import Downloads

# Books are made of pages: tests/site reads them.
KINDS = [kind for kind, each in FORMATS.items() if each.listed and each.of is not Book]


def said(content: bytes) -> str:
    """All text of a file, whatever its format is, with one space between words."""
    return re.sub(r"\s+", " ", html.unescape(" ".join(_texts(content))))


def _texts(content: bytes) -> Iterator[str]:
    if content.startswith(b"%PDF"):
        for sheet in pypdfium2.PdfDocument(content):
            yield sheet.get_textpage().get_text_range()
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                if name.endswith((".xml", ".html")):
                    yield re.sub(r"<[^>]*>", "", packed.read(name).decode())
    else:
        yield content.decode()


def test_it_is_said_in_every_format(read: Library, downloads: Downloads) -> None:
    for language in read.languages:
        for kind in KINDS:
            files = list(downloads.by_format(kind, language))
            assert files
            for file in files[:2]:
                _holds(said(file.content), language, file.date.year, read, file.id)


def _holds(text: str, language: Language, year: int, read: Library, name: str) -> None:
    words = words_of(read, language)
    assert words["taken_terms"] in text, name
    assert words["taken_newest"] in text, name
    assert str(year) in text, name
