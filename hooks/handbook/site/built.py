"""Reads the built pages as start tags, which is all that styles and policy need to know of them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache
from html import unescape
from pathlib import Path

from handbook.library import Library

_START_TAG = re.compile(r"""<[a-z](?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_NAME = re.compile(r"<([^\s/>]+)")
_ATTRIBUTE = re.compile(r"""\s([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")


@dataclass(frozen=True)
class Tag:
    """A start tag: its name and its attributes, names in lower case, values as a browser has them.

    An attribute without a value has an empty one.
    """

    name: str
    attributes: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str | None:
        """The value of the attribute, or None where the tag does not have it."""
        return next((value for known, value in self.attributes if known == name), None)


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of the built site; `file` is its place below the site's folder."""

    file: str
    text: str

    @property
    def sources(self) -> frozenset[str]:
        """Every start tag as it is written, each once."""
        return _start_tags(self.text)

    def lines(self, sources: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Where the start tags `sources` stand: each with its line, counted from 1."""
        wanted = frozenset(sources)
        for match in _START_TAG.finditer(self.text):
            if match[0] in wanted:
                yield match[0], self.text.count("\n", 0, match.start()) + 1


def read(site: Path) -> list[BuiltPage]:
    """Every HTML file below `site`, in order of its path."""
    return [
        BuiltPage(path.relative_to(site).as_posix(), path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    ]


@lru_cache(maxsize=2**16)
def tag(source: str) -> Tag:
    """The start tag that is written as `source`."""
    name = _NAME.match(source)
    return Tag(
        name[1].lower() if name else "",
        tuple(
            (match[1].lower(), unescape((match[2] or "").strip("\"'")))
            for match in _ATTRIBUTE.finditer(source)
        ),
    )


def commit_time(library: Library) -> int:
    """The moment that stands for this version of the handbook, in seconds since 1970.

    It is the time of the last commit, so that two builds of one commit give the same bytes; where
    the handbook came without its history, the newest date on which a page was reviewed.
    """
    command = ["git", "-C", str(library.root), "log", "-1", "--format=%ct", "--", "."]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        found = ""
    if found.isdigit():
        return int(found)
    newest = max(page.facts.reviewed for page in library.pages.values())
    return int(datetime.combine(newest, time(), UTC).timestamp())


# A rebuild while serving changes few pages, so most are read from here.
@lru_cache(maxsize=2**10)
def _start_tags(text: str) -> frozenset[str]:
    return frozenset(_START_TAG.findall(text))
