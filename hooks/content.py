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
from pymdownx.superfences import SuperFencesException

from handbook import fences, footnotes, library, terms
from handbook.pages import page_id
from handbook.problems import Problems
from handbook.templates import Place, Templates, Words
from languages import current

# A module whose script bears another name says so right after it.
_MODULE = re.compile(r'data-module="([\w-]+)"(?: data-script="([\w-]+)")?')
# Other scripts that a component asks for: its formula, or what a part of it needs.
_NEEDS = re.compile(r'data-(?:formula|needs)="([\w-]+)"')
# Scripts that build on others, which are then loaded before them.
_BUILDS_ON = {
    "calculator": ("chart",),
    **dict.fromkeys(("done", "path", "practice", "preferences", "quiz", "record"), ("progress",)),
    **dict.fromkeys(("fidelity-25", "quality-self-review"), ("planning",)),
    **dict.fromkeys(("referral-clocks", "reference-group-calendar"), ("planning", "calendar")),
    "start-up-plan": ("planning", "calendar"),
}


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
            raise Abort(f"{problems}\n\nNothing is built until this is mended.") from None
        _Now.templates = Templates(read)
    superfences = config.mdx_configs.setdefault("pymdownx.superfences", {})
    superfences["custom_fences"] = fences.superfences(
        lambda: _Now.templates, lambda: _Now.place, SuperFencesException
    )
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
    linked = terms.with_terms(markdown, read, read.pages[_id(page)], code)
    return footnotes.with_sources(linked, read, code)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: object) -> None:
    # MkDocs does not see the ids inside a fence, and links to them must not be told as broken
    glossary = terms.glossary_page(_Now.templates.library)
    if glossary and glossary.id == _id(page) and page.present_anchor_ids is not None:
        page.present_anchor_ids.update(_Now.templates.library.glossary)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object
) -> dict[str, Any]:
    read = _Now.templates.library
    found = read.pages[_id(page)]
    return {**context, "facts": found, "text": found.texts[current(config)]}


def _scripts(html: str) -> list[str]:
    """The scripts for the components in `html`, in the order to load them."""
    modules = sorted({script or module for module, script in _MODULE.findall(html)})
    before = dict.fromkeys(name for module in modules for name in _BUILDS_ON.get(module, ()))
    before.update(dict.fromkeys(sorted(set(_NEEDS.findall(html)))))
    return [f"{name}.js" for name in (*before, *modules)]


def _id(page: Page) -> str:
    return page_id(page.file.src_uri.partition("/")[2])
