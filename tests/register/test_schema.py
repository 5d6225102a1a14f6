"""The schemas say what the register takes: no less, and as little more as JSON Schema can."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from socialpolicy import app, platforms
from socialpolicy.commands.schema import KINDS
from socialpolicy.register.model_paths import bare_type, known_fields
from socialpolicy.register.schema import MAY_BE_EMPTY, SCHEMAS, schema, written
from socialpolicy.source import Source
from socialpolicy.text import Language
from socialpolicy.yaml import read
from tests.places import SAMPLE

FILES = {
    "account": "accounts/*.yaml",
    "organisation": "organisation.yaml",
    "policy": "policy.yaml",
    "clauses": "clauses.yaml",
    "exceptions": "exceptions.yaml",
    "known": "known.yaml",
    "calendar": "calendar/*.yaml",
    "messages": "messages/*/*.yaml",
}


class Strings(SafeConstructor):
    """Reads dates as text, as JSON knows no dates."""


Strings.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def as_an_editor(text: str) -> Any:  # noqa: ANN401 - any YAML at all
    """Read YAML 1.2 with the types that editors and check-jsonschema give its values."""
    reader = YAML(typ="safe", pure=True)
    reader.Constructor = Strings
    return with_text_keys(reader.load(text))


@cache
def value_as_an_editor(text: str) -> object:
    return as_an_editor(f"key{text}")["key"]


@cache
def file_as_an_editor(file: Path) -> object:
    return as_an_editor(file.read_text("utf-8"))


def with_text_keys(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): with_text_keys(inner) for key, inner in value.items()}
    return [with_text_keys(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema(name: str) -> None:
    made = schema(name)
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert made["$id"] == f"urn:socialpolicy:schema:{name}:1"
    assert made["title"]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described_and_no_other_key_is_taken(name: str, language: Language) -> None:
    objects = [part for part in parts_of(schema(name, language)) if "properties" in part]
    assert objects
    for part in objects:
        # Of the response times, the other keys are platforms.
        assert part["additionalProperties"] is False or "propertyNames" in part
        for value in part["properties"].values():
            assert value["description"]
            assert "title" not in value


SWEDISH = re.compile(
    r"\w*[åäö]\w*|\b(?:att|av|den|det|du|eller|ett|hur|inte|med|och|om|som|till|ur|vid)\b"
)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_english_is_english(name: str) -> None:
    """But for the words that a file has in Swedish, which are explained."""
    swedish = dict(described(schema(name)))
    english = dict(described(schema(name, Language.ENGLISH)))
    assert english.keys() == swedish.keys()
    for place, words in english.items():
        taken = {"ska", "bör", "får", "fakta"} if "strength" in place else set()
        assert set(SWEDISH.findall(words.lower())) <= taken, words
        assert words != swedish[place]


def described(value: object, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give what is said of every key, by the place in the schema, and the title."""
    if isinstance(value, dict):
        for key in ("title", "description"):
            if isinstance(value.get(key), str):
                yield place, value[key]
        for key, inner in value.items():
            yield from described(inner, (*place, key))


@pytest.mark.parametrize("name", SCHEMAS)
def test_both_languages_take_the_same_files(name: str) -> None:
    swedish, english = schema(name), schema(name, Language.ENGLISH)
    assert swedish != english
    assert without_words(swedish) == without_words(english)


def without_words(value: object) -> object:
    """Leave out what is said to whoever writes a file; properties of these names are no words."""
    if isinstance(value, dict):
        return {
            key: without_words(inner)
            for key, inner in value.items()
            if key not in ("title", "description") or not isinstance(inner, str)
        }
    return [without_words(inner) for inner in value] if isinstance(value, list) else value


def parts_of(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from parts_of(inner)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_part_is_referred_to_and_every_reference_leads_somewhere(name: str) -> None:
    made = schema(name)
    referred = {part["$ref"] for part in parts_of(made) if "$ref" in part}
    assert referred == {f"#/$defs/{part}" for part in made["$defs"]}


def test_the_command_knows_every_schema() -> None:
    assert list(KINDS) == list(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_file_beside_the_register_is_what_the_command_prints(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = printed_by(capsys, "--registry", str(SAMPLE), "schema", name)
    assert printed == written(name, Language.SWEDISH)
    assert (SAMPLE / ".schema" / f"{name}.json").read_text("utf-8") == printed
    assert json.loads(printed) == schema(name)


@pytest.mark.parametrize(
    ("asked", "register", "said"),
    [
        ((), "sv", "Kommunens namn"),
        ((), "en", "The municipality's name"),
        (("--lang", "en"), "sv", "The municipality's name"),
        (("--lang", "sv"), "en", "Kommunens namn"),
    ],
)
def test_the_command_speaks_the_language_asked_for_else_the_registers(
    asked: tuple[str, ...],
    register: str,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "policy.yaml").write_text(f"authority: Degerfors kommun\nlanguage: {register}\n")
    printed = printed_by(capsys, "--registry", str(tmp_path), *asked, "schema", "policy")
    assert json.loads(printed)["properties"]["authority"]["description"] == said


def printed_by(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as ended:
        app.main(list(words))
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_without_a_name_the_command_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        app.main(["schema"])
    assert ended.value.code == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(SCHEMAS)


@pytest.mark.parametrize(
    ("word", "part"), [("konto", "account"), ("mesages", "messages"), ("\x1b[31m", "policy")]
)
def test_another_name_is_refused_with_those_there_are(
    word: str, part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        app.main(["schema", word])
    assert ended.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert part in err
    assert err.rstrip("\n").isprintable()


def test_a_name_may_be_in_the_singular(capsys: pytest.CaptureFixture[str]) -> None:
    printed = printed_by(capsys, "--lang", "en", "schema", "message")
    assert printed == written("messages", Language.ENGLISH)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", SCHEMAS)
def test_the_sample_register_fits_its_schemas(name: str, language: Language) -> None:
    validator = Draft202012Validator(
        schema(name, language), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    for file in sorted(SAMPLE.glob(FILES[name])):
        value = file_as_an_editor(file)
        assert [error.message for error in validator.iter_errors(value)] == [], file


def test_the_sample_register_has_files_to_fit() -> None:
    assert len(list(SAMPLE.glob("accounts/*.yaml"))) > 10


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_file_with_nothing_in_it(name: str) -> None:
    taken = Draft202012Validator(schema(name)).is_valid(None)
    assert taken is (name in MAY_BE_EMPTY)


# What the register takes and what the schemas take, field by field.

SCALARS = (
    "Degerfors bibliotek",
    "kultur-och-fritid",
    "Kultur",
    "2026-11-20",
    "2026-11-31",
    "1899-12-31",
    "2200-01-01",
    "20/11 2026",
    "2026-11-20 14:05",
    "2026-11-20T14:05:09+01:00",
    "2026-11-20 24:00",
    "2026-11-20 14:05+99:00",
    "14:05",
    "true",
    "True",
    "no",
    "ja",
    "0",
    "1",
    "30",
    "030",
    "-1",
    "2026",
    "999999",
    "1000000",
    "1.10",
    "1e3",
    ".inf",
    "0x1F",
    "08:00-17:00",
    "8:00-17:00",
    "17:00-08:00",
    "4 hours",
    "1 working day",
    "0 hours",
    "99999 hours",
    "facebook",
    "Twitter",
    "myspace",
    "default",
    "SE",
    "none",
    "sv",
    "official",
    "answered",
    "error",
    "ska",
    "1862",
    "212000-0001",
    "212000-0002",
    "2120000001",
    "121212-1212",
    "https://degerfors.se/sociala-medier/",
    "https://åmål.se:8443",
    "http://degerfors.se",
    "https://degerfors.se?a=1",
    "CC0-1.0",
    "overview",
    "attestation",
    "Europe/Stockholm",
    "Europe/Degerfors",
    "ö" * 120,
    "ö" * 121,
    "a" * 100,
    "a" * 101,
    "b" * 500,
    "b" * 501,
    "c" * 5000,
    "c" * 5001,
)
QUOTED = ("", " ", " facebook ", " 08:00-17:00 ", "4  hours", "~", "null", "2026-11-20 ")
KEYS = ("mon", "2026-06-19", "2026-06-31", "Facebook", "x", "default", "A14", "okänd", "")

SAYS_MORE = frozenset(
    {
        "day_impossible",
        "time_impossible",
        "time_zone",
        "hours",
        "target",
        "week_closed",
        "platform_twice",
        "check_digit",
        "no_such_place",
        "says_nothing",
        "no_reason",
    }
)
"""What only `check` can refuse: it takes a calendar, arithmetic or a list that changes."""


def models_in(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for field in model.model_fields.values():
        bare = bare_type(field.annotation)
        for inner in (bare, *(bare_type(each) for each in get_args(bare))):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from models_in(inner)


PARTS = list(
    dict.fromkeys(
        (name, model)
        for name, (whole, _) in SCHEMAS.items()
        for model in models_in(whole)
        if "root" not in model.model_fields
    )
)


WHOLE = {name: schema(name) for name in SCHEMAS}


def validator_of(name: str, model: type[BaseModel]) -> Draft202012Validator:
    made = WHOLE[name]
    if model is SCHEMAS[name][0]:
        body = {key: made[key] for key in made if key not in ("$id", "$defs")}
    else:
        body = {"$ref": f"#/$defs/{model.__name__}"}
    return Draft202012Validator(
        {**body, "$defs": made["$defs"]}, format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def required_of(model: type[BaseModel]) -> dict[str, str]:
    """Fill in what must be there, each with an example or the first word allowed."""
    filled = {}
    for name, field in known_fields(model).items():
        if field.is_required():
            bare = bare_type(field.annotation)
            words = (field.examples or [None])[0] or next(iter(get_args(bare)), None)
            filled[name] = words or {"at": "2026-11-20 14:05"}.get(name, "2026-11-20")
    if "received" in filled:
        filled["received"] = "2026-11-20 14:05"
    return filled


def texts() -> Iterator[str]:
    """Write every value as it may stand after a key, alone, in a list and in a mapping."""
    yield ":"
    for empty in ("[]", "{}", "[null]", "[[]]", "[{}]"):
        yield f": {empty}"
    for value in (*SCALARS, *(json.dumps(each) for each in (*SCALARS, *QUOTED))):
        yield f": {value}"
        yield f":\n- {value}"
    for name in KEYS:
        for value in ("", '"08:00-17:00"', '"4 hours"', "fel", "error", "[]", "[08:00-12:00]"):
            yield f":\n  {json.dumps(name)}: {value}"


TEXTS = tuple(texts())


@cache
def value_as_check(text: str) -> dict[str, object]:
    """Read a key and its value as `check` does: nothing at all where it holds nothing."""
    document = read(Source("registry/file.yaml", f"key{text}".encode()))
    assert document.readable, text
    assert not document.problems, text
    assert isinstance(document.value, dict)
    return dict(document.value)


def refusals_of_file(model: type[BaseModel], text: str) -> set[str] | None:
    """Give the types of the errors of a file; None when it cannot be read."""
    document = read(Source("registry/file.yaml", text.encode()))
    if not document.readable or document.problems:
        return None
    return refusals(model, {} if document.value is None else document.value)


def refusals(model: type[BaseModel], value: object) -> set[str]:
    """Give the types of the errors that a model has with a file's value."""
    try:
        model.model_validate(value)
    except ValidationError as error:
        return {detail["type"] for detail in error.errors()}
    return set()


@cache
def judged_by(definition: str) -> tuple[bool, ...]:
    """Say of each text whether a key's own part of a schema takes what an editor sees there.

    Many keys have the same part, so each part is asked once.
    """
    validator = Draft202012Validator(
        json.loads(definition), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    return tuple(validator.is_valid(value_as_an_editor(text)) for text in TEXTS)


@pytest.mark.parametrize(("name", "model"), PARTS, ids=lambda each: getattr(each, "__name__", each))
def test_schema_and_register_agree_on_every_key(name: str, model: type[BaseModel]) -> None:
    made = schema(name)
    body = made if model is SCHEMAS[name][0] else made["$defs"][model.__name__]
    required = required_of(model)
    assert refusals(model, required) == set()
    assert validator_of(name, model).is_valid(required)
    seen: set[bool] = set()
    for key in known_fields(model):
        others = {other: value for other, value in required.items() if other != key}
        part = {**body["properties"][key], "$defs": made["$defs"]}
        for text, valid in zip(TEXTS, judged_by(json.dumps(part, sort_keys=True)), strict=True):
            held = value_as_check(text)
            errors = refusals(model, {**others, key: held["key"]} if held else others)
            seen.add(not errors)
            seen_as = value_as_an_editor(text)
            if not errors:
                assert valid or empty_stranger(seen_as), text
            elif not errors & SAYS_MORE and is_all_text(seen_as):
                assert not valid, (text, errors)
    assert seen == {True, False}


def is_all_text(value: object) -> bool:
    """Say whether an editor sees the same text as `check`: nothing unquoted of another type."""
    if isinstance(value, dict | list):
        return all(
            is_all_text(each) for each in (value.values() if isinstance(value, dict) else value)
        )
    return isinstance(value, str)


def empty_stranger(value: object) -> bool:
    """Say whether a mapping holds an unknown key without a value, which only `check` lets be."""
    return isinstance(value, dict) and None in value.values()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("policy", {"banner": {"text": "a", "version": "1", "exempt": {"x": None}}}),
        ("policy", {"response_times": {"x": None, "default": None, "Blog": "4 hours"}}),
        ("policy", {"working_time": {"week": {"mon": None, "tue": "08:00-12:00"}}}),
        ("policy", {"rules": {"off": {"A14": None}, "severity": {"A14": None}}}),
        ("policy", {"limits": {"due_soon": None}, "banner": None, "language": None}),
        ("calendar", {"closed": {"2026-06-19": None}, "hours": {"2026-06-19": None}}),
        ("messages", {"actions": None, "record": None, "concerns_us": None, "noticed": None}),
    ],
)
def test_a_known_key_may_wait_for_its_value(name: str, value: dict[str, Any]) -> None:
    whole = SCHEMAS[name][0]
    model = next(
        model for part, model in PARTS if part == name and set(value) <= set(known_fields(model))
    )
    filled = {**required_of(model), **value}
    assert refusals_of_file(model, json.dumps(filled)) == set()
    file = [filled] if "root" in whole.model_fields else filled
    assert list(Draft202012Validator(schema(name)).iter_errors(file)) == []


@pytest.mark.parametrize(("name", "model"), PARTS, ids=lambda each: getattr(each, "__name__", each))
def test_a_key_too_many_or_too_few_is_refused_by_both(name: str, model: type[BaseModel]) -> None:
    validator = validator_of(name, model)
    required = required_of(model)
    assert validator.is_valid(required)
    assert not validator.is_valid({**required, "okänd": "x"})
    assert not validator.is_valid([required])
    for key in required:
        fewer = {other: value for other, value in required.items() if other != key}
        assert not validator.is_valid(fewer)
        assert not validator.is_valid({**fewer, key: None})
        assert refusals_of_file(model, json.dumps(fewer)) == {"missing"}


FIELDS = [
    (name, model, key)
    for name, model in PARTS
    for key, field in known_fields(model).items()
    if get_origin(bare_type(field.annotation)) is None
    and not (
        isinstance(bare_type(field.annotation), type)
        and issubclass(bare_type(field.annotation), BaseModel)  # type: ignore[arg-type]
    )
]
VALIDATORS = {(name, model): validator_of(name, model) for name, model in PARTS}


@given(
    field=st.sampled_from(FIELDS),
    text=st.one_of(
        st.text(max_size=40),
        st.from_regex(r"(19|20|21)\d\d-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?)?", fullmatch=True),
        st.sampled_from(platforms.KNOWN_NAMES).map(str.title),
        st.integers().map(str),
    ),
)
def test_whatever_text_the_register_takes_the_schema_takes(
    field: tuple[str, type[BaseModel], str], text: str
) -> None:
    name, model, key = field
    value = {**required_of(model), key: text}
    errors = refusals_of_file(model, json.dumps(value))
    if errors is not None and not errors & SAYS_MORE:
        assert VALIDATORS[name, model].is_valid(value) is not bool(errors)


@pytest.mark.parametrize("name", SCHEMAS)
def test_patterns_are_read_alike_by_python_and_ecmascript(name: str) -> None:
    """No classes that Python widens, no groups that ECMA-262 lacks, and both ends said."""
    for part in parts_of(schema(name)):
        pattern = part.get("pattern")
        if isinstance(pattern, str) and pattern != r"\S":
            re.compile(pattern)
            assert pattern.startswith("^")
            assert pattern.endswith("$")
            assert not re.search(r"\\[dwbAZ]|\(\?[^:]", pattern)


def test_an_editor_is_shown_the_very_place() -> None:
    action = {"did": "besvarad", "at": "2026-11-20 15:40"}
    model = next(model for _, model in PARTS if model.__name__ == "Message")
    message = {**required_of(model), "actions": [action]}
    (error,) = Draft202012Validator(schema("messages")).iter_errors([message])
    assert list(error.absolute_path) == [0, "actions", 0, "did"]
    assert error.validator == "enum"
