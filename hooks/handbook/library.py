"""Everything the handbook is made from, read and checked once: data, words and pages."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Annotated, TypeVar, get_args, get_origin, get_type_hints

from handbook.figures.figure import Figure
from handbook.forms.form import Form
from handbook.forms.samples import Sample
from handbook.learning import facts
from handbook.learning.quizzes import Quiz
from handbook.learning.sessions import Session
from handbook.pages.comparisons import Comparison
from handbook.pages.corrections import Correction
from handbook.pages.coverage import Coverage, Omitted, Section
from handbook.pages.crosscheck import check
from handbook.pages.glossary import Term
from handbook.pages.page import Fence, Page, count_words, page_ids, read_pages
from handbook.pages.paths import LearningPath
from handbook.pages.scales import Scale
from handbook.pages.sources import Source
from handbook.reading.languages import Language
from handbook.reading.problems import Problem, Problems
from handbook.reading.reader import Reader
from handbook.reading.text import Item, Text, texts_in
from handbook.tools.calculators import Calculator
from handbook.tools.clocks import Clocks
from handbook.tools.meetings import Meetings
from handbook.tools.reviews import Review
from handbook.tools.schedules import Schedule

WORDS_A_MINUTE = 200  # plain reading pace; a question is given a minute of its own

# What a collection is read from: data/<its name>.yml, a list, or data/<its name>/, a file an item.
# The items of a tool are in `tools` as well, and what states facts may vouch for a question's.
_Item = TypeVar("_Item", bound=Item)
Listed = Annotated[Mapping[str, _Item], Reader.rows]
Filed = Annotated[Mapping[str, _Item], Reader.folder]
Tool = Annotated[Mapping[str, _Item], Reader.folder, "tools"]
Stated = Annotated[Mapping[str, _Item], Reader.folder, "facts"]


@dataclass(frozen=True)
class Library:
    """The whole handbook as data. Every id that something names is known to exist."""

    root: Path
    languages: tuple[Language, ...]
    words: Mapping[str, Text]
    sources: Listed[Source]
    glossary: Listed[Term]
    corrections: Listed[Correction]
    comparisons: Stated[Comparison]
    figures: Stated[Figure]
    scales: Stated[Scale]
    forms: Filed[Form]
    samples: Filed[Sample]
    paths: Filed[LearningPath]
    quizzes: Filed[Quiz]
    sessions: Filed[Session]
    calculators: Tool[Calculator]
    clocks: Tool[Clocks]
    meetings: Tool[Meetings]
    reviews: Tool[Review]
    schedules: Tool[Schedule]
    tools: Mapping[str, Item]  # of whatever kind: what a `calculator` fence can show
    coverage: Mapping[str, Section]
    omitted: Mapping[str, Omitted]
    pages: Mapping[str, Page]

    def language(self, code: str) -> Language:
        return next(language for language in self.languages if language.code == code)

    def roles(self) -> tuple[LearningPath, ...]:
        """The paths of all roles, in the order in which the home page asks who you are."""
        fences = self.pages["index"].texts[self.languages[0].code].fences
        shown = [name for fence in fences if fence.word == "roles" for name in fence.body]
        return tuple(
            self.paths[name]
            for name in (*shown, *(name for name in self.paths if name not in shown))
        )

    def minutes(self, page: Page) -> int:
        """How long the page takes to read, in whole minutes, the same in every language.

        Counted are its own words, those of the data that it shows to be read, and a minute for each
        question. What is filled in or played with takes the time that a reader gives it.
        """
        code = self.languages[0].code
        fences = page.texts[code].fences
        quizzes = [name for fence in fences if fence.word == "quiz" for name in fence.body]
        questions = sum(len(self.quizzes[name].questions) for name in quizzes)
        shown = texts_in(tuple(item for fence in fences for item in self._to_read(fence)))
        words = page.texts[code].words + sum(count_words(text[code]) for text in shown)
        return math.ceil(words / WORDS_A_MINUTE) + questions

    def _to_read(self, fence: Fence) -> list[Item]:
        """The items that stand as text where the fence is."""
        one: dict[str, Mapping[str, Item]] = {
            "figure": self.figures,
            "scale": self.scales,
            "session": self.sessions,
            "then-now": self.comparisons,
        }
        if fence.word in one:
            return [one[fence.word][name] for name in fence.body]
        if fence.word == "corrections":
            return [row for row in self.corrections.values() if row.kind in fence.body]
        if fence.word == "quality-scale":
            scales = self.scales.values()
            return [item for scale in scales for name in fence.body for item in scale.about(name)]
        whole: dict[str, Mapping[str, Item]] = {"glossary": self.glossary, "sources": self.sources}
        return [*whole.get(fence.word, {}).values()]

    def page_of(self, word: str, item: str) -> Page | None:
        """The first page on which a fence `word` shows `item`."""
        return self._shown.get((word, item))

    @cached_property
    def _shown(self) -> Mapping[tuple[str, str], Page]:
        """The first page of each word and item."""
        found: dict[tuple[str, str], Page] = {}
        for page in self.pages.values():
            for fence in page.texts[self.languages[0].code].fences:
                for item in fence.body:
                    found.setdefault((fence.word, item), page)
        return found


def load(root: Path) -> Library:
    """The handbook below `root`; raises `Problems` with everything that is wrong in it."""
    reader = Reader(root)
    reader.rows("languages", Language, key="code")
    languages = tuple(reader.items["languages"].values())
    reader.codes = tuple(language.code for language in languages)
    reader.words()
    for name, kind in get_type_hints(Library, include_extras=True).items():
        if get_origin(kind) is Annotated:
            mapping, read, *groups = get_args(kind)
            read(reader, name, get_args(mapping)[1])
            for group in groups:
                reader.join(name, group)
    coverage = reader.one("coverage", Coverage) or Coverage(sections=())
    reader.items["coverage"] = {section.id: section for section in coverage.sections}
    reader.items["omitted"] = {row.id: row for row in coverage.omitted}
    pages, wrong = read_pages(root, reader.codes)
    reader.problems += wrong
    # a page with a fault of its own is still there to be named
    reader.items["pages"] = {**pages, **dict.fromkeys(page_ids(root, reader.codes[0]) - set(pages))}
    reader.problems += [*reader.dangling(), *_unasked(reader)]
    if not reader.problems:
        reader.problems += check(pages, reader.items, reader.codes)
    if reader.problems:
        raise Problems(reader.problems)
    known = {each.name for each in fields(Library)} & reader.items.keys() - {"languages"}
    items = {name: reader.items[name] for name in known}
    library = Library(root=root, languages=languages, **items)
    if unvouched := list(_unvouched(library, reader)):
        raise Problems(unvouched)
    return library


def _unasked(reader: Reader) -> Iterator[Problem]:
    """Answers in samples that their forms do not ask for."""
    for name, sample in reader.items["samples"].items():
        if (form := reader.items["forms"].get(name)) is not None:
            for fault in sample.faults_with(form):
                yield reader.problem(sample, *fault)


def _unvouched(library: Library, reader: Reader) -> Iterator[Problem]:
    """Numbers in questions that nothing in the handbook vouches for."""
    for quiz in library.quizzes.values():
        if (page := library.page_of("quiz", quiz.id)) is not None:
            for fault in facts.faults(quiz, page, reader.items, library.languages):
                yield reader.problem(quiz, *fault)
