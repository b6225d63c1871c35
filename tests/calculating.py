"""Fills in calculators in a browser, as many times as there are cases, and reads what they give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import icalendar
from playwright.sync_api import Page

# A list has one value for each row: rows are added, and those that are too many removed.
_ASK = """cases => {
  const form = document.querySelector('[data-calculator]');
  const texts = selector => [...form.querySelectorAll(selector)];
  const adjust = (rows, count) => {
    const there = () => rows.querySelectorAll('ol > li').length;
    const removal = () => [...rows.querySelectorAll('[data-remove]')].find(each => !each.hidden);
    while (there() > count && removal()) removal().click();
    while (there() < count) rows.querySelector('[data-add]').click();
  };
  const fill = typed => {
    form.reset();
    for (const rows of form.querySelectorAll('[data-rows]')) {
      const own = [...rows.querySelector('[data-row]').content.querySelectorAll('[data-field]')];
      adjust(rows, Math.max(0, ...own.map(({ name }) => typed[name]?.length ?? 0)));
    }
    for (const [name, value] of Object.entries(typed)) {
      texts(`[data-field][name="${name}"]`).forEach((field, at) => {
        field.value = Array.isArray(value) ? value[at] ?? '' : value;
      });
    }
  };
  return cases.map(typed => {
    fill(typed);
    form.requestSubmit();
    return {
      gives: Object.fromEntries(texts('output').map(e => [e.dataset.result, e.textContent])),
      tables: Object.fromEntries(texts('[data-details] [data-table]').map(table =>
        [table.dataset.table, [...table.tBodies[0].rows].map(row =>
          [...row.cells].map(cell => cell.textContent))])),
      fields: texts('[aria-invalid]').map(e => e.id.slice(form.dataset.calculator.length + 1)),
      said: form.querySelector('[data-said]').textContent,
      shown: texts('[data-step], [data-sentence]').map(e => e.textContent),
    };
  });
}"""


def ask(page: Page, cases: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the calculator on `page` answers to each of `cases`: numbers by result, cells by table,
    the fields to mend, and every sentence and step it shows.
    """
    answers: list[dict[str, Any]] = page.evaluate(_ASK, list(cases))
    return answers


def events(page: Page, button: str, name: str) -> list[Any]:
    """The events of the calendar file `name` that `button` gives, as a real parser reads them."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    assert waiting.value.suggested_filename == name
    content = Path(waiting.value.path()).read_bytes()
    assert max(map(len, content.split(b"\r\n"))) <= 75
    return icalendar.Calendar.from_ical(content).walk("VEVENT")
