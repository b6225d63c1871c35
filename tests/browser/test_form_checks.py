"""A form works out answers from others, and tells what is wrong at its field."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

import visits
from filling import open_form
from handbook.library import Library
from places import CODES

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("nb", "2 i uke 53 i 2026, 1 i uke 1 i 2027, 1 i uke 1 i 2028, 1 uten dato"),
        ("en", "2 in week 53 of 2026, 1 in week 1 of 2027, 1 in week 1 of 2028, 1 without a date"),
    ],
)
def test_contacts_are_counted_in_each_week_of_their_dates(
    read: Library, address: str, page: Page, code: str, told: str
) -> None:
    open_form(read, address, page, "employer-log", code)
    # 2026 has 53 weeks; the last of them ends on Sunday 3 January 2027
    for row, date in enumerate(("31.12.2026", "03.01.2027", "04.01.27", "03.01.2028", ""), 1):
        page.fill(f"#employer-log-contacts-{row}-date", date)
        page.locator(f"label[for=employer-log-contacts-{row}-how-in-person]").click()
    page.locator("label[for=employer-log-contacts-6-how-phone]").click()
    assert page.locator("[data-result=met-in-person]").inner_text() == told


@pytest.mark.parametrize(
    ("code", "form", "typed", "result", "shown"),
    [
        ("nb", "referral-form", {"referral-date": "28.02.2028", "first-meeting-date": "1.3.2028"},
         "days-to-meeting", "2"),
        ("en", "referral-form", {"referral-date": "24/03/2027", "first-meeting-date": "31/03/2027"},
         "days-to-meeting", "7"),
        ("nb", "action-plan", {"plan-date": "30.11.2026"}, "next-review", "28.02.2027"),
        ("en", "action-plan", {"plan-date": "05/01/2026"}, "next-review", "05/04/2026"),
        ("nb", "career-profile", {"days-a-week": "3", "hours-a-day": "7,5"},
         "hours-a-week", "22,5"),
        ("en", "career-profile", {"days-a-week": "3", "hours-a-day": "0.7"},
         "hours-a-week", "2.1"),
        ("nb", "interview-guide", {"employers": "4", "belief": "5", "listening": "4", "order": "3",
         "cooperation": "4,5"}, "points", "83"),
    ],
)  # fmt: skip
def test_answers_are_worked_out_of_others(  # noqa: PLR0917 - a case is data
    read: Library, address: str, page: Page, code: str, form: str, typed: dict[str, str],
    result: str, shown: str,
) -> None:  # fmt: skip
    open_form(read, address, page, form, code)
    output = page.locator(f"[data-result={result}]")
    expect(output).to_have_accessible_name(re.compile(r"\w"))
    told = output.inner_text()
    assert told.startswith(("Skriv", "Write"))
    for name, text in typed.items():
        page.fill(f"#{form}-{name}", text)
    assert output.inner_text() == shown
    first = f"#{form}-{next(iter(typed))}"
    page.fill(first, "31.02.2026")
    label = page.locator(first).evaluate("e => e.labels[0].innerText")
    assert output.inner_text() == read.words["form_mend"][code].replace("{label}", label)
    page.fill(first, "")
    assert output.inner_text() == told


@pytest.mark.parametrize(
    ("form", "typed", "result", "shown"),
    [
        ("referral-form", {"referral-date": "5.11.26", "first-meeting-date": "19.11.26"},
         "days-to-meeting", "14 (mer enn 7)"),
        ("action-plan", {"entry-date": "1.9.26", "search-started": "1.11.26"},
         "days-to-search", "61 (mer enn 30)"),
        ("referral-form", {"referral-date": "5.11.26", "first-meeting-date": "1.11.26"},
         "days-to-meeting", "Datoene står i feil rekkefølge: «8 Dato for første møte med "
         "jobbspesialist» er før «4 Henvisningsdato». Rett en av dem."),
    ],
)  # fmt: skip
def test_days_that_are_too_many_or_run_backwards_say_so(  # noqa: PLR0917 - a case is data
    read: Library, address: str, page: Page, form: str, typed: dict[str, str], result: str,
    shown: str,
) -> None:  # fmt: skip
    open_form(read, address, page, form)
    for name, text in typed.items():
        page.fill(f"#{form}-{name}", text)
    assert page.locator(f"[data-result={result}]").inner_text() == shown


@pytest.mark.parametrize(
    ("code", "form", "field", "wrong", "right"),
    [
        ("nb", "referral-form", "received-date", "31.02.2026", "28. februar 2026"),
        ("nb", "referral-form", "received-date", "01.11.0026", "1.11.26"),
        ("nb", "referral-form", "received-date", "midten av mai", "15. mai 2026"),
        ("en", "action-plan", "objectives-2-target-date", "1 November", "1 November 2026"),
        ("nb", "career-profile", "days-a-week", "3–4", "3,5"),
        ("nb", "career-profile", "days-a-week", "9", "7"),
        ("en", "career-profile", "hours-a-day", "30", "0"),
        ("nb", "employer-log", "contacts-1-visit-number", "nr. 3", "3"),
    ],
)  # fmt: skip
def test_a_wrong_date_or_number_is_told_at_its_field_and_kept(  # noqa: PLR0917 - a case is data
    read: Library, address: str, page: Page, code: str, form: str, field: str, wrong: str,
    right: str,
) -> None:  # fmt: skip
    open_form(read, address, page, form, code)
    box = page.locator(f"#{form}-{field}")
    error = page.locator(f"#{form}-{field}-error")
    box.press_sequentially(wrong)
    expect(error).to_be_empty()
    box.press("Tab")
    label = box.evaluate("e => e.labels[0].innerText")
    expect(error).to_contain_text(label)
    expect(box).to_have_attribute("aria-invalid", "true")
    assert error.inner_text() in box.evaluate(
        "e => e.getAttribute('aria-describedby').split(' ')"
        ".map(id => document.getElementById(id).innerText).join(' ')"
    )
    expect(box).to_have_value(wrong)
    box.fill(right)
    expect(error).to_be_empty()
    expect(box).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize("code", CODES)
def test_a_chosen_answer_is_taken_back_by_keyboard_and_mouse(
    read: Library, address: str, page: Page, code: str
) -> None:
    open_form(read, address, page, "career-profile", code)
    for fold in page.locator("details", has=page.locator("[type=radio]")).all():
        fold.locator("summary").click()
    clear = page.locator("[data-unset]").filter(visible=True)
    yes = page.locator("#career-profile-criminal-record-yes")
    expect(clear).to_have_count(0)
    yes.focus()
    page.keyboard.press("Space")
    expect(yes).to_be_checked()
    page.keyboard.press("Tab")
    expect(clear).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("form :checked")).to_have_count(0)
    expect(yes).to_be_focused()
    expect(clear).to_have_count(0)
    page.locator("label[for=career-profile-openness-1-what-need]").click()
    page.get_by_role("button", name=read.words["form_unset"][code]).click()
    expect(page.locator("form :checked")).to_have_count(0)


@pytest.mark.parametrize(("code", "scheme"), [*zip(CODES, visits.SCHEMES, strict=False)])
def test_axe_finds_nothing_in_a_form_with_messages(
    read: Library, address: str, page: Page, code: str, scheme: visits.Scheme
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(color_scheme=scheme)
    open_form(read, address, page, "career-profile", code)
    page.get_by_role("button", name=read.words["form_whole"][code]).first.click()
    for fold in page.locator("form details").all():
        fold.locator("summary").click()
    page.fill("#career-profile-completed-date", "31.02.2026")
    page.fill("#career-profile-days-a-week", "9")
    page.locator("label[for=career-profile-criminal-record-yes]").click()
    page.locator("[data-repeat=jobs] [data-add]").click()
    expect(page.locator("[data-error]:not(:empty)")).to_have_count(2)
    assert visits.axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
