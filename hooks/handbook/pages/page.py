"""Reads the pages of docs/ before any engine does: facts, headings, fences and citations."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from handbook.pages import reader
from handbook.pages.inline import CITATION
from handbook.pages.kinds import KINDS, Kind, KindName
from handbook.pages.markdown import Block, Fence, Heading
from handbook.reading.filenames import misnamed, visible
from handbook.reading.located import Located, parse, text_of, validate
from handbook.reading.problems import Problem, Problems
from handbook.reading.text import Day, Id, Item, PageId, page_id
from handbook.reading.walk import Fault, RefersTo

_WORD = re.compile(r"\w+")


def count_words(text: str) -> int:
    """How many words and numbers there are to read in `text`."""
    return len(_WORD.findall(text))


class TextFacts(Item):
    """What a page's front matter says in its own language."""

    summary: str
    next_why: str | None = None
    question: str | None = None
    gives: str | None = None
    synonyms: tuple[str, ...] = ()


class PageFacts(TextFacts):
    """What the source language's front matter says of the page in every language."""

    kind: KindName
    roles: tuple[Annotated[Id, RefersTo("paths")], ...]
    list: Id | None = None
    covers: tuple[Annotated[str, RefersTo("coverage")], ...] = ()
    next: PageId | None = None
    reviewed: Day
    review_by: Day

    def faults(self) -> Iterator[Fault]:
        """A page to be reviewed before it was, and one to choose without what is chosen by."""
        if bool(self.list) != bool(self.question):
            message = "and `question` belong together: name the list, and what a reader asks there."
            yield ("list",), message
        if self.review_by <= self.reviewed:
            message = f"is not after `reviewed`, which is {self.reviewed}. Correct one of them."
            yield ("review_by",), message


@dataclass(frozen=True, eq=False)
class PageText:
    """One page in one language, as its author wrote it; the same one while the file is the same."""

    language: str
    file: str
    located: Located
    facts: TextFacts
    headings: tuple[Heading, ...]
    fences: tuple[Fence, ...]
    citations: tuple[tuple[str, int], ...]
    prose: tuple[tuple[str, int], ...]  # the lines outside fences, each with its number
    blocks: tuple[Block, ...]
    links: tuple[tuple[str, int], ...]  # where each leads as it is written, and its line
    faults: tuple[Problem, ...]  # what Markdown would make something else of

    @property
    def title(self) -> str:
        """The text of the page's first heading."""
        return self.headings[0].text if self.headings else self.file

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources it cites, each once, in order of first use."""
        return tuple(dict.fromkeys(name for name, _ in self.citations))

    def lines(self, section: str) -> tuple[int, int]:
        """The first line of the section with this id, sections inside it too, and the line after.

        Raises `StopIteration` where no heading has the id.
        """
        headings = iter(self.headings)
        opened = next(heading for heading in headings if heading.id == section)
        closing = (heading.line for heading in headings if heading.level <= opened.level)
        return opened.line, next(closing, sys.maxsize)


@dataclass(frozen=True)
class Page:
    """One page of the handbook in all its languages."""

    id: str
    facts: PageFacts
    texts: dict[str, PageText]

    @property
    def kind(self) -> Kind:
        """What pages of its kind have in common."""
        return KINDS[self.facts.kind]

    def closed_from(self, language: str) -> int:
        """The line from which on all that it has stands closed, in one language."""
        headings = self.texts[language].headings
        lines = (each.line for each in headings if each.level == 2 and each.id in self.kind.folded)
        return min(lines, default=sys.maxsize)

    @property
    def name(self) -> str:
        """The last part of its id, by which what belongs to it is named: its quiz, its session."""
        return self.id.rpartition("/")[2]

    def address(self, root: str) -> str:
        """Its address below the site, for a language whose pages stand below `root`."""
        return root if self.id == "index" else f"{root}{self.id}/"


def page_ids(root: Path, language: str) -> set[str]:
    """The ids of all pages that have a file in `language`, whether sound or not."""
    folder = root / "docs" / language
    return {page_id(path.relative_to(folder).as_posix()) for path in visible(folder.rglob("*.md"))}


def read_pages(root: Path, languages: tuple[str, ...]) -> tuple[dict[str, Page], list[Problem]]:
    """Every page below docs/ by id, and everything that is wrong with their files."""
    problems = list(_stray_folders(root, languages))
    for language in languages:
        problems += misnamed(visible((root / "docs" / language).rglob("*")), root)
    texts: dict[str, dict[str, PageText]] = {}
    facts: dict[str, PageFacts] = {}
    for language in languages:
        folder = root / "docs" / language
        for path in visible(folder.rglob("*.md")):
            name = page_id(path.relative_to(folder).as_posix())
            source = language == languages[0]
            try:
                text = read_page(path, root, language, source=source)
            except Problems as error:
                problems += error.problems
                continue
            if twin := texts.setdefault(name, {}).get(language):
                message = f"has the address of {twin.file}, and one of them is lost. Rename one."
                problems.append(Problem(text.file, 1, "file", message))
            texts[name][language] = text
            if isinstance(text.facts, PageFacts):
                facts[name] = text.facts
    pages = {name: Page(name, facts[name], texts[name]) for name in facts}
    for name, found in texts.items():
        for language in languages:
            if language not in found and not any(p.file.endswith(f"/{name}.md") for p in problems):
                other = next(iter(found.values()))
                message = f"has no page in «{language}». Write it at the same path."
                problems.append(Problem(other.file, 1, "file", message))
    return pages, problems


def read_page(path: Path, root: Path, language: str, *, source: bool) -> PageText:
    """The page at `path`; raises `Problems` where its front matter is not as it must be."""
    file = path.relative_to(root).as_posix()
    return _page_text(text_of(path, root), file, language, source)


# a rebuild while serving changes few pages, so most are read from here
@lru_cache(maxsize=2**12)
def _page_text(whole: str, file: str, language: str, source: bool) -> PageText:
    lines = whole.split("\n")  # as the engine does; other ends of lines are signs nobody sees
    marks = (number for number, line in enumerate(lines) if line.rstrip() == "---")
    first, end = next(marks, None), next(marks, None)
    if first != 0 or end is None:
        message = (
            "does not begin with its facts. Write --- alone on the first line, the facts below it, "
            "and --- alone again. CONTRIBUTING.md shows how."
        )
        if first == 0:
            message = "does not say where its facts end. Write --- alone on the line after them."
        raise Problems([Problem(file, 1, "file", message)])
    located = parse("\n".join(lines[1:end]), file, offset=1)
    facts = validate(located, PageFacts if source else TextFacts, ())
    found = reader.read(lines[end + 1 :], end + 2)
    cited = (
        (name, line)
        for text, line in found.prose
        if "[^" in text
        for name in CITATION.findall(text)
    )
    return PageText(
        language=language,
        file=file,
        located=located,
        facts=facts,
        headings=tuple(found.headings),
        fences=tuple(found.fences),
        citations=tuple(cited),
        prose=tuple(found.prose),
        blocks=tuple(found.blocks),
        links=tuple(found.links),
        faults=tuple(Problem(file, *fault) for fault in found.faults),
    )


def _stray_folders(root: Path, languages: tuple[str, ...]) -> Iterator[Problem]:
    """What lies beside the languages: static-i18n takes any two-letter folder for one."""
    for folder in visible((root / "docs").glob("*")):
        if folder.is_dir() and len(folder.name) == 2 and folder.name not in languages:
            message = (
                "has the name of a language that data/languages.yml does not list, so the site "
                f"leaves it out. Move its pages to docs/{languages[0]}/ and the like, or rename it."
            )
            yield Problem(f"docs/{folder.name}", 1, "folder", message)
    for path in visible((root / "docs").rglob("*.md")):
        way = path.relative_to(root / "docs")
        if way.parts[0] not in languages and len(way.parts[0]) != 2:  # those are told of above
            message = f"is in no language. Move it into docs/{languages[0]}/ and the like."
            yield Problem(f"docs/{way.as_posix()}", 1, "file", message)
