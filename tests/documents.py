"""A form's PDF and Word file as tests look into them, and a PDF filled in with PDFium."""

# pypdfium2 is a thin layer over C without types.
# mypy: disable-error-code="no-untyped-call,attr-defined"

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from PIL import Image

from handbook.downloads.documents.controls import Control, controls_of
from handbook.forms.form import Form
from handbook.library import Library
from handbook.reading.languages import Language
from handbook.reading.text import Words
from handbook.site.colophon import colophon
from handbook.site.downloads import Downloads
from places import SITE

A4 = (595, 842)  # points
SCALE = 2


def words_of(read: Library, language: Language) -> dict[str, str]:
    """All words that a writer may be given, as the site gives them."""
    return {**Words(read.words, language.code), **colophon(read, language, SITE)}


class Made:
    """One form in one language, as files and as what can be filled in."""

    def __init__(self, downloads: Downloads, form: Form, language: Language, words: Words) -> None:
        self.form, self.language = form, language
        self.files = {file.kind: file.content for file in downloads.of(form, language)}
        self.controls = controls_of(form, language.code, words)

    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.files["pdf"]))

    def word(self) -> Any:
        return Document(io.BytesIO(self.files["docx"]))

    def paragraphs(self) -> list[Any]:
        """The paragraphs of its Word file in reading order, those in cells among them."""
        word = self.word()
        return [Paragraph(each, word._body) for each in word.element.body.iter(qn("w:p"))]


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


def typed_in(control: Control) -> bool:
    return control.kind in ("line", "lines")


class Filled:
    """A PDF opened in the engine of Chrome and Edge, to click and type in."""

    def __init__(self, content: bytes, scale: int = SCALE) -> None:
        self.scale = scale  # dots a point
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
        drawn = self.sheet(number)
        border = 2
        sides = (
            int((left + border) * self.scale),
            int(drawn.height - (high - border) * self.scale),
            int((right - border) * self.scale),
            int(drawn.height - (low + border) * self.scale),
        )
        inside: Image.Image = drawn.crop(sides)
        return inside

    def sheet(self, number: int) -> Image.Image:
        """A sheet with what is written in its controls, in shades of grey."""
        if number not in self._drawn:
            sheet = self.sheets[number].render(scale=self.scale, may_draw_forms=True)
            self._drawn[number] = sheet.to_pil().convert("L")
        return self._drawn[number]
