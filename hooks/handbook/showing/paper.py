"""A page as it stands in a book: plain elements, with nothing to click, fill in or play with."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from posixpath import join, normpath
from typing import Any
from xml.sax.saxutils import escape

import yaml
from lxml import etree, html

from handbook.downloads.books import PAGE
from handbook.pages.page import PageText
from handbook.reading.problems import Problem

Element = Any  # lxml has no types

KEPT, HELD, GONE, REPLACED = "kept", "held", "gone", "replaced"
_ATTRIBUTES = {"alt", "class", "colspan", "href", "id", "lang", "rowspan", "scope", "src"}


def _by_name(becomes: Mapping[str, str]) -> Mapping[str, str]:
    return {name: what for what, names in becomes.items() for name in names.split()}


_BECOMES = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
NAMES, CLASSES, SCRIPTS = (_by_name(_BECOMES[each]) for each in ("names", "classes", "scripts"))

Shown = Callable[[str, str], str]  # the HTML of a component in a book, by its word and id


class Paper:
    """Turns pages of one language into chapters' HTML; `faults` are what it does not know.

    `site` is where the site stands, `root` where the language's pages stand below it.
    """

    def __init__(self, show: Shown, site: str, root: str) -> None:
        self._show, self._site, self._root = show, site, root
        self.faults: list[Problem] = []

    def of(self, page: str, rendered: str, text: PageText) -> str:
        """The chapter of `page`, whose HTML is `rendered`."""
        whole = _parsed(rendered)
        for element in list(whole):
            self._put(element, page, text)
        return _inside(whole)

    def _put(self, element: Element, page: str, text: PageText) -> None:
        if not isinstance(element.tag, str):
            _leave_out(element)
        elif element.tag == "svg":
            self._draw(element)
        elif module := element.get("data-module"):
            self._put_module(element, module, page, text)
        else:
            name = (element.get("class") or "").partition(" ")[0]
            becomes = CLASSES.get(name) if name else KEPT
            self._become(element, becomes, NAMES.get(element.tag), page, text)

    def _put_module(self, element: Element, module: str, page: str, text: PageText) -> None:
        becomes = SCRIPTS.get(module)
        if becomes == REPLACED:
            shown = _parsed(self._show(module, element.get(f"data-{module}")))
            element.addprevious(shown)
            shown.drop_tag()
            becomes = GONE
        self._become(element, becomes, becomes and NAMES.get(element.tag, becomes), page, text)

    def _become(
        self, element: Element, by_class: str | None, by_name: str | None, page: str, text: PageText
    ) -> None:
        if GONE in (by_class, by_name) or "hidden" in element.attrib:
            element.drop_tree()
            return
        if not (by_class and by_name):
            self._tell_unknown(element, text)
            return
        for child in list(element):
            self._put(child, page, text)
        own = "" if by_class == KEPT else by_class
        if by_name == HELD and not own:
            element.drop_tag()
            return
        if by_name == HELD:
            element.tag = "aside" if own == "box" else "section"
        self._strip(element, own, page)

    def _strip(self, element: Element, own: str, page: str) -> None:
        """Leaves the element what a book asks of it."""
        if target := element.get("href"):
            element.set("href", self._target(target, page))
        if source := element.get("src"):
            # pictures stand in one folder
            element.set("src", source.rpartition("/")[2])
        element.attrib.pop("class", None)
        for name in set(element.attrib) - _ATTRIBUTES:
            del element.attrib[name]
        if own:
            element.set("class", own)

    def _draw(self, svg: Element) -> None:
        """A chart is kept whole, with what it says; a mark beside words says nothing more."""
        if svg.get("role") != "img":
            svg.drop_tree()
            return
        said = []
        for each in svg.xpath("./title|./desc"):
            said.append(each.text_content().strip())
            each.drop_tree()
        svg.attrib.pop("aria-labelledby", None)
        svg.set("aria-label", " – ".join(said))

    def _target(self, target: str, page: str) -> str:
        """Where a link leads: to a page, by its id, or to an address outside a book."""
        if ":" in target.partition("#")[0]:
            return target
        way, mark, anchor = target.partition("#")
        way = way.partition("?")[0]
        # each mark leads to the way back to itself on the page, and in a book to the source
        anchor = re.sub(r"^fn\d+:", "fn:", anchor)
        if not way:
            return f"{PAGE}{page}{mark}{anchor}"
        here = self._root + ("" if page == "index" else f"{page}/")
        there = normpath(join("/", here, way)).strip("/")
        is_file = "." in there.rpartition("/")[2]
        if is_file or not f"{there}/".startswith(self._root):
            return f"{self._site}{there}"
        inside = f"{there}/".removeprefix(self._root).strip("/")
        return f"{PAGE}{inside or 'index'}{mark}{anchor}"

    def _tell_unknown(self, element: Element, text: PageText) -> None:
        name = element.get("data-module") or element.get("class")
        what = f"{element.tag} «{name}»" if name else element.tag
        message = (
            f"has the element {what}, and a book does not know how to print it. "
            "Give it a line in hooks/handbook/showing/paper.yml."
        )
        self.faults.append(Problem(text.file, 1, "book", message))


def plain(shown: str) -> str:
    """The HTML of a template of books as a chapter has it."""
    return _inside(_parsed(shown))


def _parsed(shown: str) -> Element:
    parse: Any = html.fragment_fromstring  # which has no types
    return parse(shown, create_parent="div")


def _inside(whole: Element) -> str:
    parts = (etree.tostring(each, encoding="unicode", method="xml") for each in whole)
    return escape(whole.text or "") + "".join(parts)


def _leave_out(remark: Element) -> None:
    """Takes a remark away, and keeps the text that follows it."""
    parent, tail = remark.getparent(), remark.tail or ""
    if (before := remark.getprevious()) is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(remark)
