"""Everything the handbook is made from, read and checked once: data, words and pages."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, get_args

from handbook.downloads.formats import FORMATS
from handbook.figures.figure import Figure
from handbook.fitting import settings, words
from handbook.fitting.items import unfit, unvouched
from handbook.forms.form import Form
from handbook.forms.samples import Sample
from handbook.learning.cases import Case, one_way
from handbook.learning.quizzes import Quiz
from handbook.learning.sessions import Session
from handbook.pages import menu, pictures
from handbook.pages.comparisons import Comparison
from handbook.pages.components import Component, each, whole
from handbook.pages.corrections import Correction, Kind
from handbook.pages.coverage import Coverage, Omitted, Section
from handbook.pages.crosscheck import alone, check
from handbook.pages.glossary import Term, by_letter
from handbook.pages.leaflets import Leaflet
from handbook.pages.links import Links
from handbook.pages.notices import Notice
from handbook.pages.page import Page, PageText, count_words, page_ids, read_pages
from handbook.pages.paths import LearningPath, Stop, stops
from handbook.pages.pictures import Picture
from handbook.pages.scales import Scale, items_about
from handbook.pages.sources import Source, by_kind
from handbook.pages.unchecked import LISTS, Unchecked
from handbook.reading.languages import Language
from handbook.reading.problems import Problems
from handbook.reading.reader import Filed, Listed, Reader, Stated, Tool, Workbook, collections
from handbook.reading.strays import strays
from handbook.reading.text import Item, Text, texts_in
from handbook.tools.calculators import Calculator
from handbook.tools.clocks import Clocks
from handbook.tools.meetings import Meetings
from handbook.tools.memos import Memo
from handbook.tools.plan_books import PlanBook
from handbook.tools.plans import Plan
from handbook.tools.registers import Register
from handbook.tools.reviews import Review
from handbook.tools.schedules import Schedule

WORDS_A_MINUTE = 200  # plain reading pace


@dataclass(frozen=True)
class Library:
    """The whole handbook as data. Every id that something names is known to exist."""

    root: Path
    languages: tuple[Language, ...]
    words: Mapping[str, Text]
    sources: Listed[Source]
    glossary: Listed[Term]
    corrections: Listed[Correction]
    notices: Listed[Notice]
    unchecked: Listed[Unchecked]
    comparisons: Stated[Comparison]
    figures: Stated[Figure]
    scales: Stated[Scale]
    forms: Filed[Form]
    samples: Filed[Sample]
    paths: Filed[LearningPath]
    pictures: Filed[Picture]
    leaflets: Filed[Leaflet]
    memos: Filed[Memo]
    registers: Workbook[Register]
    plan_books: Workbook[PlanBook]
    quizzes: Filed[Quiz]
    sessions: Filed[Session]
    cases: Filed[Case]
    calculators: Tool[Calculator]
    clocks: Tool[Clocks]
    meetings: Tool[Meetings]
    reviews: Tool[Review]
    schedules: Tool[Schedule]
    plans: Listed[Plan]
    tools: Mapping[str, Item]  # of whatever kind: what a `calculator` fence can show
    workbooks: Mapping[str, Item]  # what a `workbook` fence can show
    coverage: Mapping[str, Section]
    omitted: Mapping[str, Omitted]
    pages: Mapping[str, Page]
    principles: Mapping[str, Page]
    lists: Mapping[str, Sequence[Page]]

    def language(self, code: str) -> Language:
        return next(language for language in self.languages if language.code == code)

    def roles(self) -> tuple[LearningPath, ...]:
        """The paths of all roles, in the order in which the home page asks who you are."""
        shown = self.shown_on(self.pages["index"], "roles")
        return tuple(dict.fromkeys((*shown, *self.paths.values())))

    def stops(self, page: Page) -> Sequence[Stop]:
        """The place of the page on each path that leads over it, in the order of the roles."""
        return stops(self.roles()).get(page.id, ())

    def is_counted(self, path: LearningPath) -> bool:
        """Whether what is read of the path is counted: only where each of its pages is ticked."""
        return all(self.pages[step.page].kind.is_ticked for step in path.steps)

    def minutes(self, page: Page) -> int:
        """How long the page takes to read, in whole minutes, the same in every language.

        Counted are its own words and those of the data that it shows to be read. What is filled in,
        answered or played with takes the time that a reader gives it, and so does what is closed.
        """
        code = self.languages[0].code
        text, end = page.texts[code], page.closed_from(code)
        fences = [(fence.word, fence.body) for fence in text.fences if fence.line < end]
        read = (COMPONENTS[word].reads(self, self.asked(word, ids)) for word, ids in fences)
        shown = tuple(chain.from_iterable(read))
        said = [line for line, number in text.prose if number < end]
        said += [each[code] for each in texts_in(shown)]
        return math.ceil(sum(map(count_words, said)) / WORDS_A_MINUTE)

    def questions(self, page: Page) -> int:
        """How many questions of self-checks the page asks."""
        return sum(len(quiz.questions) for quiz in self.shown_on(page, "quiz"))

    def asked(self, word: str, ids: Iterable[str]) -> list[Any]:
        """What a fence `word` with these ids asks for: items, or the ids where they are words."""
        known = COMPONENTS[word].ids
        return [getattr(self, known)[name] if isinstance(known, str) else name for name in ids]

    def shown_on(self, page: Page, word: str) -> list[Any]:
        """What the fences `word` on `page` ask for, in order."""
        fences = page.texts[self.languages[0].code].fences
        ids = (name for fence in fences if fence.word == word for name in fence.body)
        return self.asked(word, ids)

    def corrections_of(self, kinds: Collection[str]) -> list[Correction]:
        """The corrections of these kinds."""
        return [row for row in self.corrections.values() if row.kind in kinds]

    def terms_by_letter(self, language: Language) -> Mapping[str, Sequence[Term]]:
        """The glossary in the alphabetical order of `language`, under the terms' first letters."""
        return by_letter(self.glossary.values(), language)

    def works_by_kind(self) -> Mapping[str, Sequence[Source]]:
        """The sources, newest first, under their kinds."""
        return by_kind(self.sources)

    def quizzes_with_pages(self) -> list[tuple[Quiz, Page]]:
        """The quizzes that a page shows, each with the page."""
        found = ((quiz, self.page_of("quiz", quiz.id)) for quiz in self.quizzes.values())
        return [(quiz, page) for quiz, page in found if page]

    def size(self, picture: Picture) -> tuple[int, int]:
        """The width and height of a picture in pixels."""
        return pictures.size(self.root / pictures.FOLDER / picture.file) or (0, 0)

    def anchors(self, text: PageText) -> set[str]:
        """The ids on a page that a link may lead to."""
        return Links(self.pages, vars(self), COMPONENTS).anchors(text)

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


# One row for each word that may begin a fence; overrides/components/<word>.html shows it.
COMPONENTS: Mapping[str, Component] = {
    "calculator": Component("tools"),
    "case": Component("cases", reads=one_way),
    "choices": Component("lists"),
    "corrections": Component(get_args(Kind), True, Library.corrections_of),
    "downloads": Component((*FORMATS, "checksums")),
    "figure": Component("figures", reads=each),
    "form": Component("forms"),
    "glossary": Component(("all",), True, whole("glossary"), anchors="glossary"),
    "leaflet": Component("leaflets"),
    "memo": Component("memos", on_paper=False),
    "notices": Component(("all",), True, whole("notices")),
    "path": Component("paths"),
    "picture": Component("pictures", reads=each),
    "practice": Component(("mixed", "repeat", "reminders"), on_paper=False),
    "preferences": Component(("progress", "shortcuts", "transfer")),
    "quality-scale": Component("principles", True, items_about),
    "quiz": Component("quizzes"),
    "record": Component("paths", together=True, on_paper=False),
    "roles": Component("paths", together=True),
    "route": Component("paths"),
    "sample": Component("samples"),
    "scale": Component("scales", reads=each),
    "session": Component("sessions", reads=each),
    "slides": Component("sessions", on_paper=False),
    "stages": Component("paths"),
    "sources": Component(("all",), True, whole("sources")),
    "then-now": Component("comparisons", True, each),
    "unchecked": Component(LISTS),
    "word-sheet": Component(("all",), True),
    "workbook": Component("workbooks", taken=True),
}


def load(root: Path) -> Library:
    """The handbook below `root`; raises `Problems` with everything that is wrong in it."""
    reader = Reader(root)
    languages = reader.languages()
    if reader.problems:  # every text would echo them
        raise Problems(reader.problems)
    reader.words()
    for name, read, model, groups in collections(Library):
        read(reader, name, model)
        for group in groups:
            reader.join(name, group)
    coverage = reader.one("coverage", Coverage) or Coverage(sections=())
    reader.items["coverage"] = {section.id: section for section in coverage.sections}
    reader.items["omitted"] = {row.id: row for row in coverage.omitted}
    pages, wrong = read_pages(root, reader.codes)
    reader.problems += [*strays(root), *wrong]
    # a page with a fault of its own is still there to be named
    reader.items["pages"] = {**pages, **dict.fromkeys(page_ids(root, reader.codes[0]) - set(pages))}
    reader.items["principles"] = {p.name: p for p in pages.values() if p.id[:11] == "principles/"}
    reader.items["lists"] = menu.lists(root, pages)
    reader.problems += [*reader.dangling(), *reader.twins(), *unfit(reader)]
    reader.problems += settings.faults(root, reader.items["words"], reader.codes[0])
    reader.problems += words.faults(root, reader.items["words"])
    if not reader.problems:
        reader.problems += check(pages, reader.items, reader.codes, COMPONENTS)
        reader.problems += menu.faults(root, pages, reader.items["words"])
    reader.problems += alone(pages.values())
    if reader.problems:
        raise Problems(reader.problems)
    known = {each.name for each in fields(Library)} & reader.items.keys() - {"languages"}
    library = Library(root, languages, **{name: reader.items[name] for name in known})
    if loose := list(unvouched(library, reader)):
        raise Problems(loose)
    return library
