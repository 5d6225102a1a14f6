"""The kinds of value in the register, each read from the text as it was written.

Every type takes text only: YAML's own guesses never come this far. What does
not fit raises pydantic's error with a type of ours, which `register.errors` puts
into words. The JSON Schema of a type takes what an editor makes of the same
text, where an unquoted 2014 is a number.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

from socialpolicy import platforms
from socialpolicy.text import Text as Words

LARGEST_COUNT = 999_999
"""The largest whole number in the register."""

DEFAULT = "default"
"""The key of the response time on every platform that has none of its own."""

# JSON Schema's patterns are ECMA-262's, read alike by Python: no \d, which Python widens.
_COUNT_PATTERN = r"^[1-9][0-9]{0,5}$"
_SCALAR = ["string", "number", "boolean"]
_INK = r"\S"

_MUNICIPALITY_PATTERN = r"^[0-9]{4}$"
# From the third digit, 2 at least, an organisation's number is told from a person's.
_ORGANISATION_PATTERN = r"^[0-9]{2}[2-9][0-9]{3}-?[0-9]{4}$"
# Letters as they are in Swedish addresses; no sign that hides or turns round what stands there.
_HTTPS_PATTERN = (
    r"^https://[A-Za-z0-9\u00c0-\u024f.-]+(?::[0-9]{1,5})?"
    r"(?:/[A-Za-z0-9\u00c0-\u024f._~%!$&'()*+,;=:@/-]*)?$"
)

_COUNT = re.compile(_COUNT_PATTERN)
_MUNICIPALITY = re.compile(_MUNICIPALITY_PATTERN)
_ORGANISATION = re.compile(_ORGANISATION_PATTERN)
_HTTPS = re.compile(_HTTPS_PATTERN)


class FieldType(WithJsonSchema):
    """Stands beside a type and says how it is read, and whether it is written `bare`.

    What is bare has no quotes in a file: a day, a count or a flag.

    The same can be said with pydantic's PlainValidator and StringConstraints, but they are
    taken apart anew for each of the hundred fields that have them, which takes as long as
    reading a small register.
    """

    def __init__(
        self, reading: core_schema.CoreSchema, json_schema: dict[str, Any], *, bare: bool = False
    ) -> None:
        super().__init__(json_schema)
        self.reading = reading
        self.bare = bare

    # Annotated gives one type for two that are equal: they are not because their schemas are.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __get_pydantic_core_schema__(self, *_: object) -> core_schema.CoreSchema:
        """Give what pydantic builds a reader of, in a copy: pydantic adds to what it is given."""
        copy: core_schema.CoreSchema = {**self.reading}
        return copy


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a field besides its type, for those who read the models.

    `description` says what it holds, as the schema in each language has it.
    `aliases` are what people write for its key, with blanks between: Swedish, then English words.
    They are known wherever a key of that name is, so one field of the name has them.
    `happened` is said of a day that cannot lie ahead: what happened then, in a sentence.
    """

    description: Words
    aliases: str = ""
    happened: Words | None = None

    def __call__(self, schema: JsonDict, /) -> None:
        """Add nothing to the JSON Schema, where pydantic lets a field carry something of ours."""


_UNKNOWN = Known(Words(sv="", en=""))


def known_of(field: FieldInfo) -> Known:
    """Give what `optional` and `required` say of a field besides its type."""
    return field.json_schema_extra if isinstance(field.json_schema_extra, Known) else _UNKNOWN


def optional(
    *examples: object,
    sv: str,
    en: str,
    aliases: str = "",
    happened: Words | None = None,
    default: object = None,
    key: str | None = None,
) -> Any:  # noqa: ANN401 - as pydantic's Field
    """Declare a field that may be left out; a `default` that is a function is called each time.

    `sv` and `en` describe it in the two languages; the examples are a Swedish municipality's.
    `key` is its key where Python does not allow its name. See `Known` for the rest.
    """
    made: dict[str, Any] = {"default_factory" if callable(default) else "default": default}
    return Field(
        description=sv,
        examples=list(examples) or None,
        json_schema_extra=Known(Words(sv=sv, en=en), aliases, happened),
        alias=key,
        **made,
    )


def required(*examples: object, sv: str, en: str, **known: Any) -> Any:  # noqa: ANN401 - as pydantic's Field
    """Declare a field that must be there, as `optional` does one that need not."""
    return optional(*examples, sv=sv, en=en, default=..., **known)


def read_by(function: Callable[[object], object]) -> core_schema.CoreSchema:
    """Read by a function, which raises PydanticCustomError for what does not fit."""
    return core_schema.no_info_plain_validator_function(function)


def words(longest: int, pattern: str) -> core_schema.CoreSchema:
    """Read text of 1 to `longest` characters in which the pattern, of Rust's regex, is found."""
    return core_schema.str_schema(strict=True, min_length=1, max_length=longest, pattern=pattern)


class RegisterModel(BaseModel):
    """What every model shares: read-only, and no keys but the known ones."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        regex_engine="rust-regex",
        # A register without messages never pays for the models of messages.
        defer_build=True,
    )


def holds_model(annotation: object) -> bool:
    """Say whether a field of this type holds other models, one or a list of them."""
    if isinstance(annotation, type) and issubclass(annotation, RegisterModel):
        return True
    return any(map(holds_model, get_args(annotation)))


class _Inner(dict[type[RegisterModel], tuple[str, ...]]):
    """A dictionary that works out what it lacks: reading asks it of every model there is."""

    def __missing__(self, model: type[RegisterModel]) -> tuple[str, ...]:
        fields = model.model_fields.items()
        self[model] = tuple(name for name, field in fields if holds_model(field.annotation))
        return self[model]


INNER = _Inner()
"""The fields of a model that hold other models, one or a list of them."""


def nothing() -> list[Any]:
    """Give an empty list, for a field that was left out.

    Pydantic asks for the signature of what gives a default, and of the built-in `list`
    that takes longer than to make most models.
    """
    return []


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise PydanticCustomError("flag", "neither true nor false")
    return value == "true"


def _count(value: object) -> int:
    if type(value) is int and 1 <= value <= LARGEST_COUNT:
        return value
    if not isinstance(value, str) or not _COUNT.fullmatch(value):
        raise PydanticCustomError("count", "not a whole number")
    return int(value)


def _municipality(value: object) -> str:
    if not isinstance(value, str) or not _MUNICIPALITY.fullmatch(value):
        raise PydanticCustomError("municipality_code", "not four digits")
    return value


def _organisation(value: object) -> str:
    from socialpolicy.sensitive.numbers import passes_luhn

    if not isinstance(value, str) or not _ORGANISATION.fullmatch(value):
        raise PydanticCustomError("organisation_number", "of another form")
    digits = value.replace("-", "")
    if not passes_luhn(digits):
        raise PydanticCustomError("check_digit", "a digit is wrong")
    return f"{digits[:6]}-{digits[6:]}"


def _https(value: object) -> str:
    if not isinstance(value, str) or not _HTTPS.fullmatch(value):
        raise PydanticCustomError("https", "not an address")
    return value.rstrip("/")


def _platform(value: object) -> str:
    found = platforms.platform_named(value) if isinstance(value, str) and value.isascii() else None
    if found is None:
        raise PydanticCustomError("platform", "not a platform")
    return found.id


def _platform_or_default(value: object) -> str:
    if isinstance(value, str) and value.strip().lower() == DEFAULT:
        return DEFAULT
    try:
        return _platform(value)
    except PydanticCustomError:
        raise PydanticCustomError("platform_or_default", "neither of them") from None


def _each_once(value: object) -> object:
    """Refuse a platform under two of its names: one of them would be lost."""
    if not isinstance(value, dict):
        return value
    seen: dict[str, str] = {}
    for name in value:
        found = platforms.platform_named(name)
        if found is None:
            continue
        if found.id in seen:
            names = {"first": seen[found.id], "second": name}
            raise PydanticCustomError("platform_twice", "two names of one platform", names)
        seen[found.id] = name
    return value


def _text(longest: int) -> FieldType:
    schema = {"type": _SCALAR, "minLength": 1, "maxLength": longest, "pattern": _INK}
    return FieldType(words(longest, _INK), schema)


def _in_any_case(names: Iterable[str]) -> str:
    spelt = ("".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in name) for name in names)
    return rf"^\s*({'|'.join(spelt)})\s*$"


def _platform_schema(*names: str) -> dict[str, Any]:
    return {"anyOf": [{"enum": list(names)}, {"type": "string", "pattern": _in_any_case(names)}]}


Text = Annotated[str, _text(500)]
"""Words on a line or a few."""

LongText = Annotated[str, _text(5000)]
"""A paragraph or several."""

ShortText = Annotated[str, _text(120)]
"""A few words."""

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Slug = Annotated[
    str,
    FieldType(words(100, SLUG), {"type": _SCALAR, "maxLength": 100, "pattern": SLUG, "minimum": 0}),
]
"""An id: small letters a–z, digits and hyphens."""

Flag = Annotated[
    bool,
    FieldType(
        read_by(_flag), {"type": ["boolean", "string"], "pattern": "^(?:true|false)$"}, bare=True
    ),
]
"""true or false."""

Count = Annotated[
    int,
    FieldType(
        read_by(_count),
        {
            "type": ["integer", "string"],
            "minimum": 1,
            "maximum": LARGEST_COUNT,
            "pattern": _COUNT_PATTERN,
        },
        bare=True,
    ),
]
"""A whole number from 1."""

MunicipalityCode = Annotated[
    str,
    FieldType(
        read_by(_municipality),
        {"type": ["string", "integer"], "pattern": _MUNICIPALITY_PATTERN},
    ),
]
"""The four digits that Statistics Sweden has given a municipality."""

OrganisationNumber = Annotated[
    str,
    FieldType(
        read_by(_organisation),
        {"type": ["string", "integer"], "pattern": _ORGANISATION_PATTERN},
    ),
]
"""An organisation's ten digits, the last a check digit by Luhn; read with its hyphen."""

HttpsAddress = Annotated[
    str, FieldType(read_by(_https), {"type": "string", "pattern": _HTTPS_PATTERN})
]
"""The address of a folder on the web, without log-in, query or fragment, nor a last slash."""

PlatformName = Annotated[
    str, FieldType(read_by(_platform), _platform_schema(*platforms.KNOWN_NAMES))
]
"""A platform's id; aliases such as twitter are read as the name in use."""

PlatformOrDefault = Annotated[
    str,
    FieldType(read_by(_platform_or_default), _platform_schema(*platforms.KNOWN_NAMES, DEFAULT)),
]
"""A platform, or all those that are not named."""


def value_at(entry: RegisterModel, path: Iterable[str | int]) -> object:
    """Give what an entry says at a path of names; None where it says nothing."""
    value: object = entry
    for key in path:
        value = getattr(value, str(key)) if value is not None else None
    return value


def json_schema_of(type_: object) -> dict[str, Any]:
    """Give the JSON Schema of one of the kinds of value here."""
    own = next(each for each in get_args(type_) if isinstance(each, FieldType))
    return dict(own.json_schema or {})


class OneOrSeveral:
    """Stands beside a list whose only item may be written without it: a model, as it was before."""

    def __get_pydantic_core_schema__(
        self,
        source: Any,  # noqa: ANN401 - pydantic's own
        handler: GetCoreSchemaHandler,
    ) -> core_schema.CoreSchema:
        """Read what is no list as the only item of one."""
        return core_schema.no_info_before_validator_function(_listed, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Take both."""
        several = handler(schema)
        return {"anyOf": [several["items"], {**several, "minItems": 1}]}


def _listed(value: object) -> object:
    return value if isinstance(value, list) else [value]


EachOnce = BeforeValidator(_each_once)
"""Holds, of a mapping by platform, that no platform is in it under two names."""
