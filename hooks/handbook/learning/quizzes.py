"""Self-checks: questions with a reason for every option."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from handbook.pages.sources import SourceId
from handbook.reading.text import Id, Item, Text
from handbook.reading.walk import RefersTo, Unique

LETTERS = (
    "abcde"  # SCORM 1.2 names the options of a choice by one letter each, and so does the site
)


class Option(Item):
    """One answer, whether it is right, and why."""

    id: Id
    text: Text
    correct: bool = False
    why: Text


class Question(Item):
    """One question with one right answer or several, tied to a section of a page.

    Every number in it stands in that section, in the comparisons, figures and scales that `facts`
    names, or among those that are `made_up` for the case: a score, an age, a wrong answer. Its
    `parallel`, written quiz/question, asks for the same in another case and names this one too;
    no round of practice has both.
    """

    id: Id
    kind: Literal["one", "several"]
    ask: Text
    section: Id
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    facts: tuple[Annotated[Id, RefersTo("facts")], ...] = ()
    made_up: tuple[Decimal, ...] = ()
    parallel: str | None = None
    options: Annotated[
        tuple[Option, ...],
        Field(min_length=3, max_length=len(LETTERS)),
        Unique(Option),
        Unique(Option, "text"),
    ]

    @model_validator(mode="after")
    def _answers_are_sound(self) -> Question:
        right = sum(option.correct for option in self.options)
        if self.kind == "one" and right != 1:
            raise ValueError(
                f"marks {right} options as correct, and kind is one. Mark exactly one, "
                "or write kind: several."
            )
        if self.kind == "several" and not 1 < right < len(self.options):
            raise ValueError(
                f"marks {right} of {len(self.options)} options as correct, and kind is several. "
                "Mark at least two and leave at least one."
            )
        return self

    @property
    def lettered(self) -> tuple[tuple[str, Option], ...]:
        """The options as written, each with its letter."""
        return tuple(zip(LETTERS, self.options, strict=False))

    def fingerprint(self) -> str:
        """12 hexadecimal digits that change when the question, an option, a reason or an answer
        changes in any language; a reader's earlier answer then no longer counts.
        """
        content = self.model_dump_json(include={"kind", "ask", "options"})
        return hashlib.sha256(content.encode()).hexdigest()[:12]


class Quiz(Item):
    """The self-check of one page; its id is the page's last name."""

    id: Id
    title: Text
    questions: Annotated[
        tuple[Question, ...], Field(min_length=1), Unique(Question), Unique(Question, "ask")
    ]

    @property
    def options(self) -> tuple[Option, ...]:
        """Every option of every question."""
        return tuple(option for question in self.questions for option in question.options)
