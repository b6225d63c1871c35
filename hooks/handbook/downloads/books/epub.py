"""A book as EPUB 3: the same chapters for readers of books, with what they ask to read aloud."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from lxml import etree
from markupsafe import Markup

from handbook.downloads.books import PAGE, Book, Chapter
from handbook.downloads.books.drawing import drawing
from handbook.downloads.templates import environment
from handbook.downloads.zipped import zipped
from handbook.reading.languages import Language

Element = Any  # lxml has no types

_FOLDER = Path(__file__).with_suffix("")
_TEMPLATES = environment(_FOLDER)
_STYLE = "book.css"
_PICTURES = "img"
_MIMETYPE = "mimetype"  # stands first and unpacked, so that a machine sees what the file is
_OPS = "{http://www.idpf.org/2007/ops}type"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class _Shown:
    """A chapter as a file of the book."""

    chapter: Chapter
    html: Markup

    @property
    def name(self) -> str:
        return _name(self.chapter.id)

    @property
    def is_drawn(self) -> bool:
        return "<svg" in self.html


def write(book: Book, language: Language, words: Mapping[str, str]) -> bytes:
    """`book` as an EPUB that loads nothing from elsewhere, the same bytes every time."""
    shown = list(_Links(book).shown())
    told = {
        "book": book,
        "language": language,
        "words": words,
        "edition": words["taken_edition"].format(date=language.date(book.day)),
        "shown": shown,
        "name": _name,
        "nested": _nested,
        "style": _STYLE,
        "pictures": [(f"{_PICTURES}/{file}", guess_type(file)[0]) for file, _ in book.pictures],
        "identifier": uuid.uuid5(uuid.NAMESPACE_URL, f"{book.address}#book"),
    }
    files: dict[str, str | bytes] = {_MIMETYPE: "application/epub+zip"}
    files["META-INF/container.xml"] = _made("container.xml", told)
    for name in ("package.opf", "nav.xhtml", "title.xhtml"):
        files[f"EPUB/{name}"] = _made(name, told)
    for each in shown:
        files[f"EPUB/{each.name}"] = _made("chapter.xhtml", {**told, "each": each})
    files[f"EPUB/{_STYLE}"] = (_FOLDER / _STYLE).read_text("utf-8")
    files |= {f"EPUB/{_PICTURES}/{file}": content for file, content in book.pictures}
    return zipped(files, stored=(_MIMETYPE,))


def _made(name: str, told: Mapping[str, Any]) -> str:
    return _TEMPLATES.get_template(name).render(told)


def _name(chapter: str) -> str:
    """The file of a chapter, by its id."""
    return f"{chapter.replace('/', '_')}.xhtml"


def _nested(chapters: Iterable[Chapter]) -> list[tuple[Chapter, list[Chapter]]]:
    """The chapters of depth 1, each with those that belong to it."""
    found: list[tuple[Chapter, list[Chapter]]] = []
    for each in chapters:
        if each.depth == 1 or not found:
            found.append((each, []))
        else:
            found[-1][1].append(each)
    return found


def _kept(svg: Element) -> Element:
    made = etree.fromstring(drawing(svg, "100%"))
    made.tail = svg.tail
    return made


class _Links:
    """Leads the links of a book's chapters to each other, or out to the site."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._trees = {
            each: etree.fromstring(f"<body>{each.html}</body>") for each in book.chapters
        }
        self._ids = {
            each.id: {str(found) for found in tree.xpath("//@id")}
            for each, tree in self._trees.items()
        }

    def shown(self) -> Iterator[_Shown]:
        for chapter, tree in self._trees.items():
            for element in list(tree.iter()):
                self._ready(element)
            for svg in tree.xpath(".//svg[not(ancestor::svg)]"):
                svg.getparent().replace(svg, _kept(svg))
            inside = etree.tostring(tree, encoding="unicode")
            yield _Shown(chapter, Markup(re.sub(r"^<body>|</body>$|^<body/>$", "", inside)))

    def _ready(self, element: Element) -> None:
        if lang := element.get("lang"):
            element.set(_XML_LANG, lang)
        kind = element.get("class")
        if element.tag == "a":
            self._lead(element)
        if element.tag == "img":
            element.set("src", f"{_PICTURES}/{element.get('src')}")
        if kind == "notes":
            element.set("role", "doc-endnotes")
            element.set(_OPS, "endnotes")
        elif kind == "note":
            element.set("role", "doc-noteref")
            element.set(_OPS, "noteref")

    def _lead(self, link: Element) -> None:
        target = link.get("href") or ""
        if not target.startswith(PAGE):
            return
        page, _, anchor = target.removeprefix(PAGE).partition("#")
        if page in self._ids:
            is_there = anchor in self._ids[page]
            link.set("href", _name(page) + (f"#{anchor}" if is_there else ""))
        elif link.get("class") == "term":
            link.tag = "span"  # the glossary is not in this book
            del link.attrib["href"]
        else:
            link.set("href", f"{self._book.home}{page}/" + (f"#{anchor}" if anchor else ""))
