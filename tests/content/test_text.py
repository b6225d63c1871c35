"""The handbook's own text: every fault is told at once, as file, line and cure."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from handbook.desk import translations, upkeep
from handbook.library import Library
from handbook.prose import check
from handbook.prose.check import Prose
from handbook.prose.dictionaries import dictionary
from handbook.reading.problems import Problem, Problems


@pytest.fixture(scope="module")
def prose(read: Library) -> Prose:
    """All text of the handbook."""
    return check.read(read.root, read.languages, read.pages)


def nothing_in(problems: Iterable[Problem]) -> None:
    """Fails with every problem on a line of its own."""
    found = Problems(problems)
    if found.problems:
        pytest.fail(f"{len(found.problems)} problem(s)\n{found}", pytrace=False)


def test_the_text_keeps_the_house_rules(read: Library, prose: Prose) -> None:
    nothing_in(check.style_problems(prose, read.root))


def test_every_language_has_the_same_numbers(prose: Prose) -> None:
    nothing_in(check.number_problems(prose))


def test_every_word_is_in_a_dictionary_or_in_the_list(read: Library, prose: Prose) -> None:
    nothing_in(check.spelling_problems(prose, read.root, dictionary))


def test_every_section_of_the_sources_has_its_place(read: Library) -> None:
    nothing_in(upkeep.unplaced(read))


def test_every_source_is_used(read: Library) -> None:
    nothing_in(upkeep.unused(read))


def test_no_page_waits_for_its_review_and_no_day_lies_ahead(read: Library) -> None:
    day = upkeep.today()
    nothing_in([*upkeep.overdue(read, day), *upkeep.misdated(read, day)])


def test_every_translation_follows_its_source(read: Library) -> None:
    source = read.languages[0].code
    stamps = translations.read_stamps(read.root)
    nothing_in(translations.stale(read.root, read.pages, source, stamps))
