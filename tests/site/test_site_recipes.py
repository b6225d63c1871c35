"""What authors add by CONTRIBUTING.md stands on the built site, in every language."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from authoring import CASES, begin, finish
from handbook.reading.reader import languages
from scratch import run

pytestmark = pytest.mark.site


def test_all_that_can_be_begun_is_on_the_site_when_it_is_finished(small: Path) -> None:
    for case in CASES:
        begin(small, case)
        finish(small, case)
    run(small, "make_site.py")
    for language in languages(small):
        for case in CASES:
            page = small / "site" / language.root / case["at"] / "index.html"
            assert case["says"] in unescape(page.read_text("utf-8")), case["make"]
        for kind in ("pdf", "docx"):
            assert (small / f"site/downloads/ips-my-form-{language.code}.{kind}").is_file()
