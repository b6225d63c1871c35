"""Plans over months: their order, their days, and the Word file."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta
from functools import cache
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.downloads.documents.plan import write
from handbook.library import Library
from handbook.reading.located import parse, validate
from handbook.reading.problems import Problems
from handbook.reading.text import Words
from handbook.tools import formulas
from handbook.tools.schedules import STEP_SCRIPTS, Schedule, Step, ruled, worked_out
from places import CODES, ROOT, handbook
from working_days import is_worked

FILE = "data/schedules/start-up-plan.yml"
TEXT = (ROOT / FILE).read_text("utf-8")
HEADS = ("step", "who", "name", "when", "dates", "after")
PLAN = handbook().schedules["start-up-plan"]
FREE = handbook().meetings[PLAN.free_days].free_days
FIRST = date(1970, 1, 1)
starts = st.dates(FREE.earliest, FREE.latest(PLAN.years + 4))
hirings = st.none() | st.integers(0, 18)
moves = st.dictionaries(st.sampled_from([step.id for step in PLAN.steps]), st.integers(-24, 24))


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def one(start: str, month: int = 1, months: int = 1) -> tuple[date, date]:
    """The first and last day of a plan's only step."""
    step = PLAN.steps[0].model_copy(update={"start": month, "months": months})
    [found] = worked_out([step], date.fromisoformat(start), FREE)["steps"]
    return day(found["first"]), day(found["last"])


def waits_of(steps: tuple[Step, ...]) -> list[tuple[str, str]]:
    return [(step.id, name) for step in steps for name in step.after]


@pytest.mark.parametrize(
    ("start", "step", "first", "last"),
    [
        ("2027-01-04", "director", "2027-01-04", "2027-02-03"),
        ("2027-01-04", "leader", "2027-02-04", "2027-04-02"),  # 3 April is a Saturday
        ("2027-02-01", "reference-group", "2027-06-01", "2027-08-31"),  # without July
        ("2027-02-01", "first-participants", "2027-10-01", "2027-12-30"),  # 31 is kept free
        ("2027-02-01", "next-years", "2029-03-01", "2029-03-28"),  # Easter is on 1 April
        ("2027-01-31", "leader", "2027-03-01", "2027-04-29"),  # 28 February is a Sunday
        ("2027-11-30", "specialists", "2028-02-29", "2028-05-29"),
    ],
)
def test_each_step_has_the_days_that_were_counted_by_hand(
    start: str, step: str, first: str, last: str
) -> None:
    found = {each.step.id: each for each in PLAN.dated(date.fromisoformat(start), FREE)}[step]
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("start", "first", "last"),
    [
        ("2027-05-13", "2027-05-13", "2027-06-11"),  # 12 June is a Saturday
        ("2027-05-15", "2027-05-18", "2027-06-14"),  # 17 May is a Monday
        ("2027-07-10", "2027-08-10", "2027-09-09"),  # a month that lies in July is none of the plan
        ("2027-06-20", "2027-08-02", "2027-08-19"),  # the greater part of it does, too
        ("2026-12-24", "2026-12-28", "2027-01-22"),  # Christmas
    ],
)
def test_a_day_that_is_not_worked_moves_on_or_back(start: str, first: str, last: str) -> None:
    assert [each.isoformat() for each in one(start)] == [first, last]


@pytest.mark.parametrize(
    ("start", "month", "first", "last"),
    [
        ("2027-02-01", 5, "2027-06-01", "2027-06-30"),
        ("2027-02-01", 6, "2027-08-02", "2027-08-31"),  # 1 August is a Sunday
        ("2027-01-15", 6, "2027-06-15", "2027-06-30"),
        ("2027-01-15", 7, "2027-08-16", "2027-09-14"),  # 15 August is a Sunday
        ("2027-01-31", 7, "2027-08-31", "2027-09-29"),
    ],
)
def test_the_month_that_lies_in_july_is_left_out(
    start: str, month: int, first: str, last: str
) -> None:
    assert [each.isoformat() for each in one(start, month)] == [first, last]


@given(starts, hirings, moves)
def test_nothing_begins_before_what_it_waits_for_however_steps_are_moved(
    start: date, hiring: int | None, later: dict[str, int]
) -> None:
    found = worked_out(PLAN.steps, start, FREE, hiring, later)
    steps = {each["id"]: each for each in found["steps"]}
    assert steps.keys() == {step.id for step in PLAN.steps}
    for waiting, name in waits_of(PLAN.steps):
        assert steps[name]["to"] < steps[waiting]["from"]
        assert steps[name]["last"] < steps[waiting]["first"]
    for step in PLAN.steps:
        each = steps[step.id]
        assert 1 <= each["from"] <= each["to"] and each["first"] <= each["last"]
        assert all(is_worked(day(each[which]), FREE) for which in ("first", "last"))
        lasts = step.months if hiring is None or not step.hires else max(1, hiring)
        assert each["to"] - each["from"] + 1 == lasts, "no month of a step is lost"
    assert max(each["last"] for each in found["steps"]) <= found["ends"]


@given(starts, hirings, moves)
def test_what_comes_again_comes_on_every_working_day_of_its_rhythm(
    start: date, hiring: int | None, later: dict[str, int]
) -> None:
    found = worked_out(PLAN.steps, start, FREE, hiring, later)["steps"]
    for step, each in zip(PLAN.steps, found, strict=True):
        if step.every == "week":
            weeks = range(each["first"], each["last"] + 1, 7)
            assert each["off"] == [day_ for day_ in weeks if not is_worked(day(day_), FREE)]
        elif step.every == "quarter":
            assert each["days"][0] == each["first"] and each["days"] == sorted(each["days"])
            assert all(is_worked(day(quarter), FREE) for quarter in each["days"])
            assert len(each["days"]) == (each["to"] - each["from"]) // 3 + 1
        else:
            assert not {"off", "days"} & each.keys()


@given(starts, hirings, st.integers(0, 24))
def test_a_later_step_moves_what_waits_for_it_as_far_and_nothing_else(
    start: date, hiring: int | None, later: int
) -> None:
    def months(moved: dict[str, int]) -> dict[str, int]:
        found = worked_out(PLAN.steps, start, FREE, hiring, moved)["steps"]
        return {each["id"]: each["from"] for each in found}

    before, after = months({}), months({"leader": later})
    for step in PLAN.steps:
        waits = {"leader"} & {step.id, *_behind(step)}
        assert after[step.id] - before[step.id] == (later if waits else 0)


def _behind(step: Step) -> set[str]:
    """All that `step` waits for, and what that waits for."""
    return {*step.after}.union(*(_behind(PLAN.step(name)) for name in step.after))


@given(starts, hirings)
def test_posts_and_participants_begin_in_the_month_after_what_they_wait_for(
    start: date, hiring: int | None
) -> None:
    found = worked_out(PLAN.steps, start, FREE, hiring)
    firsts = [found[name] for name in ("leadersFrom", "specialistsFrom", "intakeFrom")]
    assert firsts == sorted(firsts) and firsts[0] > 1
    [opens] = [each for each in found["steps"] if PLAN.step(each["id"]).opens]
    # In months of the year from the decision: those off, and no more, are added.
    assert 0 <= found["intakeFrom"] - opens["from"] <= 1 + opens["from"] // 11


def test_a_decision_in_the_month_off_is_a_month_before_the_plan_begins() -> None:
    for months in PLAN.begins(FREE).values():
        assert months[FREE.month_off - 1] == months[FREE.month_off] + 1
    late = worked_out(PLAN.steps, date(2027, 6, 30), FREE, 5)  # begins in August, too
    for name, months in PLAN.begins(FREE).items():
        assert late[name] == months[FREE.month_off] + 1


def test_when_posts_and_participants_begin_by_the_usual_steps_is_the_same_in_every_year() -> None:
    hiring = sum(part.months for part in PLAN.lead)
    begins = PLAN.begins(FREE)
    for year in range(FREE.first, FREE.latest(PLAN.years).year + 1):
        for month in range(1, 13):
            found = worked_out(PLAN.steps, date(year, month, 1), FREE, hiring)
            for name, months in begins.items():
                assert found[name] == months[month - 1]


@cache
def _latest_start() -> Any:
    return formulas.running(
        STEP_SCRIPTS, "(told) => JSON.stringify(handbookSteps.latestStart(JSON.parse(told)))"
    )


def latest_start(by: date, hiring: int | None, later: dict[str, int]) -> date | None:
    told = {
        **{"by": (by - FIRST).days, "since": (FREE.earliest - FIRST).days, "hiring": hiring},
        **{"steps": [ruled(step) for step in PLAN.steps], "later": later, "free": FREE.told},
    }
    found = json.loads(_latest_start()(json.dumps(told, default=dict)))
    return None if found is None else day(found)


def begin_work(start: date, hiring: int | None, later: dict[str, int]) -> date:
    """The first working day of the month after the specialists are recruited."""
    found = worked_out(PLAN.steps, start, FREE, hiring, later)["steps"]
    [hired] = [each["to"] for each in found if PLAN.step(each["id"]).hires == "specialist"]
    month = PLAN.steps[0].model_copy(update={"start": hired + 1, "months": 1, "after": ()})
    return day(worked_out([month], start, FREE)["steps"][0]["first"])


@given(starts, hirings, moves)
def test_counted_back_from_when_posts_begin_the_plan_begins_on_the_last_day_that_will_do(
    wanted: date, hiring: int | None, later: dict[str, int]
) -> None:
    while not is_worked(wanted, FREE):
        wanted += timedelta(days=1)
    start = latest_start(wanted, hiring, later)
    if start is None:
        assert begin_work(FREE.earliest + timedelta(days=1), hiring, later) > wanted
        return
    assert is_worked(start, FREE)
    assert begin_work(start, hiring, later) <= wanted
    for after in range(1, 40):
        next_day = start + timedelta(days=after)
        if is_worked(next_day, FREE):
            assert begin_work(next_day, hiring, later) > wanted
            break


@pytest.mark.parametrize(
    ("wanted", "hiring", "start"),
    [
        ("2027-09-06", 3, "2027-01-06"),  # the eighth month, July left out
        ("2027-08-02", 3, "2026-12-02"),
        ("2028-08-01", 5, "2027-06-30"),  # 1 August 2027 is a Sunday, and in July nobody decides
    ],
)
def test_the_last_day_to_decide_was_counted_by_hand(wanted: str, hiring: int, start: str) -> None:
    assert latest_start(date.fromisoformat(wanted), hiring, {}) == date.fromisoformat(start)


def test_nobody_is_recruited_before_the_yes_and_the_money_and_all_else_follows() -> None:
    first = {step.id for step in PLAN.steps if not step.after}
    assert first == {"director", "money"}
    assert set(PLAN.step("leader").after) == first
    assert all(PLAN.step(name).start == 1 for name in first)


@pytest.mark.parametrize("code", CODES)
def test_the_word_file_has_every_step_in_a_table_with_headings_and_a_language(
    code: str, read: Library
) -> None:
    language = read.language(code)
    words = Words(read.words, code)
    content = write(PLAN, language, words)
    assert content == write(PLAN, language, words)
    document = docx.Document(io.BytesIO(content))
    assert document.core_properties.title == PLAN.title[code]
    assert document.core_properties.language == language.locale
    tables = document.tables
    assert len(tables) == len(PLAN.phases)
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows[1:]]
    assert sorted(row[0] for row in rows) == sorted(step.title[code] for step in PLAN.steps)
    assert all(row[1] and row[3] for row in rows)
    assert {(row[2], row[4]) for row in rows} == {("", "")}, "room for a name and for dates"
    heads = [cell.text for cell in tables[0].rows[0].cells]
    assert heads == [words[f"schedule_{name}"] for name in HEADS]
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in tables)


@pytest.mark.parametrize(
    ("wrong", "instead", "told"),
    [
        (
            "after: [director, money]",
            "after: [directors, money]",
            "wait for «directors», which is no step",
        ),
        ("phase: people", "phase: person", "which is no phase"),
        ("    start: 2\n", "    start: 1\n", "is finished only in month 1. Move one of them"),
        ("    months: 18\n", "    months: 19\n", "run past month 24"),
        ("- id: leader\n", "- id: director\n", r"steps\.2\.id: «director» is used twice"),
    ],
)
def test_an_author_is_told_what_is_wrong_with_a_plan(wrong: str, instead: str, told: str) -> None:
    assert wrong in TEXT
    located = parse(TEXT.replace(wrong, instead, 1), FILE)
    with pytest.raises(Problems, match=f"(?s){told}"):
        validate(located, Schedule, CODES)
