"""Writes the plan as a workbook: what is filled in, marked, and formulas for all that follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from handbook.downloads.workbooks import plan_budget, plan_inputs, plan_months, plan_steps
from handbook.downloads.workbooks.book import FIRST, Book
from handbook.downloads.workbooks.plan_parts import Plan
from handbook.pages.sources import Source
from handbook.reading.languages import Language
from handbook.tools.calculators import Calculator
from handbook.tools.free_days import FreeDays
from handbook.tools.plan_books import (
    FIELDS,
    PAYERS,
    POSTS,
    TOOLS,
    PlanBook,
    cells,
    no_steps,
    step_ids,
)
from handbook.tools.schedules import Schedule

# The workbook, the calculators by id, the works that it cites, and its steps with their free days.
Told = tuple[PlanBook, Mapping[str, Calculator], Sequence[Source], tuple[Schedule, FreeDays]]


def write(told: Told, language: Language, words: Mapping[str, str]) -> bytes:
    """The plan with the last example of the calculators, the same bytes every time.

    Every formula stands there with the value that the pages' own scripts give for it.
    """
    return written(told, language, words)[0]


def written(
    told: Told, language: Language, words: Mapping[str, str]
) -> tuple[bytes, Mapping[tuple[str, str], str]]:
    """The same, and the name of each cell that is filled in or follows, by sheet and address."""
    item, tools, sources, (schedule, free) = told
    code = language.code
    book = Book(item.title[code], language, words, item.date)
    given, called = example(tools, code)
    given["steps"] = {
        **no_steps(schedule),
        "lead": dict(zip((part.id for part in schedule.lead), schedule.example.lead, strict=True)),
    }
    plan = Plan(book, item, tools, code, values(told, given, called, code))
    plan_inputs.write(plan)
    plan_months.write(plan)
    plan_budget.write(plan)
    plan_steps.write(plan, schedule, free)
    _sources(plan, sources)
    return book.saved(), plan.where


def values(
    told: Told, given: Mapping[str, Any], called: Mapping[str, Sequence[str]], code: str
) -> dict[str, Any]:
    """What stands in each cell that is filled in or follows, by name."""
    item, _, _, (schedule, free) = told
    steps = _steps(schedule, given["steps"], code)
    filled = {**typed(given, called), **_called(item, called, code), **steps}
    return {**cells(given, schedule, free), **filled}


def example(
    tools: Mapping[str, Calculator], code: str, back: int = 1
) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """The numbers of the last examples, or those `back` from the end, and what rows are called."""
    given: dict[str, Any] = dict.fromkeys(name for _, name, _ in FIELDS)
    called = {}
    for key in TOOLS:
        tool = tools[key]
        shown = tool.examples[-back].typed(code)
        numbers, _ = tool.read(shown)
        # what one example says goes before what another leaves at its default
        given |= {
            name: value for name, value in numbers.items() if name in shown or not given.get(name)
        }
        given |= {rows.id: numbers[rows.id] for rows in tool.rows if numbers[rows.id]}
        for rows in tool.rows:
            if rows.called:
                count = rows.count(shown)
                called[rows.id] = [rows.at(shown, rows.called.id, at + 1) for at in range(count)]
    # whom a year supports follows from the months, unless somebody types another number
    given |= dict.fromkeys(
        name for name in given if name.startswith("participants") and name[-1].isdigit()
    )
    given.setdefault("positions", [])
    given.setdefault("payers", [])
    known = {name for _, name, _ in FIELDS} | {"positions", "payers"}
    return {name: value for name, value in given.items() if name in known}, called


def typed(given: Mapping[str, Any], called: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """What stands in the cells to fill in, by name."""
    found = {f"in.{name}": given.get(name) for _, name, _ in FIELDS}
    for key, begin in (("positions", "post"), ("payers", "payer")):
        for number, row in enumerate(given[key], 1):
            found |= {f"in.{begin}{number}.{name}": value for name, value in row.items()}
            found[f"in.{begin}{number}.{begin}Name"] = called[key][number - 1]
    return found


def _steps(schedule: Schedule, said: Mapping[str, Any], code: str) -> dict[str, Any]:
    """What stands in the cells of the steps to fill in."""
    found = {"in.steps.startDay": said["startDay"]}
    found |= {f"in.steps.{name}": months for name, months in said["lead"].items()}
    titles = {each.id: each.title[code] for each in schedule.steps} | said["titles"]
    for number, key in enumerate(step_ids(schedule), 1):
        found |= {
            f"in.step{number}.title": titles.get(key),
            f"in.step{number}.name": said["names"].get(key),
            f"in.step{number}.later": said["later"].get(key),
            f"in.step{number}.leftOut": "x" if key in said["without"] else None,
        }
    return found


def _called(item: PlanBook, called: Mapping[str, Sequence[str]], code: str) -> dict[str, str]:
    """What posts and payers are called on the budget: their own words or a number."""
    found = {}
    for key, begin, count in (("positions", "post", POSTS), ("payers", "payer", PAYERS)):
        own = [*called.get(key, ()), *[""] * count]
        for number in range(1, count + 1):
            word = item.words[begin][code].replace("{}", str(number))
            found[f"{begin}{number}.called"] = own[number - 1] or word
    return found


def _sources(plan: Plan, sources: Sequence[Source]) -> None:
    """How it is worked out, whose the numbers are, and where the norms come from."""
    sheet, code, look = plan.sheets["sources"], plan.code, plan.book.look("text")
    sheet.set_column(0, 0, 96)
    row = FIRST
    told = [plan.word("ours"), plan.word("sample"), *(rule[code] for rule in plan.item.rules)]
    for text in told:
        sheet.write_string(row, 0, text, look)
        sheet.set_row(row, 15.75 * (1 + len(text) // 90))
        row += 1
    sheet.write_string(row + 1, 0, plan.word("source"), plan.book.look("heading"))
    row += 2
    for source in sources:
        year = f" ({source.year})" if source.year else ""
        title = source.title if isinstance(source.title, str) else source.title[code]
        sheet.write_string(row, 0, f"{title}{year}. {source.url or ''}".strip(), look)
        row += 1
    for at, said in enumerate(plan.book.colophon, row + 1):
        sheet.write_string(at, 0, said, look)
    sheet.print_area(0, 0, row + len(plan.book.colophon), 0)
