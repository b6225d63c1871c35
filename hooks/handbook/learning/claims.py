"""Holds the numbers of a figure's words against what it draws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from handbook.figures.charts import Bar, BarGroup, Deadline, Dots, MarkGroup, Marks
from handbook.figures.figure import Figure, Levels
from handbook.learning.facts import numbers_of, told
from handbook.reading.languages import Language
from handbook.reading.text import Item, Text
from handbook.reading.walk import Fault, Path, walk


def faults(
    figure: Figure, items: Mapping[str, Mapping[str, Any]], languages: tuple[Language, ...]
) -> Iterator[Fault]:
    """Each number of the title, the claim and the groups that the figure does not draw.

    A figure draws its values, how many marks and rows a group has, what groups of bars are called,
    and the years of its sources. Other numbers stand under `undrawn`.
    """
    drawn = _drawn(figure, items, languages)
    said = [(path, numbers_of(text, languages)) for path, text in _words(figure)]
    for path, found in said:
        if loose := sorted(found - drawn - set(figure.undrawn)):
            message = (
                f"has the number {told(loose)}, which the figure does not draw. Correct it or the "
                "drawing, or list the number under undrawn."
            )
            yield path, message
    yield from _reworded(figure, languages)
    needed = {number for _, found in said for number in found} - drawn
    if surplus := sorted(set(figure.undrawn) - needed):
        message = f"lists {told(surplus)}, which the figure draws or no text has. Remove it."
        yield ("undrawn",), message


def _words(figure: Figure) -> Iterator[tuple[Path, Text]]:
    yield ("title",), figure.title
    yield ("claim",), figure.claim
    if isinstance(figure.drawing, Dots):
        for place, group in enumerate(figure.drawing.groups):
            if group.label:
                yield ("drawing", "groups", place, "label"), group.label


def _drawn(
    figure: Figure, items: Mapping[str, Mapping[str, Any]], languages: Sequence[Language]
) -> set[Decimal]:
    drawing: Item = figure.drawing
    found = {Decimal(year) for name in figure.sources if (year := items["sources"][name].year)}
    if isinstance(drawing, Levels):
        drawing = items["scales"][drawing.scale]
    for _, _, part in walk(drawing):
        if isinstance(part, Decimal | int) and not isinstance(part, bool):
            found.add(Decimal(part).normalize())
        elif isinstance(part, MarkGroup):
            found |= {Decimal(len(part.rows)), Decimal(sum(row.count for row in part.rows))}
        elif isinstance(part, BarGroup) and part.label:
            found |= numbers_of(part.label, languages)
    return {number.normalize() for number in found}


def _reworded(figure: Figure, languages: Sequence[Language]) -> Iterator[Fault]:
    """Words for a number that have another number than the drawing."""
    for path, _, part in walk(figure.drawing, ("drawing",)):
        wording = getattr(part, "wording", None)
        if isinstance(part, Bar | Marks | Deadline) and wording:
            value = _drawn_as(part)
            for language in languages:
                said = numbers_of(wording, [language])
                if said and Decimal(value).normalize() not in said:
                    message = f"has {told(sorted(said))} where {value} is drawn. Correct it."
                    yield (*path, "wording", language.code), message


def _drawn_as(part: Bar | Marks | Deadline) -> Decimal | int:
    if isinstance(part, Marks):
        return part.count
    return part.days if isinstance(part, Deadline) else part.value
