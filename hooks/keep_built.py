"""Keeps built pages, so that a save is seen at once: on while serving, off in a build to publish.

A build makes a page anew when its own text or the fingerprint of everything else has changed
(`handbook.site.memo`). MkDocs has no event that lets a page be left as it is, so four of its
functions are replaced here and nowhere else; on a version that is not known they stay as they are.
A page that said anything while it was made is not kept, so that it says so again.

`KEEP_BUILT=1` turns it on for a build too, for a developer's own ends.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs import utils
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from build_languages import current, is_last
from handbook.library import Library
from handbook.site import memo
from handbook.site.memo import BuiltPage
from handbook.site.search import Entry

KNOWN = ("1.6.1",)  # the versions of MkDocs whose functions are known to be as they are used here

_log = logging.getLogger("mkdocs.handbook")
_populate: Any = build._populate_page
_build: Any = build._build_page
_clean: Any = utils.clean_directory
_copy: Any = Files.copy_static_files


class _Kept:
    """What this process knows of its last build."""

    is_on = False
    is_unchanged = False  # all but the text of pages is as in the last build, which was finished
    fingerprint = ""
    finished: tuple[str, str] | None = None
    file = Path()
    pages: dict[str, BuiltPage]
    begun: dict[str, BuiltPage]


_kept = _Kept()
_kept.pages, _kept.begun = {}, {}


def on_startup(command: str, dirty: bool) -> None:
    _kept.is_on = not dirty and (command == "serve" or bool(os.environ.get("KEEP_BUILT")))
    if not _kept.is_on:
        return
    if mkdocs.__version__ not in KNOWN:
        _kept.is_on = False
        _log.info(
            "Every page is built at each save: what keeps built pages knows MkDocs %s, and this "
            "is %s. See hooks/keep_built.py.",
            ", ".join(KNOWN),
            mkdocs.__version__,
        )
        return
    memo.code()  # before anything is saved
    replaced: Any = build
    replaced._populate_page, replaced._build_page = _populate_page, _build_page
    utils.clean_directory = _clean_directory
    files: Any = Files
    files.copy_static_files = _copy_static_files


@event_priority(-250)
def on_config(config: MkDocsConfig) -> None:
    plugin: Any = config.plugins["i18n"]
    if plugin.building:
        return
    if _kept.is_on:
        found = _fingerprint(config)
        _kept.file = config.extra["library"].root / ".cache" / "pages.json"
        if found != _kept.fingerprint:
            _kept.fingerprint, _kept.pages = found, memo.load(_kept.file, found)
        _kept.is_unchanged = _kept.finished == (found, config.site_dir)
        _kept.finished = None
    config.extra["keeps_built"] = _kept.is_on
    config.extra["is_unchanged"] = _kept.is_on and _kept.is_unchanged


@event_priority(-400)
def on_post_build(config: MkDocsConfig) -> None:
    if not (_kept.is_on and is_last(config)):
        return
    if _fingerprint(config) == _kept.fingerprint:
        _kept.finished = (_kept.fingerprint, config.site_dir)
    else:  # something was saved while this was built
        _kept.pages, _kept.fingerprint = {}, ""


def on_shutdown() -> None:
    if _kept.is_on and _kept.finished:
        memo.save(_kept.file, _kept.fingerprint, _kept.pages)


def _fingerprint(config: MkDocsConfig) -> str:
    library: Library = config.extra["library"]
    told = (
        Path(config.config_file_path).read_text("utf-8"),
        str(config.site_url),
        os.environ.get("SOURCE_DATE_EPOCH", ""),
    )
    return memo.fingerprint(library, told)


def _clean_directory(directory: str) -> None:
    if not _kept.is_unchanged:
        _clean(directory)


def _copy_static_files(self: Files, **told: Any) -> None:
    if not _kept.is_unchanged:
        _copy(self, **told)


def _populate_page(page: Page, config: MkDocsConfig, files: Files, dirty: bool = False) -> None:
    name, source = page.file.src_uri, _source(page)
    kept = _kept.pages.get(name)
    if kept and kept.source == source:
        # as if it had been read and rendered; what it shows is not needed again
        page.markdown = page.content = ""
        page._title_from_render = kept.title
        page.present_anchor_ids = set(kept.anchors)
        links = {files.get_file_from_path(uri): dict(to) for uri, to in kept.links.items()}
        page.links_to_anchors = {file: to for file, to in links.items() if file}
        return
    _kept.pages.pop(name, None)
    _kept.begun.pop(name, None)
    with _listening() as said:
        _populate(page, config, files, dirty)
    if not said:
        links_to = page.links_to_anchors or {}
        _kept.begun[name] = BuiltPage(
            source=source,
            title=page._title_from_render,
            anchors=tuple(page.present_anchor_ids or ()),
            links={file.src_uri: dict(to) for file, to in links_to.items()},
            entries=(),
            html="",
        )


def _build_page(page: Page, config: MkDocsConfig, *rest: Any, **told: Any) -> None:
    name, target = page.file.src_uri, Path(page.file.abs_dest_path)
    entries: list[Entry] = config.extra["search"][current(config)]
    if kept := _kept.pages.get(name):
        entries += kept.entries
        if not (_kept.is_unchanged and target.exists()):
            utils.write_file(kept.html.encode(), str(target))
        return
    before = len(entries)
    with _listening() as said:
        _build(page, config, *rest, **told)
    begun = _kept.begun.pop(name, None)
    if begun and not said and begun.source == _source(page):
        html = target.read_text("utf-8")
        found = {"entries": tuple(entries[before:]), "html": html}
        _kept.pages[name] = BuiltPage(**{**vars(begun), **found})


def _source(page: Page) -> str:
    return memo.hash_of(page.file.content_bytes)


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Gathers what is said inside the block."""
    said: list[str] = []
    handler = logging.Handler(logging.INFO)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.removeHandler(handler)
