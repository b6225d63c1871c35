"""A workbook as a script that pages load when it is asked for: texts, and slots between them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

_CELL = re.compile(r'<c r="([A-Z]+\d+)"(?: s="(\d+)")?(?: t="\w+")?(?:/>|>(.*?)</c>)', re.DOTALL)
_FORMULA = re.compile(r"<f[ >].*?</f>|<f/>", re.DOTALL)
_SHEET = re.compile(r'<sheet name="([^"]+)" sheetId="(\d+)"')

# A text as it stands, or a cell: its address, its look, its formula, and the name of its value.
Piece = str | dict[str, str]


def parts(book: bytes, where: Mapping[tuple[str, str], str]) -> dict[str, list[Piece]]:
    """The parts of `book` by path, with a slot for each cell that `where` names by sheet and cell.

    Raises `LookupError` for a formula without a name: nobody would know its value.
    """
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        texts = {name: packed.read(name).decode() for name in packed.namelist()}
    sheets = {
        f"xl/worksheets/sheet{number}.xml": name
        for name, number in _SHEET.findall(texts["xl/workbook.xml"])
    }
    return {
        path: list(_pieces(text, sheets[path], where)) if path in sheets else [text]
        for path, text in texts.items()
    }


def _pieces(xml: str, sheet: str, where: Mapping[tuple[str, str], str]) -> Iterator[Piece]:
    at = 0
    for found in _CELL.finditer(xml):
        formula = _FORMULA.search(found[3] or "")
        name = where.get((sheet, found[1]))
        if formula and not name:
            raise LookupError(f"{sheet}!{found[1]} has a formula and no name.")
        if not name:
            continue
        yield xml[at : found.start()]
        slot = {"r": found[1], "s": found[2] or "", "n": name}
        yield {**slot, "f": formula[0]} if formula else slot
        at = found.end()
    yield xml[at:]


def script(name: str, told: Mapping[str, Any]) -> bytes:
    """A script that gives `window.handbookFiles` what is `told` of the workbook of that name."""
    written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"(window.handbookFiles ??= {{}})[{json.dumps(name)}] = {written};\n".encode()
