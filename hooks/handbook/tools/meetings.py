"""The meetings of a reference group: their days for three years, and what each is about."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from handbook.pages.sources import Note
from handbook.reading.text import Id, Item, Text
from handbook.tools import dates, fields
from handbook.tools.free_days import WEEKDAYS, FreeDays

MONTHS = 12
LAST_WEEK = 5  # the last of its weekday in the month, be it the fourth or the fifth
WEEKS = range(1, LAST_WEEK + 1)
SHORTEST, LONGEST = 15, 480  # minutes
Moved = Literal["", "month", "holiday", "kept"]


class Year(Item):
    """One year: a meeting `every` so many months, its main matters in turn, and its last one."""

    every: Annotated[int, Field(ge=1, le=12)]
    matters: Annotated[tuple[Text, ...], Field(min_length=1)]
    closing: Text


class Example(Item):
    """A made-up group, with what it typed."""

    title: Text
    typed: dict[str, str]


@dataclass(frozen=True)
class Rule:
    """What a group has settled: the first day, the hour, minutes, and the weekday rule.

    `week` counts from 1, and 5 is the last of the month; `weekday` is 1 for Monday.
    """

    first: date
    time: str
    minutes: int
    week: int
    weekday: int

    @property
    def is_off(self) -> bool:
        """Whether the first meeting is on another day than that of the weekday rule."""
        usual = nth_weekday(self.first.year, self.first.month, self.week, self.weekday)
        return self.first != usual


@dataclass(frozen=True)
class Meeting:
    """One meeting, `months` after the first; `usual` is its day by the rule, and why it `moved`."""

    months: int
    year: int
    day: date
    matter: Text
    usual: date
    moved: Moved


class Meetings(Item):
    """A rhythm of meetings over the years, with suggested matters and agendas."""

    id: Id
    title: Text
    years: Annotated[tuple[Year, ...], Field(min_length=1)]
    opening: Text
    first_agenda: tuple[Text, ...]
    agenda: tuple[Text, ...]
    free_days: FreeDays
    limits: tuple[Note, ...]
    example: Example

    @property
    def latest(self) -> date:
        """The last day on which a group may start: all its meetings fall in years known."""
        return self.free_days.latest(len(self.years))

    def read(self, typed: Mapping[str, str]) -> tuple[Rule | None, dict[str, str]]:
        """The rule in `typed`, and for each field that needs mending what is wrong with it.

        What is wrong is `wrong`, or for the first day `unreadable`, `outside`, `month`, `weekend`,
        `holiday` or `kept`. Without a week or weekday, those of the first day are the rule.
        """
        errors: dict[str, str] = {}
        first = dates.read(typed.get("first", ""))
        if unfit := self._unfit(first):
            errors["first"] = unfit
        clock = dates.clock(typed.get("time", "13:00"))
        minutes = fields.number(typed.get("minutes", "90"), unit="minutes")
        if not clock:
            errors["time"] = "wrong"
        if minutes is None or not SHORTEST <= minutes <= LONGEST or minutes % 1:
            errors["minutes"] = "wrong"
        for name, allowed in (("week", WEEKS), ("weekday", WEEKDAYS)):
            if typed.get(name, "") not in ("", *map(str, allowed)):
                errors[name] = "wrong"
        if errors or first is None or clock is None or minutes is None:
            return None, errors
        week = int(typed.get("week") or min(LAST_WEEK, (first.day + 6) // 7))
        weekday = int(typed.get("weekday") or first.isoweekday())
        return Rule(first, clock, int(minutes), week, weekday), {}

    def _unfit(self, first: date | None) -> str:
        if first is None:
            return "unreadable"
        if not self.free_days.earliest <= first <= self.latest:
            return "outside"
        if first.month == self.free_days.month_off:
            return "month"
        if first.isoweekday() not in WEEKDAYS:
            return "weekend"
        return self.free_days.taken(first)

    def example_rule(self) -> Rule | None:
        return self.read(self.example.typed)[0]

    def plan(self, rule: Rule) -> tuple[Meeting, ...]:
        """Every meeting in order.

        The first stays where it is. A month's meeting is on the day of the rule, or on the nearest
        free one of that weekday in the month. A meeting in the month off moves to the next, and is
        left out where that has one of its own.
        """
        planned = []
        for number, year in enumerate(self.years):
            slots = [number * MONTHS + turn for turn in range(0, MONTHS, year.every)]
            off = self.free_days.month_off
            kept = [slot for slot in slots if self._month(rule, slot)[1] != off or year.every > 1]
            for turn, slot in enumerate(kept):
                matter = self._matter(year, turn, kept)
                usual, day, moved = self._day(rule, slot)
                planned.append(Meeting(slot, number + 1, day, matter, usual, moved))
        return tuple(planned)

    def _matter(self, year: Year, turn: int, slots: Collection[int]) -> Text:
        opens = year is self.years[0]
        if opens and turn == 0:
            return self.opening
        if turn == len(slots) - 1:
            return year.closing
        return year.matters[(turn - opens) % len(year.matters)]

    def _month(self, rule: Rule, slot: int) -> tuple[int, int]:
        year, month = divmod(rule.first.year * MONTHS + rule.first.month - 1 + slot, MONTHS)
        return year, month + 1

    def _day(self, rule: Rule, slot: int) -> tuple[date, date, Moved]:
        """The usual day of a meeting, the one it is held on, and why the two differ."""
        if slot == 0:
            return rule.first, rule.first, ""
        year, month = self._month(rule, slot)
        usual = nth_weekday(year, month, rule.week, rule.weekday)
        taken = self.free_days.taken
        moved: Moved = "month" if month == self.free_days.month_off else taken(usual)
        later = self._month(rule, slot + 1)
        near = nth_weekday(*later, rule.week, rule.weekday) if moved == "month" else usual
        weeks = (0, 1, -1, 2, -2, 3, -3)
        days = (near + timedelta(weeks=each) for each in weeks)
        free = (day for day in days if day.month == near.month and not taken(day))
        return usual, next(free), moved


def nth_weekday(year: int, month: int, week: int, weekday: int) -> date:
    """The `week`-th `weekday` (1 is Monday) of a month; the last one where `week` is 5."""
    first = date(year, month, 1)
    start = first + timedelta(days=(weekday - first.isoweekday()) % 7)
    if week < LAST_WEEK:
        return start + timedelta(weeks=week - 1)
    length = calendar.monthrange(year, month)[1]
    return start + timedelta(weeks=(length - start.day) // 7)
