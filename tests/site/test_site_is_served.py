"""While it is written, the handbook is seen as it stands, or what is wrong with it."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from serving import watching

import visits

pytestmark = [pytest.mark.site, pytest.mark.browser]

FENCE = "```quiz\nfirst\n```"


@dataclass
class Served:
    """The handbook below `root` as `make serve` shows it."""

    root: Path
    address: str
    process: subprocess.Popen[str]

    def file(self, name: str) -> Path:
        return self.root / name

    def said(self) -> str:
        """What the terminal says next, up to a line about a build that is over."""
        assert self.process.stdout
        lines: list[str] = []
        for line in self.process.stdout:
            lines.append(line)
            if re.search(r"built in|to mend, told", line):
                break
        return "".join(lines)


def change(file: Path, edit: Callable[[str], str]) -> str:
    """Saves the file with another text; gives the one before."""
    before = file.read_text("utf-8")
    assert edit(before) != before
    file.write_text(edit(before), "utf-8")
    return before


@pytest.fixture
def served(small: Path) -> Iterator[Served]:
    """A server that begins while a fence is not closed."""
    page = small / "docs/nb/first.md"
    page.write_text(page.read_text("utf-8").replace(FENCE, FENCE[:-4]), "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "serving.server", str(port)],
        cwd=small,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "Building the handbook …\n"
    yield Served(small, f"http://127.0.0.1:{port}/", process)
    # as Ctrl+C does, which a shell turns off for what it runs in the background
    process.terminate()
    process.communicate()
    assert process.returncode == 0


@pytest.fixture
def tab(context: BrowserContext, served: Served) -> Page:
    """A page of the handbook that is never reloaded by hand."""
    opened = context.new_page()
    opened.goto(f"{served.address}first/")
    return opened


def test_the_browser_shows_what_is_wrong_and_then_the_page_again(served: Served, tab: Page) -> None:
    heading, faults = tab.get_by_role("heading", level=1), tab.get_by_role("listitem")
    place = "docs/nb/first.md:14"
    expect(heading).to_have_text(re.compile("to mend"))
    expect(faults.first).to_contain_text(place)
    expect(faults.first).to_contain_text("«quiz» is not closed. Write ``` alone on a line")
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert visits.axe(tab, rules=visits.RULES) == []
    assert place in served.said()

    change(served.file("docs/nb/first.md"), lambda text: text + "```\n")
    expect(heading).to_have_text("Det første")
    assert "WARNING" not in (said := served.said())
    assert "docs/nb/first.md: shown" in said

    quiz = served.file("overrides/components/quiz.html")
    sound = change(quiz, lambda text: text + "{{ item.no_such_thing }}\n")
    line = quiz.read_text("utf-8").count("\n")
    expect(faults).to_contain_text([f"overrides/components/quiz.html:{line}"])
    expect(faults.first).to_contain_text("no_such_thing")
    quiz.write_text(sound, "utf-8")
    expect(heading).to_have_text("Det første")

    hook = served.file("hooks/show_pages.py")
    sound = change(hook, lambda text: text + "\nif True\n")
    line = hook.read_text("utf-8").count("\n")
    expect(faults).to_contain_text([f"hooks/show_pages.py:{line}"])
    hook.write_text(sound.replace("(linked, read, code)", '("NYTT\\n\\n" + linked, read, code)'))
    expect(tab.get_by_role("main")).to_contain_text("NYTT")

    change(served.file("mkdocs.yml"), lambda text: text + "plugins: [\n")
    expect(faults.first).to_contain_text("mkdocs.yml:")
    change(served.file("mkdocs.yml"), lambda text: text.removesuffix("plugins: [\n"))
    expect(heading).to_have_text("Det første")


def test_a_port_that_is_taken_is_said_at_once(served: Served, tab: Page) -> None:
    port = served.address.rpartition(":")[2].strip("/")
    ran = subprocess.run(
        [sys.executable, "-m", "serving.server", port],
        cwd=served.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stdout == (
        f"Port {port} is in use: stop what uses it, or choose another with "
        f"`make serve PORT={int(port) + 1}`.\n"
    )


def test_a_save_while_the_site_is_built_is_not_lost(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small)
    seen = watching.look()
    style = Path("docs/assets/css/quiz.css")
    change(style, lambda text: text + "\n.quiz { margin: 1px }\n")
    shutil.copy(
        style, Path("docs/assets/css/.quiz.css.swp")
    )  # an editor's own file is none of ours
    now, changed = watching.saved(seen)
    assert changed == [style]
    assert now == watching.look()
