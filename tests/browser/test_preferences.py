"""The privacy page shows what the browser remembers, erases it, and keeps the reader's choice."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from handbook.library import Library
from places import FIRST

pytestmark = [pytest.mark.browser, pytest.mark.one_page]
KEY = "handbook.progress"
ANSWERS = {
    "version": 1,
    "quizzes": {
        "rapid-job-search": {
            "first-week": {"hash": "a", "right": True, "day": "2025-11-21"},
            "hearing-voices": {"hash": "b", "right": False, "day": "2025-11-21"},
        },
        "gone": {"q": {"hash": "c", "right": True, "day": "2025-11-21"}},
    },
    "pages": {"model/evidence": {"day": "2025-11-21"}},
    "settings": {"shortcuts": True},
}


def where(read: Library, name: str) -> str:
    """The address of the page that shows this preference."""
    page = read.page_of("preferences", name)
    assert page, f"no page shows the preference «{name}»"
    return "/" + page.address(read.languages[0].root)


@pytest.fixture
def stored(page: Page, address: str, read: Library) -> Iterator[Page]:
    """The page with answers from before."""
    page.goto(address + where(read, "progress"))
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, json.dumps(ANSWERS)])
    page.reload()
    yield page


def test_what_is_stored_is_told_in_words(stored: Page, read: Library) -> None:
    title = read.quizzes["rapid-job-search"].title[FIRST]
    rows = stored.locator("[data-rows] li:visible")
    row = read.words["progress_row"][FIRST]
    told = {
        row.format(title=title, right=1, answered=2),
        row.format(title="gone", right=1, answered=1),
        read.words["progress_pages"][FIRST].format(count=1),
    }
    assert set(rows.all_inner_texts()) == told
    expect(stored.locator("[data-none]")).to_be_hidden()


def test_everything_is_erased_after_a_question_and_the_keyboard_keeps_its_place(
    stored: Page, read: Library
) -> None:
    block = stored.locator(".preferences:has([data-rows])")
    button, status = block.locator("[data-erase]"), block.locator('[role="status"]')
    button.focus()
    stored.keyboard.press("Enter")
    expect(block.locator(".preferences__confirm")).to_be_visible()
    block.locator("[data-no]").press("Enter")
    expect(status).to_have_text(read.words["progress_kept"][FIRST])
    expect(button).to_be_focused()
    assert stored.evaluate("localStorage.length") == 1
    button.press("Enter")
    block.locator("[data-yes]").press("Enter")
    expect(status).to_have_text(read.words["progress_erased"][FIRST])
    expect(button).to_be_focused()
    expect(block.locator("[data-none]")).to_be_visible()
    assert stored.evaluate("localStorage.length") == 0


def test_turning_the_shortcuts_off_is_remembered_and_leaves_the_answers(
    stored: Page, address: str, read: Library
) -> None:
    stored.goto(address + where(read, "shortcuts"))
    box = stored.get_by_label(read.words["shortcuts_off"][FIRST])
    expect(box).not_to_be_checked()
    box.check()
    progress = json.loads(stored.evaluate("key => localStorage.getItem(key)", KEY))
    assert progress == {**ANSWERS, "settings": {"shortcuts": False}}
    stored.reload()
    expect(box).to_be_checked()
    box.uncheck()
    progress = json.loads(stored.evaluate("key => localStorage.getItem(key)", KEY))
    assert progress == ANSWERS


def test_without_javascript_the_page_says_that_nothing_is_stored(
    browser: Browser, address: str, read: Library
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + where(read, "progress"))
    expect(page.get_by_text(read.words["progress_none"][FIRST])).to_be_visible()
    page.goto(address + where(read, "shortcuts"))
    expect(page.get_by_text(read.words["shortcuts_without_script"][FIRST])).to_be_visible()
    expect(page.locator(".preferences :is(button, input):visible")).to_have_count(0)
    context.close()
