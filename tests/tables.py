"""Tables that a page saves, as tests read them and as spreadsheets open them."""

# openpyxl has types in part
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import csv
import io
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl.reader.excel import load_workbook

import programs

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{}</value></prop></item></oor:items>"""
# What LibreOffice's dialog proposes: to part at tabs, commas and semicolons, and text in quotes. It
# sees the encoding by itself, which a command has to name.
_DIALOG = "9/44/59,34,65535,1,,0,false,{}"


def saved_rows(saved: bytes) -> list[list[str]]:
    """The cells of a table, without what is not there for a reader: encoding, tabs and quotes."""
    assert saved.startswith(b"\xff\xfe")
    return [*csv.reader(io.StringIO(saved.decode("utf-16"), newline=""), delimiter="\t")]


def opened(
    tables: Mapping[str, bytes], locale: str, folder: Path, *, dates: bool = False
) -> dict[str, list[list[Any]]]:
    """The cells that LibreOffice has of each table on a machine set to `locale`, in one start.

    `dates` is its box «Detect special numbers», without which only 2027-02-01 is a date.
    """
    office = programs.calc()
    assert office, "LibreOffice Calc is missing: run tests/programs.py"
    own = folder / "profile" / "user" / "registrymodifications.xcu"
    own.parent.mkdir(parents=True)
    own.write_text(_SETTINGS.format(locale), "utf-8")
    files = [folder / f"{name}.csv" for name in tables]
    for file, content in zip(files, tables.values(), strict=True):
        file.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = f"--infilter=CSV:{_DIALOG.format(str(dates).lower())}"
    made = folder / "made"
    command = [office, profile, "--headless", "--convert-to", "xlsx", options]
    subprocess.run(
        [*command, "--outdir", str(made), *map(str, files)], check=True, capture_output=True
    )
    return {
        file.stem: [
            [cell.value for cell in line]
            for line in load_workbook(made / f"{file.stem}.xlsx").active
        ]
        for file in files
    }
