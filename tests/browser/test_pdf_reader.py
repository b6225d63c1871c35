"""Every form's PDF can be filled in with pdf.js, the engine of Firefox, and keeps what is typed."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import Page

from documents import Filled
from handbook.downloads.documents.controls import Control, controls_of
from handbook.downloads.formats import FORMATS
from handbook.forms.form import Form
from handbook.library import Library
from handbook.reading.languages import Language
from handbook.reading.text import Words
from letters import CASES, FOREIGN, GIVEN, SCALE, Drawn, filled_in, sheet_of_fields
from pdfjs import Reader
from places import TESTS

pytestmark = [pytest.mark.browser, pytest.mark.one_page]


FORMS = sorted(path.stem for path in (TESTS.parent / "data" / "forms").glob("*.yml"))
# Each engine is asked for every alphabet; that the font has the rest of its blocks, PDFium shows.
TYPED_IN_BOTH = sorted(
    {text for name, texts in CASES.items() if name not in GIVEN["blocks"] for text in texts}
)
TYPED = "Áilu Ødegård, blåbær på Žižok – ŊŧĐ «ÆØÅ»"


@pytest.fixture
def reader(page: Page, serve: Callable[[Path], str]) -> Reader:
    page.goto(f"{serve(TESTS)}/browser/pdf_reader.html")
    return Reader(page)


def fill(reader: Reader, controls: dict[str, Control]) -> dict[str, str]:
    """Types in every box, ticks every tick and chooses every option in turn, so that the last
    of each choice stays; gives what the file should hold, by field."""
    wanted = {}
    for number, (name, control) in enumerate(controls.items()):
        if control.kind == "option":
            wanted[control.group] = f"/{control.value}"
        else:
            wanted[name] = "/Yes" if control.kind == "tick" else f"{number} {TYPED}"
    found = reader.write(wanted)
    assert sorted(found) == sorted(each.group or each.name for each in controls.values())
    return wanted


def form_in(read: Library, number: int) -> tuple[Form, Language, Words]:
    """A form in one of the languages, which take turns: the fields are the same in all."""
    form, language = read.forms[FORMS[number]], read.languages[number % len(read.languages)]
    return form, language, Words(read.words, language.code)


def as_shown(text: str) -> str:
    """A text as pdf.js shows it: without signs that are never seen, in one form of each letter."""
    seen = "".join(sign for sign in text if sign not in GIVEN["unseen"])
    return unicodedata.normalize("NFKC", seen)


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
    wanted = fill(reader, controls)
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


@pytest.mark.parametrize(
    "text",
    [
        "Ring etter klokken fire. " * 4,
        "ANNE-KARI NORDMANN WOLLWEBER MØLLER " * 2,
        "Nguyễn Thị Hương Đặng Trần " * 3,
        "Київ Жанна Щербаківська " * 4,
    ],
    ids=["sentence", "capitals", "Vietnamese", "Cyrillic"],
)
def test_an_answer_longer_than_its_line_is_written_smaller_and_seen_to_its_end(
    read: Library, reader: Reader, text: str
) -> None:
    language = read.languages[0]
    words = Words(read.words, language.code)
    empty = FORMATS["pdf"].write(read.forms["referral-form"], language, words)
    pictures = set()
    for end in "12":
        reader.open(empty)
        reader.show()
        reader.page.locator("[name=phone]").fill(text + end)
        reader.open(reader.saved())
        pictures.add(reader.sheet(1, 2).tobytes())
    assert len(pictures) == 2, "the last sign is not seen"


def test_what_is_typed_in_chrome_is_kept_and_drawn_in_firefox(reader: Reader) -> None:
    saved = filled_in(TYPED_IN_BOTH).saved()
    reader.open(saved)
    drawn = Drawn(saved, reader.sheets(SCALE), off=3)
    assert drawn.kept == TYPED_IN_BOTH
    assert drawn.missing(TYPED_IN_BOTH) == []
    reader.show()
    assert sorted(map(as_shown, reader.values())) == sorted(map(as_shown, TYPED_IN_BOTH))


def test_what_is_typed_in_firefox_is_kept_and_drawn_there_and_in_chrome(reader: Reader) -> None:
    reader.open(sheet_of_fields(len(TYPED_IN_BOTH)))
    reader.write({str(number): text for number, text in enumerate(TYPED_IN_BOTH)})
    saved = reader.saved()
    reader.open(saved)
    for drawn in (
        Drawn(saved, reader.sheets(SCALE), composes=True, off=3),
        Drawn.by_pdfium(Filled(saved, SCALE), composes=True),
    ):
        assert drawn.kept == TYPED_IN_BOTH
        assert drawn.missing(TYPED_IN_BOTH) == []


def test_a_script_that_the_font_lacks_is_kept_and_shown_in_firefox_and_harms_no_other_field(
    reader: Reader,
) -> None:
    written = sorted([*FOREIGN.values(), "Nguyễn"])
    reader.open(sheet_of_fields(len(written)))
    reader.write({str(number): text for number, text in enumerate(written)})
    saved = reader.saved()
    reader.open(saved)
    reader.show()
    assert sorted(reader.values()) == written
    drawn = Drawn.by_pdfium(Filled(saved, SCALE))
    assert drawn.kept == written
    assert drawn.missing(["Nguyễn"]) == []
