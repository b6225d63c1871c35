"""Gives MkDocs the checked library: fences on pages, footnotes, and facts for the templates."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from handbook import fences, footnotes, library
from handbook.pages import page_id
from handbook.problems import Problems
from handbook.templates import Place, Templates, Words
from languages import current

_MODULE = re.compile(r'data-module="([\w-]+)"')
# Scripts that build on another one, which is then loaded before them.
_BUILDS_ON = dict.fromkeys(
    ("done", "path", "practice", "preferences", "quiz", "record"), "progress"
)


class _Now:
    """What is being built: MkDocs tells it in events, and fences ask for it while rendering."""

    templates: Templates
    place: Place


@event_priority(-200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    plugin: Any = config.plugins["i18n"]
    if not plugin.building:
        try:
            read = library.load(Path(config.config_file_path).parent)
        except Problems as problems:
            raise Abort(f"{problems}\n\n{len(problems.problems)} problem(s). Nothing is built.")  # noqa: B904
        _Now.templates = Templates(read)
    superfences = config.mdx_configs.setdefault("pymdownx.superfences", {})
    superfences["custom_fences"] = fences.superfences(lambda: _Now.templates, lambda: _Now.place)
    words = Words(_Now.templates.library.words, current(config))
    config.mdx_configs["footnotes"]["BACKLINK_TITLE"] = words["footnote_back"]
    return config


@event_priority(-200)
def on_env(env: Environment, config: MkDocsConfig, files: object) -> Environment:
    read = _Now.templates.library
    env.globals.update(
        library=read,
        language=read.language(current(config)),
        words=Words(read.words, current(config)),
        scripts_of=_scripts,
        words_of=lambda code: Words(read.words, code),
    )
    return env


@event_priority(-200)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: object) -> str:
    read, code = _Now.templates.library, current(config)
    _Now.place = Place(_id(page), read.language(code), "../" * page.url.count("/"))
    return footnotes.with_sources(markdown, read, code)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object
) -> dict[str, Any]:
    read = _Now.templates.library
    found = read.pages[_id(page)]
    return {**context, "facts": found, "text": found.texts[current(config)]}


def _scripts(html: str) -> list[str]:
    """The scripts for the components in `html`, in the order to load them."""
    modules = sorted(set(_MODULE.findall(html)))
    before = sorted({_BUILDS_ON[name] for name in modules if name in _BUILDS_ON})
    return [f"{name}.js" for name in (*before, *modules)]


def _id(page: Page) -> str:
    return page_id(page.file.src_uri.partition("/")[2])
