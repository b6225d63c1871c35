"""Word files can be filled in, read aloud and made one's own."""

# pypdfium2 is a thin layer over C without types.
# mypy: disable-error-code="no-untyped-call,attr-defined"

from __future__ import annotations

import io
import subprocess
import unicodedata
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from docx.oxml.ns import qn

import programs
from documents import A4, Made, typed_in
from handbook.library import Library
from handbook.reading.text import Words

GRID = "Table Grid"
IN_A_DATA_TABLE = "ancestor::w:tbl[w:tblPr/w:tblCaption]"
NAMES = "Nguyễn Thị Hương, Şükrü Yılmaz, Țîrlea, Łódź, Čáhčeravna, Київ"


def test_word_has_a_content_control_for_each_thing_to_fill_in(made: list[Made]) -> None:
    for one in made:
        found = one.word().element.body.findall(".//" + qn("w:sdt"))
        tags = [control.find(".//" + qn("w:tag")).get(qn("w:val")) for control in found]
        ids = [control.find(".//" + qn("w:id")).get(qn("w:val")) for control in found]
        assert tags == list(one.controls)
        assert len(set(ids)) == len(ids)


def test_word_brings_nothing_along_that_no_reader_sees(made: list[Made]) -> None:
    for one in made:
        with zipfile.ZipFile(io.BytesIO(one.files["docx"])) as packed:
            names = packed.namelist()
            assert not [each for each in names if each.endswith(("Effects.xml", ".jpeg"))]
            assert packed.getinfo("word/styles.xml").file_size < 30_000


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
        outside = [par for par in one.paragraphs() if not par._p.xpath(IN_A_DATA_TABLE)]
        styled = [(par.style.name, par.text.strip("\u00a0")) for par in outside]
        assert [text for style, text in styled if style == "Heading 1"] == [one.form.title[code]]
        headed = [field for field in one.form.fields if field.holds or field.to_read]
        headings = [
            [heading for heading, _ in one.form.parts(code, words) if heading],
            [section.title[code] for section in one.form.sections],
            [field.asks(code, words) for field in headed],
        ]
        for level, expected in enumerate(headings if one.form.parted else headings[1:], 2):
            assert [text for style, text in styled if style == f"Heading {level}"] == expected
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
        word = " ".join(par.text for par in one.paragraphs())
        computed = [field for field in one.form.opened if field.control == "result"]
        for text in (" ".join(pdf.split()), word):
            assert text.count(sentence) == len(computed)
        assert all(one.controls[field.id].says.count(sentence) == 1 for field in computed)


def test_word_has_tables_whose_first_row_is_repeated_and_whose_rows_stay_whole(
    made: list[Made],
) -> None:
    tables = [table for one in made for table in one.word().tables if table.style.name == GRID]
    assert len(tables) >= 4
    for table in tables:
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        first, *rows = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(cell.text for cell in first.cells)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_word_sets_halves_and_thirds_side_by_side_as_the_pdf_does(
    made: list[Made], read: Library
) -> None:
    form = next(one for one in made if one.form.id == "career-profile")
    code, words = form.language.code, Words(read.words, form.language.code)
    wide = {field.asks(code, words): field.width for field in form.form.opened}
    lines = [
        [cell.paragraphs[0].text for cell in row.cells]
        for table in form.word().tables
        if table.style.name != GRID
        for row in table.rows
    ]
    assert len(lines) > 5
    for line in lines:
        assert [wide[label] for label in line] == [{2: "half", 3: "third"}[len(line)]] * len(line)


def test_word_keeps_tables_within_the_margins(made: list[Made]) -> None:
    for one in made:
        word = one.word()
        sheet = word.sections[0]
        room = sheet.page_width - sheet.left_margin - sheet.right_margin
        for table in word.tables:
            assert sum(column.width for column in table.columns) <= room
        modes = word.settings.element.iter(qn("w:compatSetting"))
        found = {mode.get(qn("w:name")): mode.get(qn("w:val")) for mode in modes}
        assert found["compatibilityMode"] == "15"  # where a table begins at the margin


def test_an_empty_word_file_prints_nothing_in_its_boxes(made: list[Made]) -> None:
    for one in made:
        for box in one.word().element.body.iter(qn("w:sdt")):
            shown = "".join(text.text for text in box.iter(qn("w:t")))
            assert shown.strip("\u00a0") in ("", "☐")
            assert shown, "there is nothing to click on"


def test_read_only_lists_stand_in_all_documents(made: list[Made]) -> None:
    for one in made:
        items = [item[one.language.code] for field in one.form.opened for item in field.to_read]
        bullets = [par.text for par in one.paragraphs() if par.style.name == "List Bullet"]
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
    named = tmp_path / "named.docx"
    named.write_bytes(_with_names(made[-1]))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, files), str(named)], check=True, capture_output=True)
    for file, one in zip(files, made, strict=True):
        text = _read_out(file)
        assert text.count("☐") == sum(not typed_in(control) for control in one.controls.values())
        for paragraph in one.paragraphs():
            assert "".join(paragraph.text.split()) in text.replace("☐", "")
        # fonts differ between machines, and with them where a sheet ends
        more = 0 if one.form.parted else 1
        sheets = len(pypdfium2.PdfDocument(file.with_suffix(".pdf")))
        assert sheets <= len(pypdfium2.PdfDocument(one.files["pdf"])) + more, file.stem
    assert "".join(NAMES.split()) in unicodedata.normalize("NFC", _read_out(named))


def _with_names(one: Made) -> bytes:
    """The file of a form with names typed in its first box."""
    word, file = one.word(), io.BytesIO()
    box = next(word.element.body.iter(qn("w:sdtContent")))
    next(box.iter(qn("w:t"))).text = unicodedata.normalize("NFD", NAMES)
    word.save(file)
    return file.getvalue()


def _read_out(file: Path) -> str:
    """The text of a Word file that LibreOffice made a PDF of, without spaces."""
    sheets = pypdfium2.PdfDocument(file.with_suffix(".pdf"))
    read_out = "".join(sheet.get_textpage().get_text_range() for sheet in sheets)
    # a hyphen at the end of a line is read as U+FFFE
    return "".join(read_out.split()).replace("\ufffe", "-")
