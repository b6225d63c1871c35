"""Pages that the last process has kept are used only as it has written them."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.site import memo
from handbook.site.memo import BuiltPage

PAGES = {"a.md": BuiltPage("hash", "A", ("one",), {"b.md": {}}, (), "<p>A</p>")}


def test_what_was_kept_is_found_by_the_same_fingerprint_alone(tmp_path: Path) -> None:
    file = tmp_path / "kept" / "pages.json"
    memo.save(file, "same", PAGES)
    assert memo.load(file, "same")["a.md"].html == PAGES["a.md"].html
    assert memo.load(file, "other") == {}


@pytest.mark.parametrize(
    "content",
    [
        *("", "{", "[]", "null", '{"fingerprint": "same"}'),
        '{"fingerprint": "same", "pages": 2}',
        '{"fingerprint": "same", "pages": {"a.md": {"odd": 1}}}',
    ],
)
def test_a_broken_file_of_kept_pages_is_ignored(tmp_path: Path, content: str) -> None:
    file = tmp_path / "pages.json"
    file.write_text(content, "utf-8")
    assert memo.load(file, "same") == {}
