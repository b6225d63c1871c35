"""Readers and hosts get the files that pages need, and none that only the makers need."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.library import Library
from handbook.site import shipped

LUNR = "assets/javascripts/lunr/min/lunr"


@pytest.mark.parametrize(
    ("address", "stays"),
    [
        ("index.html", True),
        ("assets/js/page.js", False),
        ("assets/img/mark.svg", True),
        ("assets/javascripts/bundle.12345678.min.js", True),
        ("assets/javascripts/workers/search.12345678.min.js", True),
        (f"{LUNR}.no.min.js", True),
        (f"{LUNR}.stemmer.support.min.js", True),
        (f"{LUNR}.ja.min.js", False),
        ("assets/javascripts/lunr/wordcut.js", False),
        ("assets/javascripts/bundle.12345678.min.js.map", False),
        ("assets/stylesheets/main.12345678.min.css", False),
        ("assets/css/quiz.css", False),
        ("assets/images/favicon.png", False),
    ],
)
def test_only_what_a_page_needs_goes_out(small: Library, address: str, stays: bool) -> None:
    assert shipped.is_shipped(address, small) is stays


def test_empty_files_and_the_folders_left_empty_go_too(small: Library, tmp_path: Path) -> None:
    for name in ("index.html", "en/404.html", "assets/images/favicon.png", "assets/img/mark.svg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("" if "404" in name else "something", "utf-8")
    shipped.clean(tmp_path, small)
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert left == ["assets", "assets/img", "assets/img/mark.svg", "index.html"]
