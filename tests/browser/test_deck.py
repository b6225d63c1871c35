"""Slides for a group: a plain page at first, one at a time by keyboard, one a sheet on paper."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

import visits
from handbook.library import Library
from places import FIRST, addresses

pytestmark = [pytest.mark.browser, pytest.mark.one_page]
ADDRESS = {code: f"/{path}" for code, path in addresses("learn/slides/rapid-job-search/").items()}

# Goes through the slides by key, and gives the headings of those with more than the screen holds.
CROWDED = """(slides) => {
  const crowded = [];
  for (const slide of slides.querySelectorAll(".slide")) {
    if (!slide.checkVisibility()) throw new Error("the next slide is not shown");
    const title = slide.querySelector("h2").innerText;
    if (slides.clientHeight < slides.scrollHeight) crowded.push(title);
    const key = new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true });
    document.activeElement.dispatchEvent(key);
  }
  return crowded;
}"""


def shown(page: Page) -> list[str]:
    """The headings of the slides that can be seen."""
    return page.locator(".slide:visible h2").all_inner_texts()


def show(page: Page, titles: list[str]) -> None:
    """Waits until the slides with these headings are those that can be seen."""
    expect(page.locator(".slide:visible h2")).to_have_text(titles, use_inner_text=True)


@pytest.mark.parametrize("code", ADDRESS)
def test_the_keyboard_drives_the_slides_and_gives_the_page_back(
    page: Page, address: str, read: Library, code: str
) -> None:
    page.goto(address + ADDRESS[code])
    titles = shown(page)
    assert len(titles) == len(read.sessions["rapid-job-search"].slides)
    page.get_by_role("button", name=read.words["deck_show"][code]).press("Enter")
    show(page, titles[:1])
    expect(page.locator(".slide h2").first).to_be_focused()
    for key, place in (("ArrowRight", 1), ("PageDown", 2), ("ArrowLeft", 1), ("End", -1)):
        page.keyboard.press(key)
        show(page, [titles[place]])
    page.keyboard.press("ArrowRight")
    show(page, titles[-1:])
    page.keyboard.press("Home")
    show(page, titles[:1])
    page.locator(".slide:visible").click()
    page.keyboard.press("End")
    show(page, titles[-1:])
    page.keyboard.press("Home")
    page.locator("[data-on]").click()
    told = read.words["deck_place"][code].format(number=2, total=len(titles))
    expect(page.locator("[data-place]")).to_have_text(told)
    assert visits.axe(page, "dialog") == []
    page.keyboard.press("Escape")
    show(page, titles)
    expect(page.locator("[data-show]")).to_be_focused()


@pytest.mark.parametrize("code", ADDRESS)
def test_a_button_fills_the_screen_and_names_the_way_out(
    page: Page, address: str, read: Library, code: str
) -> None:
    page.goto(address + ADDRESS[code])
    page.get_by_role("button", name=read.words["deck_show"][code]).click()
    page.get_by_role("button", name=read.words["deck_fill"][code]).press("Enter")
    out = page.get_by_role("button", name=read.words["deck_shrink"][code])
    expect(out).to_be_focused()
    assert page.evaluate("document.fullscreenElement.contains(document.activeElement)")
    titles = page.locator(".slide h2").all_text_contents()
    page.keyboard.press("ArrowRight")
    show(page, titles[1:2])
    assert visits.axe(page, "dialog") == []
    out.press("Enter")
    expect(page.get_by_role("button", name=read.words["deck_fill"][code])).to_be_focused()
    show(page, titles[1:2])


def test_closing_the_slides_gives_the_screen_back(page: Page, address: str, read: Library) -> None:
    page.goto(address + ADDRESS[FIRST])
    page.locator("[data-show]").click()
    page.locator("[data-fill]").click()
    expect(page.locator(":fullscreen")).to_have_count(1)
    page.locator("[data-close]").click()
    expect(page.locator(":fullscreen")).to_have_count(0)
    expect(page.locator("[data-show]")).to_be_focused()
    page.locator("[data-show]").click()
    expect(page.locator("[data-fill]")).to_have_text(read.words["deck_fill"][FIRST])


@pytest.mark.parametrize(
    ("browser_has", "offered"),
    [("enabled: false", False), ("request: () => Promise.reject(new TypeError())", True)],
    ids=["nowhere", "refused"],
)
def test_where_the_screen_cannot_be_filled_no_button_promises_it(
    own_page: Page, address: str, browser_has: str, offered: bool
) -> None:
    page = own_page
    page.add_init_script(
        f"""const has = {{ {browser_has} }};
        if ("enabled" in has)
          Object.defineProperty(Document.prototype, "fullscreenEnabled", {{ value: has.enabled }});
        if (has.request) Element.prototype.requestFullscreen = has.request;"""
    )
    page.goto(address + ADDRESS[FIRST])
    page.locator("[data-show]").click()
    fill = page.locator("[data-fill]")
    expect(fill).to_be_visible(visible=offered)
    if offered:
        fill.click()
    expect(fill).to_be_hidden()


def test_the_keys_that_open_the_search_are_quiet_while_slides_are_shown(
    page: Page, address: str
) -> None:
    page.goto(address + ADDRESS[FIRST])
    page.locator("[data-show]").click()
    for key in ("s", "f", "/", "Control+k"):
        page.keyboard.press(key)
        expect(page.locator(".slide h2").first).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("input[type=search], .md-search__input").first).to_be_focused()


def test_without_javascript_the_slides_are_a_page_to_read(
    browser: Browser, address: str, read: Library
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + ADDRESS[FIRST])
    assert len(shown(page)) == len(read.sessions["rapid-job-search"].slides)
    expect(page.locator("main button:visible")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("is_shown", [False, True], ids=["from the page", "while shown"])
def test_two_or_three_slides_are_printed_on_a_sheet_and_none_is_split(
    page: Page, address: str, is_shown: bool
) -> None:
    page.goto(address + ADDRESS[FIRST])
    titles = shown(page)
    if is_shown:
        page.locator("[data-show]").click()
    sheets = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))  # type: ignore[no-untyped-call]
    assert len(titles) / 3 <= len(sheets) <= (len(titles) + 1) / 2
    printed = "".join("".join(each.get_textpage().get_text_range().split()) for each in sheets)
    for title in titles:
        _, begun, printed = printed.partition("".join(title.split())[:40])
        assert begun, title


def test_every_principle_has_a_session_and_slides_in_every_language(read: Library) -> None:
    principles = [name for name, page in read.pages.items() if page.facts.kind == "principle"]
    wanted = {name.removeprefix("principles/") for name in principles if name != "principles"}
    assert wanted <= set(read.sessions)
    assert [read.sessions[name].about for name in wanted] == [f"principles/{n}" for n in wanted]
    for name in wanted:
        for kind, word in (("sessions", "session"), ("slides", "slides")):
            page = read.page_of(word, name)
            assert page
            assert page.id == f"learn/{kind}/{name}"


@pytest.mark.parametrize("code", ADDRESS)
def test_every_slide_fits_a_common_projector(
    page: Page, address: str, read: Library, code: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    crowded = []
    for name in read.sessions:
        page.goto(address + ADDRESS[code].replace("rapid-job-search", name))
        page.locator("[data-show]").click()
        found = page.locator("dialog [data-slides]").evaluate(CROWDED)
        crowded += [f"{name}: {title}" for title in found]
    assert crowded == []
