"""Keeps each language's build its own: one 404 page for all, footnote words, no leftovers."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority


def current(config: MkDocsConfig) -> str:
    """The code of the language that is being built; safe in every event."""
    plugin: Any = config.plugins["i18n"]
    return str(plugin.current_language or plugin.default_language)


def is_last(config: MkDocsConfig) -> bool:
    """Whether every language is on disk: static-i18n builds the others inside the first."""
    plugin: Any = config.plugins["i18n"]
    return not plugin.building


@event_priority(-200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    # static-i18n leaves the last page's language links here, and a theme would print them
    config.extra["alternate"] = []
    return config


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """One 404.html serves all languages, so only the source language's build writes it."""
    plugin: Any = config.plugins["i18n"]
    if template_name == "404.html" and current(config) != plugin.default_language:
        return ""
    return output_content
