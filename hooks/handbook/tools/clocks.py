"""Clocks that start with a referral: what is due by when, what is late, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field, model_validator

from handbook.pages.sources import Note, SourceId
from handbook.reading.text import Id, Item, Text
from handbook.reading.walk import Unique
from handbook.tools import dates
from handbook.tools.fields import Name

TODAY = "today"  # the field for the day one looks from
Dates = Mapping[str, date]
State = Literal["kept", "exceeded", "done", "due", "late", "open"]


class DateField(Item):
    """One date a reader may type; it may not be before `not_before`, and may need another."""

    id: Name
    label: Text
    hint: Text | None = None
    optional: bool = True
    not_before: Name | None = None
    needs: Name | None = None


class Clock(Item):
    """One deadline: so many days or months after `start`, stopped by the date in `stop`.

    Without days and months, no source gives a number. `start` names fields: the first that has a
    date counts. `apart` comes after the title where another clock with the same stop ends on
    another day.
    """

    id: Id
    title: Text
    apart: Text | None = None
    rule: Text
    start: Annotated[tuple[Name, ...], Field(min_length=1)]
    stop: Name | None = None
    days: int = 0
    months: int = 0
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]

    def due(self, given: Dates) -> date | None:
        """The last day, or None where there is no number or nothing to count from."""
        starts = [given[name] for name in self.start if name in given]
        if not starts or not (self.days or self.months):
            return None
        return dates.add_months(starts[0], self.months) + timedelta(days=self.days)


@dataclass(frozen=True)
class Row:
    """One deadline as it stands on the day one looks from, and the clocks that end on it.

    `days` are those over the deadline (exceeded, late) or left to it (due); otherwise None.
    """

    clocks: tuple[Clock, ...]
    due: date | None
    state: State
    days: int | None

    @property
    def clock(self) -> Clock:
        return self.clocks[0]

    def title(self, code: str) -> str:
        """What it is called in a language: told apart from others only where it stands alone."""
        apart = self.clock.apart if len(self.clocks) == 1 else None
        return ", ".join(text[code] for text in (self.clock.title, apart) if text)

    @property
    def said(self) -> str:
        """The name of the words for it: its state, and whether it is about one day or none left."""
        counts = {0: "_then", 1: "_one"}
        return self.state + ("" if self.days is None else counts.get(self.days, ""))


class Example(Item):
    """A made-up participant's dates, as a reader types them."""

    title: Text
    dates: dict[str, str]


class Clocks(Item):
    """The dates a reader may give, and the clocks that run from them."""

    id: Id
    title: Text
    fields: Annotated[tuple[DateField, ...], Field(min_length=2), Unique(DateField)]
    clocks: Annotated[tuple[Clock, ...], Field(min_length=1), Unique(Clock)]
    limits: tuple[Note, ...]
    example: Example

    def read(self, typed: Mapping[str, str], today: date) -> tuple[dict[str, date], dict[str, str]]:
        """The dates in `typed`, and for each field that needs mending what is wrong with it.

        What is wrong is one of `unreadable`, `early`, `future` and `needs`. Where no day to look
        from is typed, it is `today`.
        """
        given: dict[str, date] = {}
        errors: dict[str, str] = {}
        for field in self.fields:
            text = typed.get(field.id, "")
            found = dates.read(text)
            if found:
                given[field.id] = found
            elif text.strip() or not field.optional:
                errors[field.id] = "unreadable"
        if TODAY not in errors:
            given.setdefault(TODAY, today)
        for field in self.fields:
            if wrong := self._out_of_order(field, given, errors):
                errors[field.id] = wrong
        return given, errors

    def _out_of_order(self, field: DateField, given: Dates, errors: Mapping[str, str]) -> str:
        own = given.get(field.id)
        if own is None or field.id == TODAY:
            return ""
        if field.needs and field.needs not in given and field.needs not in errors:
            return "needs"
        if field.not_before and own < given.get(field.not_before, own):
            return "early"
        return "future" if TODAY in given and own > given[TODAY] else ""

    def given(self) -> Dates:
        """The dates of the example."""
        return self.read(self.example.dates, dates.FIRST)[0]

    def work_out(self, given: Dates) -> tuple[Row, ...]:
        """Every deadline on `given["today"]`, the urgent first, from dates with nothing to mend.

        Clocks that the same event stops and that end on the same day are one deadline.
        """
        together: dict[tuple[object, ...], list[Clock]] = {}
        for clock in self.clocks:
            due = clock.due(given)
            key = (clock.stop, due) if clock.stop and due else (clock.id,)
            together.setdefault(key, []).append(clock)
        return by_urgency(tuple(_row(tuple(clocks), given) for clocks in together.values()))

    @model_validator(mode="after")
    def _is_sound(self) -> Clocks:
        names = {field.id for field in self.fields}
        for clock in self.clocks:
            if unknown := {*clock.start, clock.stop} - names - {None}:
                raise ValueError(
                    f"counts from «{', '.join(map(str, unknown))}», which is no field."
                )
        _, errors = self.read(self.example.dates, dates.FIRST)
        if errors or self.example.dates.keys() - names:
            raise ValueError("has an example that cannot be worked out. Correct its dates.")
        return self


def by_urgency(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """What is late first, then what is due, each by its deadline; then the rest as they stand."""
    urgent: list[State] = ["late", "due"]
    waiting = [row for row in rows if row.state in urgent]
    waiting.sort(key=lambda row: (urgent.index(row.state), row.due or date.max))
    return (*waiting, *(row for row in rows if row.state not in urgent))


def _row(clocks: tuple[Clock, ...], given: Dates) -> Row:
    due, done = clocks[0].due(given), given.get(clocks[0].stop or "")
    if due is None:
        return Row(clocks, None, "done" if done else "open", None)
    if done:
        over = (done - due).days
        return Row(clocks, due, "exceeded", over) if over > 0 else Row(clocks, due, "kept", None)
    left = (due - given[TODAY]).days
    return Row(clocks, due, "due", left) if left >= 0 else Row(clocks, due, "late", -left)
