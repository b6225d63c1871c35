"""Languages and the menu's titles are data: mkdocs.yml names neither."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section

import build_languages
from handbook import library
from places import GOLDEN, ROOT


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """What MkDocs reads of our mkdocs.yml beside the data of the small handbook."""
    shutil.copytree(GOLDEN / "handbook", tmp_path, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return load_config(str(tmp_path / "mkdocs.yml"), hooks=[], watch=[], theme={"name": "mkdocs"})


def test_a_language_is_built_because_it_has_a_row_in_the_data(config: MkDocsConfig) -> None:
    rows = Path(config.config_file_path).parent / "data" / "languages.yml"
    added = "- {code: fi, name: Suomi, root: fi/, locale: fi-FI, search: fi}\n"
    rows.write_text(rows.read_text("utf-8").rstrip() + "\n" + added, "utf-8")
    plugin: Any = build_languages.on_config(config).plugins["i18n"]
    assert plugin.build_languages[-1] == "fi"
    assert len(plugin.build_languages) == 1 + len(library.load(GOLDEN / "handbook").languages)
    assert plugin.default_language == library.load(GOLDEN / "handbook").languages[0].code


def test_a_section_has_its_title_in_the_language_that_is_built(
    config: MkDocsConfig, read: library.Library
) -> None:
    config.extra["library"] = read
    build_languages.on_config(config)
    menu = Navigation([Section("model", [])], [])
    source = read.languages[0].code
    assert (
        build_languages.on_nav(menu, config, Files([])).items[0].title
        == (read.words["section_model"][source])
    )


def test_the_size_of_a_file_is_told_in_kb_and_from_a_thousand_of_them_in_mb() -> None:
    told = [
        [language.size(count) for count in (1, 76_132, 999_499, 999_500, 7_144_736)]
        for language in library.load(GOLDEN / "handbook").languages
    ]
    assert told == [
        ["1 kB", "76 kB", "999 kB", "1 MB", "7,1 MB"],
        ["1 kB", "76 kB", "999 kB", "1 MB", "7.1 MB"],
    ]
