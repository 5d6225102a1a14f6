"""What whoever answers questions is not to be told of: fields, YAML, and lines of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialpolicy.register.models.account import Account
from socialpolicy.register.models.message import Message
from socialpolicy.text import Language


def _fields(schema: object) -> Iterator[str]:
    """Give the names of all fields in a model's schema, those of its parts too."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for inner in schema.values():
            yield from _fields(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _fields(inner)


FIELDS = {
    name for model in (Account, Message) for name in _fields(model.model_json_schema(by_alias=True))
}
SWEDISH_FIELDS = {"plan", "banner", "presentation", "version"}
"""Names of fields that are words of Swedish prose too."""
ENGLISH_FIELDS = FIELDS & {"id", "url"} | {name for name in FIELDS if "_" in name}
"""Names of fields that are no words of English prose."""


def speaks_of_yaml(words: str, language: Language) -> list[str]:
    """Find what only somebody who looks at the file would understand."""
    # A command that does the job is named as it is written; plans have rows, addresses no breaks.
    words = re.sub("raden i dokumenthanteringsplanen|line break", "…", words)
    words = re.sub(r"socialpolicy [a-z-]+( …| --[a-z-]+ [a-z-]+)*", "…", words)
    swedish = language is Language.SWEDISH
    keys = FIELDS - SWEDISH_FIELDS if swedish else ENGLISH_FIELDS
    found = sorted(keys.intersection(re.findall(r"[\w-]+", words)))
    found += re.findall(r"(?i)\b(?:rad|raden|rader|raderna|line|lines|(?<!\.)yaml)\b|`", words)
    return found + re.findall(rf"(?m)^[- ]*(?:{'|'.join(FIELDS)}): ", words)
