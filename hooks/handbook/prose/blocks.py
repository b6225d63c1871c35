"""Takes a page or a data file apart into the blocks of text that a reader meets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import yaml

from handbook.pages.inline import CITATION
from handbook.pages.page import PageText
from handbook.reading.located import Located, read
from handbook.reading.problems import Problems

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?")
# citations, code, attributes and values to be filled in, addresses, DOIs
_DROPPED = re.compile(
    CITATION.pattern + r"|`[^`]*`|\{[^}]*\}|<?https?://[^\s>]+>?|<[^>]+>|\b10\.\d{4,9}/[^\s]+"
)
_BREAK = re.compile(r"<br\b[^>]*>")
_TITLE_OF_WORK = re.compile(r"\*+([^*\n]+)\*+")
_QUOTATION = re.compile(r"«[^»]*»|“[^”]*”")
# so few words in quotation marks name a word rather than say something with it
_MENTION = re.compile(r"«\S+(?: \S+){0,3}»|“\S+(?: \S+){0,3}”")
_SENTENCE_END = re.compile(r"(?<=[.!?:…])[»”)]*\s+(?=[«“(–]?\s?[^\W\d_a-zæøåéàü])")
# a value filled in, such as a date or a telephone number in a form, is no text
_VALUE = re.compile(r"[\d\s.,:/+–-]*")
_WORD = re.compile(r"\w[\w’'-]*")
# Texts that quote others, by file: the words of the old booklet, and how a work names itself.
_OTHERS_WORDS = {
    "glossary.yml": {"kit"},
    "sources.yml": {"authors", "published"},
    "corrections.yml": {"section"},
}

Kind = Literal["heading", "paragraph", "item", "summary", "data"]
# What is read as something of another name; all else on a page is read as a paragraph.
_KINDS: Mapping[str, Kind] = {"heading": "heading", "title": "heading", "item": "item"}


@dataclass(frozen=True)
class Block:
    """A paragraph, list item, heading or text of data, in Markdown, and where it begins.

    `section` is the id of the heading it stands under. `lead` is the paragraph that leads into the
    list an item belongs to.
    """

    file: str
    line: int
    kind: Kind
    text: str
    section: str | None = None
    lead: str = ""

    @cached_property
    def plain(self) -> str:
        """The text as it is read: no marks, no addresses, no citations."""
        return _TITLE_OF_WORK.sub(r"\1", _bare(self.text))

    @cached_property
    def own(self) -> str:
        """The text in the handbook's own voice: without quotations and titles of works."""
        return _QUOTATION.sub("«»", _TITLE_OF_WORK.sub("", _bare(self.text)))

    @cached_property
    def spelt(self) -> str:
        """The text whose spelling is ours: without titles of works and mere mentions."""
        return _MENTION.sub("«»", _TITLE_OF_WORK.sub("", _bare(self.text)))

    @cached_property
    def sentences(self) -> list[str]:
        """Its sentences; a colon before a capital letter ends one too."""
        return [part for part in _SENTENCE_END.split(self.plain) if part.strip()]


def _bare(text: str) -> str:
    return _DROPPED.sub("", _BREAK.sub(" ", _LINK.sub(r"\1", text)))


def words(text: str) -> list[str]:
    """The words and numbers of a plain text."""
    return _WORD.findall(text)


def of_page(text: PageText) -> list[Block]:
    """The summary and every block of a page, in the reader's order."""
    summary = Block(text.file, text.located.line(("summary",)), "summary", text.facts.summary)
    return [summary, *_blocks(text)]


def _blocks(text: PageText) -> Iterator[Block]:
    ids = {heading.line: heading.id for heading in text.headings}
    section, lead = None, ""
    for each in text.blocks:
        if each.kind == "heading":
            section, lead = ids[each.line], ""
        kind = _KINDS.get(each.kind, "paragraph")
        led = lead if kind == "item" else ""
        yield Block(text.file, each.line, kind, " ".join(each.text.split("\n")), section, led)
        lead = each.text if kind == "paragraph" else lead


def of_data(root: Path, languages: Sequence[str]) -> dict[str, list[Block]]:
    """Every text in data/ below `root`, by language; the words that quote others are left out.

    A file that is not YAML is passed over: the library tells of it.
    """
    found: dict[str, list[Block]] = {code: [] for code in languages}
    for path in sorted((root / "data").rglob("*.yml")):
        try:
            located = read(path, root)
        except Problems:
            continue
        skipped = _OTHERS_WORDS.get(path.name, set())
        for code, text, line in _texts(located, located.node, set(languages), skipped):
            found[code].append(Block(located.file, line, "data", text))
    return found


def _texts(
    located: Located, node: yaml.Node | None, languages: set[str], skipped: set[str]
) -> Iterator[tuple[str, str, int]]:
    """(language, text, line) of each mapping whose keys are the languages."""
    if isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _texts(located, each, languages, skipped)
    elif isinstance(node, yaml.MappingNode):
        in_languages = {key.value for key, _ in node.value} == languages
        plain = [value.value for _, value in node.value if isinstance(value, yaml.ScalarNode)]
        if in_languages and any(map(_VALUE.fullmatch, plain)):
            return
        for key, value in node.value:
            if in_languages and isinstance(value, yaml.ScalarNode):
                yield key.value, value.value.strip(), key.start_mark.line + 1
            elif key.value not in skipped:
                yield from _texts(located, value, languages, skipped)
