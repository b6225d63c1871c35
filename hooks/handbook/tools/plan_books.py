"""The workbook of the whole plan: its words, and what stands in its cells for given numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from handbook.pages.sources import SourceId
from handbook.reading.text import Day, Id, Item, PageId, Text
from handbook.tools import formulas
from handbook.tools.registers import Sheet

POSTS, PAYERS = 12, 6
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
_SCRIPTS = (*("budget", "caseload-flow", "capacity"), "plan-cells")


class Sheets(Item):
    """The sheets of the workbook, in their order."""

    inputs: Sheet
    summary: Sheet
    people: Sheet
    wages: Sheet
    money: Sheet
    budget: Sheet
    sources: Sheet


class PlanBook(Item):
    """The workbook `workbook-<id>`. Its writer asks for its `words` and `names`."""

    id: Id
    version: str
    date: Day
    page: PageId
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
        return (*_SCRIPTS, "office", "zip", "plan-workbook")


def cells(given: Mapping[str, Any]) -> dict[str, float | str]:
    """The value of each cell with a formula, by name, as the page's own scripts work it out.

    `given` has a number or None for each of `FIELDS`, and rows of `positions` and `payers`.
    """
    found: dict[str, float | str] = json.loads(_runner()(json.dumps(given, default=float)))
    return found


@cache
def _runner() -> Any:
    told = "(typed) => JSON.stringify(handbookPlanCells(JSON.parse(typed)))"
    return formulas.running(_SCRIPTS, told)
