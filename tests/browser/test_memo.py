"""Two numbers lead to a decision memo, and a whole plan brings its figures along into it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.site]

PLAN = (
    "?postName=specialist&posts=3&firstMonth=9&newPosts=1&postCost=1200"
    "&postName=supervisor&posts=0.5&firstMonth=5&newPosts=&postCost=1200&otherCosts=1200"
    "&payerName=municipality&payerShare=100&payerAmount=&payerFrom=&payerTo="
    "&startMonth=1&startYear=2027&caseload=20&referrals=6&intake=1.5&leaving=4&vacancies=10&already=0&start=2027-01-04"
)


def taken(page: Page) -> str:
    """All cells and paragraphs of the Word file that the page gives, a line each."""
    button = page.locator("[data-action=word]")
    expect(button).to_be_enabled()
    with page.expect_download() as waited:
        button.click()
    document = Document(io.BytesIO(Path(waited.value.path()).read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(each.text for each in document.paragraphs)])


def test_two_numbers_are_three_clicks_from_a_memo_that_says_what_is_missing(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/tools/capacity/")
    page.locator("[name=specialists]").fill("3")
    page.locator("[data-action=calculate]").click()
    page.locator(".plan-bar a").last.click()
    memo = page.locator("[data-module=memo]")
    expect(memo).to_have_attribute("data-state", "current")
    said = taken(page)
    assert "60 deltakere samtidig" in said and "[Kostnaden mangler." in said
    page.locator("[data-view]").first.click()
    expect(page.locator("[name=caseload], [name=posts]").first).to_be_attached()


def test_the_memo_has_the_figures_of_the_budget(page: Page, address: str) -> None:
    page.goto(f"{address}/en/tools/budget/{PLAN}")
    answer = page.locator("[data-answer]")
    expect(answer).to_have_attribute("data-state", "current")
    totals = [
        page.locator(f"output[data-result={name}]").text_content() or ""
        for name in ("total1", "total2", "total3", "total", "perParticipant2")
    ]
    page.locator(".plan-bar a").last.click()
    expect(page.locator("[data-module=memo]")).to_have_attribute("data-state", "current")
    lines = taken(page).splitlines()
    assert all(total in lines for total in totals)
    assert "4 January 2027" in [line.replace("\xa0", " ") for line in lines]
    page.goto(f"{address}/en/tools/forms/decision-memo/?posts=<b>&specialists=NaN")
    memo = page.locator("[data-module=memo]")
    expect(memo).to_have_attribute("data-state", "invalid")
    expect(memo.locator("[data-wrong] li").first).to_contain_text("Enter")
    expect(memo.locator("[data-action=word]")).to_be_disabled()
    assert not memo.locator("table").count()
