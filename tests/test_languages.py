"""Languages and the menu's titles are data: mkdocs.yml names neither."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
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


def sections(nav: list[Any]) -> list[str]:
    """The names of all sections in the `nav` of mkdocs.yml, however deep."""
    found = [pair for each in nav if isinstance(each, dict) for pair in each.items()]
    return [name for own, inner in found for name in (own, *sections(inner))]


def test_a_language_is_built_because_it_has_a_row_in_the_data(config: MkDocsConfig) -> None:
    rows = Path(config.config_file_path).parent / "data" / "languages.yml"
    added = "- {code: fi, name: Suomi, root: fi/, locale: fi-FI, search: fi}\n"
    rows.write_text(rows.read_text("utf-8").rstrip() + "\n" + added, "utf-8")
    plugin: Any = build_languages.on_config(config).plugins["i18n"]
    assert plugin.build_languages[-1] == "fi"
    assert len(plugin.build_languages) == 1 + len(library.load(GOLDEN / "handbook").languages)
    assert plugin.default_language == library.load(GOLDEN / "handbook").languages[0].code


def test_every_section_of_the_menu_has_its_titles(
    config: MkDocsConfig, read: library.Library
) -> None:
    assert not {f"section_{name}" for name in sections(config.nav or [])} - read.words.keys()


def test_a_section_without_titles_is_told_at_its_line(
    config: MkDocsConfig, read: library.Library
) -> None:
    file = Path(config.config_file_path)
    file.write_text("nav:\n  - index.md\n  - model:\n  - pahts:\n      - paths/index.md\n", "utf-8")
    config.extra["library"] = read
    build_languages.on_config(config)
    menu = Navigation([Section("model", []), Section("pahts", [])], [])
    with pytest.raises(Abort, match=r"mkdocs.yml:4: nav.pahts: .* Did you mean «paths»"):
        build_languages.on_nav(menu, config, Files([]))
