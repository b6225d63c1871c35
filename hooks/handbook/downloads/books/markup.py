"""A chapter as Typst: every text goes in as a literal, so nothing in it is ever read as markup."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from lxml import etree

from handbook.downloads.books import PAGE, Chapter
from handbook.downloads.books.drawing import drawing
from handbook.prose.rules import CHECKLIST

Element = Any  # lxml has no types

BLOCKS = {"aside", "blockquote", "dl", "figcaption", "figure", "ol", "p", "section", "svg"}
BLOCKS |= {"h2", "h3", "h4", "h5", "h6", "img", "table", "ul"}
# A drawing is as wide as this many of its pixels, and its letters keep their size among them.
_WIDE = "560"
_WRAPPED = {"strong": "strong", "em": "emph", "cite": "emph", "small": "fine"}
_WRAPPED |= {"sup": "super", "sub": "sub"}


# a chapter is the same in every book that it stands in
@lru_cache(maxsize=2**10)
def markup(chapter: Chapter) -> tuple[str, frozenset[str]]:
    """The Typst of what is below the chapter's title, in functions of book.typ.

    With it come the places in it that a link may lead to.
    """
    writer = _Chapter(chapter)
    made = writer.flow(etree.fromstring(f"<body>{chapter.html}</body>"))
    return made, frozenset(writer.places)


def literal(text: str) -> str:
    """`text` as a string of Typst."""
    return json.dumps(text, ensure_ascii=False)


class _Chapter:
    def __init__(self, chapter: Chapter) -> None:
        self._id, self._top = chapter.id, chapter.depth + 1
        self._level = self._top  # of the heading before
        self._within = ""  # the id of the last h2
        self.places = {chapter.id}

    def flow(self, element: Element) -> str:
        """What is in the element: in paragraphs, where blocks stand in it too."""
        if not any(child.tag in BLOCKS for child in element):
            return self._line(element)
        found, line = [], _said(element.text)
        for child in element:
            if child.tag in BLOCKS:
                found += [_paragraph(line), self._node(child)]
                line = ""
            else:
                line += self._node(child)
            line += _said(child.tail)
        return "".join([*found, _paragraph(line)])

    def _line(self, element: Element) -> str:
        parts = (self._node(child) + _said(child.tail) for child in element)
        return _said(element.text) + "".join(parts)

    def _node(self, element: Element) -> str:
        tag = element.tag
        if show := _SHOWN.get(tag):
            made = show(self, element)
        elif re.fullmatch("h[2-6]", tag):
            return self._heading(element)
        elif wrap := _WRAPPED.get(tag):
            made = f"#{wrap}[{self._line(element)}];"
        elif tag in ("td", "th", "li", "dt", "dd", "caption"):
            made = self.flow(element)
        else:
            made = self._line(element)
        if lang := element.get("lang"):
            made = f"#text(lang: {literal(lang)})[{made}];"
        if element.get("id") and tag not in ("li", "tr"):
            made = f"#anchor({literal(self._place(element))});{made}"
        return made

    def _heading(self, element: Element) -> str:
        # a tagged PDF skips no level
        if element.tag == "h2":
            self._within = element.get("id")
        self._level = min(self._top + int(element.tag[1]) - 1, self._level + 1)
        told = f"{self._level}, {self._level - self._top}, {literal(self._place(element))}"
        return f"#head({told})[{self._line(element)}];\n"

    def _place(self, element: Element) -> str:
        name = element.get("id")
        if not name:
            return ""
        self.places.add(f"{self._id}#{name}")
        return f"{self._id}#{name}"

    def _link(self, element: Element) -> str:
        target, said = element.get("href") or "", self._line(element)
        if not target:
            return said
        if not target.startswith(PAGE):
            # what a row or a figure is from stands in full in the list of all sources
            is_listed = element.find("cite") is not None and _is_aside(element)
            printed = "" if is_listed else _printed(target, "".join(element.itertext()))
            return f"#out({literal(target)}, {literal(printed)})[{said}];"
        place = target.removeprefix(PAGE)
        page = place.partition("#")[0]
        called = {"term": "term", "note": "note"}.get(element.get("class") or "", "to")
        if place.startswith(f"{self._id}#fn:"):
            called = "note"  # the list of sources is near, and its number is told
        return f"#{called}({literal(page)}, {literal(place)})[{said}];"

    def _paragraph(self, element: Element) -> str:
        kind = element.get("class")
        made = self.flow(element)
        return f"#{kind}[{made}];\n" if kind in ("topic", "aside") else _paragraph(made)

    def _items(self, element: Element) -> str:
        items = [
            (f"#anchor({literal(self._place(item))});" if item.get("id") else "") + self.flow(item)
            for item in element
        ]
        kind = "list" if element.tag == "ul" else "enum"
        if element.get("class") == "options":
            kind = "options"
        elif element.tag == "ul" and self._within == CHECKLIST:
            kind = "to-tick"
        return f"#{kind}({', '.join(f'[{item}]' for item in items)});\n"

    def _pairs(self, element: Element) -> str:
        pairs: list[tuple[Element, list[str]]] = []
        for each in element:
            if each.tag == "dt":
                pairs.append((each, []))
            elif pairs:
                pairs[-1][1].append(self._node(each))
        # short facts stand on one line
        is_short = all("".join(name.itertext()).endswith(":") for name, _ in pairs)
        made = (
            f"terms.item([{self._node(name)}], [{_said('; ').join(said)}])" for name, said in pairs
        )
        return f"#{'facts' if is_short else 'terms'}({', '.join(made)});\n"

    def _table(self, element: Element) -> str:
        caption = element.find("caption")
        rows = list(element.iter("tr"))
        heads = [row for row in rows if row.getparent().tag == "thead"]
        body = [row for row in rows if row not in heads]
        cells = [self._cell(cell) for row in body for cell in row]
        head = ", ".join(self._cell(cell) for row in heads for cell in row)
        title = f"#topic[{self.flow(caption)}];\n" if caption is not None else ""
        widths = ", ".join(f"{width}fr" for width in _widths(rows))
        header = f"table.header({head}), " if head else ""
        return f"{title}#table(columns: ({widths},), {header}{', '.join(cells)});\n"

    def _cell(self, cell: Element) -> str:
        spans = {name: cell.get(name) for name in ("colspan", "rowspan") if cell.get(name)}
        told = "".join(f"{name}: {span}, " for name, span in spans.items())
        made = self.flow(cell)
        if lang := cell.get("lang"):
            made = f"#text(lang: {literal(lang)})[{made}];"
        if cell.tag == "th":
            made = f"#strong[{made}];"
        return f"table.cell({told}[{made}])"

    def _box(self, element: Element) -> str:
        return f"#box-of[{self.flow(element)}];\n"

    def _section(self, element: Element) -> str:
        kind = element.get("class")
        made = self.flow(element)
        return f"#{kind}[{made}];\n" if kind in ("notes", "questions") else made

    def _quoted(self, element: Element) -> str:
        return f"#say[{self.flow(element)}];\n"

    def _figure(self, element: Element) -> str:
        return f"#drawn[{self.flow(element)}];\n"

    def _drawing(self, element: Element) -> str:
        said = element.get("aria-label") or ""
        return f"#drawing({literal(drawing(element, _WIDE))}, {literal(said)});\n"

    def _picture(self, element: Element) -> str:
        name, said = element.get("src") or "", element.get("alt") or ""
        return f"#pictured({literal(name)}, {literal(said)});\n"


_SHOWN: Mapping[str, Callable[[_Chapter, Element], str]] = {
    "a": _Chapter._link,
    "aside": _Chapter._box,
    "blockquote": _Chapter._quoted,
    "br": lambda *_: "#linebreak();",
    "code": lambda _, element: f"#raw({literal(element.text or '')});",
    "dl": _Chapter._pairs,
    "figcaption": lambda self, element: f"#caption[{self._line(element)}];\n",
    "figure": _Chapter._figure,
    "img": _Chapter._picture,
    "ol": _Chapter._items,
    "p": _Chapter._paragraph,
    "section": _Chapter._section,
    "svg": _Chapter._drawing,
    "table": _Chapter._table,
    "ul": _Chapter._items,
}


def _is_aside(element: Element) -> bool:
    return any(each.tag == "dl" or each.get("class") == "aside" for each in element.iterancestors())


def _printed(address: str, said: str) -> str:
    """The address as it is printed after the words that lead there; nothing where they tell it."""
    rest = address.partition("://")[2]
    if not rest or rest.rstrip("/") in said or said.startswith("doi:"):
        return ""
    return re.sub(r"([/.?=&_-])", "\\1\u200b", rest.rstrip("/"))


def _said(text: str | None) -> str:
    said = re.sub(r"[ \t\r\n]+", " ", text or "")
    return f"#{literal(said)};" if said else ""


def _paragraph(line: str) -> str:
    empty = not line or line == _said(" ")
    return "" if empty else f"#par[{line}];\n"


def _widths(rows: list[Element]) -> Iterator[int]:
    """The share of each column: room for its longest word, and more for more text."""
    columns: list[list[str]] = []
    for row in rows:
        at = 0
        for cell in row:
            span = int(cell.get("colspan", 1))
            if span == 1:
                while len(columns) <= at:
                    columns.append([])
                columns[at].append("".join(cell.itertext()))
            at += span
    for texts in columns:
        word = max((len(word) for text in texts for word in text.split()), default=1)
        longest = max(map(len, texts), default=1)
        yield max(6, word, min(longest, 70))
