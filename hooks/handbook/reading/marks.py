"""What nobody is meant to read: marks of Markdown, of HTML and of an unfinished text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

FILLER = "\ue000"  # stands for what was found or taken out: no letter and no space
Marks = tuple[tuple[re.Pattern[str], str], ...]  # what is left over, and what is said of it


def marks(*rows: tuple[str, str]) -> Marks:
    """Rows of a regular expression and what is said where it is found; {} is what it found."""
    return tuple((re.compile(pattern, re.MULTILINE), says) for pattern, says in rows)


# A merge that nobody finished. Seven signs at the start of a line are nothing else.
CONFLICT = re.compile(r"^[ \t>]*(<{7}|\|{7}|={7}|>{7})(?=\s|$)", re.MULTILINE)
_CONFLICT = (
    "has the sign «{}» of two versions that git could not merge. "
    "Keep the text that is right, and delete the signs."
)
_SIGNS = (
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufff9-\ufffd]"
)
_SIGN_SAYS = "has a sign that nobody sees ({}). Delete it, and type the word again."

# What authors write where something is still to come.
UNFINISHED = re.compile(r"\b(TODO|[Tt]odo(?=:)|FIXME|TBD|TBC|XXX+|xxx)\b|\b[Ll]orem ipsum\b")
MERGE = marks((CONFLICT.pattern, _CONFLICT))
# Wrong wherever a reader would meet it, on a page or in a text of the data.
EVERYWHERE = MERGE + marks(
    (_SIGNS, _SIGN_SAYS),
    (
        UNFINISHED.pattern,
        "has «{}», which marks what is not finished. Finish it, and delete the mark.",
    ),
    (
        r"\[\^[^\]\n]*\]?",
        "has «{}», which is shown as it stands. On a page a source is cited as [^its-id].",
    ),
    (
        r"!\[+[^\]\n]*\]*(?:\([^)\n]*\)?)?",
        "has «{}», which is shown as it stands. A picture is a fence: see CONTRIBUTING.md.",
    ),
    (
        r"\[[^\[\]\n]*\]\([^)\n]*\)?|\]\(",
        "has «{}», which is shown as it stands. On a page a link is [text](page.md).",
    ),
    (r"\*\*+|__+|``+", "has «{}», which is shown as it stands. Delete it, or write it in pairs."),
    (
        r"~~|==|\^\^|\$\$|\{\+\+|\{--|--8<--|\{%|%\}",
        "has «{}», which is no mark here and is shown as it stands. Delete it.",
    ),
    (
        r"\$[^$\s][^$\n]*[\^_\\][^$\n]*\$",
        "has «{}», and no formula is drawn here. Write it in words and signs, such as x².",
    ),
    (
        r"</?[A-Za-z][^<>]*>|<!--.*?-->|<!--|-->",
        "has {}, which is no text. Delete it, or write &lt; for <.",
    ),
    (r"\{ ?[#:.][^}\n]*\}?", "has «{}», which is shown as it stands. Delete it."),
    (r"(?<![\w:]):[a-z][a-z0-9_+-]+:(?![\w:])", "has «{}», which is no emoji here. Delete it."),
)
# Wrong in a text of the data, which is shown sign by sign.
IN_DATA = marks(
    (r"&#?\w+;", "has «{}», which is shown as it stands. Write the sign itself."),
    (r"`", "has «{}», which is shown as it stands. Delete it."),
    (
        r"(?<![\w*])\*[^\s*][^*\n]*\*(?![\w*])|(?<!\w)_[^\s_][^_\n]*_(?!\w)",
        "has «{}», which is shown as it stands. Delete its signs.",
    ),
    (r"^(#{2,6}|!!!|[-*•]|>) ", "begins with «{}», which is shown as it stands. Delete it."),
)

# Most texts have none of the signs that a mark begins with, and are not searched for each of them.
_SUSPECT = re.compile(
    r"[\[\]*_`<>~^$&{}=|\\]|"
    + _SIGNS
    + r"|--|\+\+|TODO|odo:|FIXME|TB[DC]|XXX|xxx|orem ipsum|:[a-z]|^[#!•-]",
    re.MULTILINE,
)


def left_over(
    text: str, rows: Iterable[Marks] = (EVERYWHERE,), whole: str = ""
) -> Iterator[tuple[int, str]]:
    """Where in `text` something of `rows` is left over, and what is said of it.

    What one row has found, no later row finds again. Where something was taken out of `text`,
    `whole` is the text as it was written, which is what is shown.
    """
    if not _SUSPECT.search(text):
        return
    written = whole or text
    for table in rows:
        for pattern, says in table:
            found = list(pattern.finditer(text))
            for each in found:
                start, end = each.span(each.lastindex or 0)
                shown = f"U+{ord(each[0]):04X}" if says is _SIGN_SAYS else written[start:end]
                yield start, says.replace("{}", shown)
            if found:
                text = pattern.sub(lambda each: filled(each[0]), text)


def filled(text: str) -> str:
    """Something as long as `text`, with as many lines, in which no mark is found."""
    return re.sub(r"[^\n]", FILLER, text)
