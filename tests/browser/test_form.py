"""A form on the page can be filled in, printed and left without a trace."""

# pypdfium2 is a thin layer over C without types.
# mypy: disable-error-code="no-untyped-call,attr-defined"

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Dialog, Locator, Page, expect

from handbook.forms.fields import Field
from handbook.forms.form import Form
from handbook.library import Library
from handbook.reading.text import Words
from handbook.site.downloads import Downloads

pytestmark = [pytest.mark.browser, pytest.mark.site]

TYPED = "Áilu Ødegård, blåbær og čáppa"
A4 = (595, 842)  # points
LANGUAGES = ("nb", "en")


def forms(read: Library, code: str) -> Iterator[tuple[Form, str]]:
    """Every form with its page's address in the language `code`."""
    for form in read.forms.values():
        page = read.page_of("form", form.id)
        assert page, f"no page shows {form.id}"
        yield form, page.address(read.language(code).root)


# Scripts are done; a page that draws nothing may never be told that it is idle.
IDLE = "() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 }))"
CONTROLS = "form[data-module=form] :is(input[name], textarea)"


def fill(page: Page) -> int:
    """Types in every box of the form and ticks every button; gives how many controls there are."""
    return int(
        page.locator(CONTROLS).evaluate_all(
            """(controls, typed) => {
                for (const control of controls) {
                    control.focus();
                    if (control.matches("[type=radio], [type=checkbox]")) control.click();
                    else document.execCommand("insertText", false, typed);
                }
                return controls.length;
            }""",
            TYPED,
        )
    )


def filled_in(page: Page) -> bool:
    """Whether anything is typed or chosen in the form."""
    return bool(
        page.locator(CONTROLS).evaluate_all(
            """all => all.some(c => c.matches("[type=radio], [type=checkbox]") ? c.checked
                                                                            : c.value)"""
        )
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_control_has_a_label_that_is_seen_and_help_that_is_read(
    read: Library, address: str, page: Page, code: str
) -> None:
    for form, place in forms(read, code):
        page.goto(f"{address}/{place}")
        names = page.locator(CONTROLS).evaluate_all("all => all.map(c => c.name)")
        assert len(set(names)) == len(form.entries)
        faults = page.locator(f"{CONTROLS}, form output").evaluate_all(
            """all => all.filter(c => {
                const label = c.labels[0];
                const described = c.getAttribute("aria-describedby")?.split(" ") ?? [];
                const seen = label && label.checkVisibility() && label.innerText.trim();
                const helped = described.every(id => id.endsWith("-error")
                    ? document.getElementById(id) : document.getElementById(id).innerText.trim());
                return c.labels.length !== 1 || !seen || !helped || c.placeholder;
            }).map(c => c.id)"""
        )
        assert faults == []
        twice = page.evaluate(
            """() => [...document.querySelectorAll("[id]")].map(e => e.id)
                .filter((id, place, all) => all.indexOf(id) !== place)"""
        )
        assert twice == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_sensitive_field_is_announced_as_optional_with_the_reason(
    read: Library, address: str, page: Page, code: str
) -> None:
    words = Words(read.words, code)
    for form, place in forms(read, code):
        page.goto(f"{address}/{place}")
        for _, field in form.placed():
            if field.sensitive:
                asked = page.locator(f"[aria-describedby~='{form.id}-{field.id}-help']").filter(
                    visible=True
                )
                name = asked.evaluate("e => (e.labels?.[0] ?? e.querySelector('legend')).innerText")
                assert name == field.asks(code, words)
                told = page.locator(f"#{form.id}-{field.id}-help").inner_text()
                assert told == field.helps(code, words)


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_that_is_typed_is_stored_or_sent(
    read: Library, address: str, page: Page, context: BrowserContext, code: str
) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.on("dialog", lambda dialog: dialog.accept())  # the question before text is lost
    for form, place in forms(read, code):
        page.goto(f"{address}/{place}")
        sent.clear()
        assert fill(page) >= len(form.entries)
        assert filled_in(page)
        page.keyboard.press("Tab")
        page.evaluate(IDLE)
        assert page.url == f"{address}/{place}"
        # Chromium fetches the picture for its tab when it likes.
        assert [url for url in sent if not url.endswith("/mark.svg")] == []
        assert context.cookies() == []
        stored = page.evaluate("JSON.stringify([localStorage, sessionStorage])")
        assert "blåbær" not in stored
        assert page.evaluate("indexedDB.databases()") == []
        page.reload()
        assert not filled_in(page)


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
def test_enter_in_a_field_sends_nothing_and_keeps_the_text(
    read: Library, address: str, browser: Browser, script: bool
) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    for form, place in forms(read, "nb"):
        page.goto(f"{address}/{place}")
        box = page.locator(f"#{form.id}-{form.entries[0].id}")
        box.fill(TYPED)
        box.press("Enter")
        if script:
            page.evaluate(IDLE)
        assert page.url == f"{address}/{place}"
        assert box.input_value() == TYPED
    context.close()


def test_a_reader_who_leaves_is_asked_first_if_something_is_typed(
    read: Library, address: str, page: Page, agreed: list[Dialog]
) -> None:
    for _, place in forms(read, "nb"):
        page.goto(f"{address}/{place}")
        page.goto(f"{address}/")
        assert agreed == []
        page.goto(f"{address}/{place}")
        page.locator("input.form__box").first.press_sequentially("Kokk")
        page.goto(f"{address}/")
        assert agreed.pop().type == "beforeunload"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_prints_as_a_form_alone_on_a4(
    read: Library, address: str, browser: Browser, code: str
) -> None:
    language, words = read.language(code), Words(read.words, code)
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    for form, place in forms(read, code):
        page.goto(f"{address}/{place}")
        paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
        sheets = [" ".join(one.get_textpage().get_text_range().split()) for one in paper]
        text = " ".join(sheets)
        assert 1 <= len(sheets) <= 8
        assert form.title[code] in text
        for field in form.opened:
            assert field.asks(code, words) in text
        assert words["form_add"] not in text
        for number, (sheet, drawn) in enumerate(zip(sheets, paper, strict=True), 1):
            assert [round(side) for side in drawn.get_size()] == [*A4]
            assert form.stamp(language, words) in sheet
            assert f"{number} / {len(sheets)}" in sheet
            assert drawn.render().to_pil().convert("L").getpixel((5, 5)) == 255
        for hidden in (words["form_kept"], words["form_print"], words["site_name"]):
            assert hidden not in text
    context.close()


def boxes_on(paper: pypdfium2.PdfDocument) -> list[float]:
    """The height in points of every box that is drawn on any sheet; a split one is there twice."""
    found: dict[tuple[int, int, int], float] = {}
    for number, sheet in enumerate(paper):
        for drawn in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=8):
            left, low, right, high = drawn.get_bounds()
            # neither a tick, a line, nor the sheet itself
            if right - left > 30 and 12 < high - low < 600:
                # the border stands around the ground
                place = (number, round((left + right) / 4), round((low + high) / 4))
                found[place] = max(found.get(place, 0), high - low)
    return list(found.values())


def asked_and_answered(field: Field, code: str, words: Words, typed: dict[str, str]) -> str:
    """What stands on paper for a field or a row of fields, in one piece."""
    if field.inner:
        inside = (asked_and_answered(each, code, words, typed) for each in field.inner)
        return field.label[code] + "".join(inside)
    answers = "".join(field.answers(code, words).values()) or typed.get(field.id, "")
    return field.asks(code, words) + field.helps(code, words) + answers


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_box_or_row_is_split_over_sheets_or_parted_from_what_it_asks(
    read: Library, address: str, page: Page, code: str
) -> None:
    words = Words(read.words, code)
    page.on("dialog", lambda dialog: dialog.accept())
    for form, place in forms(read, code):
        page.goto(f"{address}/{place}")
        boxes = page.locator("form :is(input, textarea).form__box")
        typed = boxes.evaluate_all(
            "all => Object.fromEntries(all.map((c, i) => [c.name, c.value = `[${i}]`]))"
        )
        paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        heights = boxes_on(paper)
        assert len(heights) == page.locator("form .form__box").count()
        assert min(heights) >= 8 * 72 / 25.4 - 0.2
        text = "\f".join(sheet.get_textpage().get_text_range() for sheet in paper)
        # a hyphen at the end of a line is read as U+FFFE
        text = re.sub("[^\\S\f]|\ufffe|-", "", text)
        rows = [row for field in form.fields if field.control == "rows" for row in field.holds]
        for field in (*form.opened, *rows):
            if field.control not in ("list", "result"):
                whole = asked_and_answered(field, code, words, typed)
                assert re.sub(r"\s|-", "", whole) in text, f"{form.id}: {field.id}"


def sheets(page: Page) -> list[str]:
    """The text of each sheet that the page prints."""
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    return [one.get_textpage().get_text_range() for one in paper]


def test_every_answer_is_printed_whole(read: Library, address: str, page: Page) -> None:
    for _, place in forms(read, "nb"):
        page.goto(f"{address}/{place}")
        page.locator("form .form__box:is(input, textarea)").evaluate_all(
            """all => all.forEach((box, place) => {
                box.value = "Dette er et svar som ikke får plass. ".repeat(5) + `Slutt${place}.`;
            })"""
        )
        boxes = page.locator("form .form__box:is(input, textarea)").count()
        text = " ".join(sheets(page))
        assert [place for place in range(boxes) if f"Slutt{place}." not in text] == []
        expect(page.locator(".form__copy")).to_have_count(0)


def text_at(text: pypdfium2.PdfTextPage, place: int) -> str:
    """The sign at a place, or a space for what has none."""
    return text.get_text_range(place, 1) or " "


def test_an_answer_longer_than_a_sheet_is_printed_line_by_line_clear_of_the_foot(
    read: Library, address: str, page: Page
) -> None:
    open_form(read, address, page, "career-profile")
    lines = [f"Linje {number}" for number in range(1, 141)]
    page.fill("#career-profile-dream-job", "\n".join(lines))
    page.focus("#career-profile-dream-job")
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    printed = []
    for sheet in paper:
        text = sheet.get_textpage()
        # without spaces and breaks, which are not drawn and come in odd places
        drawn = [place for place in range(text.count_chars()) if not text_at(text, place).isspace()]
        whole = "".join(text_at(text, place) for place in drawn)
        top_of_foot = text.get_charbox(drawn[whole.index("versjon")])[3]
        for line in re.finditer(r"Linje(\d+)", whole):
            printed.append(f"Linje {line[1]}")
            assert text.get_charbox(drawn[line.start()])[1] > top_of_foot
    assert printed == lines
    first = paper[0].get_textpage().get_text_range()
    assert "Drømmejobb" in first
    assert lines[2] in first


def test_the_ring_around_the_field_in_use_is_not_printed(
    read: Library, address: str, page: Page
) -> None:
    open_form(read, address, page, "referral-form")
    page.focus("#referral-form-phone")
    page.emulate_media(media="print")
    ring = "e => getComputedStyle(e).outlineStyle"
    assert page.locator("#referral-form-phone").evaluate(ring) == "none"


def test_the_button_prints(read: Library, address: str, page: Page) -> None:
    page.add_init_script("window.print = () => { document.title = 'printed'; }")
    for _, place in forms(read, "nb"):
        page.goto(f"{address}/{place}")
        page.get_by_role("button", name=read.words["form_print"]["nb"]).click()
        assert page.title() == "printed"


def test_without_a_script_the_form_can_be_filled_in_and_no_button_promises_more(
    read: Library, address: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for _, place in forms(read, "nb"):
        page.goto(f"{address}/{place}")
        assert fill(page) > 0
        assert not page.get_by_role("button", name=read.words["form_print"]["nb"]).is_visible()
        told = page.locator("form.form").inner_text()
        assert read.words["form_unscripted"]["nb"] in told
        assert "lagre en fil på din egen maskin" not in told
        by_hand = page.locator("form [data-rule]")
        assert told.count(read.words["form_work_out"]["nb"]) == by_hand.count()
        for box in by_hand.all():
            box.fill("7")
    context.close()


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_form_says_once_that_no_field_has_to_be_filled_in(
    read: Library, address: str, page: Page, code: str
) -> None:
    words = Words(read.words, code)
    for _, place in forms(read, code):
        page.goto(f"{address}/{place}")
        told = page.locator("form.form").inner_text()
        assert told.count(words["form_none_required"].removesuffix(".")) == 1
        assert (words["form_file_computes"] in told) == bool(page.locator("form output").count())


@pytest.mark.parametrize("code", LANGUAGES)
def test_links_to_the_files_say_format_and_size_and_lead_to_them(
    read: Library, address: str, site: Path, page: Page, code: str
) -> None:
    language, words = read.language(code), Words(read.words, code)
    files = Downloads(read, read.root / ".cache" / "downloads")
    for form, place in forms(read, code):
        page.goto(f"{address}/{place}")
        for file in files.of(form, language):
            link = page.locator(f"a[href$='/{file.address}']")
            words = Words(read.words, code)
            assert (
                f"({words['form_' + file.kind]}, {language.size(file.size)})" in link.inner_text()
            )
            assert (site / file.address).read_bytes() == file.content
            assert page.request.get(link.evaluate("a => a.href")).body() == file.content


# --- Rows, answers worked out, an own copy ----------------------------------------------------


def open_form(read: Library, address: str, page: Page, form: str) -> None:
    shown = read.page_of("form", form)
    assert shown
    page.goto(f"{address}/{shown.address('')}")


def status(page: Page) -> Locator:
    """What the form says about what was just done; it comes when it comes, so it is waited for."""
    return page.locator("[data-status]:not(:empty)")


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


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("nb", "2 i uke 53 2026, 1 i uke 1 2027, 1 i uke 1 2028, 1 uten dato"),
        ("en", "2 in week 53 of 2026, 1 in week 1 of 2027, 1 in week 1 of 2028, 1 without a date"),
    ],
)
def test_contacts_are_counted_in_each_week_of_their_dates(
    read: Library, address: str, page: Page, code: str, told: str
) -> None:
    shown = read.page_of("form", "employer-log")
    assert shown
    page.goto(f"{address}/{shown.address(read.language(code).root)}")
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
    ],
)  # fmt: skip
def test_answers_are_worked_out_of_others(  # noqa: PLR0917 - a case is data
    read: Library, address: str, page: Page, code: str, form: str, typed: dict[str, str],
    result: str, shown: str,
) -> None:  # fmt: skip
    shown_on = read.page_of("form", form)
    assert shown_on
    page.goto(f"{address}/{shown_on.address(read.language(code).root)}")
    output = page.locator(f"[data-result={result}]")
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
         "days-to-meeting", "Datoene står i feil rekkefølge: «Dato for første møte med "
         "jobbspesialist» er før «Henvisningsdato». Rett en av dem."),
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
    shown_on = read.page_of("form", form)
    assert shown_on
    page.goto(f"{address}/{shown_on.address(read.language(code).root)}")
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


def test_a_number_is_typed_with_the_number_keys_of_a_phone(
    read: Library, address: str, page: Page
) -> None:
    for form, place in forms(read, "nb"):
        page.goto(f"{address}/{place}")
        numbers = [field.id for field in form.entries if field.reads == "number"]
        assert (
            page.locator("[inputmode=decimal]").evaluate_all("e => e.map(c => c.name)") == numbers
        )


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
        re.compile("trenger en dato som finnes")
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_chosen_answer_is_taken_back_by_keyboard_and_mouse(
    read: Library, address: str, page: Page, code: str
) -> None:
    shown_on = read.page_of("form", "career-profile")
    assert shown_on
    page.goto(f"{address}/{shown_on.address(read.language(code).root)}")
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
    page.locator("label[for=career-profile-physical-health-good]").click()
    page.get_by_role("button", name=read.words["form_unset"][code]).click()
    expect(page.locator("form :checked")).to_have_count(0)


def test_a_full_table_says_why_no_row_can_be_added(read: Library, address: str, page: Page) -> None:
    open_form(read, address, page, "action-plan")
    rows = page.locator("[data-repeat=employers]")
    full = rows.get_by_text(read.words["form_full"]["nb"])
    for _ in range(46):
        expect(full).to_be_hidden()
        rows.locator("[data-add]").click()
    expect(full).to_be_visible()
    expect(rows.locator("[data-add]")).to_be_hidden()


@pytest.mark.parametrize("code", LANGUAGES)
def test_axe_finds_nothing_in_a_form_with_messages(
    read: Library, address: str, browser: Browser, code: str
) -> None:
    shown_on = read.page_of("form", "career-profile")
    assert shown_on
    for scheme in ("light", "dark"):
        context = browser.new_context(
            color_scheme="dark" if scheme == "dark" else "light",
            viewport={"width": 360, "height": 740},
        )
        page = context.new_page()
        page.goto(f"{address}/{shown_on.address(read.language(code).root)}")
        page.fill("#career-profile-completed-date", "31.02.2026")
        page.fill("#career-profile-days-a-week", "9")
        page.locator("label[for=career-profile-criminal-record-yes]").click()
        page.locator("[data-repeat=jobs] [data-add]").click()
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["target"]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        context.close()


def test_an_own_copy_is_saved_to_a_file_and_opened_from_it_whole(
    read: Library, address: str, page: Page, tmp_path: Path
) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    for form, place in forms(read, "nb"):
        page.goto(f"{address}/{place}")
        for add in page.locator("[data-add]").all():
            add.click()
        fill(page)
        state = """() => [...document.querySelectorAll("form [name]")]
            .map(c => [c.name, c.value, c.checked])"""
        before = page.evaluate(state)
        with page.expect_download() as download:
            page.locator("[data-save]").click()
        assert download.value.suggested_filename == f"ips-svar-{form.id}.json"
        kept = tmp_path / "kept.json"
        download.value.save_as(kept)
        page.reload()
        assert not filled_in(page)
        page.set_input_files("[data-open]", kept)
        expect(status(page)).to_have_text(read.words["form_file_opened"]["nb"])
        assert page.evaluate(state) == before


HEAD = '{"handbook":"ips-form","format":1,"form":"referral-form","version":"1.0",'
WRONG = {
    "not JSON": ("{", "foreign"),
    "nothing at all": ("", "foreign"),
    "a picture": ("\x89PNG", "foreign"),
    "other JSON": ("[1]", "foreign"),
    "nothing in it": ("null", "foreign"),
    "half of an own file": (HEAD + '"answers":{"pho', "damaged"),
    "a list of answers": (HEAD + '"answers":[]}', "damaged"),
    "no answers": (HEAD + '"answer":{}}', "damaged"),
    "answers of another kind": (HEAD + '"answers":{"phone":[1]}}', "damaged"),
    "a later format": (HEAD.replace(":1,", ":2,") + '"answers":{"phone":"1"}}', "newer"),
    "an earlier format": (HEAD.replace(":1,", ":0,") + '"answers":{"phone":"1"}}', "older"),
    "another form": (HEAD.replace("referral-form", "action-plan") + '"answers":{}}', "other"),
    "too much": (HEAD + f'"answers":{{"phone":"{"1" * 20_000_000}"}}}}', "large"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_file_gets_a_sentence_beside_the_button_and_changes_nothing(
    read: Library, address: str, page: Page, tmp_path: Path, case: str
) -> None:
    content, sentence = WRONG[case]
    open_form(read, address, page, "referral-form")
    page.fill("#referral-form-phone", "22 33")
    file = tmp_path / "wrong.json"
    file.write_text(content, "utf-8")
    chooser = page.locator("[data-open]")
    chooser.set_input_files(file)
    expect(status(page)).to_have_text(read.words[f"form_file_{sentence}"]["nb"])
    assert page.input_value("#referral-form-phone") == "22 33"
    expect(chooser).to_have_accessible_description(read.words[f"form_file_{sentence}"]["nb"])
    expect(chooser).to_have_attribute("aria-invalid", "true")
    below, above = (
        page.locator(place).bounding_box() for place in ("#referral-form-own-status", "[data-open]")
    )
    assert below and above
    assert 0 <= below["y"] - above["y"] - above["height"] < 60


def test_a_reader_who_declines_to_open_a_file_is_told_that_nothing_is_changed(
    read: Library, address: str, page: Page, tmp_path: Path
) -> None:
    open_form(read, address, page, "referral-form")
    page.fill("#referral-form-phone", "22 33")
    page.on("dialog", lambda dialog: dialog.dismiss())
    file = tmp_path / "own.json"
    file.write_text(HEAD + '"answers":{"phone":"44"}}', "utf-8")
    page.set_input_files("[data-open]", file)
    expect(status(page)).to_have_text(read.words["form_file_unchanged"]["nb"])
    assert page.input_value("#referral-form-phone") == "22 33"


def test_an_own_file_with_very_long_answers_opens_again(
    read: Library, address: str, page: Page, tmp_path: Path
) -> None:
    open_form(read, address, page, "career-profile")
    page.on("dialog", lambda dialog: dialog.accept())
    long = "Ærlig talt, dette er et langt svar. " * 60_000
    page.locator("#career-profile-dream-job").evaluate("(box, text) => { box.value = text; }", long)
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    kept = tmp_path / "kept.json"
    download.value.save_as(kept)
    assert kept.stat().st_size > 2_000_000
    page.locator("[data-clear]").click()
    page.set_input_files("[data-open]", kept)
    expect(status(page)).to_have_text(read.words["form_file_opened"]["nb"])
    assert page.input_value("#career-profile-dream-job") == long


def test_answers_too_long_to_be_opened_again_are_not_saved(
    read: Library, address: str, page: Page
) -> None:
    open_form(read, address, page, "career-profile")
    saved: list[str] = []
    page.on("download", lambda download: saved.append(download.url))
    page.locator("#career-profile-dream-job").evaluate("box => { box.value = 'å'.repeat(1e7); }")
    page.locator("[data-save]").click()
    expect(status(page)).to_have_text(read.words["form_save_large"]["nb"])
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
    assert labels["contacts-2-employer"] == "Kontakt 2, Arbeidsgiver"
    assert labels["contacts-2-how"].startswith("Kontakt 2, ")
    chosen = page.locator("label[for=employer-log-contacts-2-how-in-person]").inner_text()
    assert labels["contacts-2-how=in-person"] == chosen


def test_the_form_is_cleared_only_after_a_question(read: Library, address: str, page: Page) -> None:
    open_form(read, address, page, "referral-form")
    page.fill("#referral-form-phone", "22 33")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator("[data-clear]").click()
    assert page.input_value("#referral-form-phone") == "22 33"
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-clear]").click()
    assert page.input_value("#referral-form-phone") == ""
    expect(status(page)).to_have_text(read.words["form_cleared"]["nb"])


def test_an_empty_form_is_cleared_without_a_question_and_says_so(
    read: Library, address: str, page: Page, agreed: list[Dialog]
) -> None:
    open_form(read, address, page, "action-plan")
    page.locator("[data-repeat=employers] [data-add]").click()
    page.locator("[data-clear]").click()
    expect(status(page)).to_have_text(read.words["form_clear_nothing"]["nb"])
    assert agreed == []
    expect(page.locator("[data-repeat=employers] > [data-row]")).to_have_count(4)
