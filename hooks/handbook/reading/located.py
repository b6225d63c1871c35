"""Reads YAML as typed models and keeps the line of everything an author wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from handbook.reading import cures, losses, syntax
from handbook.reading.problems import Problem, Problems
from handbook.reading.syntax import Fault
from handbook.reading.text import faults_in

Model = TypeVar("Model", bound=BaseModel)
Step = str | int
LINK = "is a link, and would publish what it leads to. Put the file here."
# libyaml is several times faster; wheels without it still work.
_BASE: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Loader(_BASE):  # type: ignore[misc]
    """Takes a text as a text, and asks no rule what else it could be."""

    def resolve(self, *_: object) -> str:
        return ""

    descend_resolver = ascend_resolver = resolve


@dataclass(frozen=True, eq=False)
class Located:
    """A YAML text read without implicit typing, so that `no` stays the word no.

    It is kept from one build to the next as long as the text is the same: change nothing in it.
    """

    file: str
    value: Any
    node: yaml.Node | None
    offset: int = 0

    def line(self, path: Sequence[Step]) -> int:
        """The 1-based line of the value at `path`, or of its nearest parent that exists."""
        node, line = self.node, 1
        for step in path:
            if isinstance(node, yaml.MappingNode):
                found = next(((k, v) for k, v in node.value if k.value == step), None)
                if found is None:
                    break
                line, node = found[0].start_mark.line + 1, found[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                if step >= len(node.value):
                    break
                node = node.value[step]
                line = node.start_mark.line + 1
            else:
                # pydantic adds steps of its own, such as the name of a union's member
                continue
        return line + self.offset

    def problem(self, path: Sequence[Step], message: str) -> Problem:
        """The fault `message` at `path`, with file, line and field."""
        field = ".".join(str(step) for step in path) or "file"
        return Problem(self.file, self.line(path), field, message)


@lru_cache(maxsize=2**12)
def parse(text: str, file: str, offset: int = 0, tags: tuple[str, ...] = ()) -> Located:
    """`text` as a `Located`; `offset` is the number of lines that stand before it in `file`.

    Raises `Problems` where the text is not YAML, or would be read as something else than is
    written: see `losses`, also for `tags`.
    """
    value, node, faults = _composed(text, tags)
    if faults:
        raise Problems(Problem(file, line + offset, field, said) for line, field, said in faults)
    return Located(file, value, node, offset)


def _composed(text: str, tags: tuple[str, ...]) -> tuple[Any, yaml.Node | None, list[Fault]]:
    """What `text` says, as a value and as nodes with their places; or what is wrong with it."""
    try:
        if wrong := list(losses.before(text, _Loader, tags)):
            return None, None, wrong
        node = _Loader(text).get_single_node()
        if node is None:
            return None, None, []
        if wrong := list(losses.inside(text, node)):
            return None, None, wrong
        return _value(node), node, []
    except yaml.YAMLError as error:
        return None, None, [syntax.explain(text, error)]
    except RecursionError:
        return None, None, [Fault(1, "file", "has brackets in brackets without end. Mend them.")]


def _value(node: yaml.Node) -> Any:
    """What `node` says; `losses` lets no other node pass than these."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(each) for each in node.value]
    return node.value


def read(path: Path, root: Path) -> Located:
    """The YAML file at `path`, named in messages by its place below `root`."""
    return parse(text_of(path, root), path.relative_to(root).as_posix())


def text_of(path: Path, root: Path) -> str:
    """The text of the file at `path`; raises `Problems` where there is none or it is not UTF-8."""
    file = path.relative_to(root).as_posix()
    if path.is_symlink():
        raise Problems([Problem(file, 1, "file", LINK)])
    try:
        # some editors begin a file with an invisible mark, which is no part of the text
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise Problems([Problem(file, 1, "file", "is missing. Write it.")]) from None
    except IsADirectoryError:
        message = "is a folder, and a file belongs here. Rename it."
        raise Problems([Problem(file, 1, "file", message)]) from None
    except PermissionError:
        message = "cannot be read. Allow it to be read, or write it anew."
        raise Problems([Problem(file, 1, "file", message)]) from None
    except UnicodeDecodeError:
        message = "is not UTF-8 text. Save it again with the encoding UTF-8."
        raise Problems([Problem(file, 1, "file", message)]) from None


def validate(
    located: Located, model: type[Model], languages: Sequence[str], path: Sequence[Step] = ()
) -> Model:
    """The value at `path` as a `model`; raises `Problems` with every fault and its line."""
    found: Model = _validated(located, model, tuple(languages), tuple(path))
    return found


# what raises is not kept, so a fault is told at every build until it is mended
@lru_cache(maxsize=2**14)
def _validated(
    located: Located, model: type[Model], languages: tuple[str, ...], path: tuple[Step, ...]
) -> Model:
    value = located.value
    for step in path:
        value = value[step]
    try:
        item = model.model_validate(value, context={"languages": languages})
    except ValidationError as error:
        faults: list[dict[str, Any]] = [dict(found) for found in error.errors(include_url=False)]
        raise Problems(
            located.problem((*path, *steps), said)
            for steps, said in cures.told(value, model, faults, languages)
        ) from error
    if wrong := [located.problem((*path, *steps), said) for steps, said in faults_in(item)]:
        raise Problems(wrong)
    return item
