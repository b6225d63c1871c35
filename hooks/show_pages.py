"""Gives MkDocs the checked library: fences on pages, footnotes, and facts for the templates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from pymdownx.superfences import SuperFencesException

from build_languages import current
from handbook import library
from handbook.library import Library
from handbook.reading.problems import Problems
from handbook.reading.text import Words, page_id
from handbook.showing import apparatus, fences, footnotes
from handbook.showing.scripts import Scripts
from handbook.showing.templates import Place, Templates
from handbook.showing.terms import Terms
from handbook.site import commit, search
from handbook.site.assets import Assets
from handbook.site.downloads import Downloads


@event_priority(-200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    plugin: Any = config.plugins["i18n"]
    if not plugin.building:
        try:
            read = library.load(Path(config.config_file_path).parent)
            scripts = Scripts(read.root)
        except Problems as problems:
            raise Abort(f"{problems}\n\nNothing is built until this is mended.") from None
        downloads = Downloads(read, read.root / ".cache" / "downloads", str(config.site_url))
        terms = {each.code: Terms(read, each.code) for each in read.languages}
        assets, day = Assets(read.root), commit.day(read)
        told = {"downloads": downloads, "asset": assets.address, "scripts": scripts}
        # the config goes through every event, and all languages of one build share it
        config.extra["templates"] = Templates(read, edition=day, **told)
        config.extra.update(library=read, assets=assets, terms=terms, search={}, **told)
    config.extra["search"][current(config)] = []
    words = Words(config.extra["library"].words, current(config))
    config.mdx_configs["footnotes"]["BACKLINK_TITLE"] = words["footnote_back"]
    return config


@event_priority(-200)
def on_env(env: Environment, config: MkDocsConfig, files: object) -> Environment:
    read: Library = config.extra["library"]
    env.globals.update(
        library=read,
        downloads=config.extra["downloads"],
        language=read.language(current(config)),
        words=Words(read.words, current(config)),
        apart=apparatus.parts,
        asset=config.extra["assets"].address,
        styles_of=config.extra["assets"].styles,
        scripts=config.extra["scripts"],
        words_of=lambda code: Words(read.words, code),
    )
    return env


@event_priority(-200)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: object) -> str:
    read: Library = config.extra["library"]
    code = current(config)
    place = Place(_id(page), read.language(code), "../" * page.url.count("/"))
    # MkDocs sets up Markdown anew for each page, right after this
    config.mdx_configs.setdefault("pymdownx.superfences", {})["custom_fences"] = fences.superfences(
        config.extra["templates"], place, SuperFencesException
    )
    linked = config.extra["terms"][code].into(markdown, read.pages[_id(page)])
    return footnotes.with_sources(linked, read, code)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: object) -> None:
    # MkDocs does not see the ids inside a fence, and links to them must not be told as broken
    read: Library = config.extra["library"]
    if page.present_anchor_ids is not None:
        page.present_anchor_ids.update(read.anchors(read.pages[_id(page)].texts[current(config)]))


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object
) -> dict[str, Any]:
    read: Library = config.extra["library"]
    found, code = read.pages[_id(page)], current(config)
    index: dict[str, list[search.Entry]] = config.extra["search"]
    index[code] += search.entries(str(page.content), found.address(""), str(page.title))
    return {**context, "facts": found, "text": found.texts[code]}


def _id(page: Page) -> str:
    return page_id(page.file.src_uri.partition("/")[2])
