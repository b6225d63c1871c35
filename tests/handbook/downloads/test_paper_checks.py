"""A self-check on paper asks first, and gives answers and reasons on a side of their own."""

# pypdfium2 is a thin layer over C without types.
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pytest

from handbook.learning.quizzes import Question
from handbook.library import Library
from handbook.site.downloads import Download, Downloads
from printed import bare


@pytest.fixture(scope="session")
def checks(read: Library, downloads: Downloads) -> list[Download]:
    """Every self-check on paper, in every language."""
    languages = read.languages
    return [file for each in languages for file in downloads.by_format("paper-check", each)]


def sides(file: Download) -> tuple[str, str]:
    """What is read before the answers begin, and after; of a file with one self-check."""
    pages = [
        bare(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(file.content)
    ]
    [quiz] = file.item.quizzes
    last = bare(quiz.questions[-1].ask[file.language])
    behind = 1 + max(number for number, page in enumerate(pages) if last in page)
    return "".join(pages[:behind]), "".join(pages[behind:])


def questions(file: Download) -> Iterator[Question]:
    yield from file.item.quizzes[0].questions


def test_the_questions_give_nothing_away_and_the_answers_begin_on_a_side_of_their_own(
    checks: list[Download], read: Library
) -> None:
    assert checks
    for file in checks:
        if len(file.item.quizzes) > 1:
            continue
        asked, answered = sides(file)
        for question in questions(file):
            assert bare(question.ask[file.language]) in asked
            for option in question.options:
                assert bare(option.text[file.language]) in asked
                assert bare(option.why[file.language]) in answered
                assert bare(option.why[file.language]) not in asked


def test_the_letters_of_the_right_answers_are_told(checks: list[Download], read: Library) -> None:
    for file in checks:
        if len(file.item.quizzes) > 1:
            continue
        _, answered = sides(file)
        right = read.words["quiz_right_answer"][file.language]
        for question in questions(file):
            letters = [
                letter
                for letter, option in zip("ABCDE", question.options, strict=False)
                if option.correct
            ]
            assert bare(f"{right}: {', '.join(letters)}") in answered


def test_the_whole_bank_is_one_file(checks: list[Download], read: Library) -> None:
    whole = [file for file in checks if file.id == "paper-check-all"]
    assert len(whole) == len(read.languages)
    for file in whole:
        pages = pypdfium2.PdfDocument(file.content)
        said = bare("".join(page.get_textpage().get_text_range() for page in pages))
        for quiz in read.quizzes.values():
            assert bare(quiz.title[file.language]) in said
