"""Holds the lines that keep the handbook's value outside any site engine."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORE = sorted((ROOT / "hooks" / "handbook").rglob("*.py"))
HOOKS = sorted((ROOT / "hooks").glob("*.py"))
ENGINES = {"mkdocs", "material", "mkdocs_static_i18n", "markdown", "pymdownx", "properdocs"}
VAGUE = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "process"}
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_HOOK = 250, 40, 60


def imported(path: Path) -> Iterator[str]:
    """The top-level names of everything a module imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", CORE, ids=name)
def test_the_core_imports_no_site_engine(path: Path) -> None:
    assert not ENGINES & set(imported(path))


@pytest.mark.parametrize("path", CORE, ids=name)
def test_a_core_module_says_what_it_is_for_and_stays_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "open the module with one sentence: what it is for"
    assert len(text.splitlines()) <= LONGEST_MODULE
    assert path.stem not in VAGUE


@pytest.mark.parametrize("path", HOOKS, ids=name)
def test_a_hook_is_a_thin_adapter(path: Path) -> None:
    text = path.read_text("utf-8")
    code = [
        line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]
    assert len(code) <= LONGEST_HOOK + 20, "move what is not about MkDocs into the core"
    assert not re.search(r"<(div|p|a|span|ul|li|form|section|nav)\b", text), "HTML is for templates"


@pytest.mark.parametrize("path", [*CORE, *HOOKS], ids=name)
def test_functions_are_short_and_public_ones_say_what_the_caller_gets(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    owners: list[ast.Module | ast.ClassDef] = [tree, *classes]
    reachable = [node for owner in owners for node in owner.body]
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef):
            continue
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"
        public = not node.name.startswith("_") and path in CORE and node.name != "references"
        if public and node in reachable:
            assert ast.get_docstring(node), f"{node.name} has no docstring"


@pytest.mark.parametrize("path", CORE, ids=name)
def test_the_core_holds_no_html(path: Path) -> None:
    if path.parent.name == "site":
        return  # reads and checks finished HTML, which needs its tag names
    strings = [
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert not [text for text in strings if re.search(r"</?(div|p|span|ul|li|form|table)\b", text)]


@pytest.mark.parametrize("path", [*CORE, *HOOKS], ids=name)
def test_nothing_assumes_which_languages_there_are(path: Path) -> None:
    # in a form, "no" is an answer
    languages = {"nb", "en"} if path.stem == "formfields" else {"nb", "en", "no"}
    codes = {
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in languages
    }
    assert not codes, "languages stand in data/languages.yml alone"


def test_scripts_fetch_nothing_and_run_from_a_disk() -> None:
    for path in sorted((ROOT / "docs" / "assets" / "js").glob("*.js")):
        text = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL)
        forbidden = re.findall(
            r"\bfetch\(|XMLHttpRequest\(\)|^import |^export |sendBeacon|WebSocket|document\.cookie|"
            r"sessionStorage|indexedDB|innerHTML|eval\(",
            text,
            flags=re.MULTILINE,
        )
        assert not forbidden, f"{path.name} uses {forbidden}"
