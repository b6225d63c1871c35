"""What holds for every planning tool of its own kind: no barriers, keyboard, paper and disk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import visits
from handbook.library import Library
from places import handbook

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]

TOOLS = sorted(handbook().tools.keys() - handbook().calculators.keys())
# What is filled in where no address may show an answer.
PRIVATE = {"referral-clocks": {"referral": "01.09.2026", "today": "12.10.2026"}}


def answered(page: Page, root: str, tool: str) -> None:
    """Opens `tool` with an answer on it, that of its example where an address may show one."""
    page.goto(f"{root}/")
    for name, value in PRIVATE.get(tool, {}).items():
        page.locator(f"form [name={name}]").fill(value)
    opens = page.locator("form.calculator .button, a.calculator__opens")
    (opens.first if tool in PRIVATE else opens.last).click()
    expect(page.locator("form.calculator output").first).to_be_visible()


@pytest.mark.parametrize("tool", TOOLS)
def test_axe_finds_nothing_in_an_answer_or_in_messages(
    tool: str, page: Page, address: str, read: Library
) -> None:
    for language, scheme, width in zip(read.languages, visits.SCHEMES, (1280, 360), strict=False):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        root = f"{address}/{language.root}tools/{tool}"
        answered(page, root, tool)
        assert visits.axe(page) == []
        page.goto(f"{root}/")
        page.locator("form.calculator .button").first.click()
        expect(page.locator("form.calculator [data-errors]")).to_be_visible()
        assert visits.axe(page, "form.calculator") == []


@pytest.mark.parametrize("tool", TOOLS)
def test_the_answer_is_printed_and_the_buttons_are_not(tool: str, address: str, page: Page) -> None:
    answered(page, f"{address}/tools/{tool}", tool)
    page.emulate_media(media="print")
    expect(page.locator("[data-answer] p").first).to_be_visible()
    expect(page.locator("form.calculator .button").first).to_be_hidden()


@pytest.mark.parametrize("tool", TOOLS)
def test_the_worked_example_is_printed_only_where_there_is_no_answer(
    tool: str, address: str, page: Page
) -> None:
    page.emulate_media(media="print")
    page.goto(f"{address}/tools/{tool}/")
    expect(page.locator(".calculator-examples table")).to_be_visible()
    page.emulate_media(media="screen")
    answered(page, f"{address}/tools/{tool}", tool)
    expect(page.locator(".calculator-examples table")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".calculator-examples table")).to_be_hidden()
    expect(page.locator("[data-details] table").first).to_be_visible()


@pytest.mark.parametrize("tool", TOOLS)
def test_all_of_an_answer_can_be_read_on_a_small_screen_without_moving_sideways(
    tool: str, address: str, page: Page
) -> None:
    answered(page, f"{address}/tools/{tool}", tool)
    hidden = """[...document.querySelectorAll('.calculator__scroll')]
      .filter(each => each.scrollWidth > each.clientWidth)
      .map(each => each.textContent)"""
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert not page.evaluate(hidden)


@pytest.mark.parametrize("tool", TOOLS)
def test_every_table_has_a_name(tool: str, address: str, page: Page) -> None:
    answered(page, f"{address}/en/tools/{tool}", tool)
    tables = page.locator("form.calculator table, .calculator-facts table")
    assert tables.count() >= 2
    for place in range(tables.count()):
        expect(tables.nth(place)).to_have_accessible_name(re.compile(r"\w"))


@pytest.mark.parametrize("tool", TOOLS)
def test_without_a_script_no_field_and_no_link_promises_what_it_cannot_do(
    tool: str, browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/tools/{tool}/")
    expect(page.locator(".calculator__needs-script")).to_be_visible()
    for control in page.locator("form.calculator :is(input, select, textarea, button)").all():
        expect(control).to_be_hidden()
    for link in page.locator(".calculator-facts a[href*='?']").all():
        expect(link).to_be_hidden()
    context.close()


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_opened_from_a_file_works_too(tool: str, site: Path, page: Page) -> None:
    page.goto((site / "tools" / tool / "index.html").as_uri())
    page.locator("form.calculator .button").first.click()
    expect(page.locator("form.calculator [data-errors] a").first).to_be_visible()


@pytest.mark.parametrize("script", ["", "planning"])
@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_whose_script_does_not_arrive_has_no_dead_button(
    tool: str, script: str, address: str, context: BrowserContext
) -> None:
    page = context.new_page()
    page.route(f"**/{script or tool}.*.js", lambda route: route.abort())
    page.goto(f"{address}/en/tools/{tool}/")
    expect(page.locator("form.calculator > .calculator__needs-script")).to_be_visible()
    for control in page.locator("form.calculator :is(input, select, textarea, button)").all():
        expect(control).to_be_hidden()
    expect(page.locator(".calculator-facts table").first).to_be_visible()
