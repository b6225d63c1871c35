"""A build that fails, is refused or is killed leaves the last good site whole."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.site


@pytest.fixture
def built(small: Path) -> Path:
    """A handbook with a good site from before."""
    (small / "site").mkdir()
    (small / "site" / "index.html").write_text("the last good site", "utf-8")
    return small


def is_whole(folder: Path) -> bool:
    return (folder / "site" / "index.html").read_text("utf-8") == "the last good site"


def make(folder: Path) -> subprocess.Popen[str]:
    """Begins a build, in a group of processes of its own."""
    return subprocess.Popen(
        [sys.executable, "make_site.py"],
        cwd=folder,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
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
    assert building.stdout
    assert next(line for line in building.stdout if "Building the handbook" in line)
    os.killpg(building.pid, signal.SIGKILL)
    building.communicate()
    assert is_whole(built)
    made = make(built)
    said, _ = made.communicate()
    assert made.returncode == 0, said
    assert not is_whole(built)


def test_a_build_that_the_system_stops_is_told_of_with_its_cause(built: Path) -> None:
    hook = built / "hooks" / "show_pages.py"
    hook.write_text("import os\nos.kill(os.getpid(), 9)\n", "utf-8")
    said, _ = make(built).communicate()
    assert "stopped from outside, by SIGKILL. A machine that runs out of memory does that." in said
    assert is_whole(built)


def test_an_error_in_the_code_is_told_at_its_line_without_a_traceback(built: Path) -> None:
    hook = built / "hooks" / "show_pages.py"
    hook.write_text(hook.read_text("utf-8") + "\nno_such_name\n", "utf-8")
    line = hook.read_text("utf-8").count("\n")
    said, _ = make(built).communicate()
    assert (
        f"hooks/show_pages.py:{line}: code: NameError: name 'no_such_name' is not defined" in said
    )
    assert "Traceback" not in said


def test_two_builds_at_once_do_not_mix(built: Path) -> None:
    folder = built / ".cache" / "building"
    folder.mkdir(parents=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        said, _ = make(built).communicate()
    assert "Another build is under way here." in said
    assert is_whole(built)
