"""A kind of value in the register: how it is read, and what JSON Schema says of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import WithJsonSchema
from pydantic_core import core_schema


class Kind(WithJsonSchema):
    """Stands beside a type and says how it is read.

    The same can be said with pydantic's PlainValidator and StringConstraints, but they are
    taken apart anew for each of the hundred fields that have them, which takes as long as
    reading a small register.
    """

    def __init__(self, reading: core_schema.CoreSchema, json_schema: dict[str, Any]) -> None:
        super().__init__(json_schema)
        self.reading = reading

    def __get_pydantic_core_schema__(self, *_: object) -> core_schema.CoreSchema:
        """Give what pydantic builds a reader of, in a copy: pydantic adds to what it is given."""
        copy: core_schema.CoreSchema = {**self.reading}
        return copy


def read_by(function: Callable[[object], object]) -> core_schema.CoreSchema:
    """Read by a function, which raises PydanticCustomError for what does not fit."""
    return core_schema.no_info_plain_validator_function(function)


def words(longest: int, pattern: str) -> core_schema.CoreSchema:
    """Read text of 1 to `longest` characters in which the pattern, of Rust's regex, is found."""
    return core_schema.str_schema(strict=True, min_length=1, max_length=longest, pattern=pattern)
