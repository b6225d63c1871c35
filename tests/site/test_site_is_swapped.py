"""A build that fails, is refused or is killed leaves the last good site whole."""

from __future__ import annotations

import fcntl
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scratch import copy

pytestmark = pytest.mark.site


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A copy of the handbook with a good site from before."""
    folder = copy(tmp_path)
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("the last good site", "utf-8")
    return folder


def is_whole(folder: Path) -> bool:
    return (folder / "site" / "index.html").read_text("utf-8") == "the last good site"


def make(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "make_site.py"]
    return subprocess.Popen(
        command, cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def test_a_build_that_is_refused_says_that_the_site_is_as_it_was(built: Path) -> None:
    page = built / "docs" / "nb" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n```figure\nno-such-figure\n```\n", "utf-8")
    said, _ = make(built).communicate()
    assert "no-such-figure" in said
    assert "The build failed; site/ is as it was." in said
    assert is_whole(built)


def test_a_build_that_is_killed_leaves_the_site_and_the_next_one_begins_anew(built: Path) -> None:
    building = make(built)
    new = built / ".cache" / "building" / "new"
    while not new.exists() and building.poll() is None:
        time.sleep(0.05)
    building.send_signal(signal.SIGKILL)
    building.wait()
    assert is_whole(built)


def test_two_builds_at_once_do_not_mix(built: Path) -> None:
    folder = built / ".cache" / "building"
    folder.mkdir(parents=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        said, _ = make(built).communicate()
    assert "Another build is under way here." in said
    assert is_whole(built)
