"""Writes a decision memo as a Word file: text and tables with slots, and places to write."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from handbook.downloads.documents import looks, parts, text_slots
from handbook.downloads.documents.blank import blank
from handbook.downloads.zipped import zipped
from handbook.pages.sources import Source
from handbook.reading.languages import Language
from handbook.reading.text import Text
from handbook.tools import formulas
from handbook.tools.memos import Asked, Evidence, Lacking, Line, Linked, Memo, Said, Table, Told

_MARGIN = Mm(20)
_WIDTH = Mm(210) - 2 * _MARGIN
_PROMPT, _PLACE = "Memo prompt", "Memo place"
_BLANK = "[ ]"
_EMPTY_ROWS = 3
_EVIDENCE = (5, 3, 6)  # shares of the width
_SHADE = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="FFF2CC"/>'


def write(told: Told, language: Language, words: Mapping[str, str]) -> bytes:
    """The memo without a plan, to fill in by hand, the same bytes every time."""
    rows = {
        line.each: [dict.fromkeys(_names(line.cells, language.code), _BLANK)] * _EMPTY_ROWS
        for section in told.memo.sections
        for block in section.blocks
        if isinstance(block, Table)
        for line in block.lines
        if line.each
    }
    pieces = text_slots.parts(template(told, language, words))
    texts: dict[str, str] = json.loads(_filler()(json.dumps(pieces), json.dumps(rows)))
    return zipped(texts)


def _filler() -> Any:
    """What fills a memo in on its page."""
    fill = (
        "(parts, values) => JSON.stringify(handbookOffice(JSON.parse(parts), JSON.parse(values)))"
    )
    return formulas.running(["office"], fill)


def template(told: Told, language: Language, words: Mapping[str, str]) -> bytes:
    """The memo as a .docx on A4 in which `text_slots` finds the slots."""
    document = blank()
    looks.sheet(document, _MARGIN, Mm(18))
    _styles(document, language)
    parts.describe(document, told.memo, told.memo.date, language, words)
    _Writer(document, told, language.code).write()
    _foot(document, told.memo, language, words)
    return parts.saved(document)


def _names(cells: Sequence[str | Text], code: str) -> list[str]:
    return text_slots.names_in(" ".join(_said(cell, code) for cell in cells))


def _said(cell: str | Text, code: str) -> str:
    return cell if isinstance(cell, str) else cell[code]


class _Writer:
    """Writes a memo from the top."""

    def __init__(self, document: Any, told: Told, code: str) -> None:
        self._document, self._told, self._code = document, told, code

    def write(self) -> None:
        memo: Memo = self._told.memo
        self._document.add_heading(memo.title[self._code], 1)
        for place, section in enumerate(memo.sections):
            heading = self._document.add_heading(section.title[self._code], 2)
            # the summary stands alone on the first sheet
            heading.paragraph_format.page_break_before = place == 1
            for block in section.blocks:
                self._block(block)

    def _block(self, block: Any) -> None:
        match block:
            case Said():
                names = [*text_slots.names_in(block.text[self._code]), *block.when]
                paragraph = self._paragraph(block.label, block.text[self._code])
                text_slots.around([paragraph._p], "if", names)
            case Asked():
                paragraph = self._paragraph(block.label, "")
                self._prompt(paragraph, self._told.memo.asks(block, self._code))
            case Lacking():
                paragraph = self._document.add_paragraph()
                self._prompt(paragraph, f"[{block.text[self._code]}]")
                text_slots.around([paragraph._p], "lacks", block.names)
            case Linked():
                self._link(block)
            case Table():
                self._table(block)
            case Evidence():
                self._evidence(block)

    def _paragraph(self, label: Text | None, text: str) -> Any:
        paragraph = self._document.add_paragraph()
        if label:
            paragraph.add_run(f"{label[self._code]}: ").bold = True
        if text:
            paragraph.add_run(text)
        return paragraph

    def _prompt(self, paragraph: Any, text: str) -> None:
        paragraph.style = _PROMPT
        paragraph.add_run(text, _PLACE)

    def _link(self, block: Linked) -> None:
        paragraph = self._document.add_paragraph(f"{block.text[self._code]} ")
        target = self._document.part.relate_to("{link}", RELATIONSHIP_TYPE.HYPERLINK, True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), target)
        run = paragraph.add_run("{link}")
        run.font.color.rgb, run.font.underline = RGBColor(0, 0x4B, 0x87), True
        run.font.size = Pt(9)
        link.append(run._r)
        paragraph._p.append(link)
        text_slots.around([paragraph._p], "if", ["link"])

    def _table(self, block: Table) -> None:
        heads = [(column.label[self._code], column.number) for column in block.columns]
        lines = [[_said(cell, self._code) for cell in line.cells] for line in block.lines]
        shares = [column.share for column in block.columns]
        heading, table, after = self._grid(block.title, heads, lines, shares)
        for row, line in zip(table.rows[1:], block.lines, strict=True):
            self._mark(row, line)
        repeated = [line.each for line in block.lines if line.each]
        text_slots.around([heading, table._tbl, after], "if", repeated)

    def _mark(self, row: Any, line: Line) -> None:
        if line.each:
            text_slots.around([row._tr], "each", [line.each])
        else:
            text_slots.around([row._tr], "if", _names(line.cells, self._code))

    def _evidence(self, block: Evidence) -> None:
        lines = [
            [
                line.found[self._code],
                line.surely[self._code],
                " ".join(self._work(self._told.sources[name]) for name in line.sources),
            ]
            for line in block.lines
        ]
        heads = [(column[self._code], False) for column in block.columns]
        self._grid(block.title, heads, lines, _EVIDENCE)

    def _work(self, source: Source) -> str:
        authors = source.authors if isinstance(source.authors, str) else source.authors[self._code]
        year = f" ({source.year})" if source.year else ""
        return f"{authors}{year}. {source.link() or source.title}"

    def _grid(
        self,
        title: Text,
        heads: Sequence[tuple[str, bool]],
        lines: Sequence[Sequence[str]],
        shares: Sequence[int],
    ) -> tuple[Any, Any, Any]:
        """A titled table: its heading, itself, and the paragraph that Word wants after it."""
        heading = self._document.add_heading(title[self._code], 3)
        table = self._document.add_table(1 + len(lines), len(heads), "Table Grid")
        table.autofit = False
        parts.name_table(table, title[self._code])
        widths = [_WIDTH * share // sum(shares) for share in shares]
        texts = [[text for text, _ in heads], *lines]
        for number, (row, cells) in enumerate(zip(table.rows, texts, strict=True)):
            row.height = None
            for column, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
                cell.width = table.columns[column].width = widths[column]
                self._cell(cell.paragraphs[0], text, is_head=not number, is_number=heads[column][1])
        after = self._document.add_paragraph()
        after.paragraph_format.space_after = Pt(0)
        return heading._p, table, after._p

    def _cell(self, paragraph: Any, text: str, *, is_head: bool, is_number: bool) -> None:
        run = paragraph.add_run(text, _PLACE if text.startswith("[") else None)
        run.font.size, run.bold = Pt(10), is_head or None
        paragraph.paragraph_format.space_after = Pt(1)
        if is_number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _styles(document: Any, language: Language) -> None:
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = looks.FONT, Pt(11)
    normal.paragraph_format.space_after = Pt(4)
    parts.speak(styles.element.find(".//" + qn("w:rPrDefault")), language.locale)
    looks.headings(styles, (20, 14, 12))
    prompt = styles.add_style(_PROMPT, WD_STYLE_TYPE.PARAGRAPH)
    prompt.base_style = normal
    place = styles.add_style(_PLACE, WD_STYLE_TYPE.CHARACTER)
    place.element.get_or_add_rPr().append(parse_xml(_SHADE))


def _foot(document: Any, memo: Memo, language: Language, words: Mapping[str, str]) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    dated = paragraph.add_run("{made} · ")
    text_slots.around([dated._r], "if", ["made"])
    edition = f"{words['form_version']} {memo.version}, {language.date(memo.date)}"
    paragraph.add_run(f"{words['site_name']} · {edition} · {words['form_page']} ")
    parts.count(paragraph, "PAGE")
    paragraph.add_run(f" {words['form_page_of']} ")
    parts.count(paragraph, "NUMPAGES")
    for run in paragraph.runs:
        run.font.size = Pt(9)
    parts.foot(document, words)
