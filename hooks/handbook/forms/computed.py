"""Computed fields: what a form works out from other answers, and whether it can."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field as Limits
from pydantic import model_validator

from handbook.reading.text import Id, Item
from handbook.reading.walk import Fault

# What each rule gives, and what it takes (a weighted sum once for each of its weights); the sums:
# docs/assets/js/form-checks.js.
_GIVES: Mapping[str, str] = {
    "count-by-week": "text",
    "days-between": "number",
    "months-after": "date",
    "product": "number",
    "weighted-sum": "number",
}
_TAKES: Mapping[str, tuple[str, ...]] = {
    "count-by-week": ("choice", "date"),
    "days-between": ("date", "date"),
    "months-after": ("date",),
    "product": ("number", "number"),
    "weighted-sum": ("number",),
}


class Rule(Item):
    """How an answer is worked out of the fields `of`.

    `days-between` counts days from the first date to the second, and says so where they are more
    than the `most` there should be. `months-after` adds `months` to a date, `product` multiplies
    two numbers, `weighted-sum` adds up numbers, each times the one in its place among the
    `weights`, and `count-by-week` counts the rows that chose `answer`, in each ISO week of their
    dates, told with its year.
    """

    does: Literal["count-by-week", "days-between", "months-after", "product", "weighted-sum"]
    of: tuple[Id, ...]
    months: Annotated[int, Limits(ge=1, le=24)] | None = None
    most: Annotated[int, Limits(ge=1)] | None = None
    answer: Id | None = None
    weights: tuple[Annotated[int, Limits(ge=1)], ...] | None = None

    @model_validator(mode="after")
    def _parts_fit(self) -> Rule:
        takes = len(self.takes)
        if len(self.of) != takes:
            raise ValueError(
                f"{self.does} takes {takes} fields in of, not {len(self.of)}. Correct of."
            )
        for part, does in (
            ("months", "months-after"),
            ("answer", "count-by-week"),
            ("weights", "weighted-sum"),
        ):
            if (getattr(self, part) is None) == (self.does == does):
                cure = "Add" if self.does == does else "Remove"
                raise ValueError(f"{cure} {part}, which {does} alone takes.")
        if self.most and self.does != "days-between":
            raise ValueError("Remove most, which days-between alone takes.")
        return self

    @property
    def takes(self) -> tuple[str, ...]:
        """What each of the fields `of` has to give."""
        return _TAKES[self.does] * (len(self.weights or ()) or 1)

    @property
    def gives(self) -> str:
        """What the answer is: number, date or text."""
        return _GIVES[self.does]


@dataclass(frozen=True)
class Part:
    """A field as a rule sees it: its place, its type, its answer and their ids, how often."""

    path: tuple[str | int, ...]
    type: str
    gives: str
    rule: Rule | None
    choices: frozenset[str]
    repeated: bool


def faults(parts: Mapping[str, Part]) -> Iterator[Fault]:
    """Every computed field of a form (id: part) that names what cannot be worked with."""
    for name, part in parts.items():
        if part.rule is None:
            continue
        for place, (wanted, kind) in enumerate(zip(part.rule.of, part.rule.takes, strict=True)):
            path = (*part.path, "rule", "of", place)
            if wanted not in parts:
                yield path, f"names «{wanted}», which is no field of this form. Correct it."
            elif parts[wanted].repeated and part.rule.does != "count-by-week":
                message = (
                    f"«{wanted}» stands on every row of a repeat. Name a field that stands once."
                )
                yield path, message
            elif parts[wanted].gives != kind:
                found = parts[wanted].gives if parts[wanted].rule else parts[wanted].type
                yield path, f"«{wanted}» is of type {found}; {part.rule.does} takes a {kind}."
            elif kind == "choice" and part.rule.answer not in parts[wanted].choices:
                known = ", ".join(sorted(parts[wanted].choices))
                yield (*part.path, "rule", "answer"), f"«{wanted}» has only: {known}. Correct it."
        if name in _behind(name, parts):
            message = "is worked out of itself, in a circle. Name a field that is typed in."
            yield (*part.path, "rule", "of"), message


def _behind(name: str, parts: Mapping[str, Part]) -> set[str]:
    """Every field that `name` is worked out of, however far back."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        part = parts.get(waiting.pop())
        new = set(part.rule.of if part and part.rule else ()) - seen
        seen |= new
        waiting += new
    return seen
