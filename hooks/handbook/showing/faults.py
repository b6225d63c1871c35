"""Finds the line of a template, or of the data, that an error in showing it comes from."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from handbook.reading.problems import Problem, Problems


def told(error: BaseException, root: Path) -> str:
    """What an author below `root` reads of `error`, with file and line; "" if nobody can tell."""
    for each in _causes(error):
        if isinstance(each, Problems):
            return str(each)
        if isinstance(each, TemplateSyntaxError) and each.filename:
            return str(_problem(Path(each.filename), each.lineno, each, root))
        if found := [line for line in _lines(each) if line[0].is_relative_to(root / "overrides")]:
            return str(_problem(*found[-1], each, root))
    return ""


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """`error` and what it came from, the first cause first."""
    if error is not None:
        yield from _causes(error.__cause__ or error.__context__)
        yield error


def _lines(error: BaseException) -> Iterator[tuple[Path, int]]:
    """Where in templates it was raised: Jinja gives their lines to Python."""
    for frame in traceback.extract_tb(error.__traceback__):
        yield Path(frame.filename), frame.lineno or 1


def _problem(path: Path, line: int, error: BaseException, root: Path) -> Problem:
    what = str(error)
    if isinstance(error, TemplateNotFound):
        what = f"there is no template «{error.name}»"
    elif not isinstance(error, TemplateError):
        what = f"{type(error).__name__}: {what}"
    file = path.relative_to(root) if path.is_relative_to(root) else path
    return Problem(
        file.as_posix(), line, "template", f"{what.rstrip('.')}. Mend the template here."
    )
