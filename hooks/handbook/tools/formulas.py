"""The sum of each calculator: that of `budget` stands in docs/assets/js/budget.js, and only there.

The build and the tests run the page's own script. A calculator is one if its script gives
`window.handbookFormulas` a function of its id: from what was typed to what follows. Where nothing
follows, the name is absent.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import quickjs

# Numbers by field, None where an optional one is empty, and lists of such rows by the id of rows.
Values = Mapping[str, Any]
# Numbers by result, and rows by table.
Found = dict[str, Any]

_ROOT = Path(__file__).resolve().parents[3]
_SCRIPTS = _ROOT / "docs" / "assets" / "js"
SECONDS = 20  # of a processor for one sum; a thousandth is usual
MEMORY = 64 * 1024 * 1024

# Runs a formula, and notes by which names it asks, those in rows too. A month goes out as text.
_RUNNER = """
(name, typed, isWatched) => {
  const asked = new Set();
  const seen = new WeakMap(); // a row is the same row each time it is asked for
  const noted = (target) => {
    if (target === null || typeof target !== "object") return target;
    if (!seen.has(target)) seen.set(target, new Proxy(target, { get }));
    return seen.get(target);
  };
  const get = (from, key) => {
    if (typeof key === "string" && !Array.isArray(from)) asked.add(key);
    return noted(from[key]);
  };
  const given = JSON.parse(typed);
  const found = handbookFormulas[name](isWatched ? noted(given) : given);
  const told = function (key, value) {
    return this[key] instanceof Date ? { day: value.slice(0, 10) } : value;
  };
  return JSON.stringify({ found, asked: [...asked] }, told);
}
"""


class FormulaError(ValueError):
    """A formula whose script cannot be run: where, and what its engine says."""


def _scripts() -> dict[str, Path]:
    named = {path.stem: path for path in sorted(_SCRIPTS.glob("*.js"))}
    return {name: path for name, path in named.items() if "handbookFormulas ??=" in _read(path)}


def _read(path: Path) -> str:
    return path.read_text("utf-8")


# The calculators that have a formula.
IDS = frozenset(_scripts())


def file(calculator: str) -> str:
    """Where the formula of `calculator` stands."""
    return f"docs/assets/js/{calculator}.js"


def script(name: str) -> str:
    """What stands in a script of the pages."""
    return _read(_SCRIPTS / f"{name}.js")


def work_out(calculator: str, values: Values) -> Found:
    """What the formula of `calculator` gives for `values`, which name every field."""
    return _run(calculator, values, False)[0]


def asked(calculator: str, values: Values) -> tuple[Found, frozenset[str]]:
    """The same, and the names that the formula asked for."""
    return _run(calculator, values, True)


def _run(calculator: str, values: Values, is_watched: bool) -> tuple[Found, frozenset[str]]:
    """Raises `FormulaError` where the script fails, or does not come to an end."""
    typed = json.dumps(values, default=float)
    try:
        told = _runner()(calculator, typed, is_watched)
    except quickjs.JSException as wrong:
        raise FormulaError(f"{file(calculator)} cannot be worked out: {wrong}") from wrong
    answer = json.loads(told, parse_float=Decimal, object_hook=_day)
    return answer["found"], frozenset(answer["asked"])


@cache
def _runner() -> Any:
    return running(sorted(IDS), _RUNNER)


def running(names: Iterable[str], function: str) -> Any:
    """`function`, written in the scripts' language, where the scripts of these names have been run.

    What it is given and gives is text or a number. It is stopped where it takes too long or too
    much memory.
    """
    context = quickjs.Context()
    context.set_time_limit(SECONDS)
    context.set_memory_limit(MEMORY)
    context.eval("globalThis.window = globalThis;")
    for name in names:
        context.eval(script(name))
    return context.eval(function)


def _day(told: dict[str, Any]) -> Any:
    return date.fromisoformat(told["day"]) if told.keys() == {"day"} else told
