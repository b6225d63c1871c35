"""A form on the page can be filled in, and left without a trace."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, expect

import visits
from filling import TYPED, fill, filled_in, forms_in_turn, open_form, status
from handbook.library import Library
from places import CODES

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]


@pytest.fixture
def sent(page: Page) -> Iterator[list[str]]:
    """The addresses that the page has asked for since the list was cleared."""
    asked: list[str] = []

    def ask(request: Request) -> None:
        asked.append(request.url)

    page.on("request", ask)
    yield asked
    page.remove_listener("request", ask)


def test_what_is_typed_is_not_stored_or_sent_and_not_lost_without_a_question(
    read: Library, address: str, page: Page, agreed: list[Dialog], sent: list[str]
) -> None:
    for form, _, where in forms_in_turn(read):
        page.goto(f"{address}/{where}")
        assert agreed == []
        sent.clear()
        assert fill(page) >= len(form.entries)
        box = page.locator("input.form__box[name]").first
        box.press("Enter")
        page.keyboard.press("Tab")
        visits.idle(page)
        expect(page).to_have_url(f"{address}/{where}")
        # Chromium fetches the picture for its tab when it likes.
        assert [url for url in sent if not url.endswith("/mark.svg")] == []
        expect(box).to_have_value(TYPED)
        assert visits.stored(page) == []
        page.reload()
        assert agreed.pop().type == "beforeunload"
        assert not filled_in(page)


def test_without_a_script_the_form_can_be_filled_in_and_no_button_promises_more(
    read: Library, address: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for _, code, where in forms_in_turn(read):
        page.goto(f"{address}/{where}")
        assert fill(page) > 0
        box = page.locator("input.form__box[name]").first
        box.press("Enter")
        assert box.input_value() == TYPED
        assert page.url == f"{address}/{where}"
        assert not page.get_by_role("button", name=read.words["form_print"][code]).is_visible()
        told = page.locator("form.form").inner_text()
        assert read.words["form_unscripted"][code] in told
        assert read.words["form_keep"][code] not in told
        by_hand = page.locator("form [data-rule]")
        assert told.count(read.words["form_work_out"][code]) == by_hand.count()
        for box in by_hand.all():
            box.fill("7")
    context.close()


def test_the_form_is_cleared_only_after_a_question(read: Library, address: str, page: Page) -> None:
    open_form(read, address, page, "referral-form")
    page.fill("#referral-form-phone", "22 33")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator("[data-clear]").click()
    assert page.input_value("#referral-form-phone") == "22 33"
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-clear]").click()
    assert page.input_value("#referral-form-phone") == ""
    expect(status(page)).to_have_text(read.words["form_cleared"][CODES[0]])


def test_an_empty_form_is_cleared_without_a_question_and_says_so(
    read: Library, address: str, page: Page, agreed: list[Dialog]
) -> None:
    open_form(read, address, page, "action-plan")
    page.locator("[data-repeat=employers] [data-add]").click()
    page.locator("[data-clear]").click()
    expect(status(page)).to_have_text(read.words["form_clear_nothing"][CODES[0]])
    assert agreed == []
    expect(page.locator("[data-repeat=employers] > [data-row]")).to_have_count(4)
