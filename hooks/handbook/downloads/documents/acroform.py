"""Turns the marked places of a tagged PDF into fields that can be filled in."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf, Stream, String

from handbook.downloads.documents import font
from handbook.downloads.documents.controls import Control

MARK = "field:"
INK = "0 0 0"
# 0 lets the reader's program choose: a long answer is then written smaller until it fits, by the
# engines of Chrome, Edge and Firefox (measured); with a size of its own it would be cut off.
_STYLE = f"/{font.RESOURCE} 0 Tf {INK} rg"
_INSET = (2, 1)  # points between the drawn border and the text, across and up
# Bits of a field's /Ff, ISO 32000-1 tables 226 to 228.
_SEVERAL_LINES = 1 << 12
_RADIO = 1 << 15  # radio buttons; bit 14 is not set, so that a choice can be taken back
_PRINTED = 4  # /F: the field is printed too
_Drawing = Callable[[float, float], str]  # width and height in points to PDF operators


def add_fields(typeset: bytes, controls: Mapping[str, Control]) -> bytes:
    """The PDF `typeset` with a field wherever a link to «field:NAME» marks its place.

    The tag of each link becomes the tag of its field, so the order of reading and of the Tab
    key is that of the page. Raises `ValueError` where marks and controls do not match.
    """
    with Pdf.open(io.BytesIO(typeset)) as pdf:
        _Fields(pdf).fill(controls)
        made = io.BytesIO()
        pdf.save(
            made,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return made.getvalue()


class _Fields:
    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._tags = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        self._fonts = Dictionary(Font=Dictionary({f"/{font.RESOURCE}": font.embed(pdf)}))
        self._groups: dict[str, Object] = {}
        self._form = pdf.make_indirect(
            Dictionary(Fields=Array(), DA=String(_STYLE), DR=self._fonts)
        )

    def fill(self, controls: Mapping[str, Control]) -> None:
        """Turns every mark into the field of its name."""
        marked = []
        for page in self._pdf.pages:
            for link in page.get("/Annots", Array()):
                name = _name(link)
                if name is None:
                    continue
                marked.append(name)
                if name in controls:
                    self._field(link, page.obj, controls[name])
                    page.Tabs = Name.S  # the Tab key follows the tags
        if sorted(marked) != sorted(controls):
            differ = ", ".join(sorted({*marked} ^ {*controls})) or "one stands on two sheets"
            raise ValueError(f"the marks of the PDF do not match the form's controls: {differ}")
        self._pdf.Root.AcroForm = self._form

    def _field(self, link: Object, page: Object, control: Control) -> None:
        tag = self._tags[int(link.StructParent)]
        tag.S, tag.T = Name.Form, String(control.says)
        for key in ("/A", "/Contents", "/Border"):
            if key in link:
                del link[key]
        link.Subtype, link.F, link.P = Name.Widget, _PRINTED, page
        link.TU = String(control.says)
        if control.kind in ("line", "lines"):
            self._text(link, control)
        elif control.kind == "tick":
            link.FT, link.T, link.V = Name.Btn, String(control.name), Name.Off
            self._button(link, "/Yes", _cross)
        else:
            link.Parent = self._group(control)
            link.Parent.Kids.append(link)
            self._button(link, f"/{control.value}", _dot)
            return
        self._form.Fields.append(link)

    def _text(self, link: Object, control: Control) -> None:
        left, low, right, high = (float(side) for side in link.Rect)
        across, up = _INSET
        link.Rect = Array([left + across, low + up, right - across, high - up])
        link.FT, link.T, link.V = Name.Tx, String(control.name), String("")
        link.DA = String(_STYLE)
        if control.kind == "lines":
            link.Ff = _SEVERAL_LINES
        empty = self._drawing(link, "/Tx BMC EMC", self._fonts)
        link.AP = Dictionary(N=empty)

    def _group(self, control: Control) -> Object:
        if control.group not in self._groups:
            group = self._pdf.make_indirect(
                Dictionary(
                    FT=Name.Btn,
                    Ff=_RADIO,
                    T=String(control.group),
                    TU=String(control.group_says),
                    V=Name.Off,
                    Kids=Array(),
                )
            )
            self._groups[control.group] = group
            self._form.Fields.append(group)
        return self._groups[control.group]

    def _button(self, link: Object, on: str, draw: _Drawing) -> None:
        left, low, right, high = (float(side) for side in link.Rect)
        drawn = self._drawing(link, draw(right - left, high - low))
        link.AP = Dictionary(N=Dictionary({on: drawn, "/Off": self._drawing(link, "")}))
        link.AS = Name.Off

    def _drawing(self, link: Object, operators: str, resources: Object | None = None) -> Object:
        left, low, right, high = (float(side) for side in link.Rect)
        drawn = Stream(self._pdf, operators.encode("ascii"))
        drawn.Type, drawn.Subtype = Name.XObject, Name.Form
        drawn.BBox = Array([0, 0, round(right - left, 2), round(high - low, 2)])
        drawn.Resources = resources if resources is not None else Dictionary()
        return self._pdf.make_indirect(drawn)


def _name(link: Object) -> str | None:
    address = str(link.get("/A", Dictionary()).get("/URI", ""))
    return address.removeprefix(MARK) if address.startswith(MARK) else None


def _cross(width: float, height: float) -> str:
    low, high = 0.2, 0.8
    return (
        f"{INK} RG 1.4 w {width * low:.2f} {height * low:.2f} m {width * high:.2f} "
        f"{height * high:.2f} l {width * low:.2f} {height * high:.2f} m {width * high:.2f} "
        f"{height * low:.2f} l S"
    )


def _dot(width: float, height: float) -> str:
    # a round pen that does not move leaves a dot as wide as itself
    middle = f"{width / 2:.2f} {height / 2:.2f}"
    return f"{INK} RG {width / 2:.2f} w 1 J {middle} m {middle} l S"
