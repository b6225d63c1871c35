"""Workbooks as tests look into them: filled in, recalculated, and held to what Excel takes."""

# openpyxl has types in part
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree
from openpyxl.formula.tokenizer import Tokenizer
from openpyxl.utils.cell import column_index_from_string

import programs

Cells = Mapping[str, Any]
Sheets = Mapping[str, Cells]  # by the name of the sheet

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# LibreOffice believes the values in a file unless it is told otherwise; then a test proves nothing.
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")
# None of them is newer than Excel 2007.
_FUNCTIONS = re.compile(
    "AND|AVERAGEIFS|COUNT|COUNTA|COUNTIF|COUNTIFS|DATE|DAY|EDATE|IF|INDEX|INT|ISNUMBER|LEN|MAX|MEDIAN|"
    "MIN|MOD|MONTH|N|OR|ROUND|ROUNDUP|SUM|SUMIFS|SUMPRODUCT|WORKDAY|YEAR"
)


class File:
    """The parts of a workbook."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            self.parts = {each: packed.read(each) for each in packed.namelist()}
        book = etree.fromstring(self.parts["xl/workbook.xml"])
        links = etree.fromstring(self.parts["xl/_rels/workbook.xml.rels"])
        where = {each.get("Id"): each.get("Target") for each in links}
        self.sheets = {
            each.get("name"): f"xl/{where[each.get(_LINK)].removeprefix('/xl/')}"
            for each in book.iter(f"{_MAIN}sheet")
        }

    def changed(self, change: Callable[[str, str], str]) -> bytes:
        """The workbook with each sheet's XML as `change(name, xml)` gives it."""
        written, names = io.BytesIO(), {part: name for name, part in self.sheets.items()}
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
            for part, content in self.parts.items():
                name = names.get(part)
                packed.writestr(part, change(name, content.decode()) if name else content)
        return written.getvalue()

    def cells(self) -> Iterator[tuple[str, Any, Any]]:
        """Each cell with the name of its sheet, as an element and as its value."""
        shared = [
            "".join(text.text or "" for text in each.iter(f"{_MAIN}t"))
            for each in etree.fromstring(self.parts["xl/sharedStrings.xml"])
        ]
        for name, part in self.sheets.items():
            for cell in etree.fromstring(self.parts[part]).iter(f"{_MAIN}c"):
                yield name, cell, _value(cell, shared)

    def values(self) -> dict[str, dict[str, Any]]:
        """What stands in the cells that are not empty, by sheet and address."""
        found: dict[str, dict[str, Any]] = {name: {} for name in self.sheets}
        for name, cell, value in self.cells():
            if value not in (None, ""):
                found[name][cell.get("r")] = value
        return found

    def formulas(self) -> dict[str, dict[str, str]]:
        """The formulas by sheet and address."""
        found: dict[str, dict[str, str]] = {name: {} for name in self.sheets}
        for name, cell, _ in self.cells():
            if (formula := cell.find(f"{_MAIN}f")) is not None:
                found[name][cell.get("r")] = formula.text
        return found


def _value(cell: Any, shared: list[str]) -> Any:
    kind, value = cell.get("t", "n"), cell.find(f"{_MAIN}v")
    if kind == "inlineStr":
        return _read("".join(each.text or "" for each in cell.iter(f"{_MAIN}t")))
    if value is None or value.text is None:
        return None
    if kind == "s":
        return _read(shared[int(value.text)])
    return float(value.text) if kind in ("n", "b") else _read(value.text)


def _read(text: str) -> str:
    """A text as it is shown: a low line that is no escape of a sign is written as one."""
    return text.replace("_x005F_", "_")


def filled(content: bytes, given: Sheets) -> bytes:
    """The workbook with the cells `given` filled in as by hand; formulas keep their old values."""

    def fill(name: str, xml: str) -> str:
        cells = given.get(name, {})
        done = set()

        def put(found: re.Match[str]) -> str:
            if found[1] not in cells:
                return found[0]
            done.add(found[1])
            return _written(found[1], found[2], cells[found[1]])

        pattern = r'<c r="([A-Z]+\d+)"( s="\d+")?(?: t="s")?(?:/>|>(?!<f)[^/]*</v></c>)'
        made = re.sub(pattern, put, xml)
        assert done == set(cells), f"{name}: nothing is filled in at {set(cells) - done}"
        return made

    return File(content).changed(fill)


def _written(address: str, look: str | None, value: object) -> str:
    begin = f'<c r="{address}"{look or ""}'
    if isinstance(value, str):
        return f'{begin} t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'
    return f"{begin}><v>{value}</v></c>"


def recalculated(books: Mapping[str, bytes], folder: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """What LibreOffice works out for each of `books`, by sheet and address, in one start."""
    office = programs.calc()
    assert office, "LibreOffice Calc is missing: run tests/programs.py"
    own = folder / "profile" / "user" / "registrymodifications.xcu"
    own.parent.mkdir(parents=True)
    own.write_text(_ALWAYS, "utf-8")
    files = [folder / f"{name}.xlsx" for name in books]
    for file, content in zip(files, books.values(), strict=True):
        file.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    made = folder / "made"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(made)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
    return {file.stem: File((made / file.name).read_bytes()).values() for file in files}


def differences(stored: Sheets, worked_out: Sheets, at: Sheets) -> dict[str, tuple[Any, Any]]:
    """The cells `at` in which the two say different things, with both."""
    found = {}
    for sheet, cells in at.items():
        for address in cells:
            one, other = stored[sheet].get(address), worked_out[sheet].get(address)
            if one != other and not (
                isinstance(one, float) and isinstance(other, float) and abs(one - other) < 1e-9
            ):
                found[f"{sheet}!{address}"] = (one, other)
    return found


def repaired(content: bytes) -> Iterator[str]:
    """What Excel is known to repair or to refuse in a workbook, and no validator sees all of."""
    file = File(content)
    trees = {name: etree.fromstring(part) for name, part in file.parts.items()}
    if "xl/calcChain.xml" in trees:
        yield "a calculation chain, which nothing here keeps right"
    yield from _packed(file.parts, trees)
    book = trees["xl/workbook.xml"]
    seen = set()
    for named in book.iter(f"{_MAIN}definedName"):
        key = (named.get("name").casefold(), named.get("localSheetId"))
        if key in seen:
            yield f"the name {key} twice"
        seen.add(key)
        address = re.fullmatch(r"([A-Za-z]{1,3})\d+", named.get("name"))
        if re.fullmatch(r"[RrCc]\d*", named.get("name")) or (
            address and column_index_from_string(address[1].upper()) <= 16384
        ):
            yield f"the name {key}, which is the address of a cell"
    looks = len(trees["xl/styles.xml"].find(f"{_MAIN}cellXfs"))
    for name, part in file.sheets.items():
        if len(name) > 31 or re.search(r"[\[\]:*?/\\]", name):
            yield f"the name of the sheet {name}"
        yield from (f"{name}: {said}" for said in _in_sheet(trees[part], looks, list(file.sheets)))


def _packed(parts: Mapping[str, bytes], trees: Mapping[str, Any]) -> Iterator[str]:
    typed = {each.get("PartName") for each in trees["[Content_Types].xml"] if each.get("PartName")}
    for name, tree in trees.items():
        if name.endswith(".rels"):
            base = PurePosixPath(name).parent.parent
            for link in tree:
                target = PurePosixPath("/", base, link.get("Target"))
                resolved = str(Path(target).resolve())[1:]
                if link.get("TargetMode") != "External" and resolved not in parts:
                    yield f"{name} leads to no part {resolved}"
        elif name.startswith("xl/") and f"/{name}" not in typed:
            yield f"{name} has no type"


def _in_sheet(tree: Any, looks: int, sheets: list[str]) -> Iterator[str]:
    last = 0
    for row in tree.iter(f"{_MAIN}row"):
        number, before = int(row.get("r")), 0
        if number <= last:
            yield f"row {number} out of order"
        last = number
        for cell in row:
            letters, of = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r")).groups()  # type: ignore[union-attr]
            if column_index_from_string(letters) <= before or int(of) != number:
                yield f"{cell.get('r')} out of order"
            before = column_index_from_string(letters)
            yield from (f"{cell.get('r')} {said}" for said in _in_cell(cell, looks, sheets))
    limits = {"prompt": 255, "promptTitle": 32, "error": 225, "errorTitle": 32}
    for check in tree.iter(f"{_MAIN}dataValidation"):
        for key, most in limits.items():
            if len(check.get(key, "")) > most:
                yield f"{check.get('sqref')}: {key} is too long"


def _in_cell(cell: Any, looks: int, sheets: list[str]) -> Iterator[str]:
    value, formula = cell.find(f"{_MAIN}v"), cell.find(f"{_MAIN}f")
    if int(cell.get("s", 0)) >= looks:
        yield "has no style"
    # beside a formula nothing is a value, too
    empty = formula is not None and value is not None and not value.text
    number = cell.get("t", "n") == "n" and value is not None and not empty
    if number and not _NUMBER.fullmatch(value.text or ""):
        yield f"is no number: {value.text}"
    if (cell.get("t") == "inlineStr") != (cell.find(f"{_MAIN}is") is not None):
        yield "is no text of its own"
    if any(len(text.text or "") > 32767 for text in cell.iter(f"{_MAIN}t")):
        yield "has too long a text"
    if formula is None:
        return
    if value is None:
        yield "has no value beside its formula"
    text = formula.text
    bare = re.sub('"[^"]*"', "", text)
    if (
        text.startswith("=")
        or ";" in bare
        or len(text) > 8192
        or bare.count("(") != bare.count(")")
    ):
        yield f"has a formula that cannot be read: {text[:40]}"
    for item in Tokenizer(f"={text}").items:
        called = item.value[:-1] if (item.type, item.subtype) == ("FUNC", "OPEN") else ""
        if called and not _FUNCTIONS.fullmatch(called):
            yield f"asks for {item.value}"
        sheet = item.value.rpartition("!")[0].strip("'")
        if item.type == "OPERAND" and item.subtype == "RANGE" and sheet and sheet not in sheets:
            yield f"asks the sheet {sheet}"
