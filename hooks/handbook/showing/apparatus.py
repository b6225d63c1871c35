"""Takes a page apart into what is read and the sections that stand closed behind it."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from itertools import pairwise

from handbook.pages.links import LIST_OF_SOURCES
from handbook.pages.page import PageText

_HEADING = re.compile(r'<h2\b[^>]*? id="([\w-]+)".*?</h2>', re.DOTALL)


@dataclass(frozen=True)
class Part:
    """A piece of a page as HTML, its id, and the heading it stands closed under, if it does."""

    html: str
    id: str = ""
    heading: str = ""


def parts(html: str, text: PageText, folded: Container[str]) -> list[Part]:
    """`html`, the content of the page `text`, in pieces: each section of the ids `folded` is one.

    Only headings that the author wrote begin a section, for those stand at the margin: what a
    component shows stays whole.
    """
    own = {heading.id for heading in text.headings if heading.level == 2} | {LIST_OF_SOURCES}
    begun = [found for found in _HEADING.finditer(html) if found[1] in own]
    ends = [*(found.start() for found in begun), len(html)]
    found = [Part(html[: ends[0]])]
    for heading, (_, end) in zip(begun, pairwise(ends), strict=True):
        if heading[1] in folded:
            found.append(Part(html[heading.end() : end], heading[1], heading[0]))
        else:
            found.append(Part(html[heading.start() : end], heading[1]))
    return found
