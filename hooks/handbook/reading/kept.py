"""Keeps what takes long to make in a file whose name says what it is made of."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def kept(file: Path, make: Callable[[], bytes]) -> bytes:
    """What is in `file`, which is made first where it is missing.

    A build that is stopped, or another at the same time, never finds half a file.
    """
    if file.exists():
        return file.read_bytes()
    content = make()
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(file)
    return content
