"""How each thing on a page begins, and what is wrong with a line that begins one otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.pages.markdown import Heading
from handbook.reading.marks import marks
from handbook.reading.problems import nearest
from handbook.reading.text import is_id

DEEPEST = 4  # levels of headings
BOXES = ("note", "role-card")  # the boxes that have a look of their own

FENCE = re.compile(r"(`{3,}|~{3,})\s*([\w-]*)(.*?)\s*$")
HEADING = re.compile(r"(#+)([ \t]*)(.*?)\s*(\{[^{}]*\}?)?\s*$")
ITEM = re.compile(r"([-*+]|\d+\.)( +)(.*)$")
BOX = re.compile(r'!!! ([\w-]+) "([^"]*)"\s*$')
UNDERLINE = re.compile(r"(=+|-+)\s*$")
RULE = re.compile(r"([-*_])( *\1){2,}\s*$")
_TO_TICK = re.compile(r"\[[ xX]?\](?= |$)")
_LETTER = "A-Za-zÆØÅæøå«“"

_NO_BEGINNING = marks(
    (r"^\[\^[^\]]*\]:", "defines a source. Write no definition: the list of sources is made."),
    (r"^\[[^\]^]+\]:", "defines a link. Write the address in the link: [text](page.md)."),
    (r"^\*\[[^\]]+\]:", "defines a short form, which is shown as it stands. Write it in the text."),
    (
        r"^(?::(?=\s)|:{3})",
        "begins with «{}», which is shown as it stands. Write a list or heading.",
    ),
    (
        r"^(\?\?\?\+?|///+|===)(?=\s|$)",
        "begins with «{}», which makes nothing here: CONTRIBUTING.md shows what does.",
    ),
    (r"^[•●▪◦‣·](?=\s|$)", "begins with «{}», which makes no list. Begin with a hyphen: -"),
    (
        r"^(\d+\)|\(\w+\)|[a-zA-Z]\)|[a-z]\.|[ivx]+\.)(?= )",
        "begins with «{}», which makes no list. Begin with 1. and so on, or with a hyphen: -",
    ),
    (
        rf"^(-(?=[{_LETTER}\[])|\+(?=[A-Za-z])|\d+\.(?=[{_LETTER}]))",
        "lacks a space after «{}», and makes no list. Write one.",
    ),
    (r"^\+(?= )", "begins with «{}», which makes a list. Begin a list with -, or write \\+."),
    (r"^[\u00a0\u2007\u202f]", "begins with a space that does not break. Delete it."),
    (r"^([-*+]|\d+\.)$", "is an empty item of a list. Write its text, or delete it."),
    (r"^\{:?[^{}]*\}$", "has «{}», which does nothing here or is shown as it stands. Delete it."),
)
_ODD = re.compile(
    r"[\[*:?/=•●▪◦‣·(\-+{\d\u00a0\u2007\u202f]|[a-zA-Z]\)|[a-z]\.|[ivx]+\."
)  # what any of them begins with


def no_beginning(body: str) -> Iterator[str]:
    """What is wrong with a line that begins as something that pages do not have."""
    if not _ODD.match(body):
        return
    for pattern, says in _NO_BEGINNING:
        if found := pattern.match(body):
            yield says.replace("{}", found[found.lastindex or 0])


def begins_something(text: str) -> bool:
    """Whether `text`, which stands inside something, would begin a thing of its own there."""
    begun = ITEM.match(text) or FENCE.match(text) or text.startswith(("#", ">", "!!!", "|"))
    return bool(begun)


def heading(body: str, number: int) -> tuple[Heading, list[str]]:
    """The heading that a line is, and what is wrong with it."""
    found = HEADING.match(body)
    assert found, "a line that begins with # matches"
    hashes, space, text, listed = found.groups()
    name = (listed or "").strip("{} ").removeprefix("#")
    faults = []
    if not space:
        faults.append(f"lacks a space after {hashes}. Write one, or \\# where the sign is meant.")
    if len(hashes) > DEEPEST:
        faults.append(f"has {len(hashes)} #. Use at most {DEEPEST}.")
    if not text.strip("# "):
        faults.append("has no text. Write what the section tells.")
    elif text.endswith("#"):
        faults.append("ends with #. Delete it.")
    if listed and not (is_id(name) and listed.replace(" ", "") == f"{{#{name}}}"):
        faults.append(
            f"has {listed}, which is no id. Write {{ #its-id }} with lower-case letters, digits "
            "and hyphens, a letter first."
        )
    # what is no id is told, and stands for one, so that it is told once
    return Heading(len(hashes), text, name if listed else None, number), faults


def box(body: str) -> Iterator[str]:
    """What is wrong with a line that begins a box."""
    found = BOX.match(body)
    if not found or not found[2].strip():
        yield 'is no box. Write !!! note "Its title", and indent what is inside by four spaces.'
    elif found[1] not in BOXES:
        yield f"«{found[1]}» is no kind of box. {nearest(found[1], BOXES)}"


def quotation(text: str) -> Iterator[str]:
    """What is wrong with the text of a line that is quoted."""
    if text.startswith("[!"):
        yield f'has {text}, which makes no box here. Write !!! note "Its title".'
    elif begins_something(f"{text} "):  # a hyphen alone is a list there
        yield "has more than text in a quotation. Write it outside."


def item(number: int | None, text: str, before: tuple[int | None] | None) -> Iterator[str]:
    """What is wrong with an item: its number, its text, and the number of the one before it."""
    if ticked := _TO_TICK.match(text):
        yield f"has {ticked[0]}, which makes no box to tick. Delete it."
    elif begins_something(text):
        yield (
            f"«{text}» begins another list, a heading or the like inside the item. "
            "Write it as text, with \\ before its first sign or after its number."
        )
    if before is None:
        if number not in (None, 1):
            yield (
                f"begins a list with {number}, which is shown as 1. Write {number}\\. where no "
                "list is meant, begin with 1, or indent by four what stands between the items."
            )
    elif (number is None) != (before[0] is None):
        yield "has another sign than the item before it, and both become one list. Use one sign."
    elif number is not None and before[0] is not None and number not in (1, before[0] + 1):
        shown = before[0] + 1
        yield f"has the number {number} after {before[0]}, and is shown as {shown}. Correct it."
