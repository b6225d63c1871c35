"""Holds the numbers in questions against what the handbook says, so that no fact drifts away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from handbook.learning.quizzes import Question, Quiz
from handbook.pages.page import Page, PageText
from handbook.prose.blocks import Block, of_page
from handbook.prose.numbers import numbers
from handbook.reading.languages import Language
from handbook.reading.problems import nearest
from handbook.reading.text import Text
from handbook.reading.walk import Fault, Path, walk

_NAME = re.compile(r"[^\W\d_]-\d+")  # IPS-25 is a name


def faults(
    quiz: Quiz, page: Page, items: Mapping[str, Mapping[str, Any]], languages: tuple[Language, ...]
) -> Iterator[Fault]:
    """Each question of `quiz` that checks a section which `page` has not, and each number in a
    question that nothing vouches for, in any language.

    What vouches is the section of `page` that the question checks, with what is shown there, an
    item among its `facts`, the year of one of its sources, and its `made_up`. Only numbers in
    digits count. What a question lists under `facts` or `made_up` without need is a fault too.
    """
    text = page.texts[languages[0].code]
    ids = [heading.id for heading in text.headings if heading.id]
    for place, question in enumerate(quiz.questions):
        if question.section not in ids:
            cure = nearest(question.section, ids)
            message = f"is «{question.section}», which is no heading of {text.file}. {cure}"
            yield ("questions", place, "section"), message
            continue
        for path, message in _of_question(question, page, items, languages):
            yield ("questions", place, *path), message


def _of_question(
    question: Question,
    page: Page,
    items: Mapping[str, Mapping[str, Any]],
    languages: tuple[Language, ...],
) -> Iterator[Fault]:
    years = (items["sources"][source].year for source in question.sources)
    read = {Decimal(year) for year in years if year is not None}
    read |= _read(page, question.section, items, languages)
    facts = {name: _stated(items["facts"][name], languages) for name in question.facts}
    asked = [(path, numbers_of(text, languages)) for path, text in _texts(question)]
    needed = {number for _, found in asked for number in found} - read
    vouched = set(question.made_up).union(*facts.values())
    for path, found in asked:
        if loose := sorted((found & needed) - vouched):
            message = (
                f"has the number {told(loose)}, which the section «{question.section}» does "
                "not have. Correct it, or list what has it under facts, or the number under "
                "made_up."
            )
            yield path, message
    for place, name in enumerate(question.facts):
        if not facts[name] & needed:
            message = f"names «{name}», which no number of the question needs. Remove it."
            yield ("facts", place), message
    if surplus := sorted(set(question.made_up) - needed):
        message = f"lists {told(surplus)}, which the question need not make up. Remove it."
        yield ("made_up",), message


def told(found: Iterable[Decimal]) -> str:
    """Numbers as a message has them."""
    return ", ".join(f"{number:f}" for number in found)


def _texts(question: Question) -> Iterator[tuple[Path, Text]]:
    yield ("ask",), question.ask
    for place, option in enumerate(question.options):
        yield ("options", place, "text"), option.text
        yield ("options", place, "why"), option.why


def numbers_of(text: Text, languages: Iterable[Language]) -> set[Decimal]:
    """The numbers in `text`, in digits, in any language; IPS-25 is a name."""
    return {number for each in languages for number in _in(text[each.code], each)}


def _in(text: str, language: Language) -> Iterable[Decimal]:
    return numbers(_NAME.sub("", text), language)


def _read(
    page: Page,
    section: str,
    items: Mapping[str, Mapping[str, Any]],
    languages: tuple[Language, ...],
) -> set[Decimal]:
    """The numbers in a section of `page` and in the figures, scales and comparisons shown there."""
    found: set[Decimal] = set()
    for language in languages:
        text = page.texts[language.code]
        first, end = text.lines(section)
        for block in _blocks(text):
            if first <= block.line < end:
                found.update(_in(block.plain, language))
        shown = (name for each in text.fences if first <= each.line < end for name in each.body)
        for name in shown:
            found |= _stated(items["facts"].get(name), languages)
    return found


@lru_cache(maxsize=2**10)
def _blocks(text: PageText) -> tuple[Block, ...]:
    return tuple(of_page(text))


def _stated(value: object, languages: tuple[Language, ...]) -> set[Decimal]:
    """The numbers in an item's texts, and its values; the number of an entry is no fact."""
    found: set[Decimal] = set()
    for _, _, part in walk(value):
        if isinstance(part, Text):
            found |= numbers_of(part, languages)
        elif isinstance(part, Decimal):
            found.add(part.normalize())
    return found
