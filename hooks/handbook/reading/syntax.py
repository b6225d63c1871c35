"""Says in an author's words why a text is not YAML, where libyaml speaks to engineers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import yaml

_KEY = r"(?P<key>[\w-]+)"
_BEFORE = rf"^\s*(?:- +)*(?:{_KEY}:\s+)?"  # of a value: indentation, hyphens, the name
_NAMED = re.compile(rf"^\s*(?:- +)*{_KEY}\s*:")
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_QUOTES = "Put the whole text in quotes"

# What a line has that YAML reads in a way of its own, and the cure; the first that fits is told.
_LINES = tuple(
    (re.compile(pattern), message)
    for pattern, message in (
        (r"^ *\t", "is indented with a tab. Indent it with spaces."),
        (rf"^\s*(?:- +)*{_KEY}:(?=[^ \t/])", "has no space after its colon. Write «{key}: …»."),
        (
            rf"{_BEFORE}(?P<sign>[%@`&*!,}}\]])",
            f"begins with {{sign}}, which is a sign of YAML's own. {_QUOTES}.",
        ),
        (
            rf"{_BEFORE}(?P<sign>[>|])[-+\d]*[ \t]+[^\s#]",
            "has text beside {sign}. Put the text on the lines below, further in, or in quotes.",
        ),
        (
            rf"^\s*(?:- +)*{_KEY}:\s+[-?](?: |$)",
            f"begins with a hyphen or a question mark and a space. {_QUOTES}, or write a list on "
            "the lines below.",
        ),
        (
            rf"{_BEFORE}(?:\"[^\"]*\"|'[^']*')\s*[^\s#,:\]}}]",
            "goes on after the quote that closes it. Put the whole text in quotes of the other "
            "kind: \"…\" or '…'.",
        ),
        (
            rf"{_BEFORE}[{{\[].*[}}\]]\s*[^\s#,:}}\]]",
            f"begins with a bracket and goes on after it. {_QUOTES}.",
        ),
        (
            rf"^\s*(?:- +)*{_KEY}\s*:\s+[^\"'\[{{\s].*?:(?: |$)",
            f"has a colon in a text without quotes. {_QUOTES}.",
        ),
    )
)
# What libyaml found, by a part of its words, where no line tells more.
_FOUND = (
    ("found unknown escape", "has a backslash between straight quotes. Use '…' for the quotes."),
    ("flow node", "has brackets that do not fit together. Mend them, or put the text in quotes."),
    ("but found another", "is a second --- in the file. Remove it."),
    ("directive", "begins with %, which is a sign of YAML's own. Put the text in quotes."),
    (
        "expected ':'",
        "has no colon after a name. Write «name: text», and each further line of a text further in "
        "than its name.",
    ),
    (
        "expected '-'",
        "is no entry of the list above it. Begin it with a hyphen in the same column, or indent it "
        "as part of the entry.",
    ),
    (
        "",
        "does not stand under the lines above it. Let what belongs together begin in the same "
        "column, and what belongs to a name two spaces further in.",
    ),
)


class Fault(NamedTuple):
    """A 1-based line of the text, the field on it, and what is wrong there with the cure."""

    line: int
    field: str
    message: str


def lines_of(text: str) -> list[str]:
    """The lines of `text` as YAML counts them."""
    return _BREAK.split(text)


def field_on(line: str) -> str:
    """The name that `line` gives a value to, or «file»."""
    named = _NAMED.match(line)
    return named["key"] if named else "file"


def explain(text: str, error: yaml.YAMLError) -> Fault:
    """Why `text` cannot be read, from libyaml's `error`."""
    lines = lines_of(text)
    if isinstance(error, yaml.reader.ReaderError):
        # its position counts bytes in one loader and characters in the other
        line = len(lines_of(text[: text.find(chr(error.character))]))
        message = f"has a sign that nobody sees (U+{error.character:04X}). Delete it."
        return Fault(line, field_on(lines[line - 1]), message)
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Fault(1, "file", f"cannot be read: {error}")
    here = min(error.problem_mark.line, len(lines) - 1)
    place, message = _opened(lines, error) or _told(lines, here) or (here, _by_problem(error))
    return Fault(place + 1, field_on(lines[place]), message)


def _opened(lines: Sequence[str], error: yaml.MarkedYAMLError) -> tuple[int, str] | None:
    """Brackets and quotes: told where they open, or where they are cut short."""
    began, at, problem = error.context_mark, error.problem_mark, str(error.problem)
    if began is None or at is None:
        return None
    lines = [*lines, ""]  # libyaml may point behind the end
    sign = lines[began.line][began.column : began.column + 1]
    if "quoted" in str(error.context) and ("stream" in problem or "document" in problem):
        return began.line, f"has a quote that is never closed. Close it with {sign} at the end."
    if not problem.startswith("did not find expected ','"):
        return None
    if at.line == began.line:
        return at.line, _in_brackets(lines[at.line], at.column)
    cut = next((n for n in range(began.line, at.line) if re.search(r"\s#", lines[n])), None)
    if cut is not None:
        return cut, f"has # in a text without quotes, and all after it is lost. {_QUOTES}."
    closing = "}" if sign == "{" else "]"
    return began.line, f"has a {sign} that is not closed. Close it with {closing}."


def _in_brackets(line: str, column: int) -> str:
    """Why `line` cannot be read on at `column`, where it is inside brackets."""
    before, after = line[:column].rstrip(), line[column:]
    if after.startswith(":"):
        word = re.split(r"[\s,{\[]", before)[-1]
        return (
            f"has a colon after «{word}» in a text without quotes, or no comma before it. "
            f"{_QUOTES}, or write the comma."
        )
    if before.endswith(("'", '"')):
        return (
            "goes on after the quote that closes a text. Put the whole text in quotes of the other "
            "kind: \"…\" or '…'."
        )
    return f"has brackets that do not fit together. {_QUOTES}, or mend the brackets."


def _told(lines: Sequence[str], here: int) -> tuple[int, str] | None:
    """What the line `here`, or the one before it that has text, is seen to have wrong."""
    before = next((n for n in range(here - 1, -1, -1) if lines[n].strip()), None)
    for place in (here, before):
        for pattern, message in _LINES if place is not None else ():
            if place is not None and (found := pattern.search(lines[place])):
                return place, message.format(**found.groupdict())
    opened, closed = (sum(map(lines[here].count, signs)) for signs in ("{[", "}]"))
    return (here, "has a bracket too many. Remove it.") if closed > opened else None


def _by_problem(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.context} {error.problem}"
    return next(message for part, message in _FOUND if part in said)
