"""Which scripts a page needs for the components on it, and in which order they load."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from handbook.reading.problems import Problem, Problems, nearest

# A module whose script bears another name says so right after it.
_MODULE = re.compile(r'data-module="([\w-]+)"(?: data-script="([\w-]+)")?')
# Other scripts that a component asks for: its formula, or what a part of it is run by.
_EXTRA = re.compile(r'data-(?:formula|extra)="([\w-]+)"')
_BUILDS_ON = re.compile(r"/\*+ *builds on:(.*?)\*/")


class Scripts:
    """The scripts in docs/assets/js/ of one handbook, each with those that it builds on.

    A script names them in its first line: `/* builds on: planning, calendar */`. Raises `Problems`
    where it names one that there is not, or two build on each other.
    """

    def __init__(self, root: Path) -> None:
        folder = root / "docs" / "assets" / "js"
        lines = {
            path.stem: path.read_text("utf-8").partition("\n")[0] for path in folder.glob("*.js")
        }
        self._builds_on = {name: tuple(_named(line)) for name, line in lines.items()}
        if problems := list(_faults(self._builds_on)):
            raise Problems(problems)

    def needed(self, html: str) -> list[str]:
        """The file names of the scripts for the components in `html`, in the order to load them."""
        modules = sorted({script or module for module, script in _MODULE.findall(html)})
        ordered = [below for name in modules for below in self._below(name)]
        for name in (*sorted(set(_EXTRA.findall(html))), *modules):
            ordered += [*self._below(name), name]
        return [f"{name}.js" for name in dict.fromkeys(ordered)]

    def behind(self, name: str) -> list[str]:
        """The file names of the script `name` and of what it builds on, in order."""
        return [f"{each}.js" for each in dict.fromkeys([*self._below(name), name])]

    def _below(self, name: str) -> Iterator[str]:
        """What `name` builds on, and first what that builds on itself."""
        if name not in self._builds_on:
            raise LookupError(f"docs/assets/js has no {name}.js, which a component asks for.")
        for each in self._builds_on[name]:
            yield from self._below(each)
            yield each


def _named(line: str) -> Iterator[str]:
    if found := _BUILDS_ON.match(line):
        yield from (name.strip() for name in found[1].split(","))


def _faults(builds_on: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    def problem(name: str, message: str) -> Problem:
        return Problem(f"docs/assets/js/{name}.js", 1, "builds on", message)

    for name, named in builds_on.items():
        for each in named:
            if each not in builds_on:
                cure = nearest(each, builds_on)
                yield problem(name, f"there is no script «{each}.js». {cure}")
    try:
        TopologicalSorter(builds_on).prepare()
    except CycleError as error:
        circle = " → ".join(error.args[1][::-1])
        yield problem(error.args[1][-1], f"goes in a circle: {circle}. Take one of them out.")
