"""Binds the pages of each language into books, once all of them are read.

While pages are kept from one build to the next, no book is made: nobody waits for one to see a
change. `BOOKS=0` leaves them out of any other build, for a developer's own ends.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from build_languages import current
from handbook.library import Library
from handbook.reading.problems import Problems
from handbook.reading.text import page_id
from handbook.showing.books import Books


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: object) -> None:
    pages = config.extra.setdefault("rendered", {}).setdefault(current(config), {})
    pages[page_id(page.file.src_uri.partition("/")[2])] = html


@event_priority(50)  # after what is wrong with the pages themselves is told
def on_env(env: Environment, config: MkDocsConfig, files: object) -> Environment:
    if config.extra["keeps_built"] or os.environ.get("BOOKS") == "0":
        return env
    read: Library = config.extra["library"]
    language = read.language(current(config))
    day = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC).date()
    pages = config.extra["rendered"][language.code]
    try:
        books = Books(config.extra["templates"], language, pages, str(config.site_url), day)
    except Problems as problems:
        raise Abort(f"{problems}\n\nNothing is built until this is mended.") from None
    config.extra["downloads"].bind(language, books.all())
    return env
