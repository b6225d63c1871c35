"""Every form's PDF can be filled in with pdf.js, the engine of Firefox, and keeps what is typed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Page

from handbook.downloads.documents.controls import Control, controls_of
from handbook.downloads.formats import FORMATS
from handbook.forms.form import Form
from handbook.library import Library
from handbook.reading.languages import Language
from handbook.reading.text import Words
from places import TESTS

pytestmark = pytest.mark.browser


FORMS = sorted(path.stem for path in (TESTS.parent / "data" / "forms").glob("*.yml"))
TYPED = "Áilu Ødegård, blåbær på Žižok – ŊŧĐ «ÆØÅ»"


class Reader:
    """A PDF opened in pdf.js."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, content: bytes) -> None:
        self.page.evaluate("content => openFile(content)", list(content))

    def fill(self, controls: dict[str, Control]) -> dict[str, str]:
        """Types in every box, ticks every tick and chooses every option in turn, so that the last
        of each choice stays; gives what the file should hold, by field."""
        wanted = {}
        for number, (name, control) in enumerate(controls.items()):
            if control.kind == "option":
                wanted[control.group] = f"/{control.value}"
            else:
                wanted[name] = "/Yes" if control.kind == "tick" else f"{number} {TYPED}"
        self.page.evaluate("showFields()")
        found = self.page.locator(".fields :is(input, textarea)").evaluate_all(
            """(controls, texts) => controls.map((control) => {
                control.focus();
                if (control.matches("[type=radio], [type=checkbox]")) control.click();
                else document.execCommand("insertText", false, texts[control.name]);
                return control.name;
            })""",
            wanted,
        )
        assert sorted(found) == sorted(each.group or each.name for each in controls.values())
        return wanted

    def saved(self) -> bytes:
        return bytes(self.page.evaluate("saveFile()"))

    def drawn(self) -> list[list[str]]:
        """Each field's name, the text that is drawn in it, and the letters that have no shape."""
        return list(self.page.evaluate("drawnFields()"))

    def sheet(self, number: int) -> str:
        """A sheet as it is printed; the same text for the same picture."""
        return str(self.page.evaluate("number => drawnSheet(number)", number))


@pytest.fixture
def reader(page: Page, serve: Callable[[Path], str]) -> Reader:
    page.goto(f"{serve(TESTS)}/browser/pdf_reader.html")
    return Reader(page)


def form_in(read: Library, number: int) -> tuple[Form, Language, Words]:
    """A form in one of the languages, which take turns: the fields are the same in all."""
    form, language = read.forms[FORMS[number]], read.languages[number % len(read.languages)]
    return form, language, Words(read.words, language.code)


def fields_of(content: bytes) -> dict[str, tuple[str, list[str]]]:
    """The value of each field, and which of its buttons are drawn as chosen."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.check_pdf_syntax() == []

        def shown(field: Any) -> list[str]:
            buttons = [str(kid.AS) for kid in field.get("/Kids", [field]) if "/AS" in kid]
            return [state for state in buttons if state != "/Off"]

        return {str(field.T): (str(field.V), shown(field)) for field in pdf.Root.AcroForm.Fields}


@pytest.mark.parametrize("number", range(len(FORMS)), ids=FORMS)
def test_what_is_typed_and_chosen_in_pdf_js_is_in_the_saved_file_and_is_drawn(
    read: Library, reader: Reader, number: int
) -> None:
    form, language, words = form_in(read, number)
    controls = controls_of(form, language.code, words)
    reader.open(FORMATS["pdf"].write(form, language, words))
    wanted = reader.fill(controls)
    saved = reader.saved()
    assert fields_of(saved) == {
        name: (answer, [answer] if answer.startswith("/") else [])
        for name, answer in wanted.items()
    }
    reader.open(saved)
    drawn = {name: (text.replace(" ", ""), missing) for name, text, missing in reader.drawn()}
    for name, answer in wanted.items():
        if not answer.startswith("/"):
            assert drawn[name] == (answer.replace(" ", ""), "")


def test_an_answer_longer_than_its_line_is_written_smaller_and_seen_to_its_end(
    read: Library, reader: Reader
) -> None:
    language = read.languages[0]
    words = Words(read.words, language.code)
    empty = FORMATS["pdf"].write(read.forms["referral-form"], language, words)
    pictures = set()
    for end in "12":
        reader.open(empty)
        reader.page.evaluate("showFields()")
        reader.page.locator("[name=phone]").fill("Ring etter klokken fire. " * 4 + end)
        reader.open(reader.saved())
        pictures.add(reader.sheet(1))
    assert len(pictures) == 2, "the last sign is not seen"
