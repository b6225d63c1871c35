"""What of the handbook's files has changed since it was last looked at."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

WATCHED = ("data", "docs", "hooks", "overrides", "mkdocs.yml", "requirements.lock")
LOOK, SETTLE = 0.2, 0.1  # seconds between two looks at the files, and while they still change

Seen = dict[Path, tuple[int, int]]


def look() -> Seen:
    """Every file that the site follows from, with its time and size."""
    seen = {}
    for path in _files():
        try:
            found = path.stat()
        except FileNotFoundError:  # many editors save by taking the old file away
            continue
        seen[path] = (found.st_mtime_ns, found.st_size)
    return seen


def _files() -> Iterator[Path]:
    for name in WATCHED:
        if Path(name).is_file():
            yield Path(name)
        for folder, inside, files in os.walk(name):
            inside[:] = [each for each in inside if each != "__pycache__" and each[0] != "."]
            yield from (Path(folder, each) for each in files if each[0] != ".")


def saved(seen: Seen) -> tuple[Seen, list[Path]]:
    """Waits for a save after `seen` was looked at; gives what is seen then, and what differs."""
    while (now := look()) == seen:
        time.sleep(LOOK)
    while True:  # several files may be saved together
        time.sleep(SETTLE)
        if (again := look()) == now:
            break
        now = again
    return now, sorted(path for path in now.keys() | seen if now.get(path) != seen.get(path))
