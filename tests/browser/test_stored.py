"""A page that shows what is stored tells the truth after Back and after a change in another tab."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from handbook.library import Library

pytestmark = [pytest.mark.browser, pytest.mark.site]
KEY = "handbook.progress"
QUIZ = "rapid-job-search"
PAGE = f"principles/{QUIZ}"
# What each page says of one stored answer and one page done, by a selector and whether it shows.
TELLS = {
    "about/privacy": (f'[data-quiz="{QUIZ}"]', "[data-none]"),
    "learn/record": (f'[data-quiz-row="{QUIZ}"]', "[data-none]"),
    "learn/repeat": ("[data-question]", "[data-howto]"),
    PAGE: ("[data-before]", None),
}


@pytest.fixture
def stored(read: Library) -> str:
    """Progress with one question that was missed yesterday, and one page done."""
    day = (date.today() - timedelta(1)).isoformat()
    question = read.quizzes[QUIZ].questions[0]
    answer = {"hash": question.fingerprint(), "right": False, "day": day}
    pages = {"paths/job-specialist": {"day": day}}
    value = {"version": 1, "quizzes": {QUIZ: {question.id: answer}}, "pages": pages}
    return json.dumps(value)


def tells(page: Page, name: str, *, something: bool) -> None:
    some, none = TELLS[name]
    expect(page.locator(f"{some}:visible")).to_have_count(int(something))
    if none:
        expect(page.locator(f"{none}:visible").first).to_be_visible(visible=not something)


@pytest.mark.parametrize("name", TELLS)
def test_after_back_the_page_shows_what_is_stored_now(
    with_back: Browser, address: str, read: Library, stored: str, name: str
) -> None:
    page = with_back.new_page()
    page.goto(f"{address}/{read.pages[name].address('')}")
    tells(page, name, something=False)
    page.evaluate("window.isTheSamePage = true")
    page.goto(f"{address}/about/")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, stored])
    page.go_back(wait_until="commit")
    assert page.evaluate("window.isTheSamePage"), "this page came from the network, not from Back"
    tells(page, name, something=True)
    page.close()


@pytest.mark.parametrize("name", TELLS)
def test_a_change_in_another_tab_is_shown(
    page: Page, address: str, read: Library, stored: str, name: str
) -> None:
    page.goto(f"{address}/{read.pages[name].address('')}")
    other = page.context.new_page()
    other.goto(f"{address}/about/")
    other.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, stored])
    tells(page, name, something=True)
    other.evaluate("localStorage.clear()")
    tells(page, name, something=False)


def test_the_record_counts_what_was_asked(
    page: Page, address: str, read: Library, stored: str
) -> None:
    language = read.languages[0]
    page.goto(f"{address}/{read.pages['learn/record'].address(language.root)}")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, stored])
    page.reload()
    of = read.words["record_score"][language.code].format
    row = page.locator(f'[data-quiz-row="{QUIZ}"]')
    expect(row.locator("[data-score]")).to_have_text(of(right=0, answered=1))
    total = len(read.quizzes[QUIZ].questions)
    expect(row.locator("[data-answered]")).to_have_text(of(right=1, answered=total))
