"""A planning tool is added in a few files, and answers in a browser by the rule of the core."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from calculating import ask
from scratch import done, run, run_tests


def opened(task: str, tool: str, folder: Path, page: Page) -> Path:
    """A copy in which the task is done, with its tool open on `page`."""
    done(task, folder)
    run(folder, "tests/tasks/show_tool.py", tool, "shown.html")
    page.goto((folder / "shown.html").as_uri())
    return folder


@pytest.mark.slow
def test_the_sum_of_a_new_calculator_is_held_to_its_golden_cases(tmp_path: Path) -> None:
    folder = done("a calculator", tmp_path)
    cases = "tests/handbook/tools/test_calculators.py"
    run_tests(folder, cases, "-k", "meeting-hours or formula_belongs")


@pytest.mark.browser
def test_a_new_calculator_answers_its_golden_cases(tmp_path: Path, page: Page) -> None:
    folder = opened("a calculator", "meeting-hours", tmp_path, page)
    golden = yaml.safe_load((folder / "tests/golden/meeting-hours.yml").read_text("utf-8"))
    answers = ask(page, [case["typed"] for case in golden["answers"] + golden["refused"]])
    assert [each["gives"] for each in answers] == [{"total": "6"}, {"total": "480"}, {}, {}]
    assert [each["fields"] for each in answers] == [
        [],
        [],
        *(c["fields"] for c in golden["refused"]),
    ]
    assert "Dere er 6 timer i møter hver måned." in answers[0]["shown"]


@pytest.mark.browser
def test_a_new_tool_of_its_own_kind_answers_by_its_own_script(tmp_path: Path, page: Page) -> None:
    opened("a planning tool of its own kind", "probation", tmp_path, page)
    day = page.get_by_label("Første dag")
    day.fill("1.9.2026")
    day.press("Enter")
    expect(page.locator("[data-sentence]")).to_have_text("Siste dag er 1. mars 2027.")
    day.fill("en dag")
    day.press("Enter")
    expect(page.locator("[data-answer]")).to_have_attribute("data-state", "invalid")
    expect(page.locator("[data-sentence]")).to_have_count(0)
    expect(page.locator("[data-errors] li")).to_contain_text("Første dag")
