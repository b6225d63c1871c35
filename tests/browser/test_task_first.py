"""A page with a tool or a form on it opens on what there is to fill in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from handbook.library import Library
from handbook.reading.languages import Language
from places import handbook

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]

WORDS = 60  # of the page's text, at most, before the first control
LOWEST = ((1280, 800, 560), (360, 740, 640))  # a window, and where in it the control begins at most
FIRST = """() => {
  const tool = ":is([data-module=calculator], [data-module=form])";
  const first = document.querySelector(`main form${tool}`);
  const controls = [...first.querySelectorAll("input, select, textarea")];
  const control = controls.find((each) => each.checkVisibility());
  const before = new Range();
  before.setStart(document.querySelector("main"), 0);
  before.setEndBefore(control);
  const words = before.cloneContents().textContent.split(/\\s+/).filter((word) => /\\w/.test(word));
  return [control.getBoundingClientRect().top + scrollY, words.length];
}"""


def pages() -> list[str]:
    read = handbook()
    shown = [read.page_of("calculator", name) for name in sorted(read.tools)]
    shown += [read.page_of("form", name) for name in sorted(read.forms)]
    return [page.id for page in shown if page]


@pytest.mark.parametrize("name", pages())
def test_the_first_control_is_in_the_first_window_and_few_words_stand_before_it(
    name: str, address: str, page: Page, read: Library
) -> None:
    def measured(language: Language) -> list[str]:
        page.goto(f"{address}/{read.pages[name].address(language.root)}")
        wrong = []
        for width, height, lowest in LOWEST:
            page.set_viewport_size({"width": width, "height": height})
            top, words = page.evaluate(FIRST)
            if top > lowest:
                wrong.append(f"{language.code}, {width} px: the first control at {top:.0f}")
            if words > WORDS:
                wrong.append(f"{language.code}, {width} px: {words} words before it")
        return wrong

    assert not [each for language in read.languages for each in measured(language)]
