"""Holds the lines that keep the handbook's value outside any site engine, and its code in rooms."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from places import ROOT

CORE = sorted((ROOT / "hooks" / "handbook").rglob("*.py"))
HOOKS = sorted((ROOT / "hooks").glob("*.py"))
ENGINES = {"mkdocs", "material", "mkdocs_static_i18n", "markdown", "pymdownx", "properdocs"}
VAGUE = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "process"}
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_HOOK = 250, 40, 80
# The one hook that replaces functions of MkDocs, and is as long as that takes.
PATCH = "keep_built"


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported(path: Path) -> Iterator[str]:
    """The full names of everything a module imports."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def strings(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_the_core_imports_no_site_engine() -> None:
    found = {name(path): {each.partition(".")[0] for each in imported(path)} for path in CORE}
    assert not {path: names & ENGINES for path, names in found.items() if names & ENGINES}


def test_a_module_says_what_it_is_for_and_stays_small() -> None:
    silent = [name(path) for path in CORE if not ast.get_docstring(parsed(path))]
    assert not silent, "open the module with one sentence: what it is for"
    long = [name(path) for path in CORE if path.read_text("utf-8").count("\n") > LONGEST_MODULE]
    assert not long
    assert not [name(path) for path in CORE if path.stem in VAGUE]


def test_a_hook_is_a_thin_adapter_under_a_name_of_its_own() -> None:
    rooms = {path.stem for path in CORE} | {path.parent.name for path in CORE}
    for path in HOOKS:
        lines = path.read_text("utf-8").splitlines()
        code = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
        longest = LONGEST_MODULE if path.stem == PATCH else LONGEST_HOOK
        assert len(code) <= longest, f"{name(path)}: move what is not about MkDocs to the core"
        assert path.stem not in rooms, f"{name(path)} bears the name of a room or a module"


def test_one_hook_alone_replaces_functions_of_the_engine() -> None:
    reaching = {path.stem for path in HOOKS if "mkdocs.commands.build" in imported(path)}
    assert reaching == {PATCH}


def test_functions_are_short() -> None:
    long = [
        f"{name(path)}: {node.name} has {length} lines"
        for path in [*CORE, *HOOKS]
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not long


def test_html_lives_in_templates() -> None:
    # site/ reads and checks finished HTML, which needs its tag names
    html = re.compile(r"</?(div|p|a|span|ul|li|form|section|nav|table)\b")
    places = [*(path for path in CORE if path.parent.name != "site"), *HOOKS]
    assert not [name(path) for path in places if any(map(html.search, strings(path)))]


def test_nothing_assumes_which_languages_there_are() -> None:
    for path in [*CORE, *HOOKS]:
        # in a form, "no" is an answer
        codes = {"nb", "en"} if path.match("forms/types.py") else {"nb", "en", "no"}
        found = codes & set(strings(path))
        assert not found, f"{name(path)}: languages stand in data/languages.yml alone"


def room(path: Path) -> str:
    """The room that a module of the core is in; the library has one to itself."""
    steps = path.relative_to(ROOT / "hooks" / "handbook").parts
    return steps[0] if len(steps) > 1 else path.stem


def plan() -> list[list[str]]:
    """The floors of the house as DEVELOPING.md draws them, each with its rooms."""
    drawn = (ROOT / "DEVELOPING.md").read_text("utf-8").partition("<!-- rooms -->\n```\n")[2]
    floors = drawn.partition("```")[0].splitlines()
    return [re.findall(r"\[(\w+)\]", line) for line in floors if "[" in line]


def test_the_picture_of_the_rooms_is_true() -> None:
    floors = {each: number for number, line in enumerate(plan()) for each in line}
    assert floors.keys() == {room(path) for path in CORE} - {"__init__", "__main__"}
    for path in CORE:
        for each in imported(path) if room(path) in floors else ():
            if each.startswith("handbook."):
                other = each.split(".")[1]
                below = other == room(path) or floors[other] < floors[room(path)]
                assert below, f"{name(path)} imports {other}, which is not on a lower floor"


def test_scripts_fetch_nothing_and_run_from_a_disk() -> None:
    for path in sorted((ROOT / "docs" / "assets" / "js").glob("*.js")):
        text = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL)
        # the theme's search fetches its list, which does not work from a disk either
        text = text.replace('fetch(this.address, { cache: "no-cache" })', "")
        forbidden = re.findall(
            r"\bfetch\(|XMLHttpRequest\(\)|^import |^export |sendBeacon|WebSocket|document\.cookie|"
            r"sessionStorage|indexedDB|innerHTML|eval\(",
            text,
            flags=re.MULTILINE,
        )
        assert not forbidden, f"{path.name} uses {forbidden}"


def test_no_script_has_a_template_in_a_template_which_the_minifier_takes_for_code() -> None:
    for path in sorted((ROOT / "docs" / "assets" / "js").glob("*.js")):
        nested = re.findall(r"`[^`\n]*\$\{[^}`\n]*`", path.read_text("utf-8"))
        assert not nested, f"{path.name}: {nested}. Name the inner one first."


def test_the_events_that_tie_hooks_to_the_engine_are_told() -> None:
    told = (ROOT / "DEVELOPING.md").read_text("utf-8").partition("<!-- events -->")[2]
    rows = re.findall(r"^\| `(\w+\.py)` \| (.+) \|$", told.partition("\n\n")[0], re.MULTILINE)
    events = {
        path.name: [
            node.name.removeprefix("on_")
            for node in parsed(path).body
            if isinstance(node, ast.FunctionDef) and node.name.startswith("on_")
        ]
        for path in HOOKS
    }
    assert {hook: names.split(", ") for hook, names in rows} == events
