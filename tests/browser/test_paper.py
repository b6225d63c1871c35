"""Paper gets what is of use there: the work, short, and a checklist by itself."""

from __future__ import annotations

import io
from datetime import date

import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from handbook.library import Library

pytestmark = [pytest.mark.browser, pytest.mark.one_page]
MOST = 5  # sheets of a principle page
PAGE = "principles/rapid-job-search/"


def text(pdf: bytes) -> str:
    """All that is printed, without spaces: lines break where they like."""
    sheets = pypdfium2.PdfDocument(pdf)  # type: ignore[no-untyped-call]
    return "".join("".join(each.get_textpage().get_text_range().split()) for each in sheets)


def sheets(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def test_a_principle_is_printed_on_few_sheets(page: Page, address: str, read: Library) -> None:
    found = {}
    for name, principle in read.pages.items():
        if principle.facts.kind == "principle":
            for language in read.languages:
                page.goto(f"{address}/{principle.address(language.root)}")
                found[name, language.code] = sheets(page.pdf(format="A4"))
    assert found
    assert {each: count for each, count in found.items() if count > MOST} == {}


def test_no_question_and_no_button_is_printed_with_a_page(page: Page, address: str) -> None:
    for path in (PAGE, "learn/mixed/"):
        page.goto(f"{address}/{path}")
        if path != PAGE:
            page.locator("[data-begin]").click()
        expect(page.locator(".quiz").first).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator("#self-check, .quiz, button").locator("visible=true")).to_have_count(0)
        page.emulate_media(media="screen")


@pytest.mark.parametrize("path", [PAGE, "tools/fidelity-25/"])
@pytest.mark.parametrize("root", ["", "en/"])
def test_a_checklist_is_printed_as_a_card_of_its_own_with_its_address_and_the_day(
    page: Page, address: str, read: Library, root: str, path: str
) -> None:
    page.clock.set_fixed_time("2026-12-01T12:00")
    page.goto(f"{address}/{root}{path}?path=leader#checklist")
    items = page.locator("#checklist + ul > li").all_inner_texts()
    page.evaluate("window.print = () => {}")
    language = next(each for each in read.languages if each.root == root)
    page.get_by_role("button", name=read.words["print_checklist"][language.code]).click()
    printed = page.pdf(format="A4")
    assert sheets(printed) == 1
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".lead")).to_be_visible()
    origin = f"{address}/{root}{path} · {language.date(date(2026, 12, 1))}"
    headings = [page.locator(each).inner_text() for each in ("h1", "#checklist")]
    wanted = [*headings, *items, origin]
    shown = text(printed)
    assert ["".join(each.split()) in shown for each in wanted] == [True] * len(wanted)
    left = sum(len("".join(each.split())) for each in wanted)
    assert len(shown) < left + 10  # the number of the sheet


def test_a_tool_is_printed_before_use_as_its_questions_and_its_checklist(
    page: Page, address: str, read: Library
) -> None:
    page.emulate_media(media="print")
    for name in read.tools:
        shown = read.page_of("calculator", name)
        assert shown
        for language in read.languages:
            page.goto(f"{address}/{shown.address(language.root)}")
            assert sheets(page.pdf(format="A4")) <= 2, name
            asked = page.locator("form.calculator :is(input, select)").filter(visible=True)
            assert asked.count()
            expect(page.locator("#checklist")).to_be_visible()
            expect(page.locator(".calculator-facts")).to_be_hidden()
    page.emulate_media(media="null")


def test_a_link_that_leads_out_is_printed_with_its_address_and_no_other(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/about/licence/")
    page.emulate_media(media="print")
    added = page.locator(".page-body a:not(.footnote a)").evaluate_all(
        "links => links.map(a => [a.getAttribute('href'), getComputedStyle(a, '::after').content])"
    )
    assert {href.startswith("http") for href, _ in added} == {True, False}
    for href, content in added:
        assert (href in content) == href.startswith("http"), href
