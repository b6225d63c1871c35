"""Finishes the site once every language is on disk."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from build_languages import is_last
from handbook.library import Library
from handbook.showing import bank, templates
from handbook.site import commit, lighter, manifest, offline, policy, search, shipped


@event_priority(-210)  # when the library is read, and before its pages are compared
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.extra["assets"].add(bank.scripts(config.extra["templates"]))
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(commit.time(config.extra["library"])))
    return config


@event_priority(-300)
def on_env(env: Environment, config: MkDocsConfig, files: object) -> Environment:
    library: Library = config.extra["library"]
    env.bytecode_cache = templates.bytecode_cache(library.root)
    env.globals["policy"] = policy.META
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return lighter.unindented(output)


@event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    if not is_last(config):
        return
    library: Library = config.extra["library"]
    site, is_new = Path(config.site_dir), not config.extra["is_unchanged"]
    (site / "sitemap.xml.gz").unlink(missing_ok=True)  # MkDocs packs it in every build
    search.write(site, library, config.extra["search"])
    if is_new:  # all that follows from anything but the text of pages
        shipped.clean(site, library)
        config.extra["assets"].write(site)
        policy.write(site, urlsplit(str(config.site_url)).path)
        files = config.extra["downloads"].publish(site)
        archives = offline.write(site, library, files, config.extra["assets"], str(config.site_url))
        manifest.write(site, library, files, archives)
