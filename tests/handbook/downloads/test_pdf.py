"""PDF files are tagged, say what they are, and are the same every time."""

# pypdfium2 is a thin layer over C without types.
# mypy: disable-error-code="no-untyped-call,attr-defined"

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pdfua
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from documents import A4, Made, elements, typed_in, widgets, words_of
from handbook.downloads.documents.acroform import add_fields
from handbook.downloads.documents.typeset import typeset
from handbook.downloads.formats import FORMATS
from handbook.forms.form import Form
from handbook.library import Library
from places import GOLDEN, ROOT

PICTURES = GOLDEN / "sheets"


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_same_form_gives_the_same_bytes(made: list[Made], read: Library, kind: str) -> None:
    """What is kept was made at another time, often in another process."""
    for one in (*made[:2], *made[-2:]):
        words = words_of(read, one.language)
        assert FORMATS[kind].write(one.form, one.language, words) == one.files[kind]


def test_the_pdf_is_sound_tagged_titled_and_in_its_language(made: list[Made]) -> None:
    for one in made:
        with one.pdf() as pdf:
            assert pdf.check_pdf_syntax() == []
            assert str(pdf.Root.Lang) == one.language.locale
            assert pdf.Root.MarkInfo.Marked
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            with pdf.open_metadata() as metadata:
                assert metadata["dc:title"] == one.form.title[one.language.code]
                assert metadata["pdfuaid:part"] == "1"


def test_every_sheet_is_a4(made: list[Made]) -> None:
    for one in made:
        with one.pdf() as pdf:
            for page in pdf.pages:
                assert [round(float(side)) for side in page.MediaBox] == [0, 0, *A4]


def test_the_career_profile_takes_five_sheets_as_in_the_kit(made: list[Made]) -> None:
    profiles = [one.files["pdf"] for one in made if one.form.id == "career-profile"]
    assert {len(pypdfium2.PdfDocument(content)) for content in profiles} == {5}


def test_a_box_has_at_least_eight_millimetres_a_line(made: list[Made]) -> None:
    line = 8 * 72 / 25.4 - 2.01  # points; the field stands one point inside its border
    for one in made:
        rows = {field.id: field.lines for field in one.form.opened}
        with one.pdf() as pdf:
            for name, widget in widgets(pdf):
                if typed_in(one.controls[name]):
                    _, low, _, high = (float(side) for side in widget.Rect)
                    assert high - low >= line * rows[name]


def test_every_control_has_a_name_to_read_aloud_and_a_tag_of_its_own(made: list[Made]) -> None:
    for one in made:
        with one.pdf() as pdf:
            tags = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
            found = dict(widgets(pdf))
            assert found.keys() == one.controls.keys()
            for name, widget in found.items():
                assert str(widget.TU) == one.controls[name].says
                assert str(tags[int(widget.StructParent)].S) == "/Form"


def test_tab_and_screen_reader_meet_the_controls_in_the_order_of_the_form(
    made: list[Made],
) -> None:
    for one in made:
        with one.pdf() as pdf:
            read_out = [
                str(element.T)
                for element in elements(pdf.Root.StructTreeRoot)
                if str(element.S) == "/Form"
            ]
            assert read_out == [control.says for control in one.controls.values()]
            assert all(page.Tabs == "/S" for page in pdf.pages if "/Annots" in page)


def test_headings_begin_at_level_one_and_skip_none(made: list[Made]) -> None:
    for one in made:
        with one.pdf() as pdf:
            names = [str(element.S) for element in elements(pdf.Root.StructTreeRoot)]
        levels = [int(name[2:]) for name in names if re.fullmatch(r"/H\d", name)]
        assert levels == [1, *_levels(one.form)]


def _levels(form: Form) -> Iterator[int]:
    """The levels of the headings below the form's own, in order."""
    top = 3 if form.parted else 2
    for section in form.sections:
        if section.conversation:
            yield 2
        yield top
        for field in section.fields:
            if field.holds or field.to_read:
                yield top + 1
            if field.control == "rows" and not field.tabular:
                yield from (top + 2 for _ in field.holds)


def test_the_pdf_brings_its_letters_and_nothing_that_runs(made: list[Made]) -> None:
    for one in made:
        with one.pdf() as pdf:
            form = pdf.Root.AcroForm
            assert "/NeedAppearances" not in form
            assert "/XFA" not in form
            assert b"/JavaScript" not in one.files["pdf"]
            fonts = list(form.DR.Font.values())
            for page in pdf.pages:
                fonts += page.Resources.get("/Font", pikepdf.Dictionary()).values()
            for font in fonts:
                inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                assert {"/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys())
                assert "/ToUnicode" in font


def test_every_sheet_says_which_form_and_edition_it_is_and_its_number(
    made: list[Made], read: Library
) -> None:
    for one in made:
        words = words_of(read, one.language)
        pdf = pypdfium2.PdfDocument(one.files["pdf"])
        for number, page in enumerate(pdf, 1):
            text = page.get_textpage().get_text_range()
            assert one.form.stamp(one.language, words) in text
            counted = f"{words['form_page']} {number} {words['form_page_of']} {len(pdf)}"
            assert counted in text


def test_a_mark_that_no_control_belongs_to_stops_the_making(
    made: list[Made], read: Library
) -> None:
    one = made[-1]
    words = words_of(read, one.language)
    fewer = {name: control for name, control in one.controls.items() if name != "phone"}
    with pytest.raises(ValueError, match="phone"):
        add_fields(typeset(one.form, one.language, words), fewer)


def test_a_checker_of_pdf_ua_finds_nothing(
    made: list[Made], samples: list[bytes], tmp_path: Path
) -> None:
    for number, content in enumerate([*(one.files["pdf"] for one in made), *samples]):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(content)
        report = pdfua.validate(str(path))
        assert [f"{found.rule_id}: {found.message}" for found in report.findings] == []


def test_the_metadata_hold_no_field_and_name_nobody(made: list[Made]) -> None:
    for one in made:
        with one.pdf() as pdf:
            told = str(pdf.open_metadata()) + str(dict(pdf.docinfo))
        assert one.form.title[one.language.code] in told
        assert not [name for name in one.controls if f"{name}</" in told]


@pytest.mark.parametrize("kept", sorted(PICTURES.glob("*.png")), ids=lambda path: path.stem)
def test_a_sheet_looks_as_it_did_when_somebody_last_looked_at_it(
    made: list[Made], kept: Path
) -> None:
    """After a wanted change, look at the new picture in .cache/sheets and keep it instead."""
    form, code, number = kept.stem.rsplit("-", 2)
    one = next(one for one in made if (one.form.id, one.language.code) == (form, code))
    sheet = pypdfium2.PdfDocument(one.files["pdf"])[int(number) - 1]
    drawn, before = sheet.render(scale=0.5).to_pil().convert("L"), Image.open(kept).convert("L")
    assert drawn.size == before.size
    apart = ImageChops.difference(drawn, before).histogram()
    new = ROOT / ".cache" / "sheets" / kept.name
    new.parent.mkdir(parents=True, exist_ok=True)
    drawn.save(new, optimize=True)
    assert sum(apart[64:]) < 0.002 * drawn.width * drawn.height
