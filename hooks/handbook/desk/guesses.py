"""Says whether the right answers of the bank can be guessed by place, by length or by words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from handbook import library
from handbook.desk import cues
from handbook.learning.quizzes import Question, Quiz
from handbook.library import Library
from handbook.prose.style import Style, styles
from handbook.reading.problems import Problem

# How many standard deviations above chance a way of guessing may come: by chance alone one way in
# about seven hundred comes further.
BOUND = 3.0
PLACES = 5  # most options a question has
WORDS = 10  # so many that give most away are shown
BEGINNING = 2  # words of an option that are listened to alone
SIDES = {True: "right", False: "wrong"}


@dataclass(frozen=True)
class Guess:
    """One way of guessing without reading: how often it is right, and how often chance is."""

    way: str
    language: str
    questions: int
    right: int
    expected: float
    deviation: float

    @property
    def above_chance(self) -> float:
        """Standard deviations above what chance gives; 0 where chance gives no spread."""
        return (self.right - self.expected) / self.deviation if self.deviation else 0.0


def guesses(quizzes: Iterable[Quiz], languages: Iterable[str]) -> Iterator[Guess]:
    """Every way of guessing, in every language, over the questions with one right answer."""
    questions = [
        question for quiz in quizzes for question in quiz.questions if question.kind == "one"
    ]
    for language in languages:
        for way, choose in _WAYS.items():
            asked = [question for question in questions if choose(question, language) is not None]
            chances = [1 / len(question.options) for question in asked]
            right = sum(
                question.options[place].correct
                for question in asked
                if (place := choose(question, language)) is not None
            )
            deviation = sqrt(sum(chance * (1 - chance) for chance in chances))
            yield Guess(way, language, len(asked), right, sum(chances), deviation)


def report(found: Iterable[Guess]) -> str:
    """The ways of guessing as a table to read on a screen."""
    head = f"{'always choose':16}{'language':>10}{'questions':>11}{'right':>7}{'chance':>8}"
    lines = [f"{head}{'above chance':>14}"]
    for guess in found:
        lines.append(
            f"{guess.way:16}{guess.language:>10}{guess.questions:>11}{guess.right:>7}"
            f"{guess.expected:>8.1f}{guess.above_chance:>+11.1f} sd"
        )
    return "\n".join(lines)


def _at(place: int) -> Callable[[Question, str], int | None]:
    return lambda question, _: place if place < len(question.options) else None


def _by_length(end: int) -> Callable[[Question, str], int | None]:
    """The place of the shortest (0) or longest (-1) option; None where two are alike."""

    def choose(question: Question, language: str) -> int | None:
        lengths = [len(option.text[language]) for option in question.options]
        wanted = sorted(lengths)[end]
        return lengths.index(wanted) if lengths.count(wanted) == 1 else None

    return choose


_WAYS: Mapping[str, Callable[[Question, str], int | None]] = {
    **{f"option {place + 1}": _at(place) for place in range(PLACES)},
    "the shortest": _by_length(0),
    "the longest": _by_length(-1),
}


def by_words(read: Library, code: str) -> str:
    """How often words alone find the right answers in a language, as a table to read on a screen,
    and the words that give most away, each with how often it is right and wrong.
    """
    found = list(cues.heard(read.quizzes, code))
    head = f"{'by words alone':28}{'language':>9}{'questions':>11}{'right':>7}{'chance':>8}"
    lines = [f"{head}{'times':>7}"]
    begun = cues.together(cues.heard(read.quizzes, code, BEGINNING), f"its first {BEGINNING} words")
    for each in (*found, cues.together(found), begun):
        lines.append(
            f"{each.quiz:28}{code:>9}{each.questions:>11}{each.right:>7}{each.expected:>8.1f}"
            f"{each.ratio:>7.2f}"
        )
    right, wrong = cues.telling(read.quizzes.values(), code, WORDS)
    return "\n".join(
        [*lines, f"sound right: {', '.join(right)}", f"sound wrong: {', '.join(wrong)}"]
    )


def given_away(read: Library, style: Style) -> list[Problem]:
    """Options that give themselves away by a reason or by the words of their page."""
    return [
        *(fault for side in SIDES for fault in cues.reasons(read, style, correct=side)),
        *cues.repeated(read, style.language, correct=True),
    ]


def counted(read: Library, style: Style) -> str:
    """How many right and wrong options have a reason after a comma, and words of their page."""
    options = [option for quiz in read.quizzes.values() for option in quiz.options]
    lines = [f"{'options':28}{'language':>9}{'in all':>11}{'reason':>8}{'words of the page':>19}"]
    for side, name in SIDES.items():
        reasons = len([*cues.reasons(read, style, correct=side)])
        same = len([*cues.repeated(read, style.language, correct=side)])
        every = sum(option.correct is side for option in options)
        lines.append(f"{name:28}{style.language:>9}{every:>11}{reasons:>8}{same:>19}")
    return "\n".join(lines)


def several(quizzes: Iterable[Quiz]) -> str:
    """How many right answers the questions with several have: one number alone gives them away."""
    counts = Counter(
        sum(option.correct for option in question.options)
        for quiz in quizzes
        for question in quiz.questions
        if question.kind == "several"
    )
    told = ", ".join(f"{right} right in {times}" for right, times in sorted(counts.items()))
    return f"questions with several right answers: {told or 'none'}"


def tell(root: Path) -> int:
    """Prints the statistics of the handbook below `root`; 1 where a way of guessing pays."""
    read = library.load(root)
    codes = tuple(language.code for language in read.languages)
    house = [styles(root, codes)[code] for code in codes]
    found = list(guesses(read.quizzes.values(), codes))
    faults = sorted(fault for style in house for fault in given_away(read, style))
    parts = [report(found)]
    parts += [by_words(read, code) for code in codes]
    parts += [counted(read, style) for style in house]
    parts += [several(read.quizzes.values()), "\n".join(map(str, faults))]
    print("\n\n".join(parts))
    pays = [guess for guess in found if guess.above_chance > BOUND]
    heard = [cues.together(cues.heard(read.quizzes, code)) for code in codes]
    heard = [each for each in heard if each.ratio > cues.MOST_ABOVE_CHANCE]
    return int(any((pays, heard, faults)))
