"""Packs the built site of one language into a zip that opens from a file system, with no network.

Browsers read no folder there, hold a page's policy against its own scripts, and refuse workers and
fetched files. So each link names its file, pages go without their policy, and the search gets its
index and its worker as scripts. What is not in the zip is linked to where the site stands.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from html import escape, unescape
from pathlib import Path
from posixpath import dirname, join, normpath

from handbook.downloads.books import Book
from handbook.downloads.zipped import zipped
from handbook.library import Library
from handbook.reading.languages import Language
from handbook.site import commit
from handbook.site.assets import Assets
from handbook.site.colophon import colophon
from handbook.site.downloads import FOLDER, Download
from handbook.site.search import INDEX

_LINK = re.compile(r'(<(?:a|link|img|script)\b[^>]*? (?:href|src)=")([^"#?]*)([^"]*")')
_OUTSIDE = re.compile(r"[a-z]+:|//|$")
_POLICY = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>')
_CONFIG = re.compile(r'(<script id="__config" type="application/json">)(.*?)(</script>)', re.DOTALL)
# What a page says of the zip: its size is known when it is packed, and inside it says nothing.
_TOLD = re.compile(r"<(\w+) data-offline>(.*?)</\1>", re.DOTALL)
SIZE = "{offline_size}"


@dataclass(frozen=True)
class Archive:
    """The handbook in one language as a zip; `address` is where it stands on the site."""

    language: str
    content: bytes
    id: str = "offline"

    @property
    def address(self) -> str:
        return f"{FOLDER}/ips-{self.id}-{self.language}.zip"

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def write(
    site: Path, library: Library, downloads: Sequence[Download], assets: Assets, home: str
) -> list[Archive]:
    """Packs the built `site`, which will stand at `home`, and tells pages how large the zips are.

    Only with its books is it a whole one; without them there is nothing to pack.
    """
    if not any(isinstance(each.item, Book) for each in downloads):
        return []
    files = {file.relative_to(site).as_posix() for file in site.rglob("*.*") if file.is_file()}
    shim = assets.address("js/iframe-worker.js")
    made = []
    for language in library.languages:
        names = files - set(_left_out(language, downloads))
        names = {name for name in names if _is_packed(name, language, library.languages)}
        said = _about(library, language, home)
        content = _Packer(site, language, names, shim, home.rstrip("/") + "/", said).packed()
        made.append(Archive(language.code, content))
    for language, archive in zip(library.languages, made, strict=True):
        (site / archive.address).write_bytes(archive.content)
        for page in library.pages.values():
            file = site / page.address(language.root) / "index.html"
            text = file.read_text("utf-8")
            if SIZE in text:
                size = language.size(len(archive.content))
                file.write_text(text.replace(SIZE, size), "utf-8")
    return made


def _about(library: Library, language: Language, home: str) -> tuple[str, str]:
    """The name of the text in the zip that says of which day it is, and the text."""
    words = {name: text[language.code] for name, text in library.words.items()}
    words |= colophon(library, language, home)
    edition = words["taken_edition"].format(date=language.date(commit.day(library)))
    told = (words["site_name"], edition, words["taken_licence"])
    lines = (*told, words["taken_terms"], words["taken_newest"], "")
    return words["offline_about"], "\r\n".join(lines)


def _left_out(language: Language, downloads: Sequence[Download]) -> Iterator[str]:
    """Files in other languages, books, which stand by themselves, and what platforms read."""
    for each in downloads:
        is_other = each.language != language.code
        if is_other or isinstance(each.item, Book) or each.format.writer.startswith("platforms."):
            yield each.address


def _is_packed(name: str, language: Language, languages: Sequence[Language]) -> bool:
    if any(each.root and name.startswith(each.root) for each in languages if each != language):
        return False
    if name.endswith((".html", "search_index.json")):
        return name.startswith(language.root) and name != "404.html"
    return name.startswith(("assets/", f"{FOLDER}/ips-"))


@dataclass(frozen=True)
class _Packer:
    """Packs the files `names` of `site`, whose search works with the script `shim`.

    `about` is a text that is not of the site, with its name.
    """

    site: Path
    language: Language
    names: Set[str]
    shim: str
    home: str
    about: tuple[str, str]

    def packed(self) -> bytes:
        """The zip: a folder with all of it, and in it the page to begin with."""
        top = f"ips-handbook-{self.language.code}"
        return zipped({f"{top}/{name}": content for name, content in self._files()})

    def _files(self) -> Iterator[tuple[str, bytes]]:
        name, text = self.about
        yield name, ("\ufeff" + text).encode()  # by the mark, editors on Windows know its letters
        index = self.language.root + INDEX
        for name in sorted(self.names):
            content = (self.site / name).read_bytes()
            if name == index:
                yield name.removesuffix("on"), _index(content.decode())
            elif name.endswith(".html"):
                yield name, self._page(name, content.decode()).encode()
            else:
                yield name, content
        if self.language.root:  # what a reader opens stands at the top
            start = f'<meta http-equiv="refresh" content="0; url={self.language.root}index.html">'
            link = f'<a href="{self.language.root}index.html">{self.language.name}</a>'
            yield "index.html", f"<!doctype html>{start}<title>IPS</title>{link}".encode()

    def _page(self, name: str, text: str) -> str:
        here = dirname(name)

        def led(found: re.Match[str]) -> str:
            return found[1] + escape(self._target(here, unescape(found[2]))) + found[3]

        def configured(found: re.Match[str]) -> str:
            config = json.loads(found[2])
            at = config["scripts"][0].rpartition("assets/")[0]
            config["scripts"].insert(0, at + self.shim)
            return found[1] + json.dumps(config, ensure_ascii=False) + found[3]

        text = _LINK.sub(led, _POLICY.sub("", _TOLD.sub("", text)))
        return _CONFIG.sub(configured, text)

    def _target(self, here: str, target: str) -> str:
        """Where a link of a page in the folder `here` leads to, in the zip or on the site."""
        if _OUTSIDE.match(target):
            return target
        place = normpath(join(here, target)).removeprefix(".").removeprefix("/")
        is_folder = target.endswith(("/", ".")) or not place
        file = f"{place}/index.html".removeprefix("/") if is_folder else place
        if file not in self.names:
            return self.home + place + ("/" if is_folder and place else "")
        return join(target, "index.html") if is_folder else target


def _index(text: str) -> bytes:
    """The search index as the theme reads it where it cannot fetch."""
    index = json.loads(text)
    for entry in index["docs"]:
        page, mark, place = entry["location"].partition("#")
        entry["location"] = f"{page}index.html{mark}{place}"
    return f"var __index = {json.dumps(index, ensure_ascii=False)};".encode()
