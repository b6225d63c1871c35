"""An own copy of the answers is saved to a file, and opened from it or refused with a reason."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from filling import fill, filled_in, forms_in_turn, open_form, status
from handbook.library import Library
from places import CODES

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]


def test_an_own_copy_is_saved_to_a_file_and_opened_from_it_whole(
    read: Library, address: str, page: Page, agreed: list[Dialog], tmp_path: Path
) -> None:
    page.clock.set_fixed_time("2026-11-30T10:00:00")
    for form, code, where in forms_in_turn(read):
        page.goto(f"{address}/{where}")
        for add in page.locator("[data-add]").filter(visible=True).all():
            add.click()
        fill(page)
        state = """() => [...document.querySelectorAll("form [name]")]
            .map(c => [c.name, c.value, c.checked])"""
        before = page.evaluate(state)
        with page.expect_download() as download:
            page.locator("[data-save]").click()
        assert (
            download.value.suggested_filename
            == f"{read.words['form_own_file'][code]}-{form.id}-2026-11-30.json"
        )
        kept = tmp_path / "kept.json"
        download.value.save_as(kept)
        page.reload()
        assert not filled_in(page)
        page.set_input_files("[data-open]", kept)
        expect(status(page)).to_have_text(read.words["form_file_opened"][code])
        assert page.evaluate(state) == before
    assert agreed == []  # what is saved can be left


@pytest.mark.parametrize(
    "case",
    [
        ("A-17", "ips-svar-referral-form-A-17-2026-11-30.json"),
        ("", "ips-svar-referral-form-2026-11-30.json"),
        (" \u200bA/17: ..\\b ", "ips-svar-referral-form-A-17-b-2026-11-30.json"),
        ("A\uff11\uff17", "ips-svar-referral-form-A17-2026-11-30.json"),
        ("../.. ", "ips-svar-referral-form-2026-11-30.json"),
    ],
)
def test_the_file_is_told_from_others_by_the_readers_own_id_and_the_day(
    read: Library, address: str, page: Page, tmp_path: Path, case: tuple[str, str]
) -> None:
    typed, name = case
    page.clock.set_fixed_time("2026-11-30T23:50:00")
    open_form(read, address, page, "referral-form")
    page.fill("#referral-form-phone", "22 33")
    own = page.get_by_label("Egen ID i filnavnet")
    own.fill(typed)
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    assert download.value.suggested_filename == name
    content = Path(download.value.path()).read_text("utf-8")
    assert "A-17" not in content
    # what is saved next is not taken for another's
    own.fill("B-2")
    kept = tmp_path / name.replace(".json", " (1).json")
    kept.write_text(content, "utf-8")
    page.once("dialog", lambda dialog: dialog.accept())
    page.set_input_files("[data-open]", kept)
    expect(status(page)).to_have_text(read.words["form_file_opened"][CODES[0]])
    found = name.removeprefix("ips-svar-referral-form").removesuffix("-2026-11-30.json")
    expect(own).to_have_value(found.removeprefix("-"))
    page.fill("#referral-form-phone", "")
    own.fill("B-2")
    page.locator("[data-clear]").click()
    expect(own).to_have_value("")


HEAD = '{"handbook":"ips-form","format":1,"form":"referral-form","version":"1.0",'
MANY = ",".join(f'"n{number}":"{number}"' for number in range(200_000))
# What the file is called and holds, the sentence that says so, and what that says it is.
WRONG = {
    "not JSON": ("a.json", "{", "foreign", "data"),
    "nothing at all": ("a.json", "", "foreign", "empty"),
    "a picture": ("a.json", "\x89PNG", "foreign", "picture"),
    "other JSON": ("a.json", "[1]", "foreign", "data"),
    "nothing in it": ("a.json", "null", "foreign", "data"),
    "a table": ("svar.csv", "Navn;Telefon\nKari;22 33\n", "foreign", "table"),
    "a table by another name": ("svar.json.txt", "a,b\n1,2\n", "foreign", "table"),
    "a form's PDF": ("ips-referral-form-nb.pdf", "%PDF-1.7\n", "foreign", "pdf"),
    "a form's Word file": ("form.docx", "PK\x03\x04", "foreign", "word"),
    "a workbook": ("plan.xlsx", "PK\x03\x04", "foreign", "sheet"),
    "a calendar": ("a.ics", "BEGIN:VCALENDAR\r\n", "foreign", "calendar"),
    "a page": ("a.html", "<!doctype html>", "foreign", "page"),
    "progress": ("p.json", '{"version":1,"quizzes":{},"pages":{}}', "foreign", "progress"),
    "a letter": ("a.txt", "Hei, her er svarene.", "foreign", "text"),
    "half of an own file": ("a.json", HEAD + '"answers":{"pho', "damaged", ""),
    "a list of answers": ("a.json", HEAD + '"answers":[]}', "damaged", ""),
    "no answers": ("a.json", HEAD + '"answer":{}}', "damaged", ""),
    "answers of another kind": ("a.json", HEAD + '"answers":{"phone":[1]}}', "damaged", ""),
    "a later format": (
        "a.json",
        HEAD.replace(":1,", ":2,") + '"answers":{"phone":"1"}}',
        "newer",
        "",
    ),
    "an earlier format": (
        "a.json",
        HEAD.replace(":1,", ":0,") + '"answers":{"phone":"1"}}',
        "older",
        "",
    ),
    "another form": (
        "a.json",
        HEAD.replace("referral-form", "action-plan") + '"title":"Planen","answers":{}}',
        "other",
        "",
    ),
    "too much": ("a.json", HEAD + f'"answers":{{"phone":"{"1" * 20_000_000}"}}}}', "large", ""),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_file_gets_a_sentence_beside_the_button_and_changes_nothing(
    read: Library, address: str, page: Page, tmp_path: Path, case: str
) -> None:
    name, content, sentence, kind = WRONG[case]
    open_form(read, address, page, "referral-form")
    page.fill("#referral-form-phone", "22 33")
    file = tmp_path / name
    file.write_text(content, "utf-8")
    chooser = page.locator("[data-open]")
    chooser.set_input_files(file)
    words = read.words[f"form_file_{sentence}"][CODES[0]]
    what = read.words[f"opened_{kind}"][CODES[0]] if kind else ""
    said = words.replace("{kind}", what).replace("{form}", "Planen")
    expect(status(page)).to_have_text(said)
    assert page.input_value("#referral-form-phone") == "22 33"
    expect(chooser).to_have_accessible_description(said)
    expect(chooser).to_have_attribute("aria-invalid", "true")
    below, above = (
        page.locator(place).bounding_box() for place in ("#referral-form-own-status", "[data-open]")
    )
    assert below and above
    assert 0 <= below["y"] - above["y"] - above["height"] < 60


def test_a_file_of_which_nothing_fits_empties_no_form_and_is_told_in_short(
    read: Library, address: str, page: Page, tmp_path: Path
) -> None:
    open_form(read, address, page, "referral-form")
    page.fill("#referral-form-phone", "22 33")
    file = tmp_path / "many.json"
    file.write_text(HEAD + f'"answers":{{{MANY}}}}}', "utf-8")
    page.set_input_files("[data-open]", file)
    expect(status(page)).to_have_text(re.compile(r"Ingenting er endret.* n0: 0; .*\(\+199980\)$"))
    assert page.input_value("#referral-form-phone") == "22 33"


def test_a_reader_who_declines_to_open_a_file_is_told_that_nothing_is_changed(
    read: Library, address: str, page: Page, declined: list[Dialog], tmp_path: Path
) -> None:
    open_form(read, address, page, "referral-form")
    page.fill("#referral-form-phone", "22 33")
    file = tmp_path / "own.json"
    file.write_text(HEAD + '"answers":{"phone":"44"}}', "utf-8")
    page.set_input_files("[data-open]", file)
    expect(status(page)).to_have_text(read.words["form_file_unchanged"][CODES[0]])
    assert page.input_value("#referral-form-phone") == "22 33"
    assert len(declined) == 1


def test_an_own_file_with_very_long_answers_opens_again(
    read: Library, address: str, page: Page, agreed: list[Dialog], tmp_path: Path
) -> None:
    open_form(read, address, page, "career-profile")
    long = "Ærlig talt, dette er et langt svar. " * 60_000
    page.locator("#career-profile-dream-job").evaluate("(box, text) => { box.value = text; }", long)
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    kept = tmp_path / "kept.json"
    download.value.save_as(kept)
    assert kept.stat().st_size > 2_000_000
    page.locator("[data-clear]").click()
    page.set_input_files("[data-open]", kept)
    expect(status(page)).to_have_text(read.words["form_file_opened"][CODES[0]])
    assert page.input_value("#career-profile-dream-job") == long
    assert [each.type for each in agreed] == ["confirm"]


def test_answers_too_long_to_be_opened_again_are_not_saved(
    read: Library, address: str, own_page: Page
) -> None:
    open_form(read, address, own_page, "career-profile")
    saved: list[str] = []
    own_page.on("download", lambda download: saved.append(download.url))
    box = own_page.locator("#career-profile-dream-job")
    box.evaluate("box => { box.value = 'å'.repeat(1e7); }")
    own_page.locator("[data-save]").click()
    expect(status(own_page)).to_have_text(read.words["form_save_large"][CODES[0]])
    assert saved == []


def test_answers_that_no_longer_have_a_field_are_told_by_what_was_asked(
    read: Library, address: str, page: Page, tmp_path: Path
) -> None:
    open_form(read, address, page, "referral-form")
    file = tmp_path / "old.json"
    file.write_text(
        HEAD.replace("1.0", "0.9")
        + '"answers":{"phone":"22 33","fax":"<b>44</b>","worked":"yes","odd":"1"},'
        '"labels":{"fax":"Faks","worked":"Har du arbeidet?","worked=yes":"Ja"}}',
        "utf-8",
    )
    page.set_input_files("[data-open]", file)
    expect(status(page)).to_have_text(
        re.compile(r"lagret fra versjon 0\.9.*Faks: <b>44</b>; Har du arbeidet\?: Ja; odd: 1$")
    )
    assert page.input_value("#referral-form-phone") == "22 33"


def test_a_file_names_each_answer_as_the_reader_knows_it(
    read: Library, address: str, page: Page
) -> None:
    open_form(read, address, page, "employer-log")
    page.fill("#employer-log-contacts-2-employer", "Kantinen")
    page.locator("label[for=employer-log-contacts-2-how-in-person]").click()
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    copy = json.loads(Path(download.value.path()).read_text("utf-8"))
    labels = copy["labels"]
    assert labels["contacts-2-employer"] == "Kontakt 2, 4.2 Arbeidsgiver"
    assert labels["contacts-2-how"].startswith("Kontakt 2, ")
    chosen = page.locator("label[for=employer-log-contacts-2-how-in-person]").inner_text()
    assert labels["contacts-2-how=in-person"] == chosen
