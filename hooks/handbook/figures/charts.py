"""Charts as data: numbers on an axis, and marks to count."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from handbook.reading.text import Item, Text

# Letters in a chart do not wrap: a line this long still fits a screen 320 px wide.
LONGEST_LABEL = 30


def _fits(text: Text) -> Text:
    for code, words in text.root.items():
        if len(words) > LONGEST_LABEL:
            raise ValueError(
                f"has {len(words)} characters in {code}, and a narrow screen has room for "
                f"{LONGEST_LABEL}. Shorten it."
            )
    return text


Label = Annotated[Text, AfterValidator(_fits)]


class Columns(Item):
    """The headings of the table under a chart."""

    label: Text
    value: Text


class Bar(Item):
    """What a bar stands for and how long it is, in the chart's unit.

    `wording` is how the source puts the number where the bare number would say too much.
    """

    label: Label
    value: Decimal
    wording: Label | None = None
    total: bool = False


class BarGroup(Item):
    """Bars that belong together.

    Where the group adds up, each bar begins where the one before it ended; a total begins at 0.
    """

    label: Label | None = None
    bars: Annotated[tuple[Bar, ...], Field(min_length=1)]
    adds_up: bool = False

    @model_validator(mode="after")
    def _totals_hold(self) -> BarGroup:
        for bar, start in self.spans():
            if bar.total and not self.adds_up:
                raise ValueError("has a total, but does not add up. Write adds_up: true.")
            if bar.total and bar.value != start:
                raise ValueError(f"has the total {bar.value}, but its bars add up to {start}.")
        return self

    def spans(self) -> list[tuple[Bar, Decimal]]:
        """Each bar with where it begins; with a total, the sum of the bars before it."""
        found, reached = [], Decimal(0)
        for bar in self.bars:
            found.append((bar, reached))
            if self.adds_up and not bar.total:
                reached += bar.value
        return found


class OnAxis(Item):
    """What is drawn on an axis from 0 to `max`."""

    max: Decimal

    def drawn(self) -> Iterator[Decimal]:
        """The numbers that must lie on the axis."""
        raise NotImplementedError

    @model_validator(mode="after")
    def _fits(self) -> Self:
        for number in self.drawn():
            if not 0 <= number <= self.max:
                raise ValueError(
                    f"reaches {number}, outside its axis from 0 to {self.max}. Correct it or max."
                )
        return self


class Bars(OnAxis):
    """Bars from 0 to `max`, in groups that are not compared with each other."""

    kind: Literal["bars"]
    unit: Text
    columns: Columns
    groups: Annotated[tuple[BarGroup, ...], Field(min_length=1)]

    def drawn(self) -> Iterator[Decimal]:
        spans = (span for group in self.groups for span in group.spans())
        return (bar.value if bar.total else start + bar.value for bar, start in spans)


class Estimate(Item):
    """An estimate and the ends of its confidence interval."""

    label: Label
    value: Decimal
    low: Decimal
    high: Decimal

    @model_validator(mode="after")
    def _inside(self) -> Estimate:
        if not self.low <= self.value <= self.high:
            raise ValueError(f"has {self.value} outside {self.low} to {self.high}. Correct it.")
        return self


class Intervals(OnAxis):
    """Estimates on an axis from 0 to `max`, with a line at the value that means no difference."""

    kind: Literal["intervals"]
    no_difference: Decimal
    no_difference_label: Label
    columns: Columns
    estimates: Annotated[tuple[Estimate, ...], Field(min_length=1)]

    def drawn(self) -> Iterator[Decimal]:
        return (end for each in self.estimates for end in (each.low, each.high))


class Marks(Item):
    """A row of marks: `count` filled, and outlined ones up to `up_to`."""

    label: Label
    count: Annotated[int, Field(ge=1)]
    up_to: int | None = None
    wording: Label | None = None

    @model_validator(mode="after")
    def _more(self) -> Marks:
        if self.up_to is not None and self.up_to <= self.count:
            raise ValueError(f"goes from {self.count} up to {self.up_to}. Raise or remove up_to.")
        return self


class MarkGroup(Item):
    """Rows of marks that belong together."""

    label: Label | None = None
    rows: Annotated[tuple[Marks, ...], Field(min_length=1)]


class Dots(Item):
    """One mark for each person, ten to a line; or for each meeting, spread over the line."""

    kind: Literal["dots"]
    mark: Literal["person", "meeting"]
    columns: Columns
    groups: Annotated[tuple[MarkGroup, ...], Field(min_length=1)]


class Deadline(Item):
    """Something that must happen within `days`; `open` where the source gives no number of days."""

    label: Label
    days: Annotated[Decimal, Field(gt=0)]
    open: bool = False
    wording: Label
    counted_from: Text


class TimelineColumns(Item):
    """The headings of the table under a timeline."""

    label: Text
    wording: Text
    counted_from: Text


class Timeline(OnAxis):
    """Deadlines that start at day 0 and run side by side, up to `max` days."""

    kind: Literal["timeline"]
    start: Label
    end: Label
    columns: TimelineColumns
    deadlines: Annotated[tuple[Deadline, ...], Field(min_length=1)]

    def drawn(self) -> Iterator[Decimal]:
        return (deadline.days for deadline in self.deadlines)
