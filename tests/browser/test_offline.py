"""The handbook in a zip opens from a file system: it searches, remembers and asks nobody."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import visits
from handbook.library import Library
from handbook.reading.languages import Language

pytestmark = [pytest.mark.browser, pytest.mark.site]
WORD = {"nb": "åpenhet", "en": "openness"}


@pytest.fixture(scope="module", params=WORD)
def opened(
    request: pytest.FixtureRequest,
    read: Library,
    site: Path,
    browser: Browser,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Language, Path, Page, list[str]]]:
    """The unpacked zip of a language, a page, and what it asked of anybody but the file system."""
    folder = tmp_path_factory.mktemp("offline")
    with zipfile.ZipFile(site / "downloads" / f"ips-offline-{request.param}.zip") as packed:
        packed.extractall(folder)
    [top] = folder.iterdir()
    context = browser.new_context()
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda each: asked.append(each.url))
    page.on("pageerror", lambda each: asked.append(f"error: {each}"))
    yield read.language(request.param), top, page, asked
    context.close()
    assert [each for each in asked if not each.startswith(("file:", "data:"))] == []


def test_the_site_is_read_searched_and_used_without_a_network(
    opened: tuple[Language, Path, Page, list[str]], read: Library
) -> None:
    language, top, page, _ = opened
    page.goto((top / "index.html").as_uri())
    page.wait_for_selector("main h1")
    expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{language.code}"))
    page.locator("[data-md-component=search-query]").fill(WORD[language.code])
    found = page.locator(".md-search-result__list a")
    expect(found.first).to_be_visible()
    found.first.click()
    page.wait_for_url(re.compile(r"^file:.*openness.*index\.html"))

    quiz = "principles/rapid-job-search"
    page.goto((top / language.root / quiz / "index.html").as_uri())
    visits.self_check(page)
    page.locator("form[data-module=quiz] input").first.check()
    page.locator("[data-check]").first.click()
    expect(page.locator(".quiz__verdict")).to_be_visible()
    record = "learn/record"
    page.goto((top / language.root / record / "index.html").as_uri())
    expect(page.locator("[data-quiz-row]:not([hidden])")).to_have_count(1)

    page.goto((top / language.root / "tools/capacity/index.html").as_uri())
    page.locator("[name=specialists]").fill("2")
    page.locator("[data-action=calculate]").click()
    expect(page.locator("[data-answer]")).to_have_attribute("data-state", "current")
    page.goto((top / language.root / "tools/forms/referral-form/index.html").as_uri())
    with page.expect_download() as saved:
        page.locator(f'a[href$="ips-referral-form-{language.code}.pdf"]').first.evaluate(
            "link => { link.setAttribute('download', ''); link.click(); }"
        )
    assert Path(saved.value.path()).read_bytes().startswith(b"%PDF")
