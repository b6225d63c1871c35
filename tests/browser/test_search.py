"""Search answers in the reader's language, weighs nothing until it is used, and needs no mouse."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, Route, expect

import visits
from handbook.library import Library
from handbook.reading.text import Words
from places import CODES, FIRST, GOLDEN, SECOND

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]


START = "principles/zero-exclusion/"
SMALL = {"width": 360, "height": 740}
# Types each query into the box, waits for the count of its matches to be written, and gives for
# each the addresses that it lists, page by page.
ANSWERS = """async (queries) => {
  const box = document.querySelector("[data-md-component=search-query]");
  const status = document.querySelector("[role=search] [role=status]");
  const ask = (text) => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no answer to ${text}`)), 30_000);
    const watch = new MutationObserver(() => {
      watch.disconnect();
      setTimeout(() => {
        const pages = document.querySelectorAll(".md-search-result__item");
        resolve([...pages].map((page) => [...page.querySelectorAll("a")].map((link) => link.href)));
      }, 5);
    });
    watch.observe(status, { childList: true });
    box.value = text;
    box.dispatchEvent(new Event("input"));
  });
  const found = {};
  for (const query of queries) found[query] = await ask(query);
  return found;
}"""


def query(page: Page) -> Locator:
    """The field of the search."""
    return page.locator("[data-md-component=search-query]")


def status(page: Page) -> Locator:
    """The line that says how many matches there are."""
    return page.get_by_role("search").get_by_role("status")


def matches(page: Page) -> Locator:
    """The pages that are listed."""
    return page.locator(".md-search-result__item")


def search_of(page: Page, address: str, read: Library, code: str = FIRST) -> Words:
    """Opens the search on the page at `address`, ready to answer; gives the words of the site."""
    words = Words(read.words, code)
    page.goto(address)
    query(page).focus()
    expect(status(page)).to_have_text(words["search_prompt"])
    return words


@pytest.fixture
def asked(own_page: Page) -> list[str]:
    """The path of every request of the page so far."""
    paths: list[str] = []
    own_page.on("request", lambda request: paths.append("/" + request.url.split("/", 3)[3]))
    return paths


@pytest.mark.parametrize("code", CODES)
def test_search_is_fetched_when_it_opens_and_in_the_language_of_the_page_alone(
    own_page: Page, address: str, asked: list[str], read: Library, code: str
) -> None:
    page = own_page
    root = f"/{read.language(code).root}"
    page.goto(f"{address}{root}{START}")
    visits.idle(page)
    early = ("/search/", "/assets/javascripts/", "search-words", "search-answers", "search-matches")
    assert not [path for path in asked if any(part in path for part in early)]
    before = len(asked)
    query(page).focus()
    expect(status(page)).to_have_text(Words(read.words, code)["search_prompt"])
    indexes = [path for path in asked[before:] if path.endswith("search_index.json")]
    assert indexes == [f"{root}search/search_index.json"]
    assert len(asked) - before <= 9


@pytest.mark.parametrize("code", CODES)
def test_what_readers_type_is_answered_among_the_first_three_in_their_language(
    page: Page, address: str, read: Library, code: str
) -> None:
    cases: list[dict[str, Any]] = yaml.safe_load((GOLDEN / f"search-{code}.yml").read_text("utf-8"))
    root = f"{address}/{read.language(code).root}"
    search_of(page, f"{root}about/", read, code)
    found: dict[str, list[list[str]]] = page.evaluate(ANSWERS, [case["query"] for case in cases])
    own = {f"{address}/{each.address(read.language(code).root)}" for each in read.pages.values()}
    wrong = []
    for case in cases:
        answers = [[link.partition("#")[0] for link in links] for links in found[case["query"]]]
        assert {link for links in answers for link in links} <= own
        assert max(map(len, answers), default=0) <= 2, f"{case['query']} has a page three times"
        first = [links[0] for links in answers[:3]]
        leads = case.get("leads", False)
        right = (read.pages[page].address(read.language(code).root) for page in case["pages"])
        if not any(f"{address}/{each}" in first[: 1 if leads else 3] for each in right):
            wrong.append(f"{case['query']}: {first}")
    assert not wrong, "\n".join(wrong)


def test_a_typed_word_is_sought_in_every_form_that_stands_on_a_page(
    page: Page, address: str, read: Library
) -> None:
    golden = yaml.safe_load((GOLDEN / "search-words.yml").read_text("utf-8"))
    search_of(page, address, read)
    found = page.evaluate(
        """({ docs, spoken, cases }) => {
          const words = window.handbookSearchWords(docs, spoken);
          const forms = (typed) => words.asked(typed).flatMap((one) => [...one.forms]);
          return cases.map(({ typed }) => Object.fromEntries(forms(typed)));
        }""",
        golden,
    )
    assert found == [case["finds"] for case in golden["cases"]]


@pytest.mark.parametrize("code", CODES)
def test_where_nothing_is_found_words_that_are_near_the_glossary_and_the_menu_lead_on(
    page: Page, address: str, read: Library, code: str
) -> None:
    language = read.language(code)
    words = search_of(page, f"{address}/{language.root}", read, code)
    query(page).fill("kapasiteringen qwertyui capaciousness")
    expect(status(page)).to_have_text(words["search_none"])
    help_ = page.locator("[data-search-help]")
    expect(help_.get_by_text(words["search_help"])).to_be_visible()
    glossary = read.pages["look-up/glossary"]
    expect(help_.get_by_role("link", name=glossary.texts[code].title)).to_have_attribute(
        "href", glossary.address("")
    )
    menu = page.locator(".menu nav > ul > li > a").all_text_contents()
    for name in menu:
        expect(help_.get_by_role("link", name=name.strip(), exact=True).first).to_be_visible()
    assert visits.axe(page, "[role=search]", visits.RULES) == []
    help_.get_by_role("button").first.click()
    expect(matches(page).first).to_be_visible()
    expect(help_).to_be_hidden()


def test_a_word_found_in_another_form_is_not_said_to_be_missing(
    page: Page, address: str, read: Library
) -> None:
    search_of(page, address, read)
    query(page).fill("jobbsøkingene behandling")
    expect(matches(page).first).to_be_visible()
    missing = page.locator(".md-search-result__terms")
    expect(page.locator(".md-search-result__list > li").first.locator(missing)).to_have_count(0)
    query(page).fill("raskt jobbsøk behandling")
    expect(missing.first).to_be_attached()


def test_a_very_long_word_is_answered_at_once(page: Page, address: str, read: Library) -> None:
    words = search_of(page, address, read)
    # seeking it misspelt takes seconds at 300 letters, and never ends at this length
    query(page).fill("jobbspesialist" * 600)
    expect(status(page)).to_have_text(words["search_none"])
    query(page).fill("jobbspesialist")
    expect(matches(page).first).to_be_visible()


@pytest.mark.parametrize("typed", ["jobbspesialist~9", "a" * 40 + "~25", "*" + "a" * 60])
def test_a_query_in_the_signs_of_the_engine_is_answered_in_time(
    page: Page, address: str, typed: str
) -> None:
    page.goto(f"{address}/?q={typed}")
    page.locator("[name=query]").focus()
    expect(status(page)).to_have_text(re.compile(r"\d|Ingen"), timeout=10_000)
    query(page).fill("kapasitet")
    expect(matches(page).first).to_be_visible(timeout=10_000)


def test_letters_composed_of_several_signs_find_what_the_whole_letters_find(
    page: Page, address: str, read: Library
) -> None:
    search_of(page, address, read)
    words = ["mål", "språk", "støtte", "årsverk"]
    parted = [unicodedata.normalize("NFD", word) for word in words]
    found = page.evaluate(ANSWERS, [*words, *parted])
    assert [found[word] for word in words] == [found[word] for word in parted]


def test_what_is_typed_while_the_search_loads_is_kept_and_answered(
    own_page: Page, address: str, read: Library
) -> None:
    page = own_page
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route("**/assets/javascripts/bundle.*", hold)
    page.clock.install()
    page.goto(f"{address}/{START}#why")
    page.keyboard.press("/")
    page.keyboard.type("uføretrygd")
    expect(status(page)).to_have_text(Words(read.words, FIRST)["search_loading"])
    late[0].continue_()
    expect(matches(page).first).to_be_visible()
    page.clock.fast_forward(1000)  # the theme closes its search 0.1 s after loading if there is a #
    expect(matches(page).first).to_be_visible()
    expect(query(page)).to_be_focused()
    expect(query(page)).to_have_value("uføretrygd")


def test_a_search_that_cannot_be_loaded_says_so_and_can_be_tried_again(
    browser: Browser, address: str, read: Library
) -> None:
    page, words = browser.new_page(), Words(read.words, FIRST)
    page.route("**/assets/javascripts/bundle.*", lambda route: route.abort())
    page.goto(address)
    query(page).focus()
    expect(status(page)).to_have_text(words["search_failed"])
    page.unroute("**/assets/javascripts/bundle.*")
    page.keyboard.press("Escape")
    query(page).press_sequentially("kapasitet")
    expect(matches(page).first).to_be_visible()
    page.close()


def test_the_search_goes_by_keys_from_opening_to_the_match(
    page: Page, address: str, read: Library
) -> None:
    page.goto(f"{address}/{START}")
    opener = page.locator("main a").first
    opener.focus()
    page.keyboard.press("s")
    expect(query(page)).to_be_focused()
    page.keyboard.type("kapasitet")
    expect(matches(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(matches(page).first.locator("a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(query(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(matches(page).first).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Control+k")
    expect(matches(page).first).to_be_visible()
    first = matches(page).first.locator("a").first.get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.partition("?")[0] == first.partition("?")[0])


def test_tab_goes_through_the_matches_and_closes_the_search_behind_them(
    page: Page, address: str, read: Library
) -> None:
    search_of(page, address, read)
    page.keyboard.type("hurtigtaster")
    expect(matches(page).first).to_be_visible()
    page.keyboard.press("Tab")  # to the button that clears the field
    page.keyboard.press("Tab")
    expect(matches(page).first.locator("a").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(query(page)).to_have_value("")
    expect(query(page)).to_be_focused()
    expect(matches(page)).to_have_count(0)
    page.keyboard.press("Tab")
    expect(page.locator("[data-language-link]").first).to_be_focused()
    expect(status(page)).to_be_hidden()


def test_a_search_that_is_cleared_at_once_is_empty(page: Page, address: str, read: Library) -> None:
    search_of(page, address, read)
    page.keyboard.type("hurtigtaster")
    expect(matches(page).first).to_be_visible()
    # as on a slow machine, where the theme sees the focus only after it has come back to the field
    query(page).evaluate("field => field.form.reset()")
    expect(matches(page)).to_have_count(0)
    expect(query(page)).to_be_focused()


def test_on_a_small_screen_the_search_is_a_dialog_that_keeps_the_focus(
    page: Page, address: str, read: Library
) -> None:
    words = Words(read.words, FIRST)
    page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    page.goto(f"{address}/{START}")
    expect(query(page)).to_be_hidden()
    opener = page.get_by_role("button", name=words["search_dialog"])
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=words["search_dialog"])
    expect(dialog).to_have_attribute("aria-modal", "true")
    assert dialog.bounding_box() == {"x": 0, "y": 0, **SMALL}
    expect(query(page)).to_be_focused()
    page.keyboard.type("uføretrygd")
    expect(matches(page).first).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        # or in the browser's own bar, which comes after the last of the dialog's controls
        assert page.locator(":focus").count() == page.locator("[role=dialog] :focus").count()
    close = page.get_by_role("button", name=words["search_close"])
    close.focus()
    page.keyboard.press("Space")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()
    assert page.locator("[inert]").count() == 0
    opener.click()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


def test_back_closes_the_dialog_and_leads_from_a_match_to_the_page(
    own_page: Page, address: str, read: Library
) -> None:
    page = own_page
    page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    page.goto(address)
    page.goto(f"{address}/{START}")
    page.locator("[data-search-open]").click()
    dialog = page.get_by_role("dialog", name=Words(read.words, "nb")["search_dialog"])
    expect(dialog).to_be_visible()
    page.go_back()
    expect(dialog).to_have_count(0)
    expect(page).to_have_url(f"{address}/{START}")
    page.locator("[data-search-open]").click()
    query(page).fill("kapasitet")
    matches(page).first.locator("a").first.click()
    page.wait_for_url(lambda url: START not in url)
    page.go_back()
    expect(page).to_have_url(f"{address}/{START}")
    expect(dialog).to_have_count(0)
    page.go_back()
    expect(page).to_have_url(f"{address}/")


def test_a_match_on_the_same_page_is_shown_when_the_dialog_has_closed(
    own_page: Page, address: str, read: Library
) -> None:
    page = own_page
    page.clock.install()
    page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    page.goto(f"{address}/{START}")
    page.locator("[data-search-open]").click()
    query(page).fill("gode hensikter")
    page.get_by_role("search").locator(f"a[href$='/{START}#not']").click()
    expect(status(page)).to_be_hidden()
    page.clock.fast_forward(1000)  # the theme would scroll back 0.1 s after its search closes
    expect(page.locator("#not")).to_be_in_viewport()


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_in_the_open_search(
    page: Page, address: str, read: Library, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("jobbspesialist")
    expect(matches(page).first).to_be_visible()
    assert visits.axe(page, "[role=search]", visits.RULES) == []


def test_shortcuts_that_are_switched_off_do_nothing_before_and_after_search_is_loaded(
    page: Page, address: str, read: Library
) -> None:
    page.goto(f"{address}/{START}")
    page.evaluate("""localStorage["handbook.progress"] = '{"settings": {"shortcuts": false}}'""")
    for key in "fs/":
        page.keyboard.press(key)
    expect(query(page)).not_to_be_focused()
    search_of(page, f"{address}/{START}", read)
    query(page).press_sequentially("fs/")
    expect(query(page)).to_have_value("fs/")
    page.keyboard.press("Escape")
    page.locator("main").click(position={"x": 2, "y": 2})
    for key in "fs/":
        page.keyboard.press(key)
    expect(query(page)).not_to_be_focused()
    expect(status(page)).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(query(page)).to_be_focused()


def test_shortcuts_leave_fields_alone(page: Page, address: str, read: Library) -> None:
    search_of(page, f"{address}/tools/capacity/", read)
    page.keyboard.press("Escape")
    field = page.locator("main input[inputmode]").first
    field.fill("")
    field.press_sequentially("f/s")
    expect(field).to_have_value("f/s")
    radio = page.locator("main input[type=radio]").first
    radio.focus()
    page.keyboard.press("s")
    expect(radio).to_be_focused()


def test_the_search_stores_nothing_and_changes_nothing_else_on_the_page(
    own_page: Page, address: str, read: Library
) -> None:
    page = own_page
    page.clock.install()
    page.goto(f"{address}/model/evidence/#title")
    rest = """() => {
      const parts = [...document.querySelectorAll("main, footer, .brand, .languages")];
      const { boxShadow } = getComputedStyle(document.querySelector("header"));
      return [boxShadow, document.body.style.cssText, ...parts.map((part) => part.outerHTML)];
    }"""
    before = page.evaluate(rest)
    page.keyboard.press("/")
    page.keyboard.type("evidens")
    expect(matches(page).first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.keyboard.press("p")
    page.mouse.wheel(0, 600)
    page.wait_for_function("scrollY > 0")
    page.clock.fast_forward(1000)  # for whatever the theme does late
    assert page.evaluate(rest) == before
    expect(page).to_have_url(f"{address}/model/evidence/#title")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []


def test_search_works_where_the_site_stands_below_a_path(
    page: Page, site: Path, serve: Callable[[Path], str], read: Library, tmp_path: Path
) -> None:
    (tmp_path / "below").symlink_to(site)
    address = f"{serve(tmp_path)}/below/en/"
    search_of(page, f"{address}{START}", read, SECOND)
    query(page).fill(read.pages["tools/capacity"].texts[SECOND].title)
    expect(matches(page).first.locator("a").first).to_have_attribute(
        "href", f"{address}tools/capacity/"
    )


def test_an_address_with_a_query_opens_the_search_with_its_answers(
    page: Page, address: str, read: Library
) -> None:
    page.goto(f"{address}/?q=personvern")
    expect(query(page)).to_have_value("personvern")
    expect(matches(page).first.locator("a").first).to_have_attribute(
        "href", f"{address}/about/privacy/"
    )


def test_without_script_a_sentence_stands_where_the_search_would_be(
    browser: Browser, address: str, read: Library
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/")
    expect(query(page)).to_be_hidden()
    expect(page.get_by_text(read.words["search_needs_script"][SECOND])).to_be_visible()
    context.close()
