"""What is said of a value that does not fit: where, what stands there, and what to write."""

from __future__ import annotations

import json
import operator
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from socialpolicy import platforms
from socialpolicy.finding import Flaw, Problem
from socialpolicy.formats import LEVELS
from socialpolicy.register.errors import describe, did_you_mean
from socialpolicy.register.errors.lists import LISTS
from socialpolicy.register.model_paths import bare_type, follow, known_fields
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.calendar_year import CalendarYear
from socialpolicy.register.models.clause import ClauseEntry
from socialpolicy.register.models.exception import ExceptionEntry, KnownFaults
from socialpolicy.register.models.field_types import known_of
from socialpolicy.register.models.message import Message
from socialpolicy.register.models.organisation import Organisation
from socialpolicy.register.models.policy import Policy
from socialpolicy.register.schema import SCHEMAS, Clauses, Messages
from socialpolicy.source import Source
from socialpolicy.text import FilledText, Language, Text, clean
from socialpolicy.yaml import Document, Plain, read

MODELS: tuple[type[BaseModel], ...] = (
    Account,
    CalendarYear,
    ClauseEntry,
    ExceptionEntry,
    KnownFaults,
    Clauses,
    Message,
    Messages,
    Organisation,
    Policy,
)

ACCOUNT = """\
id: biblioteket
platform: facebook
name: Degerfors bibliotek
url: https://www.facebook.com/degerforsbibliotek
kind: operational
unit: kultur
"""

MESSAGE = """\
id: m1
received: 2026-11-20 14:05
channel: comment
kind: question
subject: Öppettider
"""

REST: dict[type[BaseModel], str] = {
    Account: ACCOUNT,
    CalendarYear: "year: 2026\n",
    Message: MESSAGE,
    Organisation: "",
    Policy: "authority: Degerfors kommun\n",
    Messages: "",
}


def document_of(text: str) -> Document:
    document = read(Source("registry/file.yaml", text.encode()))
    assert document.readable
    assert not document.problems
    return document


def complain(model: type[BaseModel], text: str, subject: str | None = None) -> list[Problem]:
    document = document_of(text)
    value: Plain = {} if document.value is None else document.value
    try:
        model.model_validate(value)
    except ValidationError as error:
        return describe.problems(error, model, document.place, subject)
    return []


def in_full(model: type[BaseModel], fragment: str) -> str:
    """Put a fragment into a faultless file, in place of the keys that it has."""
    if not isinstance(document_of(fragment).value, dict):
        return fragment
    own = {line.partition(":")[0] for line in fragment.splitlines()}
    kept = (line for line in REST[model].splitlines() if line.partition(":")[0] not in own)
    return "\n".join([*kept, fragment])


def marked(problem: Problem) -> str:
    return problem.label.source.excerpt(problem.label.span)


def help_of(problem: Problem, language: Language) -> str:
    assert problem.help
    return problem.help.in_language(language)


CASES = yaml.safe_load((Path(__file__).parent / "error_cases.yaml").read_text("utf-8"))
KINDS = {model.__name__: model for model in MODELS}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_mistake_has_its_place_its_sentence_and_its_advice(case: dict[str, Any]) -> None:
    model = KINDS[case["kind"]]
    (problem,) = complain(model, in_full(model, case["file"]), "biblioteket")
    assert problem.flaw is Flaw.SHAPE
    assert problem.subject == "biblioteket"
    assert marked(problem) == case["marks"]
    for language in Language:
        expected = case[language.value]
        assert problem.said.in_language(language) == expected["says"]
        assert help_of(problem, language) == expected["help"]


@pytest.mark.parametrize("model", REST)
def test_the_rest_of_every_case_is_faultless(model: type[BaseModel]) -> None:
    if model is not Messages:
        assert complain(model, REST[model]) == []


def test_a_key_by_another_name_is_complained_of_once() -> None:
    text = ACCOUNT.replace("platform:", "plattform:").replace("name:", "namn:")
    said = [problem.said.in_language(Language.SWEDISH) for problem in complain(Account, text)]
    assert sorted(said) == ["Okänd nyckel: namn", "Okänd nyckel: plattform"]


def test_a_missing_id_is_the_name_of_the_file() -> None:
    (problem,) = complain(Account, ACCOUNT.replace("id: biblioteket\n", ""), "kulturskolan-x")
    assert help_of(problem, Language.SWEDISH) == "Skriv till exempel:\nid: kulturskolan-x"


def test_an_entry_of_the_log_is_spoken_of_by_itself() -> None:
    document = document_of("- text\n- id: m1\n  watch: 1\n")
    at = document.place / 0
    with pytest.raises(ValidationError) as caught:
        Message.model_validate("text")
    (problem,) = describe.problems(caught.value, Message, at, None)
    assert problem.said.in_language(Language.SWEDISH) == "Posten ska ha egna nycklar, inte ”text”"
    assert marked(problem) == "text"


def test_a_file_of_nothing_but_unknown_keys_is_told_in_good_time() -> None:
    text = ACCOUNT + "".join(f"nyckel-{number}: 1\n" for number in range(3000))
    problems = complain(Account, text)
    assert len(problems) == 3000
    assert help_of(problems[-1], Language.SWEDISH).startswith("Ta bort den, eller använd någon")


def test_nothing_of_a_file_reaches_the_screen_as_a_command() -> None:
    text = ACCOUNT + 'opened: "\\e[31m\\u202e::error::{0}[red]"\n'
    document = read(Source("registry/file.yaml", text.encode()))
    with pytest.raises(ValidationError) as caught:
        Account.model_validate(document.value)
    (problem,) = describe.problems(caught.value, Account, document.place, None)
    said = problem.said.in_language(Language.SWEDISH)
    assert said == "opened är inte ett datum: ”\\x1b[31m\\u202e::error::{0}[red]”"


# The whole of what may be refused.

NODES_WITHOUT_ERRORS = {"default", "nullable", "model-field", "definition-ref", "None"}
NOT_VALIDATED = {"metadata", "serialization", "config", "function", "json_schema_input_schema"}


ERRORS_OF_NODES = {
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden", "model_type"},
    "list": {"list_type"},
    "dict": {"dict_type"},
    "literal": {"literal_error"},
    "str": {"string_type"},
}
ERRORS_OF_LIMITS = {
    ("str", "min_length"): "string_too_short",
    ("str", "max_length"): "string_too_long",
    ("str", "pattern"): "string_pattern_mismatch",
}
LIMITS = {"min_length", "max_length", "pattern", "gt", "ge", "lt", "le", "multiple_of"}


def error_types(node: object, parts: dict[str, object]) -> Iterator[str]:
    """List the error types that a core schema can give, by the schema's own words.

    `parts` holds the schema's definitions that have not been looked at.
    """
    if isinstance(node, list | tuple):
        for inner in node:
            yield from error_types(inner, parts)
    if not isinstance(node, dict):
        return
    kind = str(node.get("type"))
    if kind == "definitions":
        parts |= {part["ref"]: part for part in node["definitions"]}
        yield from error_types(node["schema"], parts)
        return
    if kind == "definition-ref":
        yield from error_types(parts.pop(node["schema_ref"], None), parts)
    yield from own_error_types(kind, node)
    for key, inner in node.items():
        if key not in NOT_VALIDATED:
            yield from error_types(inner, parts)


def own_error_types(kind: str, node: dict[str, Any]) -> Iterator[str]:
    if kind.startswith("function-"):
        yield from ERRORS_OF_FUNCTIONS[node["function"]["function"].__name__]
    elif kind not in NODES_WITHOUT_ERRORS:
        yield from ERRORS_OF_NODES[kind]
    yield from (ERRORS_OF_LIMITS[kind, limit] for limit in LIMITS & set(node))


ERRORS_OF_FUNCTIONS = {
    "_day": {"day_form", "day_impossible", "year_remote"},
    "_days_of": {"day_form", "day_impossible", "year_remote"},
    "_time": {"time_form", "time_impossible", "year_remote"},
    "_flag": {"flag"},
    "_composed": set(),
    "_count": {"count"},
    "_known": {"known_fault"},
    "_in_account": {"no_such_place"},
    "_in_message": {"no_such_place"},
    "_role": {"says_nothing"},
    "_reason": {"no_reason"},
    "_year": {"year"},
    "_municipality": {"municipality_code"},
    "_organisation": {"organisation_number", "check_digit"},
    "_https": {"https"},
    "_platform": {"platform"},
    "_platform_or_default": {"platform", "platform_or_default"},
    "_each_once": {"platform_twice"},
    "_zone": {"time_zone"},
    "_listed": set(),
    "_open_some_day": {"week_closed"},
    "in_order": {"none_listed", "from_twice", "from_missing"},
    "in_one_zone": {"zones_differ"},
    "_hours": {"hours"},
    "_target": {"target"},
}


@pytest.mark.parametrize("model", MODELS)
def test_every_error_that_a_model_can_give_has_words_of_its_own(model: type[BaseModel]) -> None:
    model.model_rebuild(force=True)
    types = set(error_types(model.__pydantic_core_schema__, {}))
    assert "missing" in types
    assert types <= set(describe.VALUES) | describe.SHAPES | set(LISTS)


words = st.one_of(
    st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=30),
    st.sampled_from(["2026-02-30", "20/11 2026", "ja", "0", "x", "08:00-07:00", "4 timmar"]),
    st.just("ö" * 5001),
)


HIDDEN = "Hemligt-Lösen:2026/x9"
HOLDING_IT = st.sampled_from([HIDDEN, f"lösenord {HIDDEN}", f"{HIDDEN}, {HIDDEN}"])


def junk(leaves: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    keys = st.one_of(leaves.filter(lambda key: len(key) < 50), st.sampled_from(["[key]", "role"]))
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(st.one_of(st.none(), inner), max_size=3),
            st.dictionaries(keys, inner, max_size=3),
        ),
        max_leaves=6,
    )


def values_for(type_: object, leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw values that are often right, and wrong at any depth."""
    bare = bare_type(type_)
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        one_key = st.one_of(
            [
                st.fixed_dictionaries({name: values_for(field.annotation, leaves)})
                for name, field in known_fields(bare).items()
            ]
        )
        unknown = st.fixed_dictionaries({"okänd": leaves})
        return st.one_of(one_key, st.builds(operator.or_, one_key, one_key), unknown, leaves)
    if get_origin(bare) is list:
        return st.one_of(st.lists(values_for(get_args(bare)[0], leaves), max_size=2), leaves)
    if get_origin(bare) is Literal:
        return st.one_of(st.sampled_from(get_args(bare)), leaves)
    return leaves


WRONG = {model: values_for(model, junk(words)) for model in MODELS}
HIDING = {model: values_for(model, junk(HOLDING_IT)) for model in MODELS}


def problems_of(model: type[BaseModel], value: object) -> list[Problem]:
    """Complain of a value by way of the file that it would stand in."""
    document = read(Source("registry/file.yaml", json.dumps(value).encode()))
    plain: Plain = {} if document.value is None else document.value
    try:
        model.model_validate(plain)
    except ValidationError as error:
        return describe.problems(error, model, document.place, None)
    return []


@pytest.mark.parametrize("model", MODELS)
@settings(suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_wrong_is_said_in_both_languages(
    model: type[BaseModel], data: st.DataObject
) -> None:
    for problem in problems_of(model, data.draw(WRONG[model])):
        for language in Language:
            said, advice = problem.said.in_language(language), help_of(problem, language)
            assert said
            assert advice
            # The YAML of an advice is on lines of its own.
            assert all(clean(line) == line for line in (said, *advice.split("\n")))
            assert "går inte att läsa" not in said
            assert "…:" not in advice
        line = problem.label.source.line(problem.label.span.line)
        assert 1 <= problem.label.span.column <= len(line) + 1


def covered(said: FilledText) -> FilledText:
    """Cover what must be hidden in the values of a sentence, and nowhere else."""

    def cover(value: object) -> object:
        if isinstance(value, FilledText):
            return covered(value)
        return value.replace(HIDDEN, "•••") if isinstance(value, str) else value

    return FilledText(said.text, {name: cover(value) for name, value in said.values.items()})


@pytest.mark.parametrize("model", MODELS)
@settings(suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_secret_in_a_value_can_be_covered(model: type[BaseModel], data: st.DataObject) -> None:
    value = data.draw(HIDING[model])
    for problem in problems_of(model, value):
        assert problem.help
        for said in (problem.said, problem.help):
            for language in Language:
                spoken = covered(said).in_language(language).lower()
                assert HIDDEN.lower() not in spoken
                assert "lösen:" not in spoken
                assert "losen" not in spoken


# Advice is only worth giving when it can be followed.


def all_models() -> list[type[BaseModel]]:
    found: dict[type[BaseModel], None] = {}

    def gather(type_: object) -> None:
        bare = bare_type(type_)
        if isinstance(bare, type) and issubclass(bare, BaseModel) and bare not in found:
            found[bare] = None
            for field in bare.model_fields.values():
                gather(field.annotation)
        for inner in get_args(bare):
            gather(inner)

    for model in MODELS:
        gather(model)
    return list(found)


FIELDS = [
    (model, name, field) for model in all_models() for name, field in known_fields(model).items()
]


EACH_FIELD = pytest.mark.parametrize(
    ("model", "name", "field"),
    FIELDS,
    ids=[f"{model.__name__}-{name}" for model, name, _ in FIELDS],
)


@EACH_FIELD
def test_the_example_of_every_field_is_right(
    model: type[BaseModel], name: str, field: FieldInfo
) -> None:
    """What is advised, on the key's own line or below it, is taken as it stands."""
    expected = follow(model, (name,))
    advised = expected.example_below if holds_more(field) else expected.example
    text = advised._replace(words=Text("Skriv:", "Write:")).text.en.removeprefix("Write:\n")
    assert "…" not in text
    errors = errors_of(model, document_of(text).value)
    assert {error["type"] for error in errors} <= {"missing"}
    assert (name,) not in {error["loc"] for error in errors}


@EACH_FIELD
def test_a_key_that_must_be_there_fits_on_a_line(
    model: type[BaseModel], name: str, field: FieldInfo
) -> None:
    assert follow(model, (name,)).path == (name,)
    assert not (field.is_required() and holds_more(field))


def errors_of(model: type[BaseModel], value: Plain) -> list[ErrorDetails]:
    try:
        model.model_validate(value)
    except ValidationError as error:
        return error.errors()
    return []


def holds_more(field: FieldInfo) -> bool:
    bare = bare_type(field.annotation)
    return get_origin(bare) in (dict, list) or (
        isinstance(bare, type) and issubclass(bare, BaseModel)
    )


@EACH_FIELD
def test_every_field_is_described_in_both_languages(
    model: type[BaseModel], name: str, field: FieldInfo
) -> None:
    described = known_of(field).description
    assert described.sv == field.description
    for words in described:
        assert words
        assert not words.endswith(".")


def test_other_names_lead_to_keys_and_values_that_exist() -> None:
    keys = {name for _, name, _ in FIELDS}
    assert {key for known in did_you_mean.key_aliases().values() for key in known} <= keys
    choices = {
        word
        for model in all_models()
        for field in model.model_fields.values()
        for part in (field.annotation, *get_args(bare_type(field.annotation)))
        for word in follow(model, (known_name_of(model, field),)).choices
        + (get_args(part) if get_origin(part) is Literal else ())
    }
    known = choices | set(platforms.PLATFORMS) | set(SCHEMAS) | set(LEVELS)
    assert {value for values in did_you_mean._VALUES.values() for value in values} <= known


def known_name_of(model: type[BaseModel], field: object) -> str:
    return next(name for name, each in known_fields(model).items() if each is field)


def test_other_names_are_no_keys_themselves() -> None:
    for model in all_models():
        for name in known_fields(model):
            assert did_you_mean.same_key(name, known_fields(model)) == name
