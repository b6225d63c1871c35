"""Which books there are: the whole handbook in the order of its menu, and one for each path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from handbook.downloads.books import ANSWERS, Book, Chapter, Part
from handbook.library import COMPONENTS
from handbook.pages import menu, pictures
from handbook.pages.page import Page
from handbook.pages.paths import Stage
from handbook.pages.pictures import Picture
from handbook.reading.languages import Language
from handbook.reading.problems import Problems
from handbook.reading.text import Words
from handbook.showing.paper import Paper, plain
from handbook.showing.templates import Place, Templates


class Books:
    """The books in one language, of the rendered HTML of its `pages`, by their ids."""

    def __init__(
        self,
        templates: Templates,
        language: Language,
        pages: Mapping[str, str],
        site: str,
        day: date,
    ) -> None:
        self._templates, self._library, self._language = templates, templates.library, language
        self._site, self._home, self._day = site, f"{site}{language.root}", day
        self._words = Words(self._library.words, language.code)
        self._chapters = self._read(pages)

    def all(self) -> Iterator[Book]:
        """The whole, and then the pages of each path in its order."""
        yield self._book(
            "", self._words.site_name, self._words.site_tagline, self._whole(), "index"
        )
        for path in self._library.roles():
            parts = [
                Part(_stage(stage, self._language.code), tuple(self._steps(stage)))
                for stage in path.stages
            ]
            title = f"{self._words.site_name}: {path.role[self._language.code]}"
            about = path.promise[self._language.code]
            yield self._book(f"-{path.id}", title, about, parts, f"paths/{path.id}")

    def _read(self, pages: Mapping[str, str]) -> Mapping[str, Chapter]:
        """A chapter for each page that has something to read on paper."""
        code, found = self._language.code, {}
        faults = []
        for name, rendered in pages.items():
            page = self._library.pages[name]
            if any(not COMPONENTS[each.word].on_paper for each in page.texts[code].fences):
                continue
            paper = Paper(self._shown(name), self._site, self._language.root)
            made = paper.of(name, rendered, page.texts[code])
            faults += paper.faults
            found[name] = Chapter(name, page.texts[code].title, made)
        if faults:
            raise Problems(faults)
        return found

    def _shown(self, page: str) -> Callable[[str, str], str]:
        place = Place(page, self._language)

        def shown(word: str, item: str) -> str:
            known = "quizzes" if word == ANSWERS else str(COMPONENTS[word].ids)
            found = getattr(self._library, known)[item]
            return self._templates.render([f"book/{word}"], place, item=found, home=self._home)

        return shown

    def _whole(self) -> list[Part]:
        code = self._language.code
        found = []
        for name, pages in menu.sections(self._library.root, self._library.pages):
            title = (
                self._library.words[menu.SECTION + name][code] if name else self._words.site_name
            )
            chapters = self._of(pages)
            if chapters:
                found.append(Part(title, tuple(chapters)))
        return found

    def _of(self, pages: Iterable[tuple[Page, int]]) -> list[Chapter]:
        """The chapters of these pages, each with its depth, of which the first has none."""
        found: list[Chapter] = []
        for page, depth in pages:
            if chapter := self._chapters.get(page.id):
                found.append(replace(chapter, depth=depth if found else 1))
        return found

    def _steps(self, stage: Stage) -> Iterator[Chapter]:
        for step in stage.steps:
            if chapter := self._chapters.get(step.page):
                yield replace(chapter, gain=step.gain[self._language.code])

    def _answers(self, parts: Sequence[Part]) -> Iterator[Chapter]:
        """The answers to the self-checks that these parts ask."""
        pages = [self._library.pages[chapter.id] for part in parts for chapter in part.chapters]
        for quiz in dict.fromkeys(
            quiz for page in pages for quiz in self._library.shown_on(page, "quiz")
        ):
            shown = self._shown("index")(ANSWERS, quiz.id)
            yield Chapter(f"{ANSWERS}/{quiz.id}", quiz.title[self._language.code], plain(shown))

    def _book(self, name: str, title: str, about: str, parts: list[Part], page: str) -> Book:
        words, language = self._words, self._language
        if answers := tuple(self._answers(parts)):
            parts = [*parts, Part(words.book_answers, answers)]
        terms = sorted(
            ((term.id, term.term[language.code]) for term in self._library.glossary.values()),
            key=lambda pair: language.alphabetical(pair[1]),
        )
        return Book(
            id=name,
            title=title,
            about=about,
            address=f"{self._site}{self._library.pages[page].address(language.root)}",
            home=self._home,
            day=self._day,
            parts=tuple(parts),
            terms=tuple(terms),
            pictures=tuple(self._pictures(parts)),
        )

    def _pictures(self, parts: Sequence[Part]) -> Iterator[tuple[str, bytes]]:
        """The files of the pictures in these parts."""
        shown = {
            item.file for part in parts for each in part.chapters for item in self._of_page(each)
        }
        for name in sorted(shown):
            yield name, (self._library.root / pictures.FOLDER / name).read_bytes()

    def _of_page(self, chapter: Chapter) -> list[Picture]:
        page = self._library.pages.get(chapter.id)
        return self._library.shown_on(page, "picture") if page else []


def _stage(stage: Stage, code: str) -> str:
    """The title of a stage, after that of the route that begins with it."""
    route = f"{stage.route.title[code]} – " if stage.route else ""
    return f"{route}{stage.title[code]}"
