"""A story one scene at a time: by keyboard, with Back, and whole on paper and without a script."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from handbook.library import Library
from places import FIRST, SECOND

pytestmark = [pytest.mark.browser, pytest.mark.one_page]


def test_a_choice_shows_what_comes_of_it_and_back_goes_a_scene_back(
    page: Page, address: str, read: Library
) -> None:
    case = read.cases["six-weeks"]
    first = case.scenes[0]
    page.goto(f"{address}/en/learn/six-weeks/")
    shown = page.locator(".case__part:visible")
    heading = shown.locator("h3")
    expect(heading).to_contain_text([first.title[SECOND]])
    shown.get_by_role("link", name=first.choices[0].do[SECOND]).press("Enter")
    expect(shown).to_contain_text([first.choices[0].then[0][SECOND]])
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    shown.get_by_role("link", name=read.words["case_on"][SECOND]).press("Enter")
    expect(heading).to_contain_text([case.scenes[1].title[SECOND]])
    page.go_back()
    expect(shown).to_contain_text([first.choices[0].then[0][SECOND]])
    expect(heading).to_be_focused()
    shown.get_by_role("link", name=read.words["case_back"][SECOND]).click()
    expect(heading).to_contain_text([first.title[SECOND]])
    # another part of the page leaves the scene as it is, and an address leads into the story
    page.evaluate("location.hash = 'afterwards'")
    expect(heading).to_contain_text([first.title[SECOND]])
    ending = case.endings[-1]
    page.goto(f"{address}/learn/six-weeks/#part-{case.numbers[ending.id]}")
    expect(heading).to_contain_text([ending.title[FIRST]])
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    sheets = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))  # type: ignore[no-untyped-call]
    printed = "".join("".join(each.get_textpage().get_text_range().split()) for each in sheets)
    for part in (*case.scenes, *case.endings):
        assert "".join(f"{case.numbers[part.id]}{part.title[FIRST]}".split()) in printed


def test_without_javascript_the_numbers_lead_through_the_story(
    browser: Browser, address: str, read: Library
) -> None:
    case = read.cases["six-weeks"]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/learn/six-weeks/")
    expect(page.locator(".case__part:visible")).to_have_count(len(case.numbers))
    page.locator("#part-1 a").first.click()
    expect(page.locator(f"#part-{case.numbers['referral/1']}")).to_be_in_viewport()
    context.close()
