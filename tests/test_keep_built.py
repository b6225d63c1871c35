"""What keeps built pages leaves an engine alone that it does not know."""

from __future__ import annotations

import mkdocs
import pytest
from mkdocs import utils
from mkdocs.commands import build
from mkdocs.structure.files import Files

import keep_built


def functions() -> list[object]:
    """What is replaced in an engine that is known."""
    pages = [getattr(build, name) for name in ("_populate_page", "_build_page")]
    return [*pages, utils.clean_directory, Files.copy_static_files]


def test_an_unknown_version_of_the_engine_is_left_as_it_is_and_an_author_is_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = functions()
    monkeypatch.setattr(mkdocs, "__version__", "9.9")
    with caplog.at_level("INFO", "mkdocs.handbook"):
        keep_built.on_startup("serve", dirty=False)
    assert functions() == before
    assert "Every page is built at each save" in caplog.text
    assert "9.9" in caplog.text
