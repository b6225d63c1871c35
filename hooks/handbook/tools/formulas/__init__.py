"""The sum of each calculator, found by its id: that of `caseload-flow` in caseload_flow.py.

A module here gives `formula`, from what was typed to what follows. Where nothing was typed, or
nothing follows, the name is absent. docs/assets/js/<calculator>.js has the same sum.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

# Numbers by field, and lists of such numbers by the id of rows.
Values = Mapping[str, Any]
# Numbers by result, and rows by table.
Found = dict[str, Any]

# The calculators that have a formula.
IDS = frozenset(module.name.replace("_", "-") for module in iter_modules(__path__))


def file(calculator: str) -> str:
    """Where the formula of `calculator` stands."""
    return f"hooks/handbook/tools/formulas/{calculator.replace('-', '_')}.py"


def work_out(calculator: str, values: Values) -> Found:
    """What the formula of `calculator` gives for `values`."""
    module = import_module(f"{__name__}.{calculator.replace('-', '_')}")
    found: Found = module.formula(values)
    return found
