"""The one answer of a tool belongs to what stands in the fields, is in sight, and fits on paper."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from handbook.library import Library
from handbook.reading.languages import Language
from handbook.tools import formulas
from places import FIRST
from tables import saved_rows

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]

TOOLS = pytest.mark.parametrize("tool", sorted(formulas.IDS))
SIZES = ({"width": 1280, "height": 800}, {"width": 360, "height": 740})
SHEETS = 2
# A field of each, what is typed there, a result, and what it is before and after.
CHANGES: dict[str, Any] = {
    "capacity": ("?specialists=4&caseload=20", "specialists", "8", "capacity", "80", "160"),
    "budget": ("?posts=4&postCost=1000", "posts", "8", "total1", "4\u00a0000", "8\u00a0000"),
    "caseload-flow": (
        "?specialists=1&referrals=5&intake=5&leaving=0&startMonth=1&startYear=2027",
        *("specialists", "2", "served36", "20", "40"),
    ),
}
TOP = "document.querySelector('[data-answer]').getBoundingClientRect().top"
CHANGED = pytest.mark.parametrize("tool", sorted(CHANGES))


def example(read: Library, tool: str, language: Language) -> str:
    """The address of the page with the last example of `tool`, below the site."""
    address = read.calculators[tool].examples[-1].address(language.code)
    return f"{language.root}tools/{tool}/?{address}"


def shows(page: Page, state: str) -> None:
    """Whether numbers stand there, and can be taken along, only while they are current."""
    answer = page.locator("[data-answer]")
    expect(answer).to_have_attribute("data-state", state)
    exports = answer.locator("[data-action]")
    if state == "current":
        expect(answer.locator("output").first).to_be_visible()
        expect(exports.and_(page.locator(":disabled"))).to_have_count(0)
    else:
        expect(answer.locator("output, [data-sentence], dd")).to_have_count(0)
        expect(exports.and_(page.locator(":enabled"))).to_have_count(0)
        assert not re.search(r"\d", answer.text_content() or "")


@CHANGED
def test_a_change_that_is_sound_is_answered_at_once_and_goes_into_file_and_address(
    tool: str, address: str, page: Page, read: Library
) -> None:
    query, name, typed, result, before, after = CHANGES[tool]
    page.goto(f"{address}/tools/{tool}/{query}")
    output = page.locator(f"[data-result={result}]")
    expect(output).to_have_text(before)
    page.locator(f"form [name={name}]").first.fill(typed)
    expect(output).to_have_text(after)
    shows(page, "current")
    expect(page.locator("[data-answer] [role=status]")).to_have_text(
        read.words["answer_again"][FIRST]
    )
    expect(page).to_have_url(re.compile(f"[?&]{name}={typed}&"))
    with page.expect_download() as waiting:
        page.locator("[data-action=csv]").click()
    lines = saved_rows(Path(waiting.value.path()).read_bytes())
    assert f"{name}={typed}" in lines[1][0]
    label = read.calculators[tool]
    said = next(each.label[FIRST] for each in label.results if each.id == result)
    assert [said, after.replace("\u00a0", "")] in lines
    page.go_back()
    expect(output).to_have_text(before)


@CHANGED
def test_a_change_that_cannot_be_worked_out_takes_the_answer_and_its_exports_away(
    tool: str, address: str, page: Page, read: Library
) -> None:
    query, name, _, result, before, _ = CHANGES[tool]
    page.goto(f"{address}/tools/{tool}/")
    shows(page, "none")
    page.goto(f"{address}/tools/{tool}/{query}")
    shows(page, "current")
    field = page.locator(f"form [name={name}]").first
    was = field.input_value()
    for wrong in ("", "mange", "-1"):
        field.fill(wrong)
        shows(page, "invalid")
        expect(page.locator("[data-answer] [role=status]")).to_have_text(
            read.words["answer_changed"][FIRST]
        )
        expect(page.locator("[data-errors]")).to_be_hidden()
    page.keyboard.press("Enter")
    shows(page, "invalid")
    expect(page.locator("[data-errors] a")).to_have_count(1)
    field.fill(was)
    shows(page, "current")
    expect(page.locator(f"[data-result={result}]")).to_have_text(before)
    expect(page.locator("[data-errors]")).to_be_hidden()


@TOOLS
def test_the_answer_is_in_sight_when_it_is_worked_out_and_when_its_link_is_opened(
    tool: str, address: str, page: Page, read: Library
) -> None:
    for language, size in zip(read.languages, SIZES, strict=False):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.goto(f"{address}/{example(read, tool, language)}")
        shows(page, "current")
        assert 0 <= page.evaluate(TOP) < size["height"]
        for way in ("Enter", "button"):
            field = page.locator("form [data-field]").first
            field.scroll_into_view_if_needed()
            if way == "Enter":
                field.press("Enter")
            else:
                page.locator("[data-action=calculate]").click()
            expect(page.locator("[data-answer]")).to_be_focused()
            assert 0 <= page.evaluate(TOP) < size["height"]


@TOOLS
def test_an_answer_is_printed_with_what_was_put_in_the_day_and_the_link_and_nothing_else(
    tool: str, address: str, page: Page, read: Library
) -> None:
    calculator = read.calculators[tool]
    for language in read.languages:
        page.goto(f"{address}/{example(read, tool, language)}")
        shows(page, "current")
        headline = page.locator("[data-sentence]").first.inner_text()
        link = page.locator("[data-address]").text_content() or ""
        assert link.startswith(page.url.partition("?")[0])
        printed = BytesIO(page.pdf(prefer_css_page_size=True))
        sheets = pypdfium2.PdfDocument(printed)  # type: ignore[no-untyped-call]
        assert len(sheets) <= SHEETS
        texts = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in sheets]
        day = page.evaluate(
            "locale => new Intl.DateTimeFormat(locale, {dateStyle: 'long'}).format(new Date())",
            language.locale,
        )
        typed = calculator.read(calculator.examples[-1].typed(language.code))[0]
        asked = [each for each in calculator.fields if each.id in typed]
        for each in (headline, day, *(field.label[language.code] for field in asked)):
            assert " ".join(each.split()) in texts[0], each
        assert re.sub(r"\W", "", link) in re.sub(r"\W", "", texts[0])
        given = parse_qs(link.partition("?")[2])
        assert {each.id: Decimal(given[each.id][0]) for each in asked} == {
            each.id: typed[each.id] for each in asked
        }
        left_out = [each for each in calculator.fields if each.id not in typed]
        whole = " ".join(texts)
        for text in (
            *(each.label[language.code] for each in left_out),
            *(each.hint[language.code] for each in asked),
            *(each.text[language.code] for each in (*calculator.limits, *calculator.assumptions)),
            read.words["answer_copy_link"][language.code],
            read.words["next"][language.code],
        ):
            assert text not in whole, text


def test_without_an_answer_paper_has_one_line_that_says_so(address: str, page: Page) -> None:
    for tool, query in (("capacity", "specialists=600.5"), ("fidelity-25", "scores=9")):
        page.goto(f"{address}/tools/{tool}/?{query}")
        expect(page.locator("[data-answer]")).to_have_attribute("data-state", "invalid")
        page.emulate_media(media="print")
        expect(page.locator(".answer__lacking")).to_be_visible()
        expect(page.locator(".answer__told")).to_be_hidden()
        sheets = pypdfium2.PdfDocument(page.pdf(format="A4"))  # type: ignore[no-untyped-call]
        assert len(sheets) == 1, tool
        page.emulate_media(media="screen")
        expect(page.locator(".answer__lacking")).to_be_hidden()
    # what a bad link says is shown as the language writes numbers
    page.goto(f"{address}/tools/capacity/?specialists=600.5")
    expect(page.locator("[name=specialists]")).to_have_value("600,5")


def test_the_head_of_the_numbers_is_one_word_on_a_narrow_screen(address: str, page: Page) -> None:
    page.set_viewport_size(SIZES[1])  # type: ignore[arg-type]
    page.goto(f"{address}/tools/capacity/?specialists=4&postCost=900000")
    head = page.locator("[data-details] thead th").nth(1)
    expect(head).to_be_visible()
    lines = "each => { const r = document.createRange(); r.selectNodeContents(each);"
    assert head.evaluate(f"{lines} return r.getClientRects().length; }}") == 1


@TOOLS
def test_starting_over_leaves_nothing_of_an_answer_and_back_brings_it(
    tool: str, address: str, page: Page, read: Library
) -> None:
    page.goto(f"{address}/{example(read, tool, read.languages[0])}")
    was = page.locator("form [data-field]").first.input_value()
    page.locator("[data-action=start-over]").click()
    shows(page, "none")
    expect(page).to_have_url(f"{address}/tools/{tool}/")
    expect(page.locator("form.calculator input").first).to_be_focused()
    for field in page.locator("form [data-field]").all():
        expect(field).to_have_value(field.get_attribute("value") or "")
    page.go_back()
    shows(page, "current")
    expect(page.locator("form [data-field]").first).to_have_value(was)


def test_the_link_of_the_answer_is_copied_or_shown_to_copy(
    browser: Browser, address: str, read: Library
) -> None:
    words = read.words
    for is_allowed in (True, False):
        context = browser.new_context()
        if is_allowed:
            context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        page = context.new_page()
        if not is_allowed:
            page.add_init_script("delete Navigator.prototype.clipboard")
        page.goto(f"{address}/tools/capacity/?specialists=4")
        page.locator("[name=participants]").fill("95")
        page.locator("[data-action=copy-link]").click()
        status = page.locator("[data-answer] [role=status]")
        shown = page.get_by_label(words["answer_link"][FIRST])
        if is_allowed:
            expect(status).to_have_text(words["answer_copied"][FIRST])
            assert page.evaluate("navigator.clipboard.readText()") == page.url
            expect(shown).to_be_hidden()
        else:
            expect(status).to_have_text(words["answer_copy"][FIRST])
            expect(shown).to_be_focused()
            expect(shown).to_have_value(page.url)
            assert page.evaluate("getSelection().toString()") == page.url
        assert "participants=95" in page.url
        context.close()
