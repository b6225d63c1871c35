"""What was typed on a page is gone when it is come Back to, and was never in an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from handbook.library import Library
from places import FIRST

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]
TYPED = "Kari er redd"
# By page: a field that is filled in, and an answer in the address that is to be there still.
TYPES = {
    "tools/forms/career-profile": "textarea",
    "tools/forms/employer-log": "#employer-log-contacts-1-date",
    "tools/referral-clocks": "[name=referral]",
    "tools/quality-self-review": "#quality-self-review-form [data-box=note]",
    "tools/capacity": "[name=specialists]",
    "tools/budget": "ol [name=postName]",
    "tools/start-up-plan": "[name=start]",
    "tools/reference-group-calendar": "[name=time]",
    "learn/record": "#record-name",
}


@pytest.fixture(scope="module")
def lasting_page(with_back: Browser) -> Iterator[Page]:
    """The page that these tests share, in a browser that keeps pages for Back."""
    opened = with_back.new_page()
    yield opened
    opened.close()


def go_back(page: Page) -> None:
    assert page.evaluate("window.isTheSamePage = true")
    page.get_by_role("banner").get_by_role("link", name="English").click()
    without = page.locator("[data-switch-go]").filter(visible=True)
    if page.locator("dialog[open]").count():  # a form asks first
        without.click()
    page.wait_for_url("**/en/**")
    page.go_back(wait_until="commit")
    assert page.evaluate("window.isTheSamePage"), "this page came from the network, not from Back"


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.usefixtures("agreed")
def test_after_back_nothing_that_was_typed_is_there(address: str, page: Page, name: str) -> None:
    page.goto(f"{address}/{name}/")
    field = page.locator(f"main {TYPES[name]}").first
    before = field.input_value()
    field.fill(TYPED)
    field.press("Tab")
    go_back(page)
    expect(field).to_have_value(before)
    assert TYPED not in page.locator("main").inner_text()


@pytest.mark.usefixtures("agreed")
def test_a_form_says_why_it_is_empty_after_back(address: str, page: Page, read: Library) -> None:
    page.goto(f"{address}/tools/forms/employer-log/")
    page.locator("#employer-log-contacts-1-date").fill("04.01.2027")
    page.locator("label[for=employer-log-contacts-1-how-in-person]").click()
    go_back(page)
    told = page.locator("[data-status]").filter(has_text=read.words["form_left"][FIRST])
    expect(told).to_have_count(1)
    expect(page.locator("form :checked")).to_have_count(0)
    assert not page.locator("[data-result=met-in-person]").inner_text().startswith("1")


@pytest.mark.usefixtures("agreed")
def test_the_clocks_are_gone_after_back_from_another_language(address: str, page: Page) -> None:
    page.goto(f"{address}/tools/referral-clocks/")
    page.locator("[name=referral]").fill("01.09.2026")
    page.keyboard.press("Enter")
    page.locator(".answer__own summary").click()
    page.locator("[data-own-id]").fill("A-17")
    go_back(page)
    expect(page.locator("[data-details] tr")).to_have_count(0)
    page.locator("[name=referral]").fill("01.09.2026")
    page.keyboard.press("Enter")
    expect(page.locator("[data-own-id]")).to_have_value("")


@pytest.mark.usefixtures("agreed")
def test_who_and_when_of_a_review_are_gone_after_back_and_its_answers_are_there(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/tools/quality-self-review/?answers=ypyyyyynyyyyyyy")
    lines = page.locator("[data-steps] li")
    lines.first.locator("textarea").first.fill(TYPED)
    go_back(page)
    expect(lines).to_have_count(2)
    expect(lines.first.locator("textarea").first).to_have_value("")


@pytest.mark.parametrize(
    ("name", "query", "kept"),
    [
        ("capacity", {"specialists": TYPED, "caseload": "20"}, "caseload=20"),
        ("capacity", {"specialists": "2", "participants": "01017012345"}, "specialists=2"),
        ("start-up-plan", {"start": TYPED}, ""),
        ("reference-group-calendar", {"first": "2027-02-02", "time": TYPED}, "first=2027-02-02"),
        ("budget", {"postName": TYPED, "posts": "1", "postCost": "712000"}, "postCost=712000"),
    ],
)
def test_an_address_never_has_what_was_refused_or_a_word_that_was_written(
    address: str, page: Page, name: str, query: dict[str, str], kept: str
) -> None:
    page.goto(f"{address}/tools/{name}/")
    for field, value in query.items():
        page.locator(f"form [name={field}]").first.fill(value)
    page.keyboard.press("Enter")
    expect(page.locator("main [aria-invalid], main output").first).to_be_attached()
    expect(page).to_have_url(re.compile(f".*{re.escape(kept)}"))
    refused = [value for value in query.values() if value in {TYPED, "01017012345"}]
    for value in refused:
        assert urlencode({"": value})[1:] not in page.url
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"**/en/tools/{name}/**")
    for value in refused:
        assert urlencode({"": value})[1:] not in page.url
