"""What answers are worth (golden/scoring.yml), as a self-check with a question for each case."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import yaml

from handbook.learning.quizzes import Option, Question, Quiz
from places import CODES, GOLDEN

CODE = CODES[0]
CASES = yaml.load((GOLDEN / "scoring.yml").read_text("utf-8"), yaml.BaseLoader)


def quiz(name: str) -> Quiz:
    """The self-check `name`, with questions of one right answer and of several."""
    questions = [_question(number, case["options"]) for number, case in enumerate(CASES)]
    return Quiz.model_validate({"id": name, "title": {CODE: "Q"}, "questions": questions})


def cases(quiz: Quiz) -> Iterator[tuple[Question, list[Option], float]]:
    """Each question with the options that are chosen, and what that is worth."""
    for question, case in zip(quiz.questions, CASES, strict=True):
        chosen = [question.options[int(number) - 1] for number in case["chosen"]]
        yield question, chosen, float(Fraction(case["worth"]))


def _question(number: int, options: str) -> dict[str, object]:
    made = [
        {"id": f"o{place}", "text": {CODE: f"t{place}"}, "why": {CODE: "w"}, "correct": sign == "+"}
        for place, sign in enumerate(options)
    ]
    return {
        "id": f"q{number}",
        "kind": "several" if options.count("+") > 1 else "one",
        "ask": {CODE: f"{number}?"},
        "section": "practice",
        "sources": ["kit-building-2009"],
        "options": made,
    }
