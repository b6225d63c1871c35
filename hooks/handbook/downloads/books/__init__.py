"""The handbook as books to take along: the model of a book, and a writer for each format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

# What leads to a page of the handbook in the text of a chapter: `page:practice/plan#first-week`.
PAGE = "page:"
ANSWERS = "answers"  # the id of the chapter with the answers to the self-checks


@dataclass(frozen=True)
class Chapter:
    """A page as it stands in a book.

    `html` is well-formed and has plain elements alone. A chapter of depth 2 belongs to the one of
    depth 1 before it. `gain` is what a reader can do after it, on a path.
    """

    id: str
    title: str
    html: str
    depth: int = 1
    gain: str = ""


@dataclass(frozen=True)
class Part:
    """A part of a book, such as a section of the menu or a stage of a path."""

    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Book:
    """One book in one language: the whole handbook, or the pages of a reader's path.

    `id` is empty for the whole. `address` is the page that it is of, and `home` where the pages
    of the language begin. `day` dates the file. `terms` are the ids and names of the glossary, in
    alphabetical order. `pictures` are the files that its chapters show, by name.
    """

    id: str
    title: str
    about: str
    address: str
    home: str
    day: date
    parts: tuple[Part, ...]
    terms: tuple[tuple[str, str], ...]
    pictures: tuple[tuple[str, bytes], ...] = ()

    @property
    def date(self) -> date:
        return self.day

    @property
    def chapters(self) -> Iterator[Chapter]:
        for part in self.parts:
            yield from part.chapters
