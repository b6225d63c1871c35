"""Right answers that can be heard are measured, and options that give themselves away are told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook import library
from handbook.desk import cues, guesses
from handbook.learning.quizzes import Quiz
from handbook.prose.style import styles
from places import CODES, GOLDEN, ROOT

HOUSE = styles(ROOT, CODES)
CODE = CODES[0]
RIGHT = ("asks kindly about the bus", "asks kindly about the pay", "asks kindly about the team")
WRONG = (
    ("waits for spring", "sends a letter"),
    ("shuts a door", "rings Nav"),
    ("naps", "reads on"),
)


def bank(right: tuple[str, ...]) -> dict[str, Quiz]:
    """A quiz of one question for each of `right`, whose wrong answers share no word with others."""
    made: dict[str, Quiz] = {}
    for number, (key, wrong) in enumerate(zip(right, WRONG, strict=True)):
        options = [
            {"id": f"o{place}", "text": {CODE: text}, "why": {CODE: "w"}, "correct": text == key}
            for place, text in enumerate((*wrong, key))
        ]
        question = {
            "id": "q",
            "kind": "one",
            "ask": {CODE: "?"},
            "section": "s",
            "sources": ["a-study"],
            "options": options,
        }
        name = f"quiz-{number}"
        made[name] = Quiz.model_validate(
            {"id": name, "title": {CODE: "Q"}, "questions": [question]}
        )
    return made


def test_answers_that_sound_alike_in_every_quiz_are_heard_by_who_knows_the_others() -> None:
    found = list(cues.heard(bank(RIGHT), CODE))
    assert [each.right for each in found] == [1, 1, 1]
    every = cues.together(found)
    assert (every.questions, every.right) == (3, 3)
    assert every.ratio == pytest.approx(3)
    assert "asks 3:0" in cues.telling(bank(RIGHT).values(), CODE, 4)[0]


def test_a_quiz_is_not_judged_by_its_own_answers() -> None:
    alone = {"quiz-0": bank(RIGHT)["quiz-0"]}
    (found,) = cues.heard(alone, CODE)
    assert found.right == 0  # nothing is known, so the first option is as good as any


@pytest.fixture
def told(tmp_path: Path) -> Callable[[str, str], list[str]]:
    """What gives options away where `right` is the right answer, and `wrong` a wrong one."""

    def of(right: str, wrong: str) -> list[str]:
        root = tmp_path / "handbook"
        shutil.copytree(GOLDEN / "handbook", root)
        quiz = root / "data/quizzes/first.yml"
        text = quiz.read_text("utf-8").replace("nb: Leser", f'nb: "{right}"')
        quiz.write_text(text.replace("nb: Venter", f'nb: "{wrong}"'), "utf-8")
        page = root / f"docs/{CODE}/first.md"
        page.write_text(page.read_text("utf-8") + "\nRing dem samme uke som før.\n", "utf-8")
        return [str(each) for each in guesses.given_away(library.load(root), HOUSE[CODE])]

    return of


@pytest.mark.parametrize(
    ("right", "wrong", "field", "words"),
    [
        ("Leser", "Venter, siden det haster", "options.1.text.nb", "«, siden…»"),
        ("Leser, fordi det haster", "Venter", "options.0.text.nb", "«, fordi…»"),
        (
            "Ber om å ringe dem samme uke som før",
            "Venter",
            "options.0.text.nb",
            "«dem samme uke som»",
        ),
    ],
)
def test_an_option_that_gives_itself_away_is_told_with_its_line_and_the_cure(
    told: Callable[[str, str], list[str]], right: str, wrong: str, field: str, words: str
) -> None:
    (fault,) = told(right, wrong)
    assert fault.startswith("data/quizzes/first.yml:1")
    assert field in fault and words in fault
    assert "leave the reason to" in fault or "in other words" in fault


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "Spør henne, og ringer i dag",
            "Venter på forsiden",
        ),  # a comma alone, and a part of a word
        ("Ringer dem samme uke", "Venter"),  # three words
        ("Leser", "Ring dem samme uke som før"),  # a wrong answer may sound like the page
    ],
)
def test_an_option_that_tells_nothing_is_left_alone(
    told: Callable[[str, str], list[str]], right: str, wrong: str
) -> None:
    assert told(right, wrong) == []
