"""Stops the build where a finished page has something that nobody was meant to read."""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from build_languages import current
from handbook.library import Library
from handbook.reading.problems import Problem, Problems
from handbook.reading.text import page_id
from handbook.site import rendered


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.extra["faults"] = []
    return config


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: object) -> None:
    read: Library = config.extra["library"]
    name = page_id(page.file.src_uri.partition("/")[2])
    faults: list[Problem] = config.extra["faults"]
    faults += rendered.faults(html, read.pages[name].texts[current(config)])


@event_priority(100)  # every page of a language is read by now, and none is written
def on_env(env: Environment, config: MkDocsConfig, files: object) -> Environment:
    if faults := config.extra["faults"]:
        raise Abort(f"{Problems(faults)}\n\nNothing is built until this is mended.")
    return env
