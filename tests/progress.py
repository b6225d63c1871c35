"""Says during a run of all tests how far it is: a line for every twentieth part, in any log."""

from __future__ import annotations

import time

import pytest

_STEP = 5  # per cent


class Progress:
    """Counts the tests of all workers; a test that fails is named at once."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.began = time.monotonic()
        self.total = self.done = self.failed = 0

    def say(self, text: str) -> None:
        """Writes one line, past what tests print."""
        reporter = self.config.pluginmanager.get_plugin("terminalreporter")
        if reporter:
            reporter.ensure_newline()
            reporter.write_line(text)
            reporter.flush()

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: list[str]) -> None:
        """Each worker collects the same tests."""
        self.total = len(ids)

    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """No dot for what goes well: the lines below tell more."""
        return ("passed" if report.when == "call" else "", "", "") if report.passed else None

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Tells a failure, and each part of the whole that is done."""
        if report.failed:
            self.failed += 1
            self.say(f"FAILED {report.nodeid} ({report.when})")
        if report.when != "teardown":
            return
        self.done += 1
        parts = 100 // _STEP
        if self.done * parts // self.total > (self.done - 1) * parts // self.total:
            minutes, seconds = divmod(int(time.monotonic() - self.began), 60)
            failed = f", {self.failed} failed" if self.failed else ""
            self.say(
                f"{100 * self.done // self.total:4d} %  {self.done} of {self.total} tests"
                f"{failed}, {minutes} min {seconds:02d} s"
            )
