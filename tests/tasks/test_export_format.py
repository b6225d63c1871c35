"""A format is one row and its writer: pages offer it, it is published and listed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from scratch import done, run

pytestmark = pytest.mark.slow

# What the copy shows on its page, publishes and lists, without making any document.
TELLS = """
import json
from pathlib import Path
from handbook import library
from handbook.downloads.formats import FORMATS
from handbook.showing import fences
from handbook.showing.templates import Place, Templates
from handbook.site import manifest
from handbook.site.downloads import Downloads

read = library.load(Path.cwd())
downloads = Downloads(read, Path(".cache"), "https://example.org/")
for kind in [kind for kind in FORMATS if kind not in ("aiken", "gift")]:
    del FORMATS[kind]
page = next(page for page in read.pages.values() if page.id == "tools/learning-platforms")
asked = [name for each in page.texts["nb"].fences for name in each.body]
templates, place = Templates(read, downloads=downloads), Place("index", read.languages[1])
html = fences.render("downloads", "aiken", templates, place)
manifest.write(Path("site"), read, downloads.publish(Path("site")))
print(json.dumps({"asked": asked, "html": html}))
"""


def test_a_format_of_one_row_is_offered_published_and_listed(tmp_path: Path) -> None:
    folder = done("an export format", tmp_path)
    told = json.loads(run(folder, "-c", TELLS))
    assert "aiken" in told["asked"]
    assert re.search(
        r'href="downloads/ips-aiken-all-en.txt" download>.*Aiken, \d+ kB', told["html"]
    )
    site = folder / "site"
    listed = {
        each["id"]: each
        for each in json.loads((site / "handbook.json").read_text("utf-8"))["downloads"]
    }
    file = site / listed["aiken-evidence"]["nb"]["file"]
    assert file.read_text("utf-8").startswith("IPS-håndboken")
    assert file.name in (site / "downloads" / "checksums.txt").read_text("utf-8")
