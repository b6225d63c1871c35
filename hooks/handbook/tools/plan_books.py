"""The workbook of the whole plan: its words, and what stands in its cells for given numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

from handbook.pages.sources import SourceId
from handbook.reading.text import Day, Id, Item, PageId, Text
from handbook.reading.walk import RefersTo
from handbook.tools import formulas
from handbook.tools.free_days import FreeDays
from handbook.tools.registers import Sheet
from handbook.tools.schedules import STEP_SCRIPTS, Schedule, ruled

POSTS, PAYERS = 12, 6
OWN_STEPS = 20  # that a page lets its reader add
TOOLS = ("capacity", "caseload-flow", "budget")
# What is filled in, in the order of the sheet: the calculator that has its label, its name there,
# and how a formula counts it (`tenths`, or what stands for an empty one).
FIELDS = (
    ("caseload-flow", "startMonth", "first"),
    ("caseload-flow", "startYear", ""),
    ("budget", "intakeFrom", "first"),
    ("capacity", "caseload", ""),
    ("capacity", "firstYearCaseload", "at-most"),
    ("capacity", "leaderCaseload", ""),
    ("capacity", "participants", ""),
    ("caseload-flow", "referrals", "tenths"),
    ("caseload-flow", "intake", "tenths"),
    ("caseload-flow", "leaving", "tenths"),
    ("caseload-flow", "vacancies", ""),
    ("caseload-flow", "already", ""),
    ("budget", "payGrowth", "tenths"),
    ("budget", "otherCosts", ""),
    ("budget", "overhead", "tenths"),
    ("budget", "setUp", ""),
    ("capacity", "costLow", ""),
    ("capacity", "costHigh", ""),
    ("budget", "participants1", ""),
    ("budget", "participants2", ""),
    ("budget", "participants3", ""),
)
_SCRIPTS = ("budget", "caseload-flow", "capacity", "plan-cells", *STEP_SCRIPTS, "plan-steps")


class Sheets(Item):
    """The sheets of the workbook, in their order."""

    inputs: Sheet
    summary: Sheet
    people: Sheet
    steps: Sheet
    wages: Sheet
    money: Sheet
    budget: Sheet
    days_off: Sheet
    sources: Sheet


class PlanBook(Item):
    """The workbook `workbook-<id>`. Its writer asks for its `words` and `names`."""

    id: Id
    version: str
    date: Day
    page: PageId
    schedule: Annotated[Id, RefersTo("schedules")]
    title: Text
    sheets: Sheets
    names: dict[str, Text]
    words: dict[str, Text]
    rules: tuple[Text, ...]
    sources: tuple[SourceId, ...]

    @property
    def tools(self) -> tuple[str, ...]:
        """The calculators that are views of the plan."""
        return TOOLS

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts of a page that make it, in the order in which they are fetched."""
        return (*_SCRIPTS, "download", "office", "zip", "plan-workbook")


def asked(schedule: Schedule, free: FreeDays) -> dict[str, Any]:
    """What plan-steps.js is told of the plan's steps, beside what a reader typed.

    The days off are those of the sheet: of the years that are known.
    """
    days_off = {**free.told, "holidays": " ".join(map(str, sorted(free.days))), "kept": ""}
    return {
        "steps": [ruled(step) for step in schedule.steps],
        "own": OWN_STEPS,
        "lead": [part.id for part in schedule.lead],
        "free": days_off,
    }


def cells(given: Mapping[str, Any], schedule: Schedule, free: FreeDays) -> dict[str, float | str]:
    """The value of each cell with a formula, by name, as the page's own scripts work it out.

    `given` has a number or None for each of `FIELDS`, rows of `positions` and `payers`, and what
    was said of the `steps` (`no_steps` where nothing was).
    """
    told = json.dumps([given, asked(schedule, free)], default=float)
    found: dict[str, float | str] = json.loads(_runner()(told))
    return found


def no_steps(schedule: Schedule) -> dict[str, Any]:
    """The steps as they are planned: from the first of the month, none moved, left out or added."""
    return {
        "startDay": 1,
        "lead": {part.id: part.months for part in schedule.lead},
        **{"later": {}, "without": [], "titles": {}, "names": {}},
    }


def step_ids(schedule: Schedule) -> list[str]:
    """What scripts call the rows of the steps, those to be added last."""
    own = (f"own-{number}" for number in range(1, OWN_STEPS + 1))
    return [*(step.id for step in schedule.steps), *own]


@cache
def _runner() -> Any:
    told = """(typed) => {
      const [given, asked] = JSON.parse(typed);
      return JSON.stringify({...handbookPlanCells(given), ...handbookPlanSteps(asked, given)});
    }"""
    return formulas.running(_SCRIPTS, told)
