"""Gathers the self-checks for learning platforms, one by one and all of them together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

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
        day = page.facts.reviewed
        about = _about(library, day, language)
        yield Material(quiz.id, quiz.title[code], (quiz,), read[quiz.id], about, day)
    if not shown:
        return
    everything = {key: text for own in read.values() for key, text in own.items()}
    title = library.words["learning_all"][code]
    oldest = min(page.facts.reviewed for page in shown.values())
    about = _about(library, oldest, language)
    yield Material(ALL, title, tuple(shown), everything, about, oldest)


def _about(library: Library, reviewed: date, language: Language) -> str:
    """Where questions are from, and since when all of them are reviewed."""
    return library.words["learning_about"][language.code].format(date=language.date(reviewed))


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
