"""Where tests find the repository, their cases and the programs that stand in for others."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent
GOLDEN = TESTS / "golden"
VENDOR = TESTS / "vendor"
