"""Self-checks on paper: the questions, and on a side of their own the answers with reasons."""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_uppercase
from typing import Any

from handbook.downloads.documents.typeset import FOLDER, compiled
from handbook.downloads.platforms import Material
from handbook.learning.quizzes import Question
from handbook.reading.languages import Language


def write(material: Material, language: Language, words: Mapping[str, str]) -> bytes:
    """The questions of `material` as tagged PDF on A4, each quiz with its answers behind it."""
    code = language.code
    content = {
        "title": material.title,
        "about": material.about,
        "answers": words["paper_answers"],
        "right": words["quiz_right_answer"],
        "quizzes": [
            {
                "title": quiz.title[code],
                "questions": [
                    {**_question(each, code, words), "read": material.read[quiz.id, each.id]}
                    for each in quiz.questions
                ],
            }
            for quiz in material.quizzes
        ],
    }
    return compiled(FOLDER / "paper_check.typ", content, language, words, material.date)


def _question(question: Question, code: str, words: Mapping[str, str]) -> dict[str, Any]:
    return {
        "ask": question.ask[code],
        "several": words["quiz_several"] if question.kind == "several" else "",
        "options": [
            {
                "letter": letter,
                "text": option.text[code],
                "why": option.why[code],
                "right": option.correct,
            }
            for letter, option in zip(ascii_uppercase, question.options, strict=False)
        ],
    }
