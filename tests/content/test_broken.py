"""A slip anywhere in the handbook itself is told, or what it was made in is still shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from breaking import Break, breaks, loads, written
from handbook.library import Library
from handbook.pages.markdown import Fence
from handbook.pages.page import Page
from handbook.showing import fences
from handbook.showing.templates import Place, Templates
from places import ROOT, copy_sources

DAY = date(2026, 11, 30)  # of the edition
COMPONENTS = ROOT / "overrides/components"
# what links to files, for those take long to make
WITH_FILES = {
    path.relative_to(COMPONENTS).parts[0].removesuffix(".html")
    for path in COMPONENTS.rglob("*.html")
    if "downloads." in path.read_text("utf-8")
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("broken") / "handbook"
    copy_sources(root)
    return root


def touched(read: Library, path: Path) -> Iterator[tuple[Page, str, Fence]]:
    """The fences that show what stands in the file at `path`, or that stand on it as a page."""
    for page in read.pages.values():
        for code, text in page.texts.items():
            for fence in text.fences:
                if text.file.endswith(path.name) or path.stem in (*fence.body, fence.word):
                    yield page, code, fence


@pytest.mark.slow
# a slip that is not told is shown as it was made: to make it smaller takes minutes
@settings(max_examples=40, derandomize=True, database=None, phases=[Phase.generate])
@given(how=breaks, which=st.integers(0, 10_000))
def test_a_slip_in_the_handbook_is_told_or_harmless(how: Break, which: int, whole: Path) -> None:
    files = written(whole)
    path = files[which % len(files)]
    sound = path.read_text("utf-8")
    try:
        path.write_text(how.of(sound), "utf-8")
        if read := loads(whole):
            templates = Templates(read, edition=DAY)
            for page, code, fence in touched(read, path):
                if fence.word not in WITH_FILES:
                    place = Place(page.id, read.language(code))
                    fences.render(fence.word, "\n".join(fence.body), templates, place)
    finally:
        path.write_text(sound, "utf-8")
