"""Finds the moment that stands for this version of the handbook."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime

from handbook.library import Library


def day(library: Library) -> date:
    """The day of this version, in UTC; SOURCE_DATE_EPOCH decides it where it is set."""
    moment = os.environ.get("SOURCE_DATE_EPOCH") or time(library)
    return datetime.fromtimestamp(int(moment), UTC).date()


def time(library: Library) -> int:
    """The moment that stands for this version of the handbook, in seconds since 1970.

    It is the time of the last commit, so that two builds of one commit give the same bytes; where
    the handbook came without its history, the newest date on which a page was reviewed.
    """
    command = ["git", "-C", str(library.root), "log", "-1", "--format=%ct", "--", "."]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        found = ""
    if found.isdigit():
        return int(found)
    newest = max(page.facts.reviewed for page in library.pages.values())
    return int(datetime(newest.year, newest.month, newest.day, tzinfo=UTC).timestamp())
