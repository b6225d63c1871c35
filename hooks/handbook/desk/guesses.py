"""Says whether the right answers of the bank can be guessed by their place or their length."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from handbook import library
from handbook.learning.quizzes import Question, Quiz

# How many standard deviations above chance a way of guessing may come: by chance alone one way in
# about seven hundred comes further.
BOUND = 3.0
PLACES = 5  # most options a question has


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


def tell(root: Path) -> int:
    """Prints the statistics of the handbook below `root`; 1 where a way of guessing pays."""
    read = library.load(root)
    found = list(guesses(read.quizzes.values(), (language.code for language in read.languages)))
    print(report(found))
    return int(any(guess.above_chance > BOUND for guess in found))
