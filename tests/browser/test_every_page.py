"""Every page can be used by everybody, in light and dark, wide and narrow, and leaves no trace."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import visits

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.early]

# So many that all workers are busy to the end.
PARTS = 24
SAMPLE = "principles/rapid-job-search/"
# What stands inside a query for a scheme of colours.
SCHEME = r"@media[^{]*prefers-color-scheme[^{]*\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}"
# What is put at the end of a page's text, and how the fault is told.
BROKEN = {
    "contrast in the dark alone": (
        "<style>@media (prefers-color-scheme: dark) { #odd { color: #222 } }</style>"
        '<p id="odd">Hardly to be read</p>',
        "dark, 1280 px: color-contrast: #odd",
    ),
    "contrast in the light alone": (
        "<style>@media (prefers-color-scheme: light) { #pale { color: #eee } }</style>"
        '<p id="pale">Hardly to be read</p>',
        "light, 320 px: color-contrast: #pale",
    ),
    # what stands first has the same colour, and enough contrast where it stands
    "contrast on a ground of its own": (
        '<p>Well to be read</p><p style="background: #444" id="own">Hardly to be read</p>',
        "light, 1280 px: color-contrast: #own",
    ),
    "contrast on the ground of something else": (
        '<div><p>Well to be read</p><div style="background: #444; height: 60px"></div>'
        '<p id="lifted" style="margin-top: -60px">Hardly to be read</p></div>',
        "light, 1280 px: color-contrast: #lifted",
    ),
    "contrast where letters are smaller": (
        '<style>.grey { color: #888; font-size: 32px }</style><p class="grey">Well to be read</p>'
        '<p class="grey" style="font-size: 12px" id="tiny">Hardly to be read</p>',
        "light, 1280 px: color-contrast: #tiny",
    ),
    "small targets on a small screen": (
        "<style>@media (width < 400px) { .odd { display: block; height: 9px; width: 9px } }</style>"
        '<div><button class="odd">A</button><button class="odd">B</button></div>',
        "320 px: target-size: ",
    ),
    "a field without a label": ("<input>", "light, 1280 px: label: "),
    "too wide for a small screen": (
        '<div style="width: 500px">Wide</div>',
        "320 px: scrolls sideways, 5",
    ),
    "letters cut off where they are set wider": (
        '<svg width="150" height="20"><text y="15">Nineteen letters it is</text></svg>',
        "wider letters: cut off: Nineteen letters it is",
    ),
    "a bar that stays where it leaves no room": (
        '<div style="position: sticky; top: 0; height: 90px">Bar</div>',
        "of 256 px stay when the page is scrolled",
    ),
    "a mark that forced colours put everywhere": (
        '<p style="border: 2px solid transparent">Marked</p>',
        "forced colours: a border is drawn: p.: Marked",
    ),
    "a request to another host": (
        '<img alt="" src="http://127.0.0.2:9/a.png">',
        "request: http://127.0.0.2:9/a.png",
    ),
    "something kept": ("<script>localStorage.long = 1</script>", "stored: long"),
    "something kept for the visit": ("<script>sessionStorage.short = 1</script>", "stored: short"),
    "a cookie": ("<script>document.cookie = 'odd=1'</script>", "cookie: odd"),
    "an error in a script": ("<script>gone()</script>", "error: gone is not defined"),
    "words in the console": ("<script>console.log('odd')</script>", "console: odd"),
}


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_a_fault(browser: Browser, address: str, site: Path, part: int) -> None:
    files = sorted(site.rglob("*.html"))[part::PARTS]
    paths = [file.relative_to(site).as_posix().removesuffix("index.html") for file in files]
    assert paths
    found = visits.faults(browser, address, paths)
    assert not found, "\n".join(found)


def test_another_scheme_changes_colours_alone(site: Path) -> None:
    sheets = [sheet.read_text("utf-8") for sheet in site.glob("assets/css/*.css")]
    found = re.findall(SCHEME, "".join(sheets))
    assert found
    for text in found:
        assert re.fullmatch(r"\s*:root\s*\{(\s*--[a-z-]+:\s*#[0-9a-f]{3,8};?)+\s*\}\s*", text), text


def test_each_kind_of_fault_on_a_page_is_told(
    browser: Browser, site: Path, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    for name in ("assets", "search"):
        (tmp_path / name).symlink_to(site / name, target_is_directory=True)
    # without its policy, which would stop most of this
    text = (site / SAMPLE / "index.html").read_text("utf-8").replace("Content-Security-Policy", "x")
    wrong = "".join(added for added, _ in BROKEN.values())
    page = tmp_path / SAMPLE / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(text.replace("</main>", f"{wrong}</main>"), "utf-8")
    found = visits.faults(browser, serve(tmp_path), [SAMPLE])
    missed = [case for case, (_, told) in BROKEN.items() if not any(told in one for one in found)]
    assert missed == [], "\n".join(found)
