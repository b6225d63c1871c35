"""Writes a form as a Word file with a content control for each thing to fill in."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from handbook.downloads.documents import looks, parts
from handbook.downloads.documents.blank import blank
from handbook.downloads.documents.controls import Control, controls_of
from handbook.forms.fields import Field
from handbook.forms.form import Form
from handbook.reading.languages import Language

_LABEL, _HELP, _ROW = "Form label", "Form help", "Form row"
_ANSWER, _CHOICE = "Form answer", "Form choice"
_MARGIN = Mm(18)
_WIDTH = Mm(210) - 2 * _MARGIN
_IN_A_ROW = {"half": 2, "third": 3}


def write(form: Form, language: Language, words: Mapping[str, str]) -> bytes:
    """`form` as a .docx on A4: headings, labels, content controls, sheet numbers.

    The same form gives the same bytes: everything is dated with the form's own date.
    """
    document: Any = Document(io.BytesIO(_empty(language)))  # python-docx has no types
    parts.describe(document, form, form.date, language, words)
    _Writer(document, form, language, words).write()
    _foot(document, form.stamp(language, words), words)
    return parts.saved(document)


class _Writer:
    """Writes what a reader reads and fills in, from the top."""

    def __init__(
        self, document: Any, form: Form, language: Language, words: Mapping[str, str]
    ) -> None:
        self._document, self._form, self._language, self._words = document, form, language, words
        self._place = document  # where the next paragraph is added: the file, or a cell of it
        self._controls = controls_of(form, language.code, words)
        self._numbers = itertools.count(1)

    def write(self) -> None:
        """Adds the whole form to the document."""
        code = self._language.code
        self._paragraph(self._form.title[code], "Heading 1")
        self._document.add_paragraph(self._form.intro[code])
        if self._form.notice:
            self._document.add_paragraph(self._form.notice[code])
        for heading, sections in self._form.parts(code, self._words):
            if heading:
                self._paragraph(heading, "Heading 2")
            for section in sections:
                self._paragraph(section.title[code], self._heading(2))
                self._flow(section.fields, code)

    def _heading(self, level: int) -> str:
        """The style of a heading, a level lower where conversations have headings of their own."""
        return f"Heading {level + self._form.parted}"

    def _flow(self, fields: Sequence[Field], code: str) -> None:
        for row in _rows(fields):
            if len(row) == 1:
                self._field(row[0], code)
                continue
            for cell, field in zip(
                parts.side_by_side(self._place, len(row), _WIDTH), row, strict=True
            ):
                self._place = cell
                self._field(field, code)
                parts.settle(cell)
            self._place = self._document

    def _field(self, field: Field, code: str) -> None:
        if field.holds or field.to_read:
            self._composed(field, code)
            return
        label = field.asks(code, self._words)
        if field.control == "tick":
            self._tick(self._controls[field.id], label, self._paragraph("", _LABEL))
        else:
            self._paragraph(label, _LABEL)
        self._help(field, code)
        if field.control == "choose":
            paragraph = self._paragraph("", _CHOICE)
            for answer, text in field.answers(code, self._words).items():
                self._tick(self._controls[f"{field.id}-{answer}"], text, paragraph)
        elif field.control != "tick":
            self._answer(field)

    def _help(self, field: Field, code: str) -> None:
        if help_text := field.helps(code, self._words, by_hand=True):
            self._paragraph(help_text, _HELP)

    def _composed(self, field: Field, code: str) -> None:
        self._paragraph(field.asks(code, self._words), self._heading(3))
        self._help(field, code)
        for item in field.to_read:
            self._paragraph(item[code], "List Bullet")
        if field.tabular:
            self._table(field, code)
            return
        if field.control != "rows":
            self._flow(field.holds, code)
            return
        for inner in field.holds:
            self._paragraph(inner.label[code], _ROW)
            self._flow(inner.holds or (inner,), code)

    def _table(self, field: Field, code: str) -> None:
        table = self._document.add_table(1 + len(field.holds), len(field.inner), "Table Grid")
        parts.name_table(table, field.asks(code, self._words))
        parts.keep_within(table, _WIDTH)
        for cell, column in zip(table.rows[0].cells, field.inner, strict=True):
            cell.paragraphs[0].text = column.asks(code, self._words)
            cell.paragraphs[0]._p.style = _LABEL.replace(" ", "")
        for row, group in zip(table.rows[1:], field.holds, strict=True):
            for cell, inner in zip(row.cells, group.inner, strict=True):
                cell.paragraphs[0]._p.append(self._box(inner))
        self._document.add_paragraph()

    def _answer(self, field: Field) -> None:
        paragraph = self._paragraph("", _ANSWER)
        paragraph._p.append(self._box(field))
        for _ in range(field.lines - 1):
            paragraph.add_run().add_break()

    def _box(self, field: Field) -> Any:
        return parts.box_to_write(
            self._controls[field.id],
            next(self._numbers),
            self._language.locale,
        )

    def _tick(self, control: Control, label: str, paragraph: Any) -> None:
        if paragraph.text:
            paragraph.add_run("\u2003")
        paragraph._p.append(parts.box_to_tick(control, next(self._numbers)))
        paragraph.add_run(f"\u00a0{label}")

    def _paragraph(self, text: str, style: str) -> Any:
        paragraph = self._place.add_paragraph(text)
        # looking the style up takes python-docx long
        paragraph._p.style = style.replace(" ", "")
        return paragraph


def _rows(fields: Sequence[Field]) -> Iterator[tuple[Field, ...]]:
    """`fields` in order, those together that fill a line as halves or thirds of it."""
    for width, run in itertools.groupby(fields, key=lambda field: field.width):
        alike, size = tuple(run), _IN_A_ROW.get(width, 1)
        full = len(alike) - len(alike) % size
        yield from (alike[start : start + size] for start in range(0, full, size))
        yield from ((field,) for field in alike[full:])


# adding styles takes python-docx longer than all the rest of a form
@cache
def _empty(language: Language) -> bytes:
    """A file with the sheet and the styles of every form in `language`."""
    document = blank()
    looks.sheet(document, _MARGIN, Mm(16))
    _styles(document, language)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _styles(document: Any, language: Language) -> None:
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = looks.FONT, Pt(12)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(4), 1.0
    parts.speak(styles.element.find(".//" + qn("w:rPrDefault")), language.locale)
    looks.headings(styles, (20, 14, 13, 12))
    for name, size in ((_LABEL, 12), (_HELP, 10), (_ANSWER, 12), (_CHOICE, 12), (_ROW, 12)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size = normal, Pt(size)
        style.font.bold = name in (_LABEL, _ROW)
        last = name in (_ANSWER, _CHOICE)
        style.paragraph_format.keep_with_next = not last
        style.paragraph_format.space_after = Pt(6 if last else 1)
    answer = styles[_ANSWER]
    looks.frame(answer, "top", "left", "bottom", "right", space=4)
    answer.paragraph_format.line_spacing = 1.15
    answer.paragraph_format.left_indent = answer.paragraph_format.right_indent = Mm(1.5)
    prompt = styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
    prompt.font.color.rgb = RGBColor(0x59, 0x59, 0x59)  # 7:1 on white
    prompt.element.set(qn("w:styleId"), parts.PROMPT_STYLE)


def _foot(document: Any, stamp: str, words: Mapping[str, str]) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{stamp} · {words['form_page']} ")
    parts.count(paragraph, "PAGE")
    paragraph.add_run(f" {words['form_page_of']} ")
    parts.count(paragraph, "NUMPAGES")
    for run in paragraph.runs:
        run.font.size = Pt(9)
    parts.foot(document, words)
