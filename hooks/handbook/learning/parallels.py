"""Pairs of questions that ask for the same in two cases: no round of practice asks both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handbook.learning.quizzes import Quiz
from handbook.reading.problems import nearest
from handbook.reading.walk import Fault


def faults(quizzes: Mapping[str, Quiz]) -> Iterator[tuple[Quiz, Fault]]:
    """Each `parallel` of a question that is no other question, or one that does not name it too."""
    named = {
        f"{quiz.id}/{question.id}": question
        for quiz in quizzes.values()
        for question in quiz.questions
    }
    for quiz in quizzes.values():
        for place, question in enumerate(quiz.questions):
            own, other = f"{quiz.id}/{question.id}", question.parallel
            if other is None or (other in named and other != own and named[other].parallel == own):
                continue
            path = ("questions", place, "parallel")
            if other in named and other != own:
                message = (
                    f"is «{other}», which does not name this question. Write parallel: {own} "
                    "there, or remove it here."
                )
            else:
                cure = nearest(other, [name for name in named if name != own])
                message = f"is «{other}», which is no other question. {cure}"
            yield quiz, (path, message)
