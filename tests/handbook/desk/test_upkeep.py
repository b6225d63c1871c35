"""What grows stale is told: reviews that are due, sources nobody uses, days yet to come."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from handbook import library
from handbook.desk import upkeep
from handbook.library import Library
from handbook.pages import coverage
from handbook.reading.located import parse
from handbook.reading.problems import Problem, Problems
from handbook.showing import footnotes
from places import CODES, GOLDEN

HANDBOOK = GOLDEN / "handbook"
DUE = date(2027, 11, 21)  # the review date of every page in the golden handbook


@pytest.fixture
def golden() -> Library:
    """The handbook that was made up for tests."""
    return library.load(HANDBOOK)


@pytest.mark.parametrize(
    ("days", "due", "overdue"),
    [
        (-61, False, False),
        (-60, True, False),
        (0, True, False),
        (30, True, False),
        (31, False, True),
    ],
)
def test_a_review_is_told_of_beforehand_and_fails_after_thirty_days(
    golden: Library, days: int, due: bool, overdue: bool
) -> None:
    day = DUE + timedelta(days=days)
    assert bool(list(upkeep.due(golden, day))) == due
    assert bool(list(upkeep.overdue(golden, day))) == overdue


def test_an_overdue_page_is_told_at_its_date(golden: Library) -> None:
    told = [str(problem) for problem in upkeep.overdue(golden, date(2030, 1, 1))]
    assert (
        "docs/nb/first.md:6: review_by: was to be reviewed by 2027-11-21. Check the whole page, "
        "then set `reviewed` and `review_by`."
    ) in told


def test_the_day_can_be_set_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    assert upkeep.today() == date(2026, 11, 21)


@pytest.mark.parametrize("rule", [upkeep.misdated, upkeep.overdue])
def test_nothing_is_wrong_on_the_day_it_was_written(
    golden: Library, rule: Callable[[Library, date], list[Problem]]
) -> None:
    assert not list(rule(golden, date(2026, 11, 21)))


def test_a_day_to_come_is_no_day_of_review_or_reading(golden: Library) -> None:
    told = {problem.field for problem in upkeep.misdated(golden, date(2026, 11, 20))}
    assert told == {"reviewed", "0.read"}


def test_a_source_that_nothing_cites_is_told(golden: Library, tmp_path: Path) -> None:
    assert not list(upkeep.unused(golden))
    root = tmp_path / "handbook"
    shutil.copytree(HANDBOOK, root)
    file = root / "data/sources.yml"
    row = file.read_text("utf-8")
    other = re.sub(r"a-study|A study|Made Up A|made-up", "b-study", row)
    file.write_text(row + other, "utf-8")
    told = [str(problem) for problem in upkeep.unused(library.load(root))]
    assert told == [
        "data/sources.yml:9: 1.id: nothing cites «b-study». "
        "Cite it where it holds something up, or remove it."
    ]


def test_every_section_is_told_or_omitted_and_not_both() -> None:
    located = parse("sections:\n- {id: a}\n- {id: b}\n", "coverage.yml")

    def told(omitted: list[str], covered: list[str]) -> list[str]:
        found = coverage.unplaced(located, ["a", "b"], omitted, covered)
        return [f"{problem.line} {problem.field}" for problem in found]

    assert told([], []) == ["2 a", "3 b"]
    assert told(["a"], ["b"]) == []
    assert told(["a"], ["a", "b"]) == ["2 a"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("{id: part-one, reason: Dull}", "«part-one» is core, so a page must tell it. Remove"),
        (
            "{id: part-two, reason: Dull}",
            "«part-two» is no section. Correct it, or remove",
        ),
    ],
)
def test_an_omission_that_cannot_be_is_told(row: str, says: str, tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(HANDBOOK, root)
    file = root / "data/coverage.yml"
    file.write_text(file.read_text("utf-8").replace("omitted: []", f"omitted:\n- {row}"), "utf-8")
    with pytest.raises(Problems) as raised:
        library.load(root)
    assert f"data/coverage.yml:4: omitted.0.id: {says}" in str(raised.value)


def test_what_no_page_shows_is_told(golden: Library, tmp_path: Path) -> None:
    assert not list(upkeep.unshown(golden))
    root = tmp_path / "handbook"
    shutil.copytree(HANDBOOK, root)
    quiz = (root / "data/quizzes/first.yml").read_text("utf-8")
    other = quiz.replace("id: first", "id: second").replace(
        "Sjekk deg selv, en: Check yourself", "Mer, en: More"
    )
    (root / "data/quizzes/second.yml").write_text(other, "utf-8")
    assert [str(problem) for problem in upkeep.unshown(library.load(root))] == [
        "data/quizzes/second.yml:1: id: no page shows «second». Put it on a page in every "
        "language, in a fence that begins with ```quiz, or remove this file.",
    ]


def test_a_title_in_the_source_language_is_translated_for_the_others(tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    file = root / "data/sources.yml"
    text = file.read_text("utf-8").replace("title_lang: en", f"title_lang: {CODES[0]}")
    file.write_text(text, "utf-8")
    told = [str(problem) for problem in upkeep.unglossed(library.load(root))]
    wanted = f"says nothing to readers of «{CODES[1]}». Add gloss: {{{CODES[1]}: …}}."
    assert told == [f"data/sources.yml:5: 0.title: {wanted}"]
    file.write_text(f"{text.rstrip()}\n  gloss: {{{CODES[1]}: Made up}}\n", "utf-8")
    read = library.load(root)
    assert not list(upkeep.unglossed(read))
    cited = footnotes.citation(read.sources["a-study"], read, CODES[1])
    assert "} &#91;Made up&#93;. " in cited
