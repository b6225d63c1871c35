"""Reads a finished page for what nobody was meant to read, and tells it at the line it came from.

`handbook.pages.reader` refuses what it knows to turn into something else. This looks at what became
of a page, whatever made it: its Markdown, the data that its components show, and their templates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml.html import defs

from handbook.pages.page import PageText
from handbook.reading.marks import left_over
from handbook.reading.problems import Problem

_html: Any = lxml.html  # it tells no types

_NOT_READ = frozenset({"code", "kbd", "script", "style", "svg", "textarea"})
_TAGS = frozenset(defs.tags) | {"dialog", "search", "svg", "template"}  # newer than lxml's list
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# What Markdown leaves at the start of a paragraph where it makes nothing of it.
_BEGINS = re.compile(r"\s*(\||#{1,6} |!!!|\?\?\?|///|:::|[-*+•●▪◦‣] |\d+\) )")
_STARTS = frozenset({"p", "li", "td", "th", "div"})  # what a paragraph's text may begin

Fault = tuple[str, str, str]  # what it is about, what is wrong, and what to look for in the source


def faults(html: str, text: PageText) -> Iterator[Problem]:
    """What is wrong with `html`, the content of the page whose source is `text`."""
    root = _html.fragment_fromstring(html, create_parent="div")
    for what, message, wanted in (*_ids(root), *_headings(root, text), *_read(root, text)):
        line = next((number for written, number in text.prose if wanted in written), 1)
        yield Problem(text.file, line, what, message)


def _ids(root: Any) -> Iterator[Fault]:
    for name, count in Counter(root.xpath(".//@id")).items():
        if count > 1:
            message = f"«{name}» is the id of {count} things. Show each thing once on a page."
            yield "id", message, f"#{name}"


def _headings(root: Any, text: PageText) -> Iterator[Fault]:
    before, found = 0, set()
    for heading in root.iter(*_HEADINGS):
        level, shown = _HEADINGS[heading.tag], " ".join(heading.text_content().split())
        if level > before + 1:
            message = f"«{shown}» has level {level} after {before or 'none'}. Leave none out."
            yield "heading", message, shown
        before = level
        found.add(heading.get("id"))
    for heading in text.headings:
        if heading.id and heading.id not in found:
            message = f"«{heading.text}» is no heading on the page. Begin it at the margin with ##."
            yield "heading", message, heading.text


def _read(root: Any, text: PageText) -> Iterator[Fault]:
    """What is wrong with the elements and the texts that are read, in order."""
    for element in root:
        if isinstance(element.tag, str):
            yield from _element(element)
            if element.tag not in _NOT_READ:
                yield from _written(element.text, text, element.tag in _STARTS)
                yield from _read(element, text)
        yield from _written(element.tail, text, False)


def _element(element: Any) -> Iterator[Fault]:
    tag = element.tag
    if tag == "pre":
        shown = " ".join(element.text_content().split()[:4])
        yield "page", f"shows «{shown} …» as code. Begin it at the margin.", shown
    elif tag not in _TAGS:
        yield "page", f"has <{tag}>, which is no HTML. Write &lt; where < is meant.", f"<{tag}"
    elif "" in (element.get("href"), element.get("src")):
        yield "page", f"has a <{tag}> that leads nowhere. Write its address.", "]("
    elif "admonition" in element.get("class", "").split() and len(element) < 2:
        yield "box", "is an empty box. Indent what is inside it by four spaces.", "!!!"


def _written(written: str | None, text: PageText, begins: bool) -> Iterator[Fault]:
    if not written or written.isspace():
        return
    for place, message in left_over(written):
        yield "page", message, written[place : place + 2]
    if begins and (found := _BEGINS.match(written)):
        sign = found[1].strip()
        # with a backslash before it, the sign is meant
        if any(line.lstrip().startswith(sign) for line, _ in text.prose):
            yield "page", f"begins with «{sign}», which is shown as it stands. Mend it.", sign
