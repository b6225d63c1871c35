"""Tables that pages save, opened on machines with Norwegian and with British settings."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from handbook.library import Library
from tables import opened, saved_rows

SCORES = "scores=54" + "5" * 23
SETTINGS = {"nb": "nb-NO", "en": "en-GB"}  # by the language whose way of writing numbers it is
NOTE = '"Så": 4,5; =1+1\nto linjer'

MONTH = re.compile(r"[^\W\d]+ [0-9]{4}")

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]


def _asked(read: Library) -> dict[str, str]:
    """An address with an answer for each page that saves a table."""
    found = {key: each.examples[-1].address("nb") for key, each in read.calculators.items()}
    plan = read.schedules["start-up-plan"]
    reviews = {"fidelity-25": SCORES, "quality-self-review": "answers=" + "ypn" * 5}
    return found | {plan.id: f"start={plan.example.start}"} | reviews


def _saved(page: Page) -> bytes:
    with page.expect_download() as waiting:
        page.locator("[data-action=csv]").click()
    return Path(waiting.value.path()).read_bytes()


def _value(text: str, language: str, settings: str) -> Any:
    """What a spreadsheet with `settings` is to have of a cell in a file in `language`."""
    if text.isdecimal():
        return int(text)
    if len(text) == 10 and text[4] == text[7] == "-":
        return datetime.fromisoformat(text)
    mark = {"nb": ",", "en": "."}[language]
    whole, _, part = text.partition(mark)
    if language == settings and whole.isdecimal() and part.isdecimal():
        return float(f"{whole}.{part}")
    return text or None  # in another language a number with decimals is a text, and says the number


def _month(cell: Any) -> Any:
    """A month by its year: «mai 2027» is a text, or a day where months are called so."""
    if isinstance(cell, datetime) and cell.day == 1:
        return cell.year
    return int(cell[-4:]) if MONTH.fullmatch(str(cell)) else cell


@pytest.mark.early
def test_every_table_falls_into_columns_under_norwegian_and_british_settings(
    address: str, page: Page, read: Library, tmp_path: Path
) -> None:
    files, tables = {}, {}
    for tool, query in _asked(read).items():
        for language, root in (("nb", ""), ("en", "en/")):
            page.goto(f"{address}/{root}tools/{tool}/?{query}")
            expect(page.locator("[data-answer]")).to_have_attribute("data-state", "current")
            name = f"{tool}-{language}"
            files[name] = _saved(page)
            tables[name] = saved_rows(files[name])
    assert len(files) == 12
    fractions = 0
    for settings, locale in SETTINGS.items():
        # a spreadsheet that takes for a date whatever looks like one is the hardest case
        found = opened(files, locale, tmp_path / settings, dates=True)
        for name, rows in tables.items():
            wide = max(map(len, rows))
            for row, cells in zip(rows, found[name], strict=True):
                assert len(cells) == wide > 1, name
                own = [_value(cell, name[-2:], settings) for cell in row]
                fractions += sum(isinstance(each, float) for each in own)
                own += [None] * (wide - len(own))
                assert [*map(_month, cells)] == [*map(_month, own)], (name, settings)
    assert fractions > 10


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_a_review_is_read_from_a_table_as_any_spreadsheet_saves_it(
    mark: str, encoding: str, address: str, page: Page
) -> None:
    page.goto(f"{address}/tools/fidelity-25/?{SCORES}")
    page.locator("form details summary").first.click()
    note = page.locator("[data-number='2'] [data-box=note]")
    note.fill(NOTE)
    rows = saved_rows(_saved(page))
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in rows]
    text = "\r\n".join(mark.join(row) for row in quoted)
    begin = "\ufeff" if encoding.startswith("utf-16") else ""
    table: FilePayload = {
        "name": "gjennomgang.csv",
        "mimeType": "text/csv",
        "buffer": (begin + text).encode(encoding),
    }
    page.locator("[data-action=start-over]").click()
    page.locator("[data-open=all]").set_input_files(table)
    expect(note).to_have_value(NOTE)
    expect(page.locator("[data-result=points]")).to_have_text("124")
