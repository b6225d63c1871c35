"""Reads inside a paragraph: what is left over when all that Markdown makes something of is out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5

from handbook.reading.marks import EVERYWHERE, FILLER, filled, left_over, marks

CITATION = re.compile(r"\[\^([\w-]+)\]")  # its group is the id of the source

# The HTML that may stand inside a paragraph; what stands alone is never closed.
_TAGS = {"abbr", "cite", "q", "span", "sub", "sup"}
_ALONE = {"br", "wbr"}
_ATTRIBUTES = {"lang", "title"}

_CODE = re.compile(r"(?<!\\)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!|]")
_ADDRESS = re.compile(r"<(?:https?://[^\s<>]+|mailto:[^\s<>]+|[^\s<>@]+@[^\s<>]+)>")
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)((?:\s[^<>]*)?)/?>")
_LINK = re.compile(
    r"""(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*([^()"]*(?:\([^()]*\)[^()"]*)*)("[^"]*")?\s*\)"""
)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=]+)")
_LIST = re.compile(r"\{+:?([^{}]*)\}+")
_ALONE_STANDING = re.compile(r"(?<!\S)(\*{1,3}|_{1,3})(?!\S)")
_EMPHASIS = [
    re.compile(pattern.replace("MARK", re.escape(sign * count)), re.DOTALL)
    for sign, pattern in (
        ("*", r"(?<!\*)(MARK)(?!\*)(.+?)(?<!\*)\1(?!\*)"),
        ("_", r"(?<!\w)(MARK)(?!_)(.+?)(?<!_)\1(?!\w)"),
    )
    for count in (3, 2, 1)
]
_ON_A_PAGE = marks(
    (
        r"\[[^\[\]\n]*\]\s+\([^)\n]*\)",
        "has «{}», which is no link. Write [text](page.md) with nothing between ] and (.",
    ),
    (
        r"(?:\[[^\[\]\n]*\])+|[\[\]]",
        "has «{}», which is shown as it stands. Write a link as [text](page.md), "
        "or \\[ and \\] where brackets are meant.",
    ),
    (
        r"\*|(?<!\w)_|_(?!\w)",
        "has «{}» alone, which is shown as it stands. Close it, or write \\{}.",
    ),
    (r"`", "has «{}» alone, which is shown as it stands. Close it, or delete it."),
    (r"[{}]", "has «{}», which is shown as it stands. Delete it."),
    (
        r"\|",
        "has «{}», which is shown as it stands. A table has an empty line before it, a line of "
        "names, a line of dashes as |---|---|, and a line a row.",
    ),
    (r"\\", "has «{}», which is shown as it stands. Delete it."),
    (r"<<|>>", "has «{}». Write « and », or &lt; where the sign is meant."),
    (r"<(?=[A-Za-z/!?])", "has «{}» before a word, which may hide text. Write &lt; or delete it."),
    (
        r"(?<!\w)\+\+\S[^\n]*?\+\+|~[^\s~]+~|\^[^\s^]+\^",
        "has «{}», which is no mark here and is shown as it stands. Delete it.",
    ),
)
_ENTITY = re.compile(r"&(#?\w+)(;?)")


@dataclass(frozen=True)
class Link:
    """A link as it is written: where it leads, and how far into its text it stands."""

    target: str
    place: int


@dataclass(frozen=True)
class Inline:
    """What stands in a paragraph: its links, and each fault with how far in it stands."""

    links: tuple[Link, ...]
    faults: tuple[tuple[int, str], ...]


def read(text: str) -> Inline:
    """The links and the faults of `text`, a paragraph without what makes it one."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = self._written = text
        self._links: list[Link] = []
        self._faults: list[tuple[int, str]] = []

    def read(self) -> Inline:
        self._out("`", _CODE)
        self._out("\\", _ESCAPED)
        if "<" in self._text:
            self._out("<", _ADDRESS)
            self._tags()
        self._out("[", CITATION)
        while "](" in self._text and (found := _LINK.search(self._text)):
            self._link(found)
        if "{" in self._text:
            self._attributes()
        if "&" in self._text:
            self._entities()
        if "*" in self._text or "_" in self._text:
            self._emphasis()
        self._faults += left_over(self._text, (EVERYWHERE, _ON_A_PAGE), self._written)
        return Inline(tuple(self._links), tuple(_once(self._faults)))

    def _out(self, sign: str, pattern: re.Pattern[str]) -> None:
        """Takes out what `pattern` finds, which has `sign` in it."""
        if sign in self._text:
            self._text = pattern.sub(lambda found: filled(found[0]), self._text)

    def _blank(self, start: int, end: int) -> None:
        self._text = self._text[:start] + filled(self._text[start:end]) + self._text[end:]

    def _tags(self) -> None:
        opened: list[tuple[str, int]] = []
        for found in _TAG.finditer(self._text):
            closes, tag, place = found[1], found[2].lower(), found.start()
            if fault := _tag_fault(found):
                self._faults.append((place, fault))
            if tag not in _TAGS:
                continue
            if not closes:
                opened.append((tag, place))
            elif opened and opened[-1][0] == tag:
                opened.pop()
            else:
                self._faults.append((place, f"closes <{tag}>, which is not open here. Delete it."))
        for tag, place in opened:
            message = f"opens <{tag}> and does not close it. Write </{tag}> in the same paragraph."
            self._faults.append((place, message))
        self._out("<", _TAG)

    def _link(self, found: re.Match[str]) -> None:
        picture, text, target = found[1], found[2], found[3].strip()
        if picture:
            message = "has a picture in the text. Show it by a fence: see CONTRIBUTING.md."
            self._faults.append((found.start(), message))
        else:
            self._links.append(Link(target, found.start()))
            if not text.strip():
                message = (
                    f"has a link to «{target}» that nobody sees. Write its text between [ and ]."
                )
                self._faults.append((found.start(), message))
        if "](" in text:
            message = f"has a link inside the link to «{target}». Write them one after the other."
            self._faults.append((found.start(), message))
        self._blank(found.start(), found.start(2))
        self._blank(found.end(2), found.end())

    def _attributes(self) -> None:
        for found in _LIST.finditer(self._text):
            named, before = set(_ATTRIBUTE.findall(found[1])), self._text[: found.start()]
            is_alone = bool(named) and not _ATTRIBUTE.sub("", found[1]).strip()
            if not (is_alone and named <= _ATTRIBUTES and before.endswith((FILLER, "*", "_"))):
                message = (
                    f"has «{found[0]}», which does nothing here or is shown as it stands. Delete "
                    "it: headings have { #its-id }, and words in another language { lang=… }."
                )
                self._faults.append((found.start(), message))
        self._out("{", _LIST)

    def _entities(self) -> None:
        for found in _ENTITY.finditer(self._text):
            name, is_closed = found[1], bool(found[2])
            is_known = name.startswith("#") or f"{name};" in html5
            if is_known != is_closed and len(name) > 1:
                message = f"has «{found[0]}», which is shown as it stands. Write the sign itself."
                self._faults.append((found.start(), message))

    def _emphasis(self) -> None:
        for found in _ALONE_STANDING.finditer(self._text):
            message = f"has «{found[0]}» alone, which is shown as it stands. Let it touch its word."
            self._faults.append((found.start(), message))
        self._text = _ALONE_STANDING.sub(lambda found: filled(found[0]), self._text)
        for pattern in _EMPHASIS:
            while pair := pattern.search(self._text):
                inner = pair[2]
                for each in _EMPHASIS[:3]:
                    inner = each.sub(r"\2", inner)
                if "*" in inner:
                    message = f"has «{pair[1]}» that crosses another *. Close the inner one first."
                    self._faults.append((pair.start(), message))
                self._blank(pair.start(), pair.start(2))
                self._blank(pair.end(2), pair.end())


def _tag_fault(found: re.Match[str]) -> str:
    tag, attributes = found[2].lower(), _ATTRIBUTE.findall(found[3])
    if tag not in _TAGS | _ALONE:
        return (
            f"has {found[0]}, which readers would not see. Write &lt; for <, or use Markdown or "
            f"a component. HTML that may stand: {', '.join(sorted(_TAGS | _ALONE))}."
        )
    if wrong := [name for name in attributes if name not in _ATTRIBUTES]:
        return f"has {wrong[0]} in <{tag}>, where only lang and title may stand. Delete it."
    return ""


def _once(faults: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The first fault of each place, and no two that say the same."""
    places: set[int] = set()
    said: set[str] = set()
    for place, message in sorted(faults):
        if not places & {place, place - 1} and message not in said:
            yield place, message
        places.add(place)
        said.add(message)
