"""The plan's workbook is made on the page, of what stands in the fields and in the address."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

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
