"""Self-checks as packages for learning platforms: SCORM 1.2, Moodle XML and GIFT."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from handbook.learning.quizzes import Question, Quiz


@dataclass(frozen=True)
class Material:
    """What one package holds, in one language.

    `read` says, by the ids of a quiz and a question, where in the handbook the answer is read.
    `about` says where the questions are from and when somebody last reviewed them, on `date`.
    """

    id: str
    title: str
    quizzes: tuple[Quiz, ...]
    read: Mapping[tuple[str, str], str]
    about: str
    date: date

    @property
    def questions(self) -> Iterator[tuple[Quiz, int, Question]]:
        """Every question with its quiz and its number there, from 1."""
        for quiz in self.quizzes:
            for number, question in enumerate(quiz.questions, 1):
                yield quiz, number, question


def fraction(question: Question, *, correct: bool) -> str:
    """What choosing a right or a wrong option is worth, in per cent of the question.

    A question is worth the share of its right options that is chosen, less the share of the wrong
    ones, and never less than nothing: choosing everything is worth nothing. The site and SCORM
    count alike. Moodle takes these shares only, rounded to five decimals.
    """
    right = sum(option.correct for option in question.options)
    if correct:
        share = 100 / right
    else:
        share = 0.0 if question.kind == "one" else -100 / (len(question.options) - right)
    return f"{share:.5f}".rstrip("0").rstrip(".")
