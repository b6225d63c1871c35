"""Finishes the site once every language is on disk."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from build_languages import is_last
from handbook.library import Library
from handbook.reading.problems import Problems
from handbook.showing import templates
from handbook.site import built, manifest, policy, scripts, search, shipped, sitemap, stylesheets


@event_priority(-210)  # when the library is read, and before its pages are compared
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(built.commit_time(config.extra["library"])))
    # ours knows x-default and when a page was reviewed
    config.theme.static_templates.discard("sitemap.xml")
    return config


@event_priority(-300)
def on_env(env: Environment, config: MkDocsConfig, files: object) -> Environment:
    library: Library = config.extra["library"]
    env.bytecode_cache = templates.bytecode_cache(library.root)
    return env


@event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    if not is_last(config):
        return
    library: Library = config.extra["library"]
    site, address = Path(config.site_dir), str(config.site_url)
    is_new = not config.extra["is_unchanged"]
    if is_new:
        shipped.clean(site, library)
        scripts.write(site)
    search.write(site, library, config.extra["search"])
    try:
        pages = built.read(site)
        stylesheets.write(site, library.root, _theme_styles(config), pages)
        # the server puts a script of its own into each page, which the policy would stop
        policy.write(site, pages, urlsplit(address).path, meta=not config.extra["is_served"])
    except Problems as problems:
        raise Abort(f"{problems}\n\nThe built site is not fit to publish.") from None
    if is_new:  # all that follows from data alone
        config.extra["downloads"].publish(site)
        config.extra["packages"].publish(site)
        sitemap.write(site, library, address)
        manifest.write(site, library)


def _theme_styles(config: MkDocsConfig) -> Path:
    found = (Path(folder) / "assets/stylesheets" for folder in config.theme.dirs)
    return next(path for folder in found for path in sorted(folder.glob("main.*.min.css")))
