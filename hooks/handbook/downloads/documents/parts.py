"""Parts of a Word file that python-docx has no words for: content controls, language, counting."""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, Protocol
from xml.sax.saxutils import escape, quoteattr

from babel.dates import get_date_format
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt

from handbook.downloads.documents.controls import Control
from handbook.downloads.zipped import zipped
from handbook.reading.languages import Language
from handbook.reading.text import Text

PROMPT_STYLE = "PlaceholderText"
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_GAP = Mm(4)  # between what stands side by side
_NAME_LIMIT = 64  # Word takes no longer name or tag of a content control
_TICK_FONT = "MS Gothic"  # has both the empty and the crossed box, and comes with Word
_TICK = (
    '<w14:checkbox><w14:checked w14:val="0"/>'
    f'<w14:checkedState w14:val="2612" w14:font="{_TICK_FONT}"/>'
    f'<w14:uncheckedState w14:val="2610" w14:font="{_TICK_FONT}"/></w14:checkbox>'
)
_APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>{}</Application></Properties>"
)
# What stands in an empty content control is printed; Word shows the box and its name over it.
_ROOM = "\u00a0" * 12
_TEXT = '<w:text w:multiLine="1"/>'


def box_to_write(control: Control, number: int, locale: str) -> Any:
    """A content control with room to click in, which stays white on paper until something is typed.

    `number` is its own in the file. Where a date is asked for, it offers a calendar and writes the
    date in the `locale`'s way, with four digits for the year.
    """
    kind = _date(locale) if control.reads == "date" else _TEXT
    shown = f'<w:r><w:rPr><w:rStyle w:val="{PROMPT_STYLE}"/></w:rPr><w:t>{_ROOM}</w:t></w:r>'
    return _control(control, number, f"<w:showingPlcHdr/>{kind}", shown)


def box_to_tick(control: Control, number: int) -> Any:
    """A content control that a click ticks and unticks; `number` is its own in the file."""
    fonts = "".join(f' w:{which}="{_TICK_FONT}"' for which in ("ascii", "hAnsi", "eastAsia"))
    box = f"<w:r><w:rPr><w:rFonts{fonts}/></w:rPr><w:t>\u2610</w:t></w:r>"
    return _control(control, number, _TICK, box)


def speak(defaults: Any, locale: str) -> None:
    """Sets the language in which Word reads aloud and checks spelling, in w:rPrDefault."""
    run = defaults.find(qn("w:rPr"))
    for old in run.findall(qn("w:lang")):
        run.remove(old)
    language = OxmlElement("w:lang")
    for key in ("w:val", "w:eastAsia"):
        language.set(qn(key), locale)
    run.append(language)


def name_table(table: Any, name: str) -> None:
    """Gives a table a name to read aloud, and a first row that is repeated on every sheet."""
    properties = table._tbl.tblPr
    for tag in ("w:tblCaption", "w:tblDescription"):
        words = OxmlElement(tag)
        words.set(qn("w:val"), name)
        properties.append(words)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        row.height = Mm(8)  # a line to write on by hand
        # a row is never split over two sheets
        row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def side_by_side(place: Any, count: int, width: int) -> list[Any]:
    """`count` cells of one line without borders, `width` in all, for what stands beside each other.

    They are read from left to right, stand on one base, and are not split over two sheets.
    """
    table = place.add_table(1, count)
    table.autofit = False
    table.rows[0]._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
    each = (width - (count - 1) * _GAP) // count
    cells = list(table.rows[0].cells)
    for column, cell in zip(table.columns, cells, strict=True):
        gap = _GAP if column._index else 0
        column.width = cell.width = each + gap
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        sides = (
            f'<w:{side} w:w="{Length(size).twips}" w:type="dxa"/>'
            for side, size in (("left", gap), ("right", 0))
        )
        cell._tc.tcPr.insert_element_before(
            parse_xml(f"<w:tcMar {nsdecls('w')}>{''.join(sides)}</w:tcMar>"),
            *("w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark"),
        )
    return cells


def settle(cell: Any) -> None:
    """Takes away the empty paragraph that a new cell has, and what would hold the next line.

    A line is not split over two sheets, so nothing in it has to be kept together; kept with what
    follows, line after line would move to the next sheet.
    """
    cell._tc.remove(cell._tc.p_lst[0])
    for paragraph in cell._tc.p_lst:
        paragraph.get_or_add_pPr().get_or_add_keepNext().val = False


def keep_within(table: Any, width: int) -> None:
    """Makes a table's columns equal and `width` wide in all, from the left margin."""
    table.autofit = False
    for column in table.columns:
        column.width = width // len(table.columns)


def count(paragraph: Any, what: str) -> None:
    """Adds a number that Word counts by itself: PAGE or NUMPAGES."""
    for kind in ("begin", what, "separate", "", "end"):
        run = paragraph.add_run("" if kind else "1")
        if kind == what:
            code = OxmlElement("w:instrText")
            code.text = what
            run._r.append(code)
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def foot(document: Any, words: Mapping[str, str]) -> None:
    """Adds below what stands at the foot of each sheet where terms and the newest edition are."""
    section = document.sections[0]
    section.footer_distance = Mm(5)
    said = section.footer.add_paragraph().add_run(
        f"{words['taken_terms']} · {words['taken_newest']}"
    )
    said.font.size = Pt(7.5)
    for paragraph in section.footer.paragraphs:
        paragraph.paragraph_format.space_after = Pt(0)


def saved(document: Any) -> bytes:
    """The file, without the moment at which it was made: the same document, the same bytes."""
    file = io.BytesIO()
    document.save(file)
    with zipfile.ZipFile(file) as made:
        return zipped({name: made.read(name) for name in made.namelist()})


def _control(control: Control, number: int, kind: str, content: str) -> Any:
    # alias, tag, id and kind in this order, or Word refuses the file
    return parse_xml(
        f"<w:sdt {nsdecls('w')} {_W14}><w:sdtPr>"
        f"<w:alias w:val={quoteattr(_short_name(control))}/>"
        f"<w:tag w:val={quoteattr(control.name[:_NAME_LIMIT])}/>"
        f'<w:id w:val="{number}"/>{kind}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def _short_name(control: Control) -> str:
    # the answer first, or all options of a long question would have one name
    name = f"{control.answer}: {control.label}" if control.answer else control.label
    return textwrap.shorten(name, _NAME_LIMIT, placeholder=" …")


def _date(locale: str) -> str:
    habit = get_date_format("short", locale=locale.replace("-", "_")).pattern
    four_digits = habit.replace("yy", "y").replace("y", "yyyy")
    return (
        f'<w:date><w:dateFormat w:val="{four_digits}"/><w:lid w:val="{locale}"/>'
        '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
    )


class Printed(Protocol):
    """What a Word file is made of."""

    @property
    def title(self) -> Text: ...

    @property
    def intro(self) -> Text: ...

    @property
    def version(self) -> str: ...


def describe(
    document: Any, printed: Printed, day: date, language: Language, words: Mapping[str, str]
) -> None:
    """Writes what a file manager and a screen reader ask a Word file: title, maker, language."""
    core = document.core_properties
    core.title, core.subject = printed.title[language.code], printed.intro[language.code]
    core.author = core.last_modified_by = words["site_name"]
    core.language, core.version, core.comments = language.locale, printed.version, ""
    core.created = core.modified = datetime.combine(day, time())
    for part in document.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":  # the template's: it names a program not used here
            part._blob = _APPLICATION.format(escape(words["site_name"])).encode()
    # as in Word 2013: before, a table stuck out into the margin by the space inside its cells
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    theme = document.settings.element.find(qn("w:themeFontLang"))
    for key in theme.attrib:
        theme.set(key, language.locale)
