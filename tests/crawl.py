"""Reads built pages as elements with their lines and texts, and says where their links lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

_LOADED = {"img": ("src",), "link": ("href",), "script": ("src",), "source": ("src",)}
_NOT_LOADED = {"canonical", "alternate"}


@dataclass
class Element:
    """One element: its name, attributes, the line it begins on, and the text inside it."""

    name: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    is_template: bool = False  # stands inside a <template>, and so not on the page
    is_scriptless: bool = False  # stands inside a <noscript>


@dataclass
class Document:
    """One built page; `address` is where it stands below the site."""

    address: str
    elements: list[Element] = field(default_factory=list, repr=False)

    def all(self, *names: str) -> list[Element]:
        """The elements with one of these names, in order."""
        return [element for element in self.elements if element.name in names]

    @property
    def ids(self) -> list[str]:
        """Every id on the page, in order."""
        on_page = (each for each in self.elements if not each.is_template)
        return [each.attributes["id"] for each in on_page if "id" in each.attributes]

    @property
    def links(self) -> Iterator[tuple[Element, str]]:
        """Every link, with its address."""
        for element in self.all("a"):
            if "href" in element.attributes:
                yield element, element.attributes["href"]

    @property
    def assets(self) -> Iterator[tuple[Element, str]]:
        """Every file that the page loads where scripts run, with its address."""
        for element in (each for each in self.elements if not each.is_scriptless):
            rels = set(element.attributes.get("rel", "").split())
            for name in () if rels & _NOT_LOADED else _LOADED.get(element.name, ()):
                if name in element.attributes:
                    yield element, element.attributes[name]

    def target(self, href: str) -> tuple[str, str]:
        """Where `href` leads, as address below the site and fragment."""
        parts = urlsplit(href)
        if not parts.path:
            return self.address, unquote(parts.fragment)
        folder = PurePosixPath("/") / self.address
        folder = folder if self.address.endswith("/") or not self.address else folder.parent
        steps: list[str] = []
        for step in (folder / unquote(parts.path)).parts[1:]:
            steps = steps[:-1] if step == ".." else [*steps, step]
        path = "/".join(steps)
        # a folder is named with or without a slash at its end
        is_file = PurePosixPath(path).suffix != ""
        return (path if is_file or not path else f"{path}/"), unquote(parts.fragment)


class _Reader(HTMLParser):
    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        around = {each.name for each in self.open}
        element = Element(tag, attributes, self.getpos()[0])
        element.is_template, element.is_scriptless = "template" in around, "noscript" in around
        self.document.elements.append(element)
        self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop().name != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def read(file: Path, address: str) -> Document:
    """The page in `file`, which stands at `address` below the site."""
    document = Document(address)
    _Reader(document).feed(file.read_text("utf-8"))
    return document
