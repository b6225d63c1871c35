"""Built pages are read as a browser reads them, and one commit always gives the same time."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from handbook.library import Library
from handbook.site import built


def test_a_tag_is_read_as_a_browser_reads_it() -> None:
    tag = built.tag("<INPUT type=text data-x=\"a > b\" TITLE='«&quot;»' required>")
    assert tag.name == "input"
    assert tag.attributes == (
        ("type", "text"),
        ("data-x", "a > b"),
        ("title", '«"»'),
        ("required", ""),
    )


def test_pages_are_read_in_order_with_each_tag_once(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.html").write_text("<p>", "utf-8")
    (tmp_path / "404.html").write_text("<p><br><p class='a'>text < 3 <!-- no --></p>", "utf-8")
    missing, home = built.read(tmp_path)
    assert (missing.file, home.file) == ("404.html", "en/index.html")
    assert missing.sources == {"<p>", "<br>", "<p class='a'>"}


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
    assert built.commit_time(replace(small, root=tmp_path)) == 1_700_000_000


def test_without_a_history_it_is_the_newest_review(small: Library, tmp_path: Path) -> None:
    time = built.commit_time(replace(small, root=tmp_path))
    assert datetime.fromtimestamp(time, UTC).isoformat() == "2026-11-21T00:00:00+00:00"
