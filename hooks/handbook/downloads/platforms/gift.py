"""Questions as GIFT: a plain text that Moodle and several other platforms read.

The format is that of https://docs.moodle.org/en/GIFT_format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handbook.downloads.platforms import Material, fraction
from handbook.downloads.platforms.moodle import category_path
from handbook.learning.quizzes import Option, Question
from handbook.reading.languages import Language

_SIGNS = re.compile(r"([\\~=#{}:])")


def write(material: Material, language: Language, words: Mapping[str, str]) -> bytes:
    """The questions of `material`, in a category each quiz below one named as the site."""
    return "\n".join(_blocks(material, language.code, words)).encode()


def _blocks(material: Material, code: str, words: Mapping[str, str]) -> Iterator[str]:
    yield f"// {material.about}\n// {words['taken_terms']}\n// {words['taken_newest']}\n"
    for quiz, number, question in material.questions:
        if number == 1:
            yield f"$CATEGORY: {category_path(words['site_name'], quiz.title[code])}\n"
        name = f"{quiz.title[code]} {number:02}"
        options = (_option(question, option, code) for option in question.options)
        read = f"\t####{_escaped(material.read[quiz.id, question.id])}"
        head = f"::{_escaped(name)}::{_escaped(question.ask[code])} {{"
        yield "\n".join([f"// {quiz.id}-{question.id}-{code}", head, *options, read, "}\n"])


def _option(question: Question, option: Option, code: str) -> str:
    if question.kind == "one":
        mark = "=" if option.correct else "~"
    else:
        mark = f"~%{fraction(question, correct=option.correct)}%"
    return f"\t{mark}{_escaped(option.text[code])}#{_escaped(option.why[code])}"


def _escaped(text: str) -> str:
    """`text` with a backslash before each sign that means something in GIFT."""
    return _SIGNS.sub(r"\\\1", text)
