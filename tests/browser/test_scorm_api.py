"""A self-check finds the platform wherever it hides, and says so where there is none."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Frame, Page, expect

from handbook.library import Library
from handbook.site.downloads import Downloads
from places import GOLDEN

pytestmark = pytest.mark.browser
CASES = yaml.safe_load((GOLDEN / "scorm-platforms.yml").read_text("utf-8"))
SCO = "rapid-job-search"
HEAD = '<!doctype html><link rel="icon" href="data:,">'  # or the browser asks for one


@pytest.fixture(scope="module")
def package(read: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of one quiz, unpacked."""
    made = Downloads(read, tmp_path_factory.mktemp("kept"), "https://example.org/").by_format(
        "scorm", read.languages[0]
    )
    folder = tmp_path_factory.mktemp("sco")
    with zipfile.ZipFile(
        io.BytesIO(next(each for each in made if each.item.id == SCO).content)
    ) as z:
        z.extractall(folder)
    return folder


def opened(page: Page, address: str, case: dict[str, str]) -> Frame:
    """The frame of the self-check once the windows of the case stand around it."""
    if case.get("opened_by_popup"):
        page.goto(f"{address}/outer.html")
        with page.expect_popup() as popup:
            page.evaluate("window.open('shell.html')")
        shell = popup.value
        shell.wait_for_load_state("load")
    else:
        page.goto(f"{address}/{'outer' if 'shell' in case else 'shell'}.html")
        shell = page
    frame = next(each for each in shell.frames if SCO in each.url)
    frame.wait_for_selector("fieldset")
    frame.wait_for_load_state("load")
    return frame


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_the_platform_is_found_or_its_absence_is_told_and_the_answers_stay_closed(
    page: Page, package: Path, serve: Callable[[Path], str], read: Library, case: dict[str, str]
) -> None:
    fingerprint = re.findall('data-fingerprint="(.*?)"', (package / f"{SCO}.html").read_text())[0]
    sco = f'<iframe src="{SCO}.html" title="Self-check"></iframe>'
    nested = '<iframe src="shell.html" title="Shell"></iframe>'
    inner = case.get("shell", case.get("page", ""))
    around = case.get("page", "") + ("" if case.get("opened_by_popup") else nested)
    (package / "shell.html").write_text(
        f"{HEAD}{inner}{sco}".replace("FINGERPRINT", fingerprint), "utf-8"
    )
    (package / "outer.html").write_text(f"{HEAD}{around}", "utf-8")
    frame = opened(page, serve(package), case)
    expect(frame.locator("[data-answer]:visible")).to_have_count(0)
    expect(frame.locator("#hand-in")).to_be_visible()
    for name in ("alone", "silent"):
        shown = expect(frame.locator(f"#{name}"))
        shown.to_be_visible() if case["told"] == name else shown.to_be_hidden()
    for field in frame.locator("fieldset").all():
        field.locator("input").first.check()
    frame.locator("#hand-in").click()
    expect(frame.locator("#result")).to_be_visible()
    missing = read.words["sco_refused"][read.languages[0].code] if case.get("refused") else ""
    expect(frame.locator("#missing")).to_have_text(missing)
    if case["told"] == "":
        calls = page.evaluate("() => window.asked")
        assert any(call.startswith("LMSSetValue cmi.core.score.raw") for call in calls)
        assert any(call.startswith("LMSCommit") for call in calls)
