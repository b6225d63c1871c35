"""A form on the page can be filled in, printed and left without a trace."""

# pypdfium2 is a thin layer over C without types.
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from handbook.documents.downloads import Downloads
from handbook.forms import Form
from handbook.library import Library
from handbook.templates import Words

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


def fill(page: Page) -> int:
    """Types in every box of the form; gives their number."""
    boxes = page.locator(
        "form[data-module=form] :is(input:not([type=radio], [type=checkbox]), textarea)"
    )
    for box in boxes.all():
        box.fill(TYPED)
    return boxes.count()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_control_has_a_label_that_is_seen_and_help_that_is_read(
    read: Library, address: str, page: Page, code: str
) -> None:
    for form, place in forms(read, code):
        page.goto(f"{address}/{place}")
        controls = page.locator("form[data-module=form] :is(input, textarea)")
        assert controls.count() >= len(form.fields)
        for control in controls.all():
            assert control.evaluate("c => c.labels.length") == 1
            assert page.locator(f"label[for='{control.get_attribute('id')}']").is_visible()
            assert control.get_attribute("placeholder") is None
            if described := control.get_attribute("aria-describedby"):
                assert page.locator(f"#{described}").inner_text()


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_sensitive_field_is_announced_as_optional_with_the_reason(
    read: Library, address: str, page: Page, code: str
) -> None:
    words = Words(read.words, code)
    for form, place in forms(read, code):
        page.goto(f"{address}/{place}")
        for field in form.fields:
            if field.sensitive:
                box = page.get_by_role("textbox", name=field.asks(code, words), exact=True)
                help_id = box.get_attribute("aria-describedby")
                assert page.locator(f"#{help_id}").inner_text() == field.helps(code, words)


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_that_is_typed_is_stored_or_sent(
    read: Library, address: str, page: Page, context: BrowserContext, code: str
) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.on("dialog", lambda dialog: dialog.accept())  # the question before text is lost
    for _, place in forms(read, code):
        page.goto(f"{address}/{place}", wait_until="networkidle")
        sent.clear()
        assert fill(page) > 0
        page.keyboard.press("Tab")
        page.wait_for_timeout(200)
        assert page.url == f"{address}/{place}"
        assert sent == []
        assert context.cookies() == []
        stored = page.evaluate("JSON.stringify([localStorage, sessionStorage])")
        assert "blåbær" not in stored
        assert page.evaluate("indexedDB.databases()") == []
        page.reload()
        left = page.locator("form[data-module=form] :is(input, textarea)").all()
        assert [box.input_value() for box in left if box.input_value()] == []


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
def test_enter_in_a_field_sends_nothing_and_keeps_the_text(
    read: Library, address: str, browser: Browser, script: bool
) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    for form, place in forms(read, "nb"):
        page.goto(f"{address}/{place}")
        box = page.locator(f"#{form.id}-{form.fields[0].id}")
        box.fill(TYPED)
        box.press("Enter")
        page.wait_for_timeout(100)
        assert page.url == f"{address}/{place}"
        assert box.input_value() == TYPED
    context.close()


def test_a_reader_who_leaves_is_asked_first_if_something_is_typed(
    read: Library, address: str, page: Page
) -> None:
    asked: list[str] = []

    def stay(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", stay)
    for _, place in forms(read, "nb"):
        page.goto(f"{address}/{place}")
        page.goto(f"{address}/")
        assert asked == []
        page.goto(f"{address}/{place}")
        page.locator("textarea").first.press_sequentially("Kokk")
        page.goto(f"{address}/")
        assert asked.pop() == "beforeunload"


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
        assert 1 <= len(sheets) <= 2
        assert form.title[code] in text
        for field in form.fields:
            assert field.asks(code, words) in text
        for number, (sheet, drawn) in enumerate(zip(sheets, paper, strict=True), 1):
            assert [round(side) for side in drawn.get_size()] == [*A4]
            assert form.stamp(language, words) in sheet
            assert f"{number} / {len(sheets)}" in sheet
            assert drawn.render().to_pil().convert("L").getpixel((5, 5)) == 255
        for hidden in (words["form_kept"], words["form_print"], words["next"], words["site_name"]):
            assert hidden not in text
    context.close()


def test_a_long_answer_is_printed_whole(read: Library, address: str, page: Page) -> None:
    lines = [f"Linje {number}" for number in range(1, 31)]
    for _, place in forms(read, "nb"):
        page.goto(f"{address}/{place}")
        page.locator("textarea").first.fill("\n".join(lines))
        paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        text = " ".join(one.get_textpage().get_text_range() for one in paper)
        assert [line for line in lines if line not in text] == []


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
        assert page.get_by_text(read.words["form_print_by_browser"]["nb"]).is_visible()
    context.close()


@pytest.mark.parametrize("code", LANGUAGES)
def test_links_to_the_files_say_format_and_size_and_lead_to_them(
    read: Library, address: str, site: Path, page: Page, code: str
) -> None:
    language, words = read.language(code), Words(read.words, code)
    files = Downloads(read, read.root / ".cache" / "documents")
    for form, place in forms(read, code):
        page.goto(f"{address}/{place}")
        for file in files.of(form, language):
            link = page.locator(f"a[href$='{file.name}']")
            words = Words(read.words, code)
            assert (
                f"({words['form_' + file.kind]}, {language.size(file.size)})" in link.inner_text()
            )
            assert (site / file.address).read_bytes() == file.content
            assert page.request.get(link.evaluate("a => a.href")).body() == file.content
