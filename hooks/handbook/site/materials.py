"""Gathers the self-checks for learning platforms, one by one and all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.downloads.platforms import Material
from handbook.learning.quizzes import Quiz
from handbook.library import Library
from handbook.pages.page import Page
from handbook.reading.languages import Language

ALL = "all"


def materials(library: Library, language: Language) -> Iterator[Material]:
    """Each self-check that a page shows, and then all of them, as `language` tells of them."""
    code = language.code
    pages = {each: library.page_of("quiz", each) for each in library.quizzes}
    shown = {library.quizzes[name]: page for name, page in pages.items() if page}
    read = {quiz.id: dict(_read(library, quiz, page, code)) for quiz, page in shown.items()}
    for quiz, page in shown.items():
        about = _about(library, [page], language)
        yield Material(quiz.id, quiz.title[code], (quiz,), read[quiz.id], about)
    everything = {key: text for own in read.values() for key, text in own.items()}
    title = library.words["learning_all"][code]
    about = _about(library, shown.values(), language)
    yield Material(ALL, title, tuple(shown), everything, about)


def _about(library: Library, pages: Iterable[Page], language: Language) -> str:
    """Where the questions of `pages` are from, and since when all of them are reviewed."""
    reviewed = min((page.facts.reviewed for page in pages), default=None)
    day = language.date(reviewed) if reviewed else ""
    return library.words["learning_about"][language.code].format(date=day)


def _read(
    library: Library, quiz: Quiz, page: Page, code: str
) -> Iterator[tuple[tuple[str, str], str]]:
    """Where on its page the answer to each question stands, in words."""
    text = page.texts[code]
    headings = {heading.id: heading.text for heading in text.headings}
    says = library.words["learning_read"][code]
    for question in quiz.questions:
        section = headings[question.section]
        yield (quiz.id, question.id), says.format(page=text.title, section=section)
