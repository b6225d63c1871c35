"""Opens forms in a browser, fills them in, and reads what they say."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, Page

from handbook.forms.form import Form
from handbook.library import Library
from places import CODES

# Letters of many alphabets, put together and taken apart, and of other scripts.
TYPED = "Áilu Ødegård, čáppa, Nguyễn Yılmaz Țîrlea Łódź, A\u030ase S\u0327en, Київ, عربي ትግርኛ தமிழ்"
CONTROLS = "form[data-module=form] :is(input[name], textarea)"


def forms(read: Library, code: str = CODES[0]) -> Iterator[tuple[Form, str]]:
    """Every form, and where its page stands below the site in the language `code`."""
    for form in read.forms.values():
        yield form, place(read, form.id, code)


def forms_in_turn(read: Library) -> Iterator[tuple[Form, str, str]]:
    """Every form in one of the languages, which take turns; its code, and where the page stands.

    What a form does is the same in all: tests/site holds its fields and their marks to that.
    """
    for number, form in enumerate(read.forms.values()):
        code = read.languages[number % len(read.languages)].code
        yield form, code, place(read, form.id, code)


def place(read: Library, form: str, code: str = CODES[0]) -> str:
    """Where the page of a form stands below the site."""
    page = read.page_of("form", form)
    assert page, f"no page shows {form}"
    return page.address(read.language(code).root)


def open_form(read: Library, address: str, page: Page, form: str, code: str = CODES[0]) -> None:
    page.goto(f"{address}/{place(read, form, code)}")


def status(page: Page) -> Locator:
    """What the form says about what was just done; it comes when it comes, so it is waited for."""
    return page.locator("[data-status]:not(:empty)")


def fill(page: Page) -> int:
    """Types in every box of the form and ticks every button; gives how many controls there are."""
    return int(
        page.locator(CONTROLS).evaluate_all(
            """(controls, typed) => {
                for (const control of controls) {
                    const fold = control.closest("details");
                    if (fold) fold.open = true;
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
