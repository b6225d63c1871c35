"""A form opens on its fields, is taken in parts, and is left with its answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from filling import forms, open_form, status
from handbook.library import Library
from places import CODES, SECOND

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]
WIDE, NARROW = (1280, 800), (360, 740)
MOST_WORDS = 60
PROFILE = "career-profile"
# What a control is called and how far down it begins, and the words of main before it.
BEGINNINGS = """() => {
    const form = document.querySelector("form[data-module=form]");
    const fields = [...form.querySelectorAll("input, select, textarea")];
    const first = fields.find((each) => each.checkVisibility());
    const before = document.createRange();
    before.setStart(document.querySelector("main"), 0);
    before.setEndBefore(first);
    const words = before.cloneContents();
    for (const hidden of words.querySelectorAll("[hidden]")) hidden.remove();
    const all = words.textContent.split(/\\s+/).filter((word) => /[\\p{L}\\p{N}]/u.test(word));
    return { top: first.getBoundingClientRect().top + scrollY, words: all.length };
}"""


@pytest.fixture
def narrow_page(page: Page) -> Iterator[Page]:
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    yield page
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})


def parts(page: Page) -> Locator:
    return page.locator("[data-part]").filter(visible=True)


def where(page: Page) -> Locator:
    return page.locator("[data-where]").filter(visible=True).first


@pytest.mark.parametrize(("size", "lowest"), [(WIDE, 560), (NARROW, 640)])
@pytest.mark.parametrize("code", CODES)
def test_the_first_field_stands_high_on_the_page_of_every_form(  # noqa: PLR0917 - a case is data
    read: Library, address: str, page: Page, code: str, size: tuple[int, int], lowest: int
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    found = {}
    for form, where_it_is in forms(read, code):
        page.goto(f"{address}/{where_it_is}")
        found[form.id] = page.evaluate(BEGINNINGS)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], form.id
    assert {name: at for name, at in found.items() if at["top"] > lowest} == {}
    assert {name: at for name, at in found.items() if at["words"] > MOST_WORDS} == {}


def test_on_a_phone_one_conversation_is_shown_with_where_one_is_and_what_is_answered(
    read: Library, address: str, narrow_page: Page
) -> None:
    page = narrow_page
    open_form(read, address, page, PROFILE)
    expect(parts(page)).to_have_count(1)
    expect(where(page)).to_have_text("Samtale 1 av 3 · 0 av 12 spørsmål besvart")
    page.fill("#career-profile-dream-job", "Kafé")
    expect(where(page)).to_have_text("Samtale 1 av 3 · 1 av 12 spørsmål besvart")
    page.get_by_role("button", name="Neste samtale: Erfaringen").click()
    expect(page.get_by_role("heading", name="Samtale 2: Erfaringen")).to_be_focused()
    expect(where(page)).to_be_in_viewport()
    expect(where(page)).to_have_text(re.compile(r"Samtale 2 av 3 · 0 av \d+ "))
    page.get_by_role("button", name="Forrige samtale: Målet").click()
    expect(page.locator("#career-profile-dream-job")).to_have_value("Kafé")
    page.get_by_role("button", name=read.words["form_whole"][CODES[0]]).first.click()
    expect(parts(page)).to_have_count(3)
    expect(where(page)).to_have_text(re.compile(r"3 samtaler · 1 av \d+ "))


def test_on_a_wide_screen_all_conversations_are_shown_and_one_at_a_time_by_choice(
    read: Library, address: str, page: Page
) -> None:
    open_form(read, address, page, PROFILE, SECOND)
    expect(parts(page)).to_have_count(3)
    page.get_by_role("button", name="One conversation at a time").first.click()
    expect(parts(page)).to_have_count(1)


def test_an_answer_to_mend_is_led_to_in_whichever_conversation_and_fold_it_stands(
    read: Library, address: str, narrow_page: Page
) -> None:
    page = narrow_page
    open_form(read, address, page, PROFILE)
    for _ in range(2):
        page.locator("[data-turn] [data-turn-to]").filter(visible=True).last.click()
    page.locator("summary").filter(has_text="Åpenhet").click()
    page.fill("#career-profile-openness-1-agreed-date", "31.2.2026")
    page.keyboard.press("Tab")
    page.locator("summary").filter(has_text="Åpenhet").click()
    page.locator("[data-turn] [data-turn-to]").filter(visible=True).first.click()
    # nothing is wrong in this conversation; where answers are kept, all of them are told
    led = page.locator("[data-mends] a").filter(visible=True)
    expect(led).to_have_count(1)
    expect(page.locator(".form__keep [data-mends] a")).to_have_text(
        re.compile(r"^Avtale 1: \d+\.2 Dato for avtalen$")
    )
    led.click()
    wrong = page.locator("#career-profile-openness-1-agreed-date")
    expect(wrong).to_be_focused()
    expect(wrong).to_be_in_viewport()
    wrong.fill("28.02.2026")
    expect(page.locator("[data-mends]").filter(visible=True)).to_have_count(0)


@pytest.mark.parametrize("code", CODES)
def test_the_answers_are_saved_at_the_end_of_the_conversation_they_are_given_in(
    read: Library, address: str, narrow_page: Page, code: str
) -> None:
    page, words = narrow_page, read.words
    open_form(read, address, page, PROFILE, code)
    expect(page.locator(".form__top")).to_contain_text(words["form_vanishes"][code])
    page.fill("#career-profile-dream-job", "Kafé")
    here = parts(page)
    with page.expect_download() as download:
        here.get_by_role("button", name=words["form_save"][code]).click()
    assert json.loads(download.value.path().read_text("utf-8"))["answers"] == {"dream-job": "Kafé"}
    expect(here.locator("[data-status]").filter(visible=True)).to_have_text(
        words["form_saved"][code]
    )


def test_an_address_leads_into_the_conversation_that_it_names(
    read: Library, address: str, narrow_page: Page
) -> None:
    open_form(read, address, narrow_page, PROFILE)
    narrow_page.evaluate("location.hash = 'career-profile-current'")
    expect(narrow_page.locator("#career-profile-current")).to_be_in_viewport()


def test_answers_saved_before_the_language_is_switched_open_there_in_its_words(
    read: Library, address: str, page: Page, tmp_path: Path, agreed: list[Dialog]
) -> None:
    open_form(read, address, page, PROFILE)
    english = page.get_by_role("banner").get_by_role("link", name="English")
    page.fill("#career-profile-dream-job", "Kafé")
    page.locator("summary").filter(has_text="Åpenhet").click()
    page.locator("label[for=career-profile-openness-1-what-need]").click()
    english.click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text(read.words["form_switch_how"][CODES[0]])
    expect(asked).to_contain_text(read.words["saved_on_private"][CODES[0]])
    page.get_by_role("button", name=read.words["form_switch_stay"][CODES[0]]).click()
    expect(page.locator("#career-profile-dream-job")).to_have_value("Kafé")
    english.click()
    with page.expect_download() as download:
        asked.locator("[data-switch-save]").click()
    kept = tmp_path / "kept.json"
    download.value.save_as(kept)
    asked.get_by_role("button", name=read.words["form_switch_now"][CODES[0]]).click()
    page.wait_for_url("**/en/**#career-profile-keep")
    expect(page.get_by_text(read.words["form_open_across"][SECOND])).to_be_visible()
    page.set_input_files("[data-open]", kept)
    expect(status(page)).to_have_text(read.words["form_file_opened"][SECOND])
    expect(page.locator("#career-profile-dream-job")).to_have_value("Kafé")
    expect(page.locator("#career-profile-openness-1-what-need")).to_be_checked()
    expect(page.locator("#career-profile-openness-1-what-need")).to_be_visible()
    assert agreed == []


@pytest.mark.usefixtures("agreed")
def test_a_form_with_nothing_typed_or_with_answers_given_up_is_left_without_another_question(
    read: Library, address: str, page: Page
) -> None:
    open_form(read, address, page, "referral-form")
    page.locator("[data-twin]").click()
    page.wait_for_url("**/en/**")
    page.fill("#referral-form-phone", "22 33")
    page.get_by_role("banner").get_by_role("link", name="Norsk bokmål").click()
    page.get_by_role("button", name=read.words["form_switch_go"][SECOND]).click()
    page.wait_for_url(f"{address}/tools/forms/referral-form/**")


def test_a_profile_of_an_older_version_opens_with_what_still_fits_and_the_rest_is_told(
    read: Library, address: str, page: Page, tmp_path: Path
) -> None:
    answers = {"dream-job": "Kafé", "ever-used": "yes", "openness": "willing", "coping": "En tur"}
    labels = {
        "ever-used": "Har du noen gang brukt alkohol?",
        "ever-used=yes": "Ja",
        "openness": "Åpenhet",
        "openness=willing": "Ja",
    }
    old = {"handbook": "ips-form", "format": 1, "form": PROFILE, "version": "1.1"}
    kept = tmp_path / "old.json"
    kept.write_text(json.dumps(old | {"answers": answers, "labels": labels}), "utf-8")
    open_form(read, address, page, PROFILE)
    page.set_input_files("[data-open]", kept)
    told = "versjon 1.1.*Har du noen gang brukt alkohol\\?: Ja; Åpenhet: Ja$"
    expect(status(page)).to_have_text(re.compile(told))
    expect(page.locator("#career-profile-dream-job")).to_have_value("Kafé")
    expect(page.locator("#career-profile-coping")).to_be_visible()
