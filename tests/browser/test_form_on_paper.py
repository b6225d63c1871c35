"""A printed form stands alone on its sheets, with every box and answer whole."""

# pypdfium2 is a thin layer over C without types.
# mypy: disable-error-code="no-untyped-call,attr-defined"

from __future__ import annotations

import re

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from playwright.sync_api import Browser, Page, expect

from filling import forms, forms_in_turn, open_form
from handbook.forms.fields import Field
from handbook.library import Library
from handbook.reading.text import Words
from places import CODES

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]
A4 = (595, 842)  # points
# A box for an answer; the reader's own ID names the saved file, and is none.
BOX = "form .form__box:not([data-own-id])"
UNFOLD = "document.querySelectorAll('form details').forEach((fold) => { fold.open = true; })"


def test_the_button_prints_the_form_alone_on_a4(read: Library, address: str, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    for form, code, where in forms_in_turn(read):
        language, words = read.language(code), Words(read.words, code)
        page.goto(f"{address}/{where}")
        page.evaluate("window.print = () => { document.title = 'printed'; }")
        page.evaluate(UNFOLD)
        page.get_by_role("button", name=words["form_print"]).click()
        assert page.title() == "printed"
        paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
        sheets = [" ".join(one.get_textpage().get_text_range().split()) for one in paper]
        text = " ".join(sheets)
        assert 1 <= len(sheets) <= 8
        assert form.title[code] in text
        for field in form.opened:
            assert field.asks(code, words) in text
        # what the form is for stands before what it asks
        assert text.index(form.intro[code][:30]) < text.index(form.fields[0].asks(code, words))
        assert words["form_add"] not in text
        for number, (sheet, drawn) in enumerate(zip(sheets, paper, strict=True), 1):
            assert [round(side) for side in drawn.get_size()] == [*A4]
            assert form.stamp(language, words) in sheet
            assert f"{number} / {len(sheets)}" in sheet
            assert drawn.render().to_pil().convert("L").getpixel((5, 5)) == 255
        for hidden in (words["form_kept"], words["form_print"], words["site_name"]):
            assert hidden not in text


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


@pytest.mark.parametrize("code", CODES)
def test_no_box_or_row_is_split_over_sheets_or_parted_from_what_it_asks(
    read: Library, address: str, page: Page, code: str
) -> None:
    words = Words(read.words, code)
    for form, where in forms(read, code):
        page.goto(f"{address}/{where}")
        page.evaluate(UNFOLD)
        boxes = page.locator(f"{BOX}:is(input, textarea)")
        typed = boxes.evaluate_all(
            "all => Object.fromEntries(all.map((c, i) => [c.name, c.value = `[${i}]`]))"
        )
        paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        heights = boxes_on(paper)
        assert len(heights) == page.locator(BOX).count()
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
    for _, where in forms(read):
        page.goto(f"{address}/{where}")
        page.locator(f"{BOX}:is(input, textarea)").evaluate_all(
            """all => all.forEach((box, place) => {
                box.value = "Dette er et svar som ikke får plass. ".repeat(5) + `Slutt${place}.`;
            })"""
        )
        boxes = page.locator(f"{BOX}:is(input, textarea)").count()
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
    lines = [f"Linje {number}." for number in range(1, 141)]
    page.fill("#career-profile-dream-job", "\n".join(lines))
    page.focus("#career-profile-dream-job")
    version = read.words["form_version"][CODES[0]]
    [asked] = (each for each in read.forms["career-profile"].entries if each.id == "dream-job")
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    printed = []
    for sheet in paper:
        text = sheet.get_textpage()
        # without spaces and breaks, which are not drawn and come in odd places
        drawn = [place for place in range(text.count_chars()) if not text_at(text, place).isspace()]
        whole = "".join(text_at(text, place) for place in drawn)
        top_of_foot = text.get_charbox(drawn[whole.index(version)])[3]
        for line in re.finditer(r"Linje(\d+)\.", whole):
            printed.append(f"Linje {line[1]}.")
            assert text.get_charbox(drawn[line.start()])[1] > top_of_foot
    assert printed == lines
    first = paper[0].get_textpage().get_text_range()
    assert asked.label[CODES[0]] in first
    assert lines[2] in first


@pytest.mark.parametrize(
    ("scripted", "opened"),
    [(True, {"support", "coping"}), (False, {"support", "coping", "income"})],
)
def test_what_is_folded_and_empty_prints_what_it_asks_and_why_and_no_room_to_answer(
    read: Library, address: str, browser: Browser, scripted: bool, opened: set[str]
) -> None:
    page = browser.new_page(java_script_enabled=scripted)
    open_form(read, address, page, "career-profile")
    page.locator("summary").filter(has_text="støtter").click()
    coping = page.locator("summary").filter(has_text="hjelper på en tung dag")
    coping.click()
    page.fill("#career-profile-coping", "En tur")
    coping.click()
    text = re.sub(r"\s+", " ", " ".join(sheets(page)))
    page.close()
    code = CODES[0]
    for _, field in read.forms["career-profile"].placed():
        if field.id in {"support", "coping", "income"}:
            assert field.why
            assert field.why[code] in text
            inside = [each.label[code] for each in field.inner] or ["En tur"]
            assert [each in text for each in inside] == [field.id in opened] * len(inside), field.id


def test_one_conversation_is_printed_alone(read: Library, address: str, page: Page) -> None:
    open_form(read, address, page, "career-profile")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name=read.words["form_print_one"][CODES[0]]).nth(1).click()
    page.emulate_media(media="print")
    alone = page.locator("[data-part]").filter(visible=True)
    expect(alone).to_have_count(1)
    expect(alone).to_contain_text("Samtale 2: Erfaringen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(alone).to_have_count(3)


def test_the_ring_around_the_field_in_use_is_not_printed(
    read: Library, address: str, page: Page
) -> None:
    open_form(read, address, page, "referral-form")
    page.focus("#referral-form-phone")
    page.emulate_media(media="print")
    ring = "e => getComputedStyle(e).outlineStyle"
    assert page.locator("#referral-form-phone").evaluate(ring) == "none"
