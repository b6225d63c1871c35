"""The plan's workbook is made on the page, of what stands in the fields and in the address."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from handbook.downloads.workbooks.book import serial
from handbook.library import Library
from sheets import File

pytestmark = [pytest.mark.browser, pytest.mark.site]

OWN = "=1+1"
ADDRESS = (
    "?postName=specialist&posts=3&firstMonth=8&newPosts=1&postCost=1200"
    "&postName=&posts=0.5&firstMonth=5&newPosts=&postCost=1200&otherCosts=0&overhead=12.5&setUp=0"
    "&startMonth=1&startYear=2027&caseload=20&referrals=6&intake=1.5&leaving=4"
)


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_reader_takes_the_whole_plan_along(
    page: Page, address: str, read: Library, language: str
) -> None:
    page.goto(f"{address}/{language}tools/budget/{ADDRESS}")
    page.locator("[name=postName]").nth(1).fill(OWN)
    button = page.locator("[data-action=workbook]")
    expect(button).to_be_enabled()
    with page.expect_download() as waited:
        button.click()
    path = Path(waited.value.path())
    file = File(path.read_bytes())
    code = language.rstrip("/") or read.languages[0].code
    inputs = file.values()[read.plan_books["plan"].sheets.inputs.name[code]]
    assert OWN in inputs.values()
    assert 12.5 in inputs.values() and 20 in inputs.values()  # of this view, and of another
    assert len(file.parts) > 20 and path.stat().st_size < 100_000  # packed


def test_the_steps_go_along_with_their_names_days_and_changes(
    page: Page, address: str, read: Library
) -> None:
    page.goto(f"{address}/en/tools/start-up-plan/?start=2027-01-20&later=leader:2&without=nav")
    page.locator("[data-step=specialists] textarea").fill(OWN)
    page.get_by_role("button", name="Add a step").click()
    page.keyboard.type("Open the office")
    page.locator("[data-step=own-1] textarea").fill("Kari")
    with page.expect_download() as waited:
        page.locator("[data-action=workbook]").click()
    file = File(Path(waited.value.path()).read_bytes())
    cells = file.values()[read.plan_books["plan"].sheets.steps.name["en"]]
    rows = {cells[f"B{row}"]: row for row in range(12, 52) if f"B{row}" in cells}
    shown = page.locator("[data-details] [data-step]").all()
    assert len(shown) == 20
    for step in shown:
        title = step.locator("[data-title]")
        row = rows[title.get_attribute("data-now") or title.inner_text()]
        days = [step.get_attribute(name) for name in ("data-first", "data-last")]
        told = [serial(date.fromisoformat(day or "")) for day in days]
        assert [cells[f"C{row}"], cells[f"D{row}"]] == told, row
    own, nav = (
        rows["Open the office"],
        rows[read.schedules["start-up-plan"].step("nav").title["en"]],
    )
    assert cells[f"F{own}"] == "Kari" and OWN in cells.values()
    assert cells[f"I{nav}"] == "x" and f"C{nav}" not in cells
