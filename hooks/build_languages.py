"""Builds the languages of data/languages.yml, each on its own, with the menu in its words."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs_static_i18n.config import I18nPluginLanguage

from handbook.library import Library
from handbook.pages import menu
from handbook.reading import reader
from handbook.reading.problems import Problems


def current(config: MkDocsConfig) -> str:
    """The code of the language that is being built; safe in every event."""
    plugin: Any = config.plugins["i18n"]
    return str(plugin.current_language or plugin.default_language)


def is_last(config: MkDocsConfig) -> bool:
    """Whether every language is on disk: static-i18n builds the others inside the first."""
    plugin: Any = config.plugins["i18n"]
    return not plugin.building


@event_priority(100)  # before static-i18n reads its languages
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    plugin: Any = config.plugins["i18n"]
    # what is wrong with a language is told with all other faults, when the library is loaded
    with contextlib.suppress(Problems):
        rows = reader.languages(Path(config.config_file_path).parent)
        plugin.config.languages = [_built(row.code, row.name, row == rows[0]) for row in rows]
    return config


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Gives each section of the menu its title in the language that is being built."""
    # static-i18n leaves the last page's language links here, and a theme would print them
    config.extra["alternate"] = []
    # the measurements build the pages by this hook alone
    if library := config.extra.get("library"):
        _title(nav.items, library, current(config))
    return nav


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """One 404.html, sitemap and robots.txt serve all languages: the source language writes them."""
    plugin: Any = config.plugins["i18n"]
    return output_content if current(config) == plugin.default_language else ""


def _built(code: str, name: str, first: bool) -> I18nPluginLanguage:
    language = I18nPluginLanguage()
    language.load_dict({"locale": code, "name": name, "default": first})
    failed, _ = language.validate()  # type: ignore[no-untyped-call]
    if failed:
        raise Abort(f"data/languages.yml: «{code}»: {failed[0][1]}")
    return language


def _title(items: Iterable[Any], library: Library, code: str) -> None:
    for item in items:
        if isinstance(item, Section):
            # a menu that is left to the engine has the names of folders
            if title := library.words.get(menu.SECTION + item.title):
                item.title = title[code]
            _title(item.children, library, code)
