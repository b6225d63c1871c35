"""A book for readers of books is whole in itself, leads where it says, and tells how it is read."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from lxml import etree

from documents import words_of
from handbook.downloads.books import Book, epub
from handbook.library import Library

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
    "svg": "http://www.w3.org/2000/svg",
    "dc": "http://purl.org/dc/elements/1.1/",
}
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


@pytest.fixture(scope="module")
def content(read: Library, book: Book) -> bytes:
    language = read.languages[-1]
    words = words_of(read, language)
    made = epub.write(book, language, words)
    assert epub.write(book, language, words) == made
    return made


@pytest.fixture(scope="module")
def files(content: bytes) -> dict[str, Any]:
    """Every file of the book, those of XML parsed."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        found = {name: package.read(name) for name in package.namelist()}
    xml = (".xml", ".opf", ".xhtml")
    return {
        name: etree.fromstring(text) if name.endswith(xml) else text for name, text in found.items()
    }


def test_its_first_file_tells_what_it_is_and_is_not_packed(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        first = package.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert package.read(first) == b"application/epub+zip"


def test_its_list_has_each_file_once_and_its_spine_every_page(files: dict[str, Any]) -> None:
    package = files["EPUB/package.opf"]
    listed = {each.get("href"): each for each in package.iterfind(".//opf:item", NAMES)}
    inside = {name.removeprefix("EPUB/") for name in files if name.startswith("EPUB/")}
    assert set(listed) == inside - {"package.opf"}
    spine = [each.get("idref") for each in package.iterfind(".//opf:itemref", NAMES)]
    pages = [each.get("id") for name, each in listed.items() if name.endswith(".xhtml")]
    assert sorted(spine) == sorted(pages)
    drawn = {name for name, each in listed.items() if each.get("properties") == "svg"}
    assert drawn == {"one.xhtml"}
    assert files["EPUB/one.xhtml"].find(".//svg:rect", NAMES).get("fill")
    [shown] = files["EPUB/one.xhtml"].iterfind(".//h:img", NAMES)
    assert shown.get("alt") == "A house with its door open."
    assert listed[shown.get("src")].get("media-type") == "image/svg+xml"


def test_every_link_leads_to_a_place_in_it_or_to_the_site(files: dict[str, Any]) -> None:
    pages = {name[5:]: page for name, page in files.items() if name.endswith(".xhtml")}
    ids = {name: [str(each) for each in page.xpath("//@id")] for name, page in pages.items()}
    assert all(len(each) == len(set(each)) for each in ids.values())
    links = [
        (name, str(href))
        for name, page in pages.items()
        for href in page.xpath("//h:a/@href", namespaces=NAMES)
    ]
    for name, href in links:
        if not href.startswith("https://"):
            page, _, anchor = href.partition("#")
            assert not anchor or anchor in ids[page or name], href
    assert ("one.xhtml", "two.xhtml#why") in links
    assert ("one.xhtml", "https://example.org/en/three/") in links
    assert not [href for _, href in links if "look-up/glossary" in href]


def test_its_contents_have_the_parts_with_their_chapters(files: dict[str, Any]) -> None:
    toc = files["EPUB/nav.xhtml"].find(".//h:nav", NAMES)
    assert toc.get(EPUB_TYPE) == "toc"
    said = re.sub(r"\s+", " ", "".join(toc.itertext()))
    assert "Week 1 The first page Week 2 The second page" in said


def test_it_tells_its_language_edition_and_how_it_is_read(
    files: dict[str, Any], read: Library
) -> None:
    package = files["EPUB/package.opf"]
    locale = read.languages[-1].locale
    assert package.findtext(".//dc:language", None, NAMES) == locale
    told: dict[str, list[str]] = {}
    for meta in package.iterfind(".//opf:meta", NAMES):
        told.setdefault(meta.get("property"), []).append(meta.text)
    assert told["dcterms:modified"] == ["2026-11-30T00:00:00Z"]
    assert told["schema:accessMode"] == ["textual", "visual"]
    assert told["schema:accessModeSufficient"] == ["textual"]
    assert told["schema:accessibilityHazard"] == ["none"]
    assert {"alternativeText", "tableOfContents"} <= set(told["schema:accessibilityFeature"])
    assert told["schema:accessibilitySummary"][0]
    for name, page in files.items():
        if name.endswith(".xhtml"):
            assert page.get("lang") == locale
            assert page.findtext("h:head/h:title", None, NAMES)
    notes = files["EPUB/one.xhtml"].xpath("//*[@role='doc-endnotes' or @role='doc-noteref']")
    assert len(notes) == 2
