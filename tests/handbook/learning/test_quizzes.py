"""Questions are sound before anyone answers them, and their page has what each reader needs."""

from __future__ import annotations

import re

import pytest
import yaml

from handbook import library
from handbook.learning.quizzes import Question, Quiz
from handbook.reading.located import parse, validate
from handbook.reading.problems import Problems
from handbook.showing.templates import Place, Templates
from places import CODES, GOLDEN

CASES = yaml.safe_load((GOLDEN / "quizzes.yml").read_text("utf-8"))
QUESTION = {
    "id": "a",
    "kind": "one",
    "ask": dict.fromkeys(CODES, "Hva?"),
    "section": "begin",
    "sources": ["a-study"],
    "options": [
        {"id": name, "text": dict.fromkeys(CODES, name), "why": dict.fromkeys(CODES, "w")}
        for name in "xyz"
    ],
}


def question(**changes: object) -> Question:
    """A sound question, with `changes`."""
    first, *others = QUESTION["options"]
    options = [{**first, "correct": True}, *others]  # type: ignore[dict-item]
    return Question.model_validate({**QUESTION, "options": options, **changes})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_author_of_a_faulty_question_reads_where_and_how_to_mend_it(
    case: dict[str, object],
) -> None:
    with pytest.raises(Problems) as found:
        validate(parse(str(case["quiz"]), "q.yml"), Quiz, CODES)
    assert [str(problem) for problem in found.value.problems] == case["says"]


def test_an_earlier_answer_counts_until_the_question_itself_changes() -> None:
    before = question()
    assert question(section="other", sources=["s"]).fingerprint() == before.fingerprint()
    for changed in (
        question(ask={**dict.fromkeys(CODES, "Hva?"), CODES[-1]: "What now?"}),
        question(options=[*before.model_dump()["options"][::-1]]),
    ):
        assert changed.fingerprint() != before.fingerprint()


def test_the_bank_asks_enough_about_every_principle(read: library.Library) -> None:
    principles = {name for name in read.quizzes if f"principles/{name}" in read.pages}
    assert len(principles) == 8
    assert all(len(read.quizzes[name].questions) >= 8 for name in principles)
    assert {"evidence", "first-month", "leader-steps", "reference-group"} <= set(read.quizzes)
    assert sum(len(quiz.questions) for quiz in read.quizzes.values()) >= 130


def test_the_page_gives_every_option_a_label_and_a_reason(read: library.Library) -> None:
    assert read.quizzes, "the handbook has no quiz to look at"
    for quiz in read.quizzes.values():
        page = read.page_of("quiz", quiz.id)
        for language in read.languages:
            place = Place(page.id if page else "", language)
            html = Templates(read).render(["quiz"], place, item=quiz)
            fieldsets = re.findall(r"<fieldset .*?</fieldset>", html, re.S)
            assert len(fieldsets) == len(quiz.questions)
            for asked, shown in zip(quiz.questions, fieldsets, strict=True):
                ids = re.findall(r'<input type="(\w+)" id="([\w-]+)"', shown)
                kind = "radio" if asked.kind == "one" else "checkbox"
                assert [each for each, _ in ids] == [kind] * len(asked.options)
                assert re.findall(r'<label [^>]*for="([\w-]+)"', shown) == [name for _, name in ids]
                assert len(re.findall(r"<li data-option=", shown)) == len(asked.options)
                assert len(re.findall(r'role="status"[^>]*></', shown)) == 1
                right = re.findall(r'data-option="([\w-]+)" data-correct', shown)
                assert right == [letter for letter, option in asked.lettered if option.correct]


def test_nothing_is_chosen_beforehand_and_only_the_key_knows_the_answer(
    read: library.Library,
) -> None:
    for quiz in read.quizzes.values():
        page = read.page_of("quiz", quiz.id)
        place = Place(page.id if page else "", read.languages[0])
        html = Templates(read).render(["quiz"], place, item=quiz)
        assert not re.search(r"<input[^>]* (checked|data-correct)", html)
        outside = re.sub(r"<details .*?</details>", "", html, flags=re.S)
        assert "data-correct" not in outside
