"""PDF and Word files can be filled in, read aloud and trusted to be the same every time."""

# pypdfium2 is a thin layer over C without types.
# mypy: disable-error-code="no-untyped-call,attr-defined"

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import yaml
from docx import Document
from docx.oxml.ns import qn
from PIL import Image, ImageChops

import programs
from handbook.downloads.documents.acroform import add_fields
from handbook.downloads.documents.controls import Control, controls_of
from handbook.downloads.documents.typeset import typeset
from handbook.downloads.formats import FORMATS
from handbook.forms.form import Form
from handbook.library import Library
from handbook.reading.languages import Language
from handbook.reading.located import parse, validate
from handbook.reading.text import Words
from places import GOLDEN, ROOT

PICTURES = GOLDEN / "sheets"
CASES = GOLDEN / "forms.yml"
A4 = (595, 842)  # points
SCALE = 2  # dots a point when a sheet is drawn
TYPED = "Áššá Čáhčeravna, Đeanu Guovžu: blåbærsyltetøy på Žižok – ÆØÅ «fødd»"


class Made:
    """One form in one language, as files and as what can be filled in."""

    def __init__(self, form: Form, language: Language, words: Words) -> None:
        self.form, self.language = form, language
        self.files, self.again = (
            {kind: FORMATS[kind].write(form, language, words) for kind in ("pdf", "docx")}
            for _ in range(2)
        )
        self.controls = controls_of(form, language.code, words)

    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.files["pdf"]))

    def word(self) -> Any:
        return Document(io.BytesIO(self.files["docx"]))


@pytest.fixture(scope="session")
def made(read: Library) -> list[Made]:
    """Every form of the handbook and an invented one with every type of field."""
    text = yaml.safe_load(CASES.read_text("utf-8"))["sample"]
    sample = validate(parse(text, "sample.yml"), Form, ("nb", "en"))
    return [
        Made(form, language, Words(read.words, language.code))
        for form in (*read.forms.values(), sample)
        for language in read.languages
    ]


def test_the_same_form_gives_the_same_bytes(made: list[Made]) -> None:
    for one in made:
        assert one.files == one.again


# --- PDF ------------------------------------------------------------------------------------


def widgets(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    """Every control of the file with its name, sheet by sheet."""
    for page in pdf.pages:
        for widget in page.get("/Annots", pikepdf.Array()):
            if widget.Subtype == pikepdf.Name.Widget:
                button = "/Parent" in widget
                on = next((key for key in widget.AP.N if key != "/Off"), "") if button else ""
                yield (f"{widget.Parent.T}-{on[1:]}" if button else str(widget.T)), widget


def elements(tree: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The elements below `tree` in the order a screen reader meets them."""
    children = tree.get("/K", pikepdf.Array())
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from elements(child)


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
        expected = [1]
        for section in one.form.sections:
            expected.append(2)
            for field in section.fields:
                rows = field.holds if field.control == "rows" and not field.tabular else ()
                expected += [3, *(4 for _ in rows)] if field.holds or field.to_read else []
        assert levels == expected


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
        words = Words(read.words, one.language.code)
        pdf = pypdfium2.PdfDocument(one.files["pdf"])
        for number, page in enumerate(pdf, 1):
            text = page.get_textpage().get_text_range()
            assert one.form.stamp(one.language, words) in text
            counted = f"{words['form_page']} {number} {words['form_page_of']} {len(pdf)}"
            assert counted in text


class Filled:
    """A PDF opened in the engine of Chrome and Edge, to click and type in."""

    def __init__(self, content: bytes) -> None:
        self.pdf = pypdfium2.PdfDocument(content)
        self.pdf.init_forms()
        self.form = self.pdf.formenv
        self.sheets = list(self.pdf)
        self.places = self._places(content)
        self._drawn: dict[int, Image.Image] = {}  # sheets as they were drawn last

    @staticmethod
    def _places(content: bytes) -> dict[str, tuple[int, tuple[float, ...]]]:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            sheets: list[Any] = [page.objgen for page in pdf.pages]
            return {
                name: (sheets.index(widget.P.objgen), tuple(float(side) for side in widget.Rect))
                for name, widget in widgets(pdf)
            }

    def click(self, name: str) -> Any:
        self._drawn.clear()
        number, (left, low, right, high) = self.places[name]
        page = self.sheets[number]
        at = (self.form, page, 0, (left + right) / 2, (low + high) / 2)
        pdfium.FORM_OnMouseMove(*at)
        pdfium.FORM_OnLButtonDown(*at)
        pdfium.FORM_OnLButtonUp(*at)
        return page

    def write(self, name: str, text: str) -> None:
        page = self.click(name)
        for letter in text:
            pdfium.FORM_OnChar(self.form, page, ord(letter), 0)
        pdfium.FORM_ForceToKillFocus(self.form)

    def saved(self) -> bytes:
        file = io.BytesIO()
        self.pdf.save(file)
        return file.getvalue()

    def ink(self, name: str) -> int:
        """How many dark dots there are inside a control when its sheet is drawn."""
        return sum(self.inside(name).histogram()[:128])

    def inside(self, name: str) -> Image.Image:
        """What is drawn within the border of a control."""
        number, (left, low, right, high) = self.places[name]
        if number not in self._drawn:
            sheet = self.sheets[number].render(scale=SCALE, may_draw_forms=True)
            self._drawn[number] = sheet.to_pil().convert("L")
        drawn = self._drawn[number]
        border = 2
        sides = (
            int((left + border) * SCALE),
            int(drawn.height - (high - border) * SCALE),
            int((right - border) * SCALE),
            int(drawn.height - (low + border) * SCALE),
        )
        inside: Image.Image = drawn.crop(sides)
        return inside


def typed_in(control: Control) -> bool:
    return control.kind in ("line", "lines")


def test_letters_of_norwegian_and_northern_sami_can_be_typed_kept_and_seen(
    made: list[Made],
) -> None:
    for one in made:
        filled = Filled(one.files["pdf"])
        boxes = [name for name, control in one.controls.items() if typed_in(control)]
        assert all(filled.ink(name) == 0 for name in boxes), "an empty box is empty"
        for name in boxes:
            filled.write(name, TYPED)
        assert all(filled.ink(name) > 50 for name in boxes), "what is typed is drawn"
        with pikepdf.open(io.BytesIO(filled.saved())) as pdf:
            kept = {name: str(widget.V) for name, widget in widgets(pdf) if name in boxes}
        assert kept == dict.fromkeys(boxes, TYPED)


@pytest.mark.parametrize("letter", "æøåÆØÅáÁčČđĐšŠžŽäöÄÖ«»–")
def test_each_letter_is_drawn_as_it_is_typed(made: list[Made], letter: str) -> None:
    filled = Filled(made[-1].files["pdf"])
    filled.write("name", letter)
    assert filled.ink("name") > 0


@pytest.mark.parametrize(("name", "letters"), [("name", 70), ("phone", 70), ("health", 600)])
def test_an_answer_longer_than_its_box_is_written_smaller_and_seen_to_its_end(
    made: list[Made], name: str, letters: int
) -> None:
    pictures = []
    for end in "12":
        filled = Filled(made[-1].files["pdf"])
        filled.write(name, ("Et svar med mange ord. " * 30)[: letters - 1] + end)
        pictures.append(filled.inside(name))
    assert ImageChops.difference(*pictures).getbbox(), "the last sign is not seen"


def test_the_font_of_the_fields_has_every_letter_of_northern_sami(made: list[Made]) -> None:
    with made[0].pdf() as pdf:
        table = pdf.Root.AcroForm.DR.Font.Field.ToUnicode.read_bytes().decode()
    for letter in "æøåÆØÅáčđŋšŧžÁČĐŊŠŦŽäöÄÖ«»–":
        assert f"<{ord(letter):04X}>" in table, letter


def test_ticking_one_option_unticks_the_other(made: list[Made]) -> None:
    one = made[-1]
    filled = Filled(one.files["pdf"])
    for name in ("hours-full", "hours-part", "agreed"):
        filled.click(name)
    assert filled.ink("hours-part") > 10 * filled.ink("hours-full")
    assert filled.ink("agreed") > 50
    with pikepdf.open(io.BytesIO(filled.saved())) as pdf:
        fields = {str(field.T): str(field.V) for field in pdf.Root.AcroForm.Fields}
    assert (fields["hours"], fields["agreed"]) == ("/part", "/Yes")


def test_a_mark_that_no_control_belongs_to_stops_the_making(
    made: list[Made], read: Library
) -> None:
    one = made[-1]
    words = Words(read.words, one.language.code)
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


# --- Samples --------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def samples(read: Library) -> list[bytes]:
    """The PDF of every sample in every language, in that order."""
    return [
        FORMATS["sample"].write(
            (sample, read.forms[sample.id]), language, Words(read.words, language.code)
        )
        for sample in read.samples.values()
        for language in read.languages
    ]


def test_a_sample_shows_every_answer_says_on_every_sheet_that_it_is_made_up_and_takes_no_typing(
    read: Library, samples: list[bytes]
) -> None:
    pairs = [(sample, language) for sample in read.samples.values() for language in read.languages]
    assert {sample.id for sample, _ in pairs} == {"referral-form", "career-profile", "action-plan"}
    for (sample, language), content in zip(pairs, samples, strict=True):
        sheets = [
            " ".join(sheet.get_textpage().get_text_range().split())
            for sheet in pypdfium2.PdfDocument(content)
        ]
        made_up = read.words["form_sample"][language.code]
        assert all(made_up in sheet for sheet in sheets)
        for answer in sample.answers.values():
            if not isinstance(answer, str):
                assert answer[language.code] in " ".join(sheets)
        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert "/AcroForm" not in pdf.Root
            with pdf.open_metadata() as metadata:
                assert metadata["dc:title"].startswith(made_up)


# --- Word -----------------------------------------------------------------------------------


def test_word_has_a_content_control_for_each_thing_to_fill_in(made: list[Made]) -> None:
    for one in made:
        found = one.word().element.body.findall(".//" + qn("w:sdt"))
        tags = [control.find(".//" + qn("w:tag")).get(qn("w:val")) for control in found]
        ids = [control.find(".//" + qn("w:id")).get(qn("w:val")) for control in found]
        assert tags == list(one.controls)
        assert len(set(ids)) == len(ids)


def test_word_gives_no_two_boxes_one_name_unless_they_ask_the_same(made: list[Made]) -> None:
    for one in made:
        found = one.word().element.body.findall(".//" + qn("w:sdt"))
        names = [control.find(".//" + qn("w:alias")).get(qn("w:val")) for control in found]
        for name, control in zip(names, one.controls.values(), strict=True):
            assert len(name) <= 64
            assert name.startswith(control.answer or control.label[:20])


def test_word_has_headings_labels_and_help_as_styles(made: list[Made], read: Library) -> None:
    for one in made:
        code, words = one.language.code, Words(read.words, one.language.code)
        styled = [(par.style.name, par.text.strip("\u00a0")) for par in one.word().paragraphs]
        assert [text for style, text in styled if style == "Heading 1"] == [one.form.title[code]]
        assert [text for style, text in styled if style == "Heading 2"] == [
            section.title[code] for section in one.form.sections
        ]
        headed = [field for field in one.form.fields if field.holds or field.to_read]
        assert [text for style, text in styled if style == "Heading 3"] == [
            field.asks(code, words) for field in headed
        ]
        columns = [
            inner.id
            for field in one.form.fields
            if field.tabular
            for row in field.holds
            for inner in row.inner
        ]
        asked = [
            field for field in one.form.opened if not field.to_read and field.id not in columns
        ]
        assert [text for style, text in styled if style == "Form label"] == [
            field.asks(code, words) for field in asked
        ]
        helped = {text for style, text in styled if style == "Form help"}
        assert helped == {
            text for field in (*asked, *headed) if (text := field.helps(code, words, by_hand=True))
        }


def test_pdf_and_word_say_beside_the_box_that_they_work_nothing_out(
    made: list[Made], read: Library
) -> None:
    for one in made:
        sentence = read.words["form_work_out"][one.language.code]
        sheets = pypdfium2.PdfDocument(one.files["pdf"])
        pdf = " ".join(sheet.get_textpage().get_text_range() for sheet in sheets)
        word = " ".join(par.text for par in one.word().paragraphs)
        computed = [field for field in one.form.opened if field.control == "result"]
        for text in (" ".join(pdf.split()), word):
            assert text.count(sentence) == len(computed)
        assert all(one.controls[field.id].says.count(sentence) == 1 for field in computed)


def test_word_has_tables_whose_first_row_is_repeated_and_whose_rows_stay_whole(
    made: list[Made],
) -> None:
    tables = [table for one in made for table in one.word().tables]
    assert len(tables) >= 6
    for table in tables:
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        first, *rows = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(cell.text for cell in first.cells)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_read_only_lists_stand_in_all_documents(made: list[Made]) -> None:
    for one in made:
        items = [item[one.language.code] for field in one.form.opened for item in field.to_read]
        bullets = [par.text for par in one.word().paragraphs if par.style.name == "List Bullet"]
        assert bullets == items
        sheets = pypdfium2.PdfDocument(one.files["pdf"])
        text = " ".join(sheet.get_textpage().get_text_range() for sheet in sheets).split()
        assert all(" ".join(item.split()) in " ".join(text) for item in items)


def test_word_speaks_the_language_of_the_form_on_a4(made: list[Made]) -> None:
    for one in made:
        word = one.word()
        assert word.core_properties.title == one.form.title[one.language.code]
        assert word.core_properties.language == one.language.locale
        spoken = word.styles.element.find(".//" + qn("w:rPrDefault")).find(".//" + qn("w:lang"))
        assert spoken.get(qn("w:val")) == one.language.locale
        sheet = word.sections[0]
        assert (round(sheet.page_width.pt), round(sheet.page_height.pt)) == A4


def test_word_asks_for_dates_in_the_way_of_the_language(made: list[Made]) -> None:
    habits = {"nb": "dd.MM.yyyy", "en": "dd/MM/yyyy"}
    for one in made:
        formats = one.word().element.body.findall(".//" + qn("w:dateFormat"))
        dates = [field for field in one.form.opened if field.reads == "date"]
        assert len(formats) == len(dates)
        assert not dates or {found.get(qn("w:val")) for found in formats} == {
            habits[one.language.code]
        }


def test_word_numbers_its_sheets_and_names_the_form(made: list[Made], read: Library) -> None:
    for one in made:
        foot = one.word().sections[0].footer.paragraphs[0]
        words = Words(read.words, one.language.code)
        assert one.form.stamp(one.language, words) in foot.text
        codes = foot._p.findall(".//" + qn("w:instrText"))
        assert [code.text for code in codes] == ["PAGE", "NUMPAGES"]


@pytest.mark.office
def test_libreoffice_opens_every_word_file_and_loses_no_word(
    made: list[Made], tmp_path: Path
) -> None:
    office = programs.libreoffice()
    assert office, "LibreOffice is missing: run tests/programs.py"
    files = [tmp_path / f"{one.form.id}-{one.language.code}.docx" for one in made]
    for file, one in zip(files, made, strict=True):
        file.write_bytes(one.files["docx"])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
    for file, one in zip(files, made, strict=True):
        sheets = pypdfium2.PdfDocument(file.with_suffix(".pdf"))
        read_out = "".join(sheet.get_textpage().get_text_range() for sheet in sheets)
        # a hyphen at the end of a line is read as U+FFFE
        text = "".join(read_out.split()).replace("\ufffe", "-")
        assert text.count("☐") == sum(not typed_in(control) for control in one.controls.values())
        word = one.word()
        cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
        for paragraph in (*word.paragraphs, *(each for cell in cells for each in cell.paragraphs)):
            assert "".join(paragraph.text.split()) in text.replace("☐", "")
