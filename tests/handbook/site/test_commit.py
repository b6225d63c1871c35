"""One commit always gives the same time, with and without its history."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from handbook.library import Library
from handbook.site import commit


def test_the_time_of_a_build_is_that_of_the_last_commit(small: Library, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("text", "utf-8")
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    when = {"GIT_AUTHOR_DATE": "@1700000000 +0000", "GIT_COMMITTER_DATE": "@1700000000 +0000"}
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "a"]):
        subprocess.run(
            ["git", "-C", str(tmp_path), *command],
            check=True,
            env={"PATH": "/usr/bin:/bin", **when},
        )
    assert commit.time(replace(small, root=tmp_path)) == 1_700_000_000


def test_without_a_history_it_is_the_newest_review(small: Library, tmp_path: Path) -> None:
    moment = commit.time(replace(small, root=tmp_path))
    assert datetime.fromtimestamp(moment, UTC).isoformat() == "2026-11-21T00:00:00+00:00"
