"""What gives right answers away by their words alone, to somebody who has not read the handbook."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

from handbook.learning.quizzes import Option, Question, Quiz
from handbook.library import Library
from handbook.prose.blocks import of_page, words
from handbook.prose.style import Style
from handbook.reading.located import read
from handbook.reading.problems import Problem
from handbook.reading.walk import Path

MOST_ABOVE_CHANCE = 1.4  # times as often as chance that words alone may find the right answer
SAME_WORDS = (
    4  # so many in a row that a right answer has from its page are recognised, not recalled
)


@dataclass(frozen=True)
class Heard:
    """How often words alone find the right answers of a quiz in one language, and chance does."""

    quiz: str
    language: str
    questions: int
    right: int
    expected: float

    @property
    def ratio(self) -> float:
        """How many times as often as chance; 1 where nothing is asked."""
        return self.right / self.expected if self.expected else 1.0


class Ear:
    """Tells by its words whether an option sounds right: naive Bayes with Laplace's rule.

    It never sees a question, nor what it is asked about. Of each option it hears the `first` words,
    or all of them.
    """

    def __init__(self, questions: Iterable[Question], code: str, first: int | None = None) -> None:
        self._code, self._first = code, first
        self.met: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        for question in questions:
            for option in question.options:
                self.met[option.correct].update(self._words(option))
        known = len(self.met[True] | self.met[False]) + 1  # and one for all that are new
        self._all = {correct: met.total() + known for correct, met in self.met.items()}

    def choose(self, question: Question) -> Option:
        """The option that sounds most right."""
        return max(question.options, key=lambda option: sum(map(self.weigh, self._words(option))))

    def weigh(self, word: str) -> float:
        """How much `word` speaks for an option; below 0 it speaks against it."""
        right, wrong = ((self.met[each][word] + 1) / self._all[each] for each in (True, False))
        return log(right / wrong)

    def _words(self, option: Option) -> list[str]:
        return words(option.text[self._code].casefold())[: self._first]


def heard(quizzes: Mapping[str, Quiz], code: str, first: int | None = None) -> Iterator[Heard]:
    """For each quiz, what somebody hears who has the answers to all the others.

    Of each option only the `first` words are heard, or all of them.
    Only questions with one right answer count: of those with several, chance is another.
    """
    asked = {name: _of_one(quiz) for name, quiz in quizzes.items()}
    for name, questions in asked.items():
        others = (each for other, own in asked.items() if other != name for each in own)
        ear = Ear(others, code, first)
        right = sum(ear.choose(question).correct for question in questions)
        chance = sum(1 / len(question.options) for question in questions)
        yield Heard(name, code, len(questions), right, chance)


def together(found: Iterable[Heard], name: str = "the whole bank") -> Heard:
    """The whole bank in one language."""
    each = tuple(found)
    return Heard(
        name,
        each[0].language,
        sum(one.questions for one in each),
        sum(one.right for one in each),
        sum(one.expected for one in each),
    )


def telling(quizzes: Iterable[Quiz], code: str, many: int) -> tuple[list[str], list[str]]:
    """The words that most give right answers away, and those that most give wrong ones, `many` of
    each, with how often they stand in right and in wrong options.
    """
    ear = Ear((each for quiz in quizzes for each in _of_one(quiz)), code)
    ranked = sorted({*ear.met[True], *ear.met[False]}, key=lambda word: (ear.weigh(word), word))
    told = [f"{word} {ear.met[True][word]}:{ear.met[False][word]}" for word in ranked]
    return told[: -many - 1 : -1], told[:many]


def _of_one(quiz: Quiz) -> list[Question]:
    return [question for question in quiz.questions if question.kind == "one"]


def reasons(library: Library, style: Style, *, correct: bool) -> Iterator[Problem]:
    """Right options, or wrong ones, with a reason after a comma, in the language of `style`."""
    message = (
        "gives a reason, «{}…», and a reason tells by itself whether an answer is right. Say what "
        "is done, and leave the reason to `why`."
    )
    for quiz in library.quizzes.values():
        for place, option in _options(quiz, correct):
            if found := re.search(style.reasons, option.text[style.language]):
                yield _told(library, quiz, (*place, style.language), message.format(found[0]))


def repeated(library: Library, code: str, *, correct: bool) -> Iterator[Problem]:
    """Right options, or wrong ones, that say `SAME_WORDS` words in a row as their page does."""
    message = (
        "says «{}» as its page does, and so is recognised. Say it in other words: at most "
        f"{SAME_WORDS - 1} in a row."
    )
    for quiz, page in library.quizzes_with_pages():
        runs = {run for block in of_page(page.texts[code]) for run in _runs(block.plain)}
        for place, option in _options(quiz, correct):
            if same := [" ".join(run) for run in _runs(option.text[code]) if run in runs]:
                yield _told(library, quiz, (*place, code), message.format(same[0]))


def _runs(text: str) -> list[tuple[str, ...]]:
    told = words(text.casefold())
    return [tuple(told[at : at + SAME_WORDS]) for at in range(len(told) - SAME_WORDS + 1)]


def _options(quiz: Quiz, correct: bool) -> Iterator[tuple[Path, Option]]:
    """The right or the wrong options of a quiz, each with where its text stands."""
    for asked, question in enumerate(quiz.questions):
        for place, option in enumerate(question.options):
            if option.correct is correct:
                yield ("questions", asked, "options", place, "text"), option


def _told(library: Library, quiz: Quiz, place: Path, message: str) -> Problem:
    path = library.root / "data" / "quizzes" / f"{quiz.id}.yml"
    return read(path, library.root).problem(place, message)
