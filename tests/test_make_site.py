"""Pages of an earlier site that browsers still show find their scripts and styles."""

from __future__ import annotations

import os
import time
from pathlib import Path

import make_site
import pytest

PAGE = '<script src="../assets/js/{}"></script>'
NOW, GONE, LONG_GONE, PLAIN = "a.00000001.js", "a.00000002.js", "a.00000003.js", "plain.js"
DAY = 86_400


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose page asks for `NOW`, with what it took along from sites before it."""
    folder = tmp_path / "site" / "assets" / "js"
    folder.mkdir(parents=True)
    (tmp_path / "site" / "index.html").write_text(PAGE.format(NOW), "utf-8")
    for name, days in {NOW: 60, GONE: 29, LONG_GONE: 31, PLAIN: 0}.items():
        (folder / name).write_text(name, "utf-8")
        then = time.time() - days * DAY
        os.utime(folder / name, (then, then))
    return tmp_path / "site"


def assets(site: Path) -> set[str]:
    return {path.name for path in (site / "assets" / "js").iterdir()}


def test_what_pages_asked_for_within_30_days_stays(site: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    make_site.keep_assets(site, new)
    assert assets(new) == {NOW, GONE}
    # nobody asks for it from now on, however old it is
    (new / "index.html").write_text(PAGE.format("a.00000004.js"), "utf-8")
    make_site.keep_assets(new, tmp_path / "newer")
    assert assets(tmp_path / "newer") == {NOW, GONE}


def test_what_the_new_site_has_of_its_own_is_left_alone(site: Path, tmp_path: Path) -> None:
    own = tmp_path / "new" / "assets" / "js" / NOW
    own.parent.mkdir(parents=True)
    own.write_text("its own", "utf-8")
    make_site.keep_assets(site, tmp_path / "new")
    assert own.read_text("utf-8") == "its own"
