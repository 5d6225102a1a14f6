"""JSON Schema of the register's files, for editors and for check-jsonschema.

A schema never refuses what the register takes: an empty value counts as none,
and unquoted numbers and booleans as the text they are written with. What JSON
Schema cannot say, such as hours that overlap, is left to `check`. Only a key
that the register does not know is refused here even when it has no value.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from pydantic import BaseModel, RootModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from socialpolicy.register.model_paths import known_fields
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.calendar_year import CalendarYear
from socialpolicy.register.models.clause import ClauseEntry
from socialpolicy.register.models.exception import ExceptionEntry, KnownFaults
from socialpolicy.register.models.field_types import json_schema_of, known_of
from socialpolicy.register.models.message import Message
from socialpolicy.register.models.organisation import Organisation
from socialpolicy.register.models.policy import Policy
from socialpolicy.text import Language, Text

Json: TypeAlias = dict[str, Any]


class Clauses(RootModel[list[ClauseEntry]]):
    """The file `clauses.yaml`: a list of clauses in the policy's own order."""


class Exceptions(RootModel[list[ExceptionEntry]]):
    """The file `exceptions.yaml`."""


class Messages(RootModel[list[Message]]):
    """The file `messages/<account>/<YYYY-MM>.yaml`."""


WHOLE: dict[type[BaseModel], type[BaseModel]] = {
    ClauseEntry: Clauses,
    ExceptionEntry: Exceptions,
    Message: Messages,
}
"""The model of a whole file by the model of its entries."""


VERSION = 1
"""Raised when a file that was right may become wrong."""

SCHEMAS: Mapping[str, tuple[type[BaseModel], Text]] = {
    "account": (Account, Text("Ett konto: accounts/<id>.yaml", "An account: accounts/<id>.yaml")),
    "organisation": (
        Organisation,
        Text("Nämnder och enheter: organisation.yaml", "Boards and units: organisation.yaml"),
    ),
    "policy": (
        Policy,
        Text("Kommunen och inställningarna: policy.yaml", "Who we are, and settings: policy.yaml"),
    ),
    "clauses": (
        Clauses,
        Text("Policyns meningar: clauses.yaml", "The policy's sentences: clauses.yaml"),
    ),
    "exceptions": (
        Exceptions,
        Text("Undantag: exceptions.yaml", "Exceptions: exceptions.yaml"),
    ),
    "known": (
        KnownFaults,
        Text("Fel som fanns från början: known.yaml", "Faults of the first day: known.yaml"),
    ),
    "calendar": (
        CalendarYear,
        Text("Ett års helgdagar: calendar/<år>.yaml", "A year's holidays: calendar/<year>.yaml"),
    ),
    "messages": (
        Messages,
        Text(
            "En månads logg: messages/<konto>/<månad>.yaml",
            "A month of the log: messages/<account>/<month>.yaml",
        ),
    ),
}
"""What there are schemas of: the model, and which file it is for."""

MAY_BE_EMPTY = frozenset({"organisation", "clauses", "exceptions", "messages"})
"""The files in which nothing is required."""

_NOTHING = {"type": "null"}
_NOTES = ("description", "default", "examples")


class _Generator(GenerateJsonSchema):
    """Pydantic's schemas without what it says of the code, and with the keys of every mapping."""

    language = Language.SWEDISH

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - pydantic's
        return False

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002 - pydantic's
        return value

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        part = super().model_schema(schema)
        for word in ("title", "description"):
            part.pop(word, None)
        required = part.get("required", ())
        fields = known_fields(schema["cls"])
        for name, value in part.get("properties", {}).items():
            value["description"] = known_of(fields[name]).description.in_language(self.language)
            if name not in required:
                part["properties"][name] = _or_empty(value)
        others = getattr(schema["cls"], "OTHER_KEYS", None)
        if others:
            keys = {"anyOf": [{"enum": list(part["properties"])}, json_schema_of(others[0])]}
            values = _or_empty(part["additionalProperties"])
            part |= {"propertyNames": keys, "additionalProperties": values}
        # No field that must be there holds a model, so every model's place may be empty.
        return _or_empty(part)

    def list_schema(self, schema: core_schema.ListSchema) -> JsonSchemaValue:
        part = super().list_schema(schema)
        if "$ref" in part["items"]:
            part["items"]["type"] = "object"
        return part

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        keys, values = schema["keys_schema"], schema["values_schema"]
        return {
            "type": "object",
            "propertyNames": self.generate_inner(keys),
            "additionalProperties": _or_empty(self.generate_inner(values)),
        }


class _EnglishGenerator(_Generator):
    """The same in English. Pydantic takes a class, so the language cannot be an argument."""

    language = Language.ENGLISH


def schema(name: str, language: Language = Language.SWEDISH) -> Json:
    """Give the JSON Schema (draft 2020-12) of one kind of file. Raises KeyError for another name.

    The title and the descriptions are in the language. What it takes is the same in both.
    """
    model, title = SCHEMAS[name]
    generator = _Generator if language is Language.SWEDISH else _EnglishGenerator
    made = model.model_json_schema(schema_generator=generator)
    parts = made.pop("$defs", {})
    kind = "array" if "items" in made else "object"
    made["type"] = [kind, "null"] if name in MAY_BE_EMPTY else kind
    used = _used(made, parts, {})
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:socialpolicy:schema:{name}:{VERSION}",
        "title": title.in_language(language),
        **made,
        "$defs": {part: parts[part] for part in parts if part in used},
    }


def written(name: str, language: Language) -> str:
    """Write a schema as a file has it."""
    return json.dumps(schema(name, language), ensure_ascii=False, indent=2) + "\n"


def _used(here: object, parts: Json, found: dict[str, None]) -> dict[str, None]:
    """Name the parts that a schema refers to, itself or through other parts."""
    if isinstance(here, list):
        for inner in here:
            _used(inner, parts, found)
    elif isinstance(here, dict):
        name = str(here.get("$ref", "")).removeprefix("#/$defs/")
        if name in parts and name not in found:
            found[name] = None
            _used(parts[name], parts, found)
        for inner in here.values():
            _used(inner, parts, found)
    return found


def _or_empty(value: Json) -> Json:
    """Let a value be null too, its description and default left where they were."""
    notes: Json = {key: value[key] for key in _NOTES if value.get(key) is not None}
    bare: Json = {key: each for key, each in value.items() if key not in _NOTES}
    choices = [each for each in bare.get("anyOf", ()) if each != _NOTHING]
    if len(choices) == 1:
        return {**_or_empty(choices[0]), **notes}
    if choices:
        return {"anyOf": [*choices, _NOTHING], **notes}
    if "enum" in bare:
        bare["enum"] = [*bare["enum"], None]
    if "type" in bare:
        types = bare["type"] if isinstance(bare["type"], list) else [bare["type"]]
        bare["type"] = list(dict.fromkeys([*types, "null"]))
    return {**bare, **notes}
