"""What a page is made of: headings, fences, and the pieces of text between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["heading", "paragraph", "item", "title", "quotation", "row"]


@dataclass(frozen=True)
class Heading:
    """A heading, its level, its id (None where the author gave none) and its line."""

    level: int
    text: str
    id: str | None
    line: int


@dataclass(frozen=True)
class Fence:
    """A component asked for by a fence: its word, the lines inside, and where it stands."""

    word: str
    body: tuple[str, ...]
    line: int
    after: str = ""  # what stands after the word, where nothing may stand
    is_closed: bool = True


@dataclass(frozen=True)
class Block:
    """A piece of text that stands by itself, without the marks that make it what it is."""

    kind: Kind
    text: str
    line: int


@dataclass
class Markdown:
    """What a page is made of, in order, and what is wrong with it: (line, what, message)."""

    blocks: list[Block] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    prose: list[tuple[str, int]] = field(default_factory=list)  # the lines outside fences
    faults: list[tuple[int, str, str]] = field(default_factory=list)
