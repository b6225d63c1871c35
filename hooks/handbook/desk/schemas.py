"""JSON Schemas of data/, from its models: editors complete what is typed and underline faults."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import GenericAlias
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from handbook import library
from handbook.pages.coverage import Coverage
from handbook.prose.style import Style
from handbook.reading import reader
from handbook.reading.languages import Language
from handbook.reading.reader import Reader, collections
from handbook.reading.text import Text

FOLDER = ".cache/schemas"
SETTINGS = ".vscode/settings.json"
_KEY = "yaml.schemas"  # where the YAML extension of VS Code looks


class _AsWritten(GenerateJsonSchema):
    """As authors write: what may be left out is never null, and a bare number can be a text."""

    # the newest that all editors know
    schema_dialect = "http://json-schema.org/draft-07/schema#"

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        inner = super().default_schema(schema)
        return {key: value for key, value in inner.items() if (key, value) != ("default", None)}

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return {**super().str_schema(schema), "type": ["string", "number"]}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        as_number, _ = super().decimal_schema(schema)["anyOf"]  # the other is a number in quotes
        return dict(as_number)

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """The tag decides what else there is, so that one mistake is told and not one a kind."""
        made = super().tagged_union_schema(schema)["discriminator"]
        tag, kinds = made["propertyName"], made["mapping"]
        return {
            "type": "object",
            "required": [tag],
            "properties": {tag: {"enum": list(kinds)}},
            "allOf": [
                {
                    "if": {"required": [tag], "properties": {tag: {"const": name}}},
                    "then": {"$ref": kind},
                }
                for name, kind in kinds.items()
            ],
        }


def schema(kind: Any, languages: Sequence[Language]) -> dict[str, Any]:
    """The schema of a `kind`, a model or what can hold models, with its texts in `languages`."""
    made = TypeAdapter(kind).json_schema(schema_generator=_AsWritten)
    if text := made.get("$defs", {}).get(Text.__name__):
        text |= {
            "properties": {each.code: text["additionalProperties"] for each in languages},
            "required": [each.code for each in languages],
            "additionalProperties": False,
        }
    return {"$schema": _AsWritten.schema_dialect, **made}


def kinds() -> Iterator[tuple[str, str, Any]]:
    """For each kind of file in data/: its name, the files, and the type of what they hold."""
    yield "languages", "data/languages.yml", list[Language]
    yield "interface", "data/interface.yml", dict[str, Text]
    yield "coverage", "data/coverage.yml", Coverage
    yield "style", "data/style.yml", list[Style]
    for name, read, model, _ in collections(library.Library):
        if read is Reader.rows:
            yield name, f"data/{name}.yml", GenericAlias(list, model)
        else:
            yield name, f"data/{name}/*.yml", model


def write(root: Path) -> None:
    """Writes every schema below `root`, and tells VS Code which files each is for."""
    languages = reader.languages(root)
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    files = {}
    for name, written, kind in kinds():
        files[f"{FOLDER}/{name}.json"] = written
        (root / FOLDER / f"{name}.json").write_text(_json(schema(kind, languages)), "utf-8")
    settings = root / SETTINGS
    settings.parent.mkdir(exist_ok=True)
    own = json.loads(settings.read_text("utf-8")) if settings.exists() else {}
    settings.write_text(_json({**own, _KEY: {**own.get(_KEY, {}), **files}}), "utf-8")


def tell(root: Path) -> int:
    """Writes the schemas of the handbook below `root`; 1 where VS Code cannot be told of them."""
    try:
        write(root)
    except json.JSONDecodeError as error:
        print(
            f"{SETTINGS}:{error.lineno}: this is not plain JSON ({error.msg}). Mend it, or remove "
            "its comments, and the schemas are named there."
        )
        return 1
    return 0


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
