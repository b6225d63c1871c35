"""What the site and its build are made of: notices of third parties, and a bill of materials."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import metadata
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from handbook.library import Library
from handbook.pages.notices import Notice

NOTICES = "downloads/notices.txt"
SBOM = "downloads/sbom.cdx.json"
_LINE = "-" * 80
_PIN = re.compile(r"^([a-z0-9._-]+)==([^\s;]+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def notices(library: Library) -> str:
    """Each work that is passed on with its terms, and then the text of each licence, once."""
    works = library.notices.values()
    told = ["The handbook passes on these works of others.", ""]
    for work in works:
        title = " ".join(filter(None, [work.name, work.version]))
        told += [f"{title}: {work.licence}", *work.copyright, work.url, ""]
    for licence in dict.fromkeys(work.licence for work in works):
        file = library.root / "data" / "licences" / f"{licence}.txt"
        told += [_LINE, licence, _LINE, "", file.read_text("utf-8")]
    return "\n".join(told)


def sbom(library: Library) -> str:
    """A bill of materials as CycloneDX 1.6: what ships, and what of Python it was built with.

    The packages are those of requirements.lock, with the hashes of their wheels. There is no time
    and no random number in it, so that the same materials give the same bytes.
    """
    shipped = [_work(each) for each in library.notices.values()]
    built = list(_packages((library.root / "requirements.lock").read_text("utf-8")))
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "bom-ref": "handbook", "name": "ips-handbook"}
        },
        "components": [*shipped, *built],
        "dependencies": [{"ref": "handbook", "dependsOn": [each["bom-ref"] for each in shipped]}],
    }
    serial = uuid5(NAMESPACE_URL, json.dumps(bill, sort_keys=True))
    return json.dumps({**bill, "serialNumber": f"urn:uuid:{serial}"}, indent=1) + "\n"


def _work(work: Notice) -> dict[str, Any]:
    scheme, _, name = work.package.partition("/")
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": f"shipped/{work.id}",
        "name": work.name,
        "purl": f"pkg:{scheme}/{name.replace('@', '%40')}",
        "licenses": [{"license": {"id": work.licence}}],
        "externalReferences": [{"type": "website", "url": work.url}],
    }
    if work.version:
        component |= {"version": work.version, "purl": f"{component['purl']}@{work.version}"}
    if work.copyright:
        component["copyright"] = "\n".join(work.copyright)
    return component


def _packages(lock: str) -> Iterator[dict[str, Any]]:
    """The packages of a lock; they make the site, and are no part of it."""
    pins = list(_PIN.finditer(lock))
    for place, pin in enumerate(pins):
        name, version = pin.groups()
        end = pins[place + 1].start() if place + 1 < len(pins) else len(lock)
        purl = f"pkg:pypi/{name}@{version}"
        yield {
            "type": "library",
            "bom-ref": purl,
            "name": name,
            "version": version,
            "purl": purl,
            "scope": "excluded",
            "licenses": _licences(name),
            # one for each of its wheels
            "hashes": [
                {"alg": "SHA-256", "content": each} for each in _HASH.findall(lock, pin.end(), end)
            ],
        }


def _licences(package: str) -> list[dict[str, Any]]:
    """What a package says of its licence; nothing where it is not installed, or does not say."""
    try:
        told = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return []
    expression = "License-Expression" in told and told["License-Expression"]
    if expression:
        return [{"expression": expression}]
    named = [each for each in told.get_all("Classifier", ()) if each.startswith("License ::")]
    return [{"license": {"name": each.rpartition(" :: ")[2]}} for each in named]
