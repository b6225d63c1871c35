"""Writes a schedule as a Word file: one table for each phase, to change and to hang on a wall."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from handbook.downloads.documents import looks, parts
from handbook.downloads.documents.blank import blank
from handbook.reading.languages import Language
from handbook.tools.schedules import Schedule, Step

# of an A4 sheet on its side, within its margins
_WIDTHS = (Mm(62), Mm(40), Mm(38), Mm(20), Mm(38), Mm(63))


def write(schedule: Schedule, language: Language, words: Mapping[str, str]) -> bytes:
    """`schedule` as a .docx on A4 lying down, the same bytes every time; `words` are its words."""
    document = blank()
    _sheet(document)
    _styles(document, language)
    parts.describe(document, schedule, schedule.revised, language, words)
    code = language.code
    document.add_heading(schedule.title[code], 1)
    document.add_paragraph(schedule.intro[code])
    for phase in schedule.phases:
        document.add_heading(phase.title[code], 2)
        _table(document, schedule, schedule.of(phase), code, words)
    document.add_heading(words["schedule_limits"], 2)
    for note in schedule.limits:
        document.add_paragraph(note.text[code], style="List Bullet")
    _foot(document, schedule, language, words)
    return parts.saved(document)


def _table(
    document: Any, schedule: Schedule, steps: tuple[Step, ...], code: str, words: Mapping[str, str]
) -> None:
    table = document.add_table(rows=1, cols=len(_WIDTHS), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    heads = ("step", "who", "name", "when", "dates", "after")
    _row(table.rows[0], [words[f"schedule_{name}"] for name in heads], bold=True)
    _mark(table.rows[0], "w:tblHeader")  # repeated on each sheet, and read out
    for step in steps:
        after = "; ".join(schedule.step(name).title[code] for name in step.after)
        months = str(step.start) if step.months == 1 else f"{step.start}–{step.end}"
        _row(table.add_row(), [step.title[code], step.who[code], "", months, "", after or "–"])


def _mark(row: Any, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _row(row: Any, texts: list[str], *, bold: bool = False) -> None:
    _mark(row, "w:cantSplit")  # which the schema wants before tblHeader
    for cell, text, width in zip(row.cells, texts, _WIDTHS, strict=True):
        cell.width = width
        run = cell.paragraphs[0].add_run(text)
        run.bold = bold


def _sheet(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(16)


def _styles(document: Any, language: Language) -> None:
    styles = document.styles
    styles["Normal"].font.name, styles["Normal"].font.size = looks.FONT, Pt(11)
    styles["Normal"].paragraph_format.space_after = Pt(3)
    parts.speak(styles.element.find(".//" + qn("w:rPrDefault")), language.locale)
    for name, size in (("Heading 1", 20), ("Heading 2", 14)):
        looks.head(styles[name], size)


def _foot(document: Any, schedule: Schedule, language: Language, words: Mapping[str, str]) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    edition = f"{words['form_version']} {schedule.version}, {language.date(schedule.revised)}"
    paragraph.add_run(f"{words['site_name']} · {edition} · {words['form_page']} ")
    parts.count(paragraph, "PAGE")
    parts.foot(document, words)
