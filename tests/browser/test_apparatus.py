"""What stands behind the work is closed, and whoever is led to it finds it open."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.one_page]
PAGE = "principles/rapid-job-search/"
SCALE = "[data-apparatus]:has(#scale)"


def test_a_section_behind_the_work_is_closed_until_somebody_wants_it(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/{PAGE}")
    boxes = page.locator("main [data-apparatus]")
    expect(boxes.first).to_be_attached()
    assert not page.locator("[data-apparatus][open]").count()
    page.locator(f"{SCALE} > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{SCALE} .scales")).to_be_visible()


def test_a_link_to_a_closed_section_opens_it_each_time(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    link = page.locator(".contents a[href='#scale']")
    for _ in range(2):  # the second time the address is there already
        link.click()
        expect(page.locator(SCALE)).to_have_attribute("open", "")
        expect(page.locator("#scale")).to_be_in_viewport()
        page.locator(f"{SCALE} > summary").click()
        expect(page.locator(SCALE)).not_to_have_attribute("open", "")


def test_an_address_opens_the_section_it_leads_to_or_into(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}#scale")
    expect(page.locator(f"{SCALE} .scales")).to_be_visible()
    page.goto(f"{address}/{PAGE}")
    inside = page.locator("[data-apparatus] sup[id]").first.get_attribute("id")
    page.evaluate("(id) => { location.hash = id; }", inside)
    expect(page.locator(f"[id='{inside}']")).to_be_in_viewport()


def test_a_match_of_the_search_opens_the_section_it_leads_to(page: Page, address: str) -> None:
    page.goto(f"{address}/about/")
    page.locator("[name=query]").fill("slik måles farten")
    page.get_by_role("search").locator(f"a[href*='{PAGE}'][href$='#scale']").click()
    expect(page.locator(f"{SCALE} .scales")).to_be_visible()
    expect(page.locator("#scale")).to_be_in_viewport()


def test_without_scripts_the_browser_opens_what_an_address_leads_into(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    inside = page.locator("[data-apparatus] sup[id]").first.get_attribute("id")
    page.goto(f"{address}/{PAGE}#{inside}")
    expect(page.locator(f"[id='{inside}']")).to_be_in_viewport()
    context.close()


def test_on_paper_a_closed_section_stays_closed_and_an_open_one_is_there(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/{PAGE}#scale")
    expect(page.locator(SCALE)).to_have_attribute("open", "")
    page.emulate_media(media="print")
    expect(page.locator(f"{SCALE} .scales")).to_be_visible()
    expect(page.locator("[data-apparatus]:has(#then-now)")).to_be_hidden()
