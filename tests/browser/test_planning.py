"""What holds for every planning tool of its own kind: no barriers, keyboard, paper and disk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import visits
from handbook.library import Library
from places import handbook

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]

TOOLS = sorted(handbook().tools.keys() - handbook().calculators.keys())
# What is filled in where no address may show an answer.
PRIVATE = {"referral-clocks": {"referral": "01.09.2026", "today": "12.10.2026"}}
# A change that gives another answer, and one that gives none until it is mended.
ANOTHER = {
    "fidelity-25": ("#fidelity-25-1-1", "chosen"),
    "quality-self-review": ("#quality-self-review-1-n", "chosen"),
    "reference-group-calendar": ("first", "13.01.2027"),
    "referral-clocks": ("referral", "02.09.2026"),
    "start-up-plan": ("start", "05.01.2027"),
}
WRONG = {
    "fidelity-25": ("before", "4 4 4"),
    "reference-group-calendar": ("minutes", "x"),
    "referral-clocks": ("plan", "x"),
    "start-up-plan": ("start", "x"),
}
SHEETS = {"reference-group-calendar": 2, "referral-clocks": 2}  # the others are lists: 4
# What stands on the page before the tool, and how far down the tool begins.
BEFORE = """() => {
  const main = document.querySelector('main');
  const controls = main.querySelectorAll('form.calculator :is(input, select, textarea, button)');
  const first = [...controls].find(each => each.checkVisibility());
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const words = [];
  while (texts.nextNode() && first.compareDocumentPosition(texts.currentNode) & 2) {
    const { parentElement, textContent } = texts.currentNode;
    if (parentElement.checkVisibility()) words.push(...textContent.split(/\\s+/).filter(Boolean));
  }
  return [first.getBoundingClientRect().top + scrollY, words.length];
}"""
SHOWN = """() => {
  const answer = document.querySelector('[data-answer]');
  return [answer.dataset.state, answer.querySelector('[data-said]').textContent +
    answer.querySelector('[data-details]').textContent];
}"""


def answered(page: Page, root: str, tool: str) -> None:
    """Opens `tool` with an answer on it, that of its example where an address may show one."""
    page.goto(f"{root}/")
    for name, value in PRIVATE.get(tool, {}).items():
        page.locator(f"form [name={name}]").fill(value)
    opens = page.locator("form.calculator .button, a.calculator__opens")
    (opens.first if tool in PRIVATE else opens.last).click()
    expect(page.locator("form.calculator output").first).to_be_visible()


def change(page: Page, what: Sequence[str]) -> None:
    """Fills the field of a name, or chooses an answer by its selector."""
    name, value = what
    if value == "chosen":
        page.locator(name).check()
    else:
        page.locator(f"form [name={name}]").evaluate(
            "(field, value) => { field.value = value;"
            " field.dispatchEvent(new Event('input', { bubbles: true })); }",
            value,
        )


@pytest.mark.parametrize("tool", TOOLS)
def test_the_page_opens_on_its_tool(tool: str, address: str, page: Page, read: Library) -> None:
    for width, height, most in ((1280, 800, 560), (360, 740, 640)):
        page.set_viewport_size({"width": width, "height": height})
        for language in read.languages:
            page.goto(f"{address}/{language.root}tools/{tool}/")
            top, words = page.evaluate(BEFORE)
            assert top <= most
            assert words <= 60


@pytest.mark.parametrize("tool", TOOLS)
def test_an_answer_belongs_to_what_stands_in_the_fields_or_does_not_show(
    tool: str, address: str, page: Page
) -> None:
    answered(page, f"{address}/tools/{tool}", tool)
    state, said = page.evaluate(SHOWN)
    assert state == "current"
    exports = page.locator("[data-answer] [data-action]:not([hidden])")
    assert exports.count() >= 2
    change(page, ANOTHER[tool])
    other_state, other_said = page.evaluate(SHOWN)
    assert other_state == "current"
    assert other_said != said
    if tool in WRONG:
        change(page, WRONG[tool])
        assert page.evaluate(SHOWN) == ["invalid", ""]
        assert exports.evaluate_all("all => all.every(each => each.disabled)")
        expect(page.locator("[data-answer] output")).to_have_count(0)


@pytest.mark.parametrize("tool", TOOLS)
def test_the_top_of_the_answer_is_in_the_window(tool: str, address: str, page: Page) -> None:
    seen = """() => {
      const { top } = document.querySelector('[data-answer]').getBoundingClientRect();
      return top >= 0 && top < innerHeight;
    }"""
    for width, height in ((1280, 800), (360, 740)):
        page.set_viewport_size({"width": width, "height": height})
        answered(page, f"{address}/tools/{tool}", tool)
        page.evaluate("scrollTo(0, 0)")
        page.locator("form.calculator [data-action=calculate]").press("Enter")
        page.wait_for_function(seen)
        if tool not in PRIVATE:
            page.goto(page.url.partition("#")[0])
            page.wait_for_function(seen)


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_is_begun_anew(tool: str, address: str, page: Page) -> None:
    answered(page, f"{address}/tools/{tool}", tool)
    page.locator("[data-action=start-over]").click()
    assert page.evaluate(SHOWN) == ["none", ""]
    expect(page.locator("form.calculator :checked:not([value=''], option)")).to_have_count(0)
    assert "?" not in page.url


@pytest.mark.parametrize("tool", sorted({*TOOLS} - {*PRIVATE}))
def test_the_link_to_an_answer_is_copied(tool: str, address: str, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    answered(page, f"{address}/tools/{tool}", tool)
    said = page.evaluate(SHOWN)
    page.locator("[data-action=copy-link]").click()
    expect(page.locator(".answer__told")).not_to_be_empty()
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    assert page.evaluate(SHOWN) == said


def letters(text: str) -> str:
    """`text` without spaces and signs, which lines on paper end with or not."""
    return re.sub(r"\W", "", text)


@pytest.mark.parametrize("tool", TOOLS)
def test_an_answer_on_paper_is_what_was_found_and_put_in_with_its_day_and_its_link(
    tool: str, address: str, page: Page, read: Library
) -> None:
    for language in read.languages:
        answered(page, f"{address}/{language.root}tools/{tool}", tool)
        sheets = pypdfium2.PdfDocument(page.pdf(format="A4"))  # type: ignore[no-untyped-call]
        assert len(sheets) <= SHEETS.get(tool, 4)
        first = letters(sheets[0].get_textpage().get_text_bounded())
        said = letters(page.locator("[data-sentence]").first.text_content() or "")
        assert said in first
        assert str(date.today().year) in first
        if tool not in PRIVATE:
            assert letters(f"tools/{tool}") in first


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
    expect(page.locator("[data-sentence]").first).to_be_visible()
    expect(page.locator("form.calculator .button").first).to_be_hidden()


@pytest.mark.parametrize("tool", TOOLS)
def test_the_worked_example_is_for_the_screen_with_an_answer_and_without(
    tool: str, address: str, page: Page
) -> None:
    page.emulate_media(media="print")
    page.goto(f"{address}/tools/{tool}/")
    expect(page.locator("form.calculator")).to_be_visible()
    expect(page.locator(".calculator-examples table")).to_be_hidden()
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


@pytest.mark.parametrize("script", ["", "planning", "answer"])
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
