"""A chart is whole on a narrow screen: its letters do not wrap, so each line must have room."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from handbook.library import Library

pytestmark = [pytest.mark.browser, pytest.mark.one_page]
OUTSIDE = """() => [...document.querySelectorAll(".figure__chart text")].filter(text => {
  const inner = text.getBoundingClientRect();
  const outer = text.closest(".figure__chart").getBoundingClientRect();
  return inner.left < outer.left - 1 || inner.right > outer.right + 1;
}).map(text => `${text.closest("figure").dataset.figure}: ${text.textContent}`)"""

CUT = """() => {
  const words = [];
  for (const table of document.querySelectorAll(".figure__mapping")) {
    const texts = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const { 0: word, index } of texts.currentNode.data.matchAll(/\\p{L}+/gu)) {
        const range = new Range();
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + word.length);
        if (range.getClientRects().length > 1) words.push(word);
      }
    }
  }
  return words;
}"""


def test_no_letter_of_a_chart_and_no_word_of_a_table_is_cut_at_320_px(
    page: Page, address: str, read: Library
) -> None:
    pages = {found.id: found for name in read.figures if (found := read.page_of("figure", name))}
    assert pages
    page.set_viewport_size({"width": 320, "height": 800})
    for shown in pages.values():
        for language in read.languages:
            page.goto(f"{address}/{shown.address(language.root)}")
            assert page.locator(".figure__chart, .figure__steps, .figure__mapping").count()
            assert page.evaluate(OUTSIDE) == []
            assert page.evaluate(CUT) == []
            assert page.evaluate("document.documentElement.scrollWidth") == 320
