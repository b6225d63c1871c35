"""Breaks a text as people do by a slip of the hand, and knows what its author must then be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from handbook import library
from handbook.reading.problems import Problems

SIGNS = [
    *":#\"'{}[]&*!%@`,-|>?~\\<=()_$.",
    "\t",
    "\n",
    " ",
    "\u00a0",
    "\u200b",
    "\0",
    "😀",
    "é",
    "---\n",
]
VALUES = [
    *("", "[]", "{}", "[a, b]", "{a: b}", "~", "null", "-1", "0", "1e999", "NaN", "0.5", "20,5"),
    *(
        "true",
        "no",
        "2026-13-45",
        "99999-01-01",
        "'",
        '"',
        "*",
        "&a",
        "!b c",
        "|",
        ">",
        "- x",
        "a: b",
    ),
    *("x" * 5000, "😀" * 50, "<b>x</b>", "{x}", "{", "}", "[^x]", "../../etc/passwd", "9" * 400),
]


class Break(NamedTuple):
    """What is done to a text at a place, which is a share of it from 0 to 1."""

    how: str
    place: float
    other: float
    sign: str
    value: str

    def of(self, text: str) -> str:
        """The broken text."""
        return _BREAKS[self.how](self, text)


def _line(change: Callable[[Break, list[str], int], Sequence[str]]) -> Callable[[Break, str], str]:
    def broken(how: Break, text: str) -> str:
        lines = text.splitlines(keepends=True)
        at = min(int(how.place * len(lines)), len(lines) - 1)
        return "".join([*lines[:at], *change(how, lines, at), *lines[at + 1 :]])

    return broken


def _swapped(how: Break, text: str) -> str:
    lines = text.splitlines(keepends=True)
    one, other = (min(int(each * len(lines)), len(lines) - 1) for each in (how.place, how.other))
    lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def _with_sign(how: Break, text: str) -> str:
    at = int(how.place * len(text))
    return text[:at] + how.sign + text[at:]


def _without(how: Break, text: str) -> str:
    at = int(how.place * len(text))
    return text[:at] + text[at + 1 :]


_BREAKS: dict[str, Callable[[Break, str], str]] = {
    "a line is gone": _line(lambda how, lines, at: []),
    "a line stands twice": _line(lambda how, lines, at: [lines[at]] * 2),
    "a line is moved in": _line(lambda how, lines, at: ["  " + lines[at]]),
    "a line is moved out": _line(lambda how, lines, at: [lines[at].lstrip(" ")]),
    "a name is another": _line(lambda how, lines, at: [lines[at].replace(":", "s:", 1)]),
    "a value is another": _line(
        lambda how, lines, at: [
            re.sub(r": .*|(?<=- ).*|$", lambda _: ": " + how.value, lines[at], count=1)
        ]
    ),
    "two lines have changed places": _swapped,
    "a sign is too many": _with_sign,
    "a sign is missing": _without,
    "the end is missing": lambda how, text: text[: int(how.place * len(text))],
}
breaks = st.builds(
    Break,
    how=st.sampled_from(sorted(_BREAKS)),
    place=st.floats(0, 1, exclude_max=True),
    other=st.floats(0, 1, exclude_max=True),
    sign=st.sampled_from(SIGNS),
    value=st.sampled_from(VALUES),
)


def written(root: Path) -> list[Path]:
    """Everything that authors write below `root`."""
    found = [*(root / "data").rglob("*.*"), *(root / "docs").rglob("*.md"), root / "mkdocs.yml"]
    return sorted(path for path in found if path.exists())


def loads(root: Path) -> library.Library | None:
    """The handbook, or None where its author is told what to mend, and where."""
    try:
        return library.load(root)
    except Problems as error:
        assert error.problems
        for problem in error.problems:
            path = root / problem.file
            assert path.exists() or "is missing" in problem.message, problem
            lines = path.read_bytes().count(b"\n") + 1 if path.is_file() else 1
            assert 1 <= problem.line <= lines, problem
            assert re.search(r"[.?»]$", problem.message), problem
            assert not re.search(r"Input should|pydantic|Traceback|validator", problem.message), (
                problem
            )
    return None
