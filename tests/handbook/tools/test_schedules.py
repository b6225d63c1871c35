"""Plans over months: their order, their days, and the Word file."""

from __future__ import annotations

import io
from datetime import date, timedelta

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.downloads.documents.plan import write
from handbook.library import Library
from handbook.reading.located import parse, validate
from handbook.reading.problems import Problems
from handbook.reading.text import Words
from handbook.tools import dates
from handbook.tools.schedules import Schedule
from places import ROOT, handbook

FILE = "data/schedules/start-up-plan.yml"
TEXT = (ROOT / FILE).read_text("utf-8")
HEADS = ("step", "who", "name", "when", "dates", "after")
PLAN = handbook().schedules["start-up-plan"]
FREE = handbook().meetings[PLAN.free_days].free_days


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


@given(st.dates(FREE.earliest, FREE.latest(PLAN.years)))
def test_no_step_begins_before_what_it_waits_for_is_finished(start: date) -> None:
    found = {each.step.id: each for each in PLAN.dated(start, FREE)}
    assert len(found) == len(PLAN.steps)
    for each in found.values():
        assert each.first <= each.last
        for name in each.step.after:
            assert found[name].last < each.first
        assert FREE.is_worked(each.first) and FREE.is_worked(each.last)
    end = max(each.last for each in found.values())
    assert dates.add_months(start, PLAN.months) <= end + timedelta(days=35)
    assert end < dates.add_months(start, PLAN.years * 12)


def test_nobody_is_recruited_before_the_yes_and_the_money_and_all_else_follows() -> None:
    first = {step.id for step in PLAN.steps if not step.after}
    assert first == {"director", "money"}
    assert set(PLAN.step("leader").after) == first
    assert all(PLAN.step(name).start == 1 for name in first)


@pytest.mark.parametrize("code", ["nb", "en"])
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
        validate(located, Schedule, ("nb", "en"))
