"""Leads from a source back to the very place in the text that the reader came from."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig

_AFTER_FOOTNOTES = 14  # their last step has the priority 15


class _Returns(Treeprocessor):
    """Gives each mark in the text its own target: the way back to it, first in its source.

    Python-Markdown has all marks of a source lead to the source, which ends with one way back for
    each of them, all named alike. The first mark still does, and styles show its way back until
    another is the target. So there is one link to hear, and it is the right one.
    """

    def run(self, root: Element) -> None:
        for mark in root.iter("sup"):
            place = mark.get("id", "")
            if place.startswith("fnref"):
                mark[0].set("href", f"#{_way_back(place)}")
        for source in root.iter("li"):
            if source.get("id", "").startswith("fn:"):
                _begin_with_ways_back(source)


class Returns(Extension):
    """The way back from each source, for a Markdown that has footnotes."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        md.treeprocessors.register(_Returns(md), "returns", _AFTER_FOOTNOTES)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    extensions: list[Any] = config.markdown_extensions
    if not any(isinstance(each, Returns) for each in extensions):
        extensions.append(Returns())  # type: ignore[no-untyped-call]
    return config


def _way_back(place: str) -> str:
    return place.replace("fnref", "fn", 1)


def _begin_with_ways_back(source: Element) -> None:
    first, last = source[0], source[-1]
    ways: list[Element] = []
    for link in last.findall("a[@class='footnote-backref']"):
        last.remove(link)
        link.set("aria-label", link.attrib.pop("title"))
        way = Element("span", {"class": "footnote-return"})
        if ways:
            way.set("id", _way_back(link.get("href", "").removeprefix("#")))
        way.append(link)
        ways.append(way)
    ways[-1].tail, first.text = first.text, None
    first[:0] = ways
