"""Who takes the site over knows what it is made of, and on what terms others' work comes along."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from handbook.library import Library
from handbook.site import supply
from places import ROOT


def test_each_work_stands_with_its_authors_and_its_terms_in_full(small: Library) -> None:
    told = supply.notices(small)
    assert "A work 1.2.3: MIT\nCopyright (c) 2020 Made Up A\nhttps://example.org/a-work" in told
    assert told.count("Permission is hereby granted") == 1


def test_the_bill_names_what_ships_and_what_the_site_was_built_with(small: Library) -> None:
    bill: dict[str, Any] = json.loads(supply.sbom(small))
    shipped, *built = bill["components"]
    assert shipped["purl"] == "pkg:npm/%40made-up/a-work@1.2.3"
    assert shipped["licenses"] == [{"license": {"id": "MIT"}}]
    assert bill["dependencies"] == [{"ref": "handbook", "dependsOn": ["shipped/a-work"]}]
    assert [(each["purl"], len(each["hashes"])) for each in built] == [
        ("pkg:pypi/pyyaml@6.0.3", 2),
        ("pkg:pypi/made-up@1.0", 1),
    ]
    assert {each["scope"] for each in built} == {"excluded"}


@pytest.mark.parametrize("which", ["small", "read"])
def test_readers_of_bills_of_materials_read_it(which: str, request: pytest.FixtureRequest) -> None:
    bill = supply.sbom(request.getfixturevalue(which))
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) is None
    assert supply.sbom(request.getfixturevalue(which)) == bill


def test_versions_in_the_notices_are_those_that_the_lock_pins(read: Library) -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pinned = [each for each in read.notices.values() if each.package.startswith("pypi/")]
    assert pinned
    for each in pinned:
        assert f"\n{each.package.removeprefix('pypi/')}=={each.version} " in f"\n{lock}"


def test_every_licence_that_is_kept_is_one_that_a_work_has(read: Library) -> None:
    kept = {file.stem for file in (ROOT / "data" / "licences").iterdir()}
    assert kept == {each.licence for each in read.notices.values()}


@pytest.mark.site
def test_no_script_of_others_goes_out_without_its_notice(site: Path, read: Library) -> None:
    files = [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()]
    patterns = [pattern for each in read.notices.values() for pattern in each.files]
    for pattern in patterns:
        assert any(fnmatchcase(file, pattern) for file in files), f"nothing is called {pattern}"
    others = [file for file in files if file.startswith("assets/javascripts/")]
    assert others
    for file in others:
        assert any(fnmatchcase(file, pattern) for pattern in patterns), file
    # what a script says of itself stands in a notice too
    for file in others:
        for year in re.findall(r"Copyright (\d{4})", (site / file).read_text("utf-8")):
            assert year in supply.notices(read)
