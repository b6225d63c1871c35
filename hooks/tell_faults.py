"""Tells what stopped a build where its author wrote it, and not where a program met it."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from handbook.showing import faults

_ROOT = Path(__file__).parent.parent


@event_priority(100)
def on_build_error(error: Exception) -> None:
    """MkDocs would show how its own code came there; an unknown fault is left to it."""
    if told := faults.told(error, _ROOT):
        raise Abort(f"{told}\n\nNothing is built until this is mended.") from None
