"""The handbook builds alike everywhere, at any address, and never with something unsafe in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from handbook.library import Library
from handbook.site import commit
from places import ROOT, copy_sources

pytestmark = pytest.mark.site


MKDOCS = [sys.executable, "-m", "mkdocs"]


def mkdocs(root: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """What `mkdocs build` does and says for the handbook below `root`."""
    return subprocess.run(
        [*MKDOCS, "build", "--strict", "--site-dir", str(site)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
    )


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The handbook's sources in a folder of their own, with nothing kept from earlier builds."""
    root = tmp_path / "handbook"
    copy_sources(root)
    return root


def contents(site: Path) -> dict[str, bytes]:
    """Every file below `site` with its bytes."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def take_books(site: Path, copied: Path) -> None:
    """Has the copy find the books of the `site`, where it would make the same: they take long."""
    books = {book.stat().st_size for book in site.glob("downloads/ips-handbook-*")}
    (copied / ".cache" / "downloads").mkdir(parents=True)
    for kept in (ROOT / ".cache" / "downloads").iterdir():
        if kept.stat().st_size in books:
            shutil.copy2(kept, copied / ".cache" / "downloads")


@pytest.mark.early
def test_another_build_of_the_same_sources_gives_the_same_bytes(
    copied: Path, tmp_path: Path, site: Path, read: Library
) -> None:
    take_books(site, copied)
    moment = str(commit.time(read))
    ran = mkdocs(copied, tmp_path / "site", SOURCE_DATE_EPOCH=moment)
    assert ran.returncode == 0, ran.stderr
    first, second = contents(site), contents(tmp_path / "site")
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_a_page_with_a_style_in_it_stops_the_build_and_is_named(
    small: Path, tmp_path: Path
) -> None:
    page = small / "docs" / "nb" / "first.md"
    page.write_text(page.read_text("utf-8") + '\n<p style="color: red">Rødt.</p>\n', "utf-8")
    ran = mkdocs(small, tmp_path / "site")
    assert ran.returncode == 1
    line = len(page.read_text("utf-8").splitlines())
    assert f'docs/nb/first.md:{line}: page: has the style "color: red".' in ran.stdout
    assert "Nothing is built until this is mended." in ran.stdout


@pytest.mark.browser
def test_a_missing_page_leads_on_where_the_site_stands_below_a_path(
    small: Path, tmp_path: Path, serve: Callable[[Path], str], context: BrowserContext
) -> None:
    ran = mkdocs(small, tmp_path / "below" / "path", SITE_URL="https://example.org/path/")
    assert ran.returncode == 0, ran.stderr
    # a host answers every missing address with this page
    shutil.copy(tmp_path / "below" / "path" / "404.html", tmp_path / "below")
    address = f"{serve(tmp_path / 'below')}/path/"
    page = context.new_page()
    failed: list[str] = []
    page.on("response", lambda each: failed.append(each.url) if each.status >= 400 else None)
    missing = f"{address}en/no/such/page/"
    page.goto(missing)
    page.locator("main section").first.locator("a").last.click()
    expect(page).to_have_url(f"{address}en/")
    expect(page.locator("h1")).to_have_count(1)
    assert failed == [missing]
