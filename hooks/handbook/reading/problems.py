"""What is wrong in the handbook's sources, told so that an author can mend all of it at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

FEW = 20  # more names than this are no help in one line


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where it stands, and a sentence that says what is wrong and the cure."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.message}"


class Problems(Exception):  # noqa: N818 - reads as what it carries
    """Every fault found in one reading, sorted by place; `str()` gives one line per fault."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def unknown(wanted: str, kind: str, known: Iterable[str]) -> str:
    """What an author reads where `wanted` is the id of nothing among `known`."""
    return f"names «{wanted}», which is not among {kind}. {nearest(wanted, known)}"


def nearest(wanted: str, known: Iterable[str]) -> str:
    """The cure for an unknown id: the one most like it, or the ones there are if they are few."""
    names = sorted(known)
    if near := difflib.get_close_matches(wanted, names, n=1):
        return f"Did you mean «{near[0]}»?"
    if 0 < len(names) <= FEW:
        return f"There are: {', '.join(names)}."
    return "Correct it, or add what it names."
