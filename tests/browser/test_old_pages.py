"""A page of one build stands beside what the browser has kept of another, and all of it works."""

from __future__ import annotations

import functools
import http.server
import json
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from handbook.library import Library
from handbook.reading.text import Words

pytestmark = pytest.mark.browser

FIRST, SECOND = "tools/forms/referral-form", "tools/forms/action-plan"
WORD = "kvasiord"


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Lets browsers keep every file for ten minutes, as GitHub Pages does."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def copied(tmp_path: Path, site: Path) -> Path:
    """Some pages of the site with all that they load."""
    for name in (FIRST, SECOND, "assets", "search"):
        shutil.copytree(site / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def host(copied: Path) -> Iterator[str]:
    handler = functools.partial(_Handler, directory=str(copied))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def age(folder: Path) -> None:
    """Makes the site one of an older build: its pages' scripts are others, and do nothing."""
    for script in (folder / "assets" / "js").glob("form*.js"):
        old = script.with_name(re.sub(r"\.\w{8}\.js$", ".00000000.js", script.name))
        old.write_text("// of another build", "utf-8")
        for page in folder.rglob("index.html"):
            page.write_text(page.read_text("utf-8").replace(script.name, old.name), "utf-8")


def test_a_new_page_after_an_old_one_works_and_its_search_knows_the_new_pages(
    page: Page, host: str, copied: Path, site: Path, read: Library
) -> None:
    words = Words(read.words, read.languages[0].code)
    age(copied)
    page.goto(f"{host}/{FIRST}/")
    expect(page.locator("[data-print]")).to_be_hidden()
    page.locator("[data-md-component=search-query]").fill(WORD)
    expect(page.locator(".search__status")).to_have_text(words["search_none"])

    shutil.copytree(site / SECOND, copied / SECOND, dirs_exist_ok=True)
    index = copied / "search" / "search_index.json"
    found = json.loads(index.read_text("utf-8"))
    found["docs"].append({"location": f"{SECOND}/", "title": "Ny side", "text": f"Et {WORD}."})
    index.write_text(json.dumps(found), "utf-8")
    page.goto(f"{host}/{SECOND}/")
    expect(page.locator("[data-print]")).to_be_visible()
    page.locator("[data-md-component=search-query]").fill(WORD)
    expect(page.locator(".search__list")).to_contain_text("Ny side")
