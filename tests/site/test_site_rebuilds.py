"""A site that is rebuilt after a save is the site that a first build would have made."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from places import CODES, ROOT

pytestmark = pytest.mark.site

# A hook that warns of a page as an engine may: what the handbook itself finds stops the build.
HOOK = """
import logging

def on_page_markdown(markdown, page, **_):
    if "Noe er galt." in markdown:
        logging.getLogger("mkdocs.plugins").warning("wrong: %s", page.file.src_uri)
"""


class Builder:
    """A process that builds the handbook below `root` into `site` as often as it is asked."""

    def __init__(self, root: Path, site: Path) -> None:
        self.site = site
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "serving" / "builder.py"), str(site), "serve"],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def build(self) -> list[str]:
        """Builds once; gives what is wrong."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        told = ""
        for line in self.process.stdout:
            if line.startswith("["):
                said: list[str] = json.loads(line)
                return said
            told += line
        raise AssertionError(f"the handbook does not build:\n{told}")

    def files(self) -> dict[str, bytes]:
        found = (path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in found}

    def close(self) -> None:
        self.process.communicate()


@pytest.fixture
def served(small: Path, tmp_path: Path) -> Iterator[Builder]:
    """The process that has built the handbook once, and keeps what it has built."""
    builder = Builder(small, tmp_path / "served")
    assert builder.build() == []
    yield builder
    builder.close()


def first_build(root: Path, site: Path) -> dict[str, bytes]:
    """Every file of the site that a process makes which begins now, and is stopped then."""
    builder = Builder(root, site)
    assert builder.build() == []
    builder.close()
    return builder.files()


def kept(root: Path) -> Path:
    """The file with the pages that the last process has kept."""
    return root / ".cache" / "pages.json"


def add(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def put(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text, f"{file.name} has no {old!r}"
    file.write_text(text.replace(old, new, 1), "utf-8")


def new_heading(root: Path) -> None:
    for code in CODES:
        add(root / "docs" / code / "first.md", "\n## 2026 { #year }\n")


def new_page(root: Path) -> None:
    for code in CODES:
        pages = root / "docs" / code
        shutil.copy(pages / "first.md", pages / "second.md")
    put(root / "mkdocs.yml", "  - first.md\n", "  - first.md\n  - second.md\n")


def no_new_page(root: Path) -> None:
    for code in CODES:
        (root / "docs" / code / "second.md").unlink()
    put(root / "mkdocs.yml", "  - second.md\n", "")


EDITS: dict[str, Callable[[Path], None]] = {
    "the text of a page": lambda root: add(root / "docs/nb/first.md", "\nEn setning til.\n"),
    "the text of its translation": lambda root: add(root / "docs/en/first.md", "\nOne more.\n"),
    "a heading": new_heading,
    "a title": lambda root: put(root / "docs/nb/first.md", "# Det første", "# Det aller første"),
    "front matter": lambda root: put(root / "docs/nb/first.md", "summary: ", "summary: Om "),
    "data": lambda root: put(root / "data/interface.yml", "nb: Gå til", "nb: Gå rett til"),
    "a template": lambda root: put(root / "overrides/main.html", "<body", "<body data-new"),
    "a style": lambda root: add(root / "docs/assets/css/quiz.css", "\n.quiz { margin: 1px }\n"),
    "a script": lambda root: add(root / "docs/assets/js/page.js", "\nvar more = 1;\n"),
    "a new page": new_page,
    "a page that is gone": no_new_page,
    "a language's name": lambda root: put(root / "data/languages.yml", "name: ", "name: X"),
    "the settings": lambda root: put(root / "mkdocs.yml", "toc_depth: 3", "toc_depth: 2"),
}


@pytest.mark.early
def test_after_each_kind_of_edit_the_site_is_the_one_that_a_first_build_makes(
    small: Path, served: Builder, tmp_path: Path
) -> None:
    wrong = {}
    for what, edit in EDITS.items():
        edit(small)
        assert served.build() == [], what
        kept(small).unlink(missing_ok=True)
        fresh = first_build(small, tmp_path / "fresh" / what)
        ours, theirs = served.files(), fresh
        assert "index.html" in theirs
        stale = [name for name in ours | theirs if ours.get(name) != theirs.get(name)]
        if stale:
            wrong[what] = stale
    assert wrong == {}


def test_a_save_of_one_page_makes_no_other_page_anew(small: Path, served: Builder) -> None:
    before = {path: path.stat().st_mtime_ns for path in served.site.rglob("*.html")}
    add(small / "docs/nb/first.md", "\nEn setning til.\n")
    served.build()
    after = {path: path.stat().st_mtime_ns for path in served.site.rglob("*.html")}
    made = {
        path.relative_to(served.site).as_posix() for path in before if before[path] != after[path]
    }
    assert made - {"404.html"} == {"first/index.html"}


def test_the_next_process_begins_with_the_pages_that_the_last_one_kept(
    small: Path, tmp_path: Path
) -> None:
    sound = first_build(small, tmp_path / "first")
    assert first_build(small, tmp_path / "second") == sound
    put(kept(small), "</body>", "<!-- kept --></body>")
    found = first_build(small, tmp_path / "third")
    assert [name for name in sound if found[name] != sound[name]] == ["index.html"]


def test_a_warning_comes_again_at_each_build_until_it_is_mended(
    small: Path, served: Builder
) -> None:
    (small / "hooks" / "warns.py").write_text(HOOK, "utf-8")
    put(small / "mkdocs.yml", "hooks:\n", "hooks:\n  - hooks/warns.py\n")
    page = small / "docs/nb/index.md"
    sound = page.read_text("utf-8")
    page.write_text(f"{sound}\nNoe er galt.\n", "utf-8")
    for _ in range(2):
        assert "wrong: nb/index.md" in served.build()
    page.write_text(sound, "utf-8")
    assert "wrong: nb/index.md" not in served.build()
