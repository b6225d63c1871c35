"""Registers: a workbook with a row for each participant, and the figures that follow from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from handbook.pages.scales import ScaleId
from handbook.reading.text import Day, Id, Item, PageId, Text, Year
from handbook.reading.walk import Fault
from handbook.tools.register_words import About, Answers, Fidelity, Report, Working

JOBS = 3  # of each participant
_SHEET_NAME_LIMIT = 31  # Excel's
_NOT_IN_A_SHEET_NAME = set("[]:*?/\\'")
_HINT_LIMIT = 255  # of what Excel says beside a cell


class Sheet(Item):
    """A sheet: its tab, its heading, and what stands under it."""

    name: Text
    title: Text
    says: Text | None = None

    def faults(self) -> Iterator[Fault]:
        for code, name in self.name.root.items():
            if len(name) > _SHEET_NAME_LIMIT or _NOT_IN_A_SHEET_NAME & set(name):
                message = (
                    f"is «{name}». The name of a sheet has at most {_SHEET_NAME_LIMIT} characters "
                    "and none of [ ] : * ? / \\ '. Write a shorter or plainer one."
                )
                yield ("name", code), message


class Sheets(Item):
    """The sheets of the workbook, in their order."""

    about: Sheet
    people: Sheet
    months: Sheet
    quarters: Sheet
    years: Sheet
    fidelity: Sheet
    report: Sheet
    working: Sheet


class Column(Item):
    """A column to fill in; `options` are what can be chosen there."""

    label: Text
    hint: Text
    options: tuple[Text, ...] = ()

    def faults(self) -> Iterator[Fault]:
        for code, hint in self.hint.root.items():
            if len(hint) > _HINT_LIMIT:
                yield ("hint", code), f"has {len(hint)} characters. Excel shows {_HINT_LIMIT}."
        for number, option in enumerate(self.options):
            for code, text in option.root.items():
                if "," in text:  # which Excel takes for the end of an option
                    yield ("options", number, code), "has a comma. Write it without."


class Person(Item):
    """What is told once of each participant, in the order of the columns."""

    code: Column
    referred: Column
    met: Column
    joined: Column
    had_job: Column
    employer: Column
    study_from: Column
    study_until: Column
    left: Column
    left_why: Column


class Job(Item):
    """What is told of each job; {} is its number."""

    start: Column
    end: Column
    why: Column
    advice: Column


class Period(Item):
    """What is told of a month, a quarter or a year."""

    month: Text
    quarter: Text
    quarter_name: Text
    year: Text
    first: Text
    last: Text
    posts: Column
    meetings: Column
    weeks: Column
    hours: Column
    hours_outside: Column
    turned_away: Column
    waiting: Column
    vacant: Column
    staff_left: Column
    sickness: Column
    asked: Column
    answered: Column


class Figure(Item):
    """A figure that is counted; `means` is told on the first sheet, as the page tells it."""

    label: Text
    means: Text | None = None


class Figures(Item):
    """What the workbook counts. How stands in `counting`; {} is a reason."""

    joined: Figure
    active: Figure
    active_per_post: Figure
    participants: Figure
    in_work: Figure
    share_in_work: Figure
    starts: Figure
    starters: Figure
    advised: Figure
    reached: Figure
    kept: Figure
    ended: Figure
    ended_why: Figure
    left: Figure
    left_why: Figure
    in_education: Figure
    referred: Figure
    met_mean: Figure
    met_median: Figure
    not_met: Figure
    employer_mean: Figure
    employer_median: Figure
    employer_in_30: Figure
    no_employer: Figure
    meetings_a_week: Figure
    time_outside: Figure
    score: Figure
    out_of_work: Figure
    into_work: Figure
    answer_rate: Figure


class Register(Item):
    """The workbook `workbook-<id>`; `year` is the first of an empty one."""

    id: Id
    version: str
    date: Day
    page: PageId
    scale: ScaleId
    year: Annotated[Year, Field(ge=2000)]
    title: Text
    sheets: Sheets
    about: About
    answers: Answers
    person: Person
    job: Job
    period: Period
    figures: Figures
    fidelity: Fidelity
    report: Report
    working: Working
