"""Rows of a form come and go, and what stands in them stays with them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Dialog, Page, expect

from filling import open_form, status
from handbook.library import Library
from places import CODES

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]


def test_rows_are_added_and_removed_by_keyboard_and_it_is_said(
    read: Library, address: str, page: Page
) -> None:
    open_form(read, address, page, "action-plan")
    rows = page.locator("[data-repeat=objectives] > [data-row]")
    page.fill("#action-plan-objectives-2-responsible", "Alex")
    page.locator("[data-repeat=objectives] [data-add]").focus()
    page.keyboard.press("Enter")
    assert rows.count() == 3
    assert page.evaluate("document.activeElement.name") == "objectives-3-objective"
    expect(status(page)).to_have_text("Delmål 3 er lagt til.")
    page.locator("[data-repeat=objectives] [data-remove]").first.focus()
    page.keyboard.press("Enter")
    assert rows.count() == 2
    expect(status(page)).to_have_text("Delmål 1 er fjernet.")
    assert page.evaluate("document.activeElement.name") == "objectives-1-objective"
    assert page.input_value("#action-plan-objectives-1-responsible") == "Alex"


def test_a_row_with_answers_is_removed_only_after_a_question_and_the_last_row_stays(
    read: Library, address: str, page: Page, declined: list[Dialog]
) -> None:
    open_form(read, address, page, "career-profile")
    page.fill("#career-profile-jobs-1-workplace", "Kantine")
    remove = page.locator("[data-repeat=jobs] [data-remove]")
    remove.first.click()
    [question] = declined
    assert question.message == "Vil du fjerne jobb 1 med alt som står der?"
    assert page.input_value("#career-profile-jobs-1-workplace") == "Kantine"
    remove.nth(1).click()
    assert remove.count() == 1
    assert not remove.first.is_visible()


def test_choices_in_rows_stay_apart_when_rows_come_and_go(
    read: Library, address: str, page: Page
) -> None:
    open_form(read, address, page, "employer-log")
    page.locator("label[for=employer-log-contacts-2-how-in-person]").click()
    page.locator("label[for=employer-log-contacts-6-how-phone]").click()
    page.locator("[data-repeat=contacts] [data-add]").click()
    assert page.locator("form :checked").count() == 2
    page.locator("[data-repeat=contacts] [data-remove]").first.click()
    assert page.locator("form :checked").evaluate_all("all => all.map(c => c.id)") == [
        "employer-log-contacts-1-how-in-person",
        "employer-log-contacts-5-how-phone",
    ]
    assert page.locator("[data-result=met-in-person]").inner_text() == "1 uten dato"


def test_the_message_of_a_row_stays_with_it_and_a_new_row_has_none(
    read: Library, address: str, page: Page
) -> None:
    open_form(read, address, page, "employer-log")
    page.fill("#employer-log-contacts-5-date", "32.1.2026")
    page.keyboard.press("Tab")
    page.locator("[data-repeat=contacts] [data-add]").click()
    page.locator("[data-repeat=contacts] [data-remove]").first.click()
    expect(page.locator("[data-error]:not(:empty)")).to_have_count(1)
    expect(page.locator("#employer-log-contacts-4-date-error")).not_to_be_empty()
    expect(page.locator("[aria-invalid]")).to_have_accessible_description(
        re.compile("Datoen i feltet .* finnes ikke")
    )


def test_a_full_table_says_why_no_row_can_be_added(read: Library, address: str, page: Page) -> None:
    open_form(read, address, page, "action-plan")
    rows = page.locator("[data-repeat=employers]")
    full = rows.get_by_text(read.words["form_full"][CODES[0]])
    add = rows.locator("[data-add]")
    add.evaluate("add => { for (let n = 0; n < 45; n++) add.click(); }")
    expect(full).to_be_hidden()
    add.click()
    expect(full).to_be_visible()
    expect(add).to_be_hidden()
