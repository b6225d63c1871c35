"""What stops a build is told where somebody wrote it, and never by how a program met it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.site


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "overrides/components/quiz.html",
            "{",
            "{{ item.qestions.x }}{",
            "overrides/components/quiz.html:1: template: ",
        ),
        ("overrides/main.html", "<head>", "<head>{{ nothing.x }}", "'nothing' is undefined. Mend"),
        (
            "data/interface.yml",
            "quiz_choose_one:",
            "quiz_chose_one:",
            "names the word «quiz_choose_one»",
        ),
        ("mkdocs.yml", "docs_dir: docs", "docs_dirr: docs", ": docs_dirr: is not known here."),
        ("mkdocs.yml", "docs_dir: docs", "docs_dir: data", ": docs_dir: is «data», and must be "),
        (
            "mkdocs.yml",
            "  - hooks/show_footnotes.py\n",
            "",
            ": hooks: does not name «hooks/show_footnotes.py», which the pages need. Add it.",
        ),
        ("mkdocs.yml", "  - i18n:", "  - i18nn:", ": plugins: does not name «i18n», which "),
        ("mkdocs.yml", "  - footnotes:", "  - footnote:", "does not name «footnotes», which "),
        (
            "mkdocs.yml",
            "use_align_attribute",
            "use_align",
            ": settings: Config value 'markdown_extensions': Failed to load extension 'tables'.",
        ),
        (
            "mkdocs.yml",
            "anchors: warn",
            "anchor: warn",
            ": settings: Config value 'validation': Sub-option 'anchor': Unrecognised",
        ),
        ("mkdocs.yml", "[robots.txt]", "[robot.txt]", ": settings: Template skipped: 'robot.txt'"),
    ],
)
def test_a_fault_is_told_with_its_file_and_no_traceback(
    file: str, old: str, new: str, said: str, small: Path
) -> None:
    text = (small / file).read_text("utf-8")
    assert old in text
    broken = text.replace(old, new, 1)
    (small / file).write_text(broken, "utf-8")
    made = subprocess.run(
        [sys.executable, "make_site.py"], cwd=small, capture_output=True, text=True, check=False
    )
    told = made.stdout + made.stderr
    assert made.returncode
    assert said in told
    assert "Traceback" not in told
    if file == "mkdocs.yml" and "does not name" not in said:  # at its own line
        at = next(n for n, line in enumerate(broken.splitlines(), 1) if new in line)
        assert f"{file}:{at}: " in told
