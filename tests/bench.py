"""Measures the handbook beside plain Material on the same pages: `make bench`.

Each part alone by its name: `python tests/bench.py speed` (or `growth`, `documents`, `bytes`,
`lighthouse`). Nothing here fails on a number, because machines differ: each is printed beside its
aim. Seconds are those that the processors worked, of whole processes, so that another program on
the machine counts as little as can be.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import weights
import yardstick

RUNS = 3
TIMES = 10  # how many handbooks `growth` makes of one
DOWNLOADS = "downloads"  # what .cache/ calls the files to take along
KEPT = (DOWNLOADS, "pages.json", "templates")
MENU = ('<details class="menu', "</details>")


def main(parts: list[str]) -> None:
    """Runs the parts that are named, or all of them."""
    known: dict[str, Callable[[Path], None]] = {
        "speed": speed,
        "growth": growth,
        "documents": documents,
        "bytes": first_bytes,
        "lighthouse": lighthouse,
    }
    for part in parts or known:
        with tempfile.TemporaryDirectory() as name:
            known[part](Path(name))


def speed(folder: Path) -> None:
    """Seconds of a first build, of one with what the last one kept, and of one after a save."""
    roots = yardstick.lay_out(folder)
    plain, ours = roots["plain"], roots["handbook"]
    told: dict[str, Callable[[], float]] = {
        "plain": lambda: build(plain),
        "first": lambda: build(ours),
        "first, and no files": lambda: build(ours, keep=(DOWNLOADS,)),
        "kept": lambda: [build(ours, keep=KEPT, KEEP_BUILT="1") for _ in range(2)][-1],
        "plain, saved": lambda: rebuild(plain),
        "saved": lambda: rebuild(ours),
    }
    for root in roots.values():
        build(root, KEEP_BUILT="1")  # Python compiles what it has not met
    took: dict[str, list[float]] = {what: [] for what in told}
    for _ in range(RUNS):
        for what, measured in told.items():
            took[what].append(measured())
    print(f"Speed: seconds of processor time, median of {RUNS} and, after /, the least")
    for what, than, says, aim in (
        ("plain", "", "plain Material, with our components ready as HTML", ""),
        (
            "first, and no files",
            "plain",
            "the very first build, but for files to take along",
            "1.5",
        ),
        ("first", "plain", "the very first build, with them: plain Material makes none", ""),
        ("kept", "plain", "with what the last one kept", "1.0"),
        ("plain, saved", "", "plain Material, after one saved page", ""),
        ("saved", "plain, saved", "after one saved page", "0.3"),
    ):
        ratio = [f"ratio {_told(took[what], took[than])}"] if than else []
        ratio += [f"(aim: at most {aim})"] if aim else []
        print(f"  {_told(took[what])}  {says}", *ratio)


def growth(folder: Path) -> None:
    """What a page costs in one handbook, and in one that is many of them."""
    print(f"Growth: a handbook of {TIMES} times the sections and pages (aim: no more a page)")
    for times in (1, TIMES):
        roots = yardstick.lay_out(folder / str(times), times)
        took = {name: build(root, keep=(DOWNLOADS,)) for name, root in roots.items()}
        site = roots["handbook"] / "site"
        pages = sorted(site.rglob("index.html"))
        menus = [_menu(page.read_text("utf-8")) for page in pages]
        index = sum(len(gzip.compress(path.read_bytes(), 6)) for path in _indexes(site))
        print(
            f"  {len(pages):5} pages: {took['handbook']:6.2f} s, {took['plain']:6.2f} s in plain "
            f"Material, ratio {took['handbook'] / took['plain']:.2f}; a page: "
            f"{1000 * took['handbook'] / len(pages):.1f} ms, menu {statistics.median(menus):.0f} "
            f"(most {max(menus)}) and search index {index / len(pages):.0f} bytes after gzip",
            flush=True,
        )


def documents(folder: Path) -> None:
    """Seconds for every document of every form in every language: new, and when none changed."""
    for what, aim in (("new", 5.0), ("unchanged", 0.1)):
        command = [sys.executable, __file__, "--documents", str(folder)]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        count, seconds = json.loads(ran.stdout)
        print(f"Documents, {what}: {count} files in {seconds:.2f} s (aim: at most {aim})")


def first_bytes(folder: Path) -> None:
    """Bytes of a first visit, and of a first search in each language."""
    weights.first_visit(_sites(folder))
    weights.first_search(folder / "handbook" / "site")


def lighthouse(folder: Path) -> None:
    weights.lighthouse(_sites(folder)["handbook"])


def build(root: Path, keep: Iterable[str] = (), **environment: str) -> float:
    """Builds `root` into its site/ as `mkdocs build` does; gives the seconds.

    Of what is kept in .cache/ only `keep` is still there.
    """
    for kept in (root / ".cache").glob("*"):
        if kept.name not in keep:
            shutil.rmtree(kept) if kept.is_dir() else kept.unlink()
    return _seconds([sys.executable, "-m", "mkdocs", "build"], root, **environment)


def rebuild(root: Path) -> float:
    """Builds `root` as `make serve` does; gives the seconds from a saved page to the end."""
    command = [sys.executable, __file__, "--rebuild"]
    return float(_run(command, root).splitlines()[-1])


def build_twice() -> None:
    """Builds the handbook in this folder, saves a page, builds again and prints the seconds."""
    from mkdocs.commands.build import build as mkdocs_build  # noqa: PLC0415 - a part of the time
    from mkdocs.config import load_config  # noqa: PLC0415

    def once() -> None:
        config = load_config("mkdocs.yml", site_dir="served")
        config.plugins.on_startup(command="serve", dirty=False)
        mkdocs_build(config)

    once()
    page = next(Path("docs").glob(f"*/{weights.PAGE.rstrip('/')}.md"))
    page.write_text(page.read_text("utf-8") + "\nOne sentence more.\n", "utf-8")
    start = time.process_time()
    once()
    print(time.process_time() - start)


def make_documents(folder: Path) -> None:
    """Makes the files of the handbook below `folder`; prints their number and the seconds."""
    from handbook.site.downloads import Downloads  # noqa: PLC0415
    from places import handbook  # noqa: PLC0415

    library = handbook()
    start = time.perf_counter()
    made = list(Downloads(library, folder / "made", "https://example.org/").all())
    print(json.dumps([len(made), time.perf_counter() - start]))


def _sites(folder: Path) -> dict[str, Path]:
    roots = yardstick.lay_out(folder)
    for root in roots.values():
        build(root, keep=(DOWNLOADS,))
    return {name: root / "site" for name, root in roots.items()}


def _seconds(command: list[str], root: Path, **environment: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _run(command, root, **environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _run(command: list[str], root: Path, **environment: str) -> str:
    own = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": "", **environment}
    ran = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise SystemExit(
            f"{root.name} does not build ({ran.returncode}):\n{ran.stdout}{ran.stderr}"
        )
    return ran.stdout


def _told(took: list[float], than: list[float] | None = None) -> str:
    """The median and the least of `took`, or how many times those of `than` they are."""
    than = than or [1.0]
    median = statistics.median(took) / statistics.median(than)
    return f"{median:.2f} / {min(took) / min(than):.2f}"


def _menu(html: str) -> int:
    begin, end = MENU
    return len(gzip.compress(html.partition(begin)[2].partition(end)[0].encode(), 6))


def _indexes(site: Path) -> Iterable[Path]:
    return site.rglob("search_index*.json")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--rebuild"]:
        build_twice()
    elif sys.argv[1:2] == ["--documents"]:
        make_documents(Path(sys.argv[2]))
    else:
        main(sys.argv[1:])
