"""The books of the built site have its pages in order, the answers, and what is not in reach."""

# pypdfium2 is a thin layer over C without types.
# mypy: disable-error-code="no-untyped-call,attr-defined"

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from handbook.library import COMPONENTS, Library
from handbook.pages import menu
from handbook.reading.languages import Language

pytestmark = pytest.mark.site

BOOKS = "handbook-pdf"
EPUB = "handbook-epub"


def contents(site: Path, book: str, language: Language) -> list[tuple[str, list[str]]]:
    """The parts of a book as its bookmarks tell them, each with its chapters at every depth."""
    path = site / "downloads" / f"ips-{book}-{language.code}.pdf"
    with pikepdf.open(path) as document, document.open_outline() as outline:
        return [(part.title, [each.title for each in part.children]) for part in outline.root]


def printed(read: Library, page: str) -> bool:
    fences = read.pages[page].texts[read.languages[0].code].fences
    return all(COMPONENTS[fence.word].on_paper for fence in fences)


def test_the_whole_book_has_the_pages_of_the_menu_and_the_answers(
    site: Path, read: Library
) -> None:
    for language in read.languages:
        parts = contents(site, BOOKS, language)
        titles = dict(parts)
        for name, pages in menu.sections(read.root, read.pages):
            title = read.words[menu.SECTION + name if name else "site_name"][language.code]
            top = [
                page.texts[language.code].title
                for page, depth in pages
                if depth == 1 and printed(read, page.id)
            ]
            assert titles[title] == top
        answers = titles[read.words["book_answers"][language.code]]
        assert set(answers) == {quiz.title[language.code] for quiz in read.quizzes.values()}
        assert parts[-1][0] == read.words["book_index"][language.code]


def test_the_book_of_a_path_has_its_pages_in_its_order(site: Path, read: Library) -> None:
    for path in read.paths.values():
        for language in read.languages:
            chapters = [
                chapter
                for _, own in contents(site, f"{BOOKS}-{path.id}", language)
                for chapter in own
            ]
            wanted = [
                read.pages[step.page].texts[language.code].title
                for step in path.steps
                if printed(read, step.page)
            ]
            assert chapters[: len(wanted)] == wanted, path.id


def test_every_book_is_listed_with_its_size_in_both_languages(
    manifest: dict[str, Any], read: Library
) -> None:
    listed = {each["id"]: each for each in manifest["downloads"]}
    paths = ("", *(f"-{path}" for path in read.paths))
    for name in (f"{book}{path}" for book in (BOOKS, EPUB) for path in paths):
        for language in read.languages:
            assert listed[name][language.code]["bytes"] > 15_000


def test_no_line_of_a_book_is_wider_than_its_column(site: Path, read: Library) -> None:
    points, hanging = 72 / 25.4, 3  # a full stop may hang over the edge
    for language in read.languages:
        path = site / "downloads" / f"ips-{BOOKS}-reference-group-{language.code}.pdf"
        for number, sheet in enumerate(pypdfium2.PdfDocument(path), 1):
            text, margin = sheet.get_textpage(), 40 if number % 2 else 34
            edge = sheet.get_width() - margin * points + hanging
            found = [text.get_rect(each) for each in range(text.count_rects())]
            assert [each for each in found if each[2] > edge] == [], number
