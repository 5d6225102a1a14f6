"""Y03's ground: what pydantic refused, in our words and both languages.

Every sentence says where, what is there and what should be; every piece of
advice can be followed as it is. Values of the file go into the sentences
as they are, so that one that turns out to be secret can be covered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel, ValidationError

from socialpolicy.finding import Fix, Flaw, Label, Problem
from socialpolicy.register.errors import values
from socialpolicy.register.errors.did_you_mean import is_certain, like_key, same_key
from socialpolicy.register.errors.lists import LISTS, place_in
from socialpolicy.register.errors.values import MEANT, WRITE, Advice, Words, Wrong, advice
from socialpolicy.register.model_paths import (
    BAD_KEY,
    bare_type,
    follow,
    homes,
    is_model,
    known_fields,
    other_keys,
)
from socialpolicy.register.models.policy import Policy
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place, Plain
from socialpolicy.yaml.plain import EmptyKey, Path, empty_keys

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


MOST_COMPARED = 200
"""Unknown keys of one entry that are compared with the known ones; comparing is slow."""

MOST_REPORTED = 5000
"""Errors of one entry that are reported; whoever has fixed those runs the check again."""

_FILE = Text(sv="Filen", en="The file")
_ENTRY = Text(sv="Posten", en="The entry")
_TOP_OF_FILE = Text(sv="filens översta nivå", en="the top level of the file")
_TOP_OF_ENTRY = Text(sv="postens översta nivå", en="the top level of the entry")

_MISSING = Text(sv="{field} saknas", en="{field} is missing")
_MISSING_IN = Text(sv="{field} saknas i {where}", en="{field} is missing from {where}")
_EMPTY = Text(sv="Filen är tom", en="The file is empty")
_EMPTY_HELP = Text(
    sv="Den behöver minst {fields}. Till exempel:", en="It needs at least {fields}. For example:"
)
_UNKNOWN = Text(sv="Okänd nyckel: {key}", en="Unknown key: {key}")
_UNKNOWN_IN = Text(sv="Okänd nyckel i {where}: {key}", en="Unknown key in {where}: {key}")
_ALREADY = Text(
    sv="{meant} står redan här. Ta bort den rad som är fel.",
    en="{meant} already stands here. Remove the line that is wrong.",
)
_ELSEWHERE = Text(
    sv="{key} hör hemma i {homes}. Kontrollera indraget.",
    en="{key} belongs in {homes}. Check the indent.",
)
_KNOWN = Text(
    sv="Ta bort den, eller använd någon av nycklarna {known}.",
    en="Remove it, or use one of the keys {known}.",
)
_KEY_IN = Text(sv="Nyckeln i {where}", en="The key in {where}")
_NOT_LIST = Text(
    sv="{where} ska vara en lista, inte {found}", en="{where} should be a list, not {found}"
)
_LIST_HELP = Text(
    sv="Börja varje post på en egen rad med bindestreck och mellanslag. Till exempel:",
    en="Start every item on a line of its own with a dash and a space. For example:",
)
_ITEM_HELP = Text(
    sv="Skriv ett bindestreck och ett mellanslag först:", en="Write a dash and a space first:"
)
_SPACE_HELP = Text(
    sv="Det saknas ett mellanslag efter bindestrecket. Skriv så här:",
    en="There is no space after the dash. Write it so:",
)
_NOT_MAPPING = Text(
    sv="{where} ska ha egna nycklar, inte {found}",
    en="{where} should have keys of its own, not {found}",
)
_MAPPING_HELP = Text(
    sv="Skriv nycklarna på raderna under. Till exempel:",
    en="Write the keys on the lines below. For example:",
)
_UNREADABLE = Text(sv="{where} går inte att läsa", en="{where} cannot be read")
_COMPARE = Text(
    sv="Jämför med en fil som fungerar. Så här kan det se ut:",
    en="Compare with a file that works. It may look like this:",
)


def _no_such_place(wrong: Wrong) -> Words:
    """Word a path of a correction that leads nowhere."""
    said = values.say_not(wrong, Text("en plats i det som rättas", "a place in what is corrected"))
    return said, values.example(wrong)


def _no_reason(wrong: Wrong) -> Words:
    """Word what gives no reason to anybody: nothing, or one word."""
    expected = Text("ett skäl med minst två ord", "a reason of at least two words")
    return values.say_not(wrong, expected), values.example(wrong)


VALUES: dict[str, Callable[[Wrong], Words]] = {
    "string_type": values.text,
    "string_too_short": values.empty,
    "string_too_long": values.too_long,
    "string_pattern_mismatch": values.pattern,
    "literal_error": values.choice,
    "platform": values.platform,
    "platform_or_default": values.platform_or_default,
    "day_form": values.day,
    "day_impossible": values.impossible_day,
    "year_remote": values.remote_year,
    "time_form": values.time,
    "time_impossible": values.impossible_time,
    "flag": values.flag,
    "count": values.count,
    "year": values.year,
    "time_zone": values.zone,
    "hours": values.hours,
    "target": values.target,
    "municipality_code": values.municipality_code,
    "organisation_number": values.organisation_number,
    "check_digit": values.check_digit,
    "https": values.https,
    "known_fault": values.known_fault,
    "no_such_place": _no_such_place,
    "says_nothing": values.empty,
    "no_reason": _no_reason,
}
"""What words each of pydantic's error types about a value, its own and ours."""

SHAPES = frozenset({"missing", "extra_forbidden", "list_type", "dict_type", "model_type"})
"""The error types about keys, lists and mappings, which are worded here."""


def problems(
    error: ValidationError, model: type[BaseModel], at: Place, subject: str | None
) -> list[Problem]:
    """Word every error that a model found in the value at a place.

    A missing key that an unknown one was meant to be is not complained of
    twice. An empty file is complained of once, whatever it lacks. Beyond
    `MOST_REPORTED` nothing more is said.
    """
    details = [_in_file(detail, at) for detail in error.errors(include_url=False)]
    if not at.path and at.document.value is None and not details[0]["input"]:
        return [_Complaints(model, at, subject).of_nothing(details)]
    return list(islice(_Complaints(model, at, subject).about(details), MOST_REPORTED))


def _in_file(detail: ErrorDetails, at: Place) -> ErrorDetails:
    """Take out of an error's path the position of what may be one of several but stands alone."""
    here: Plain = at.document.value
    for step in at.path:
        here = here[step]  # type: ignore[index]
    path: list[str | int] = []
    for step in detail["loc"]:
        if isinstance(step, int) and not isinstance(here, list):
            continue
        path.append(step)
        if isinstance(here, dict):
            here = here.get(str(step))
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            here = None
    return {**detail, "loc": tuple(path)}


def unknown_key(model: type[BaseModel], at: Place, subject: str | None, path: Path) -> Problem:
    """Word a key that the model does not know, by its path in the value at a place."""
    return _Complaints(model, at, subject)._unknown_key(path, set(), compare=True)  # noqa: SLF001


class _Complaints(NamedTuple):
    model: type[BaseModel]
    at: Place
    subject: str | None

    def about(self, details: list[ErrorDetails]) -> Iterator[Problem]:
        missing: dict[Path, ErrorDetails] = {}
        meant: set[Path] = set()
        compared = 0
        for detail in details:
            kind, location = detail["type"], detail["loc"]
            if kind == "missing":
                missing[location] = detail
            elif kind == "extra_forbidden":
                compared += 1
                yield self._unknown_key(location, meant, compare=compared <= MOST_COMPARED)
            else:
                yield self._wrong(kind, detail)
        for location in missing:
            if location not in meant:
                yield self._missing(location)

    def of_nothing(self, details: list[ErrorDetails]) -> Problem:
        fields = [written(detail["loc"]) for detail in details]
        remedy = self._example(_EMPTY_HELP, details[0]["loc"], fields=fields)
        return self._problem(self.at, (FilledText(_EMPTY, {}), remedy))

    def _problem(self, place: Place, words: Words) -> Problem:
        said, remedy = words
        return _shape_problem(said, place, remedy, self.subject)

    def _place(self, path: Path) -> Place:
        place = self.at
        for step in path:
            place = place / step
        return place

    def _where(self, path: Path) -> object:
        return written(path) or (_ENTRY if self.at.path else _FILE)

    def _missing(self, location: Path) -> Problem:
        above, field = written(location[:-1]), str(location[-1])
        values = {"field": field, "where": above}
        said = FilledText(_MISSING_IN if above else _MISSING, values)
        return self._problem(self._place(location), (said, self._example(WRITE, location)))

    def _example(self, words: Text, location: Path, **filled: object) -> Advice:
        if location == ("id",) and self.subject and not self.at.path:
            return advice(words, Fix(words, {"id": "{id}"}), id=self.subject, **filled)
        return advice(words, follow(self.model, location).example, **filled)

    def _unknown_key(self, location: Path, meant: set[Path], *, compare: bool) -> Problem:
        above, key = location[:-1], str(location[-1])
        owner = follow(self.model, location).owner or self.model
        values: dict[str, object] = {"key": key, "where": written(above)}
        said = FilledText(_UNKNOWN_IN if above else _UNKNOWN, values)
        known = known_fields(owner)
        top = _TOP_OF_ENTRY if self.at.path else _TOP_OF_FILE
        elsewhere = [written(path) or top for path in homes(self.model, key)]
        nearest = same_key(key, known)
        if not nearest and not elsewhere and compare:
            nearest = like_key(key, known)
        if nearest:
            exists = self._exists((*above, nearest))
            meant.add((*above, nearest))
            remedy = advice(_ALREADY if exists else MEANT, meant=nearest)
            if not exists and is_certain(key, nearest, known):
                renamed = Fix(MEANT, rename=((*self.at.path, *location), nearest))
                remedy = remedy._replace(fix=renamed)
        elif elsewhere:
            remedy = advice(_ELSEWHERE, key=key, homes=elsewhere)
        else:
            remedy = advice(_KNOWN, known=list(known))
        return self._problem(self._place(location).key, (said, remedy))

    def _exists(self, path: Path) -> bool:
        here: Plain = self.at.document.value
        for step in (*self.at.path, *path):
            if isinstance(here, dict) and step in here:
                here = here[str(step)]
            elif isinstance(here, list) and isinstance(step, int) and step < len(here):
                here = here[step]
            else:
                return False
        return True

    def _wrong(self, kind: str, detail: ErrorDetails) -> Problem:
        on_key = (BAD_KEY,) if kind == "platform_or_default" else ()
        bare = detail["loc"][:-1] if detail["loc"][-1:] == (BAD_KEY,) else detail["loc"]
        expected = follow(self.model, (*bare, *on_key) if on_key else detail["loc"])
        context: dict[str, Any] = detail.get("ctx", {})
        value: Plain = detail["input"]
        place = self._place(expected.path)
        where: object
        if expected.on_key:
            above = self._where(expected.path[:-1])
            where, place = FilledText(_KEY_IN, {"where": above}), place.key
        else:
            where = self._where(expected.path)
        longest = context.get("max_length", 0)
        wrong = Wrong(where, value, expected, context.get("reason"), longest)
        if kind in VALUES:
            return self._problem(place, VALUES[kind](wrong))
        if kind in LISTS:
            words, help = LISTS[kind]
            said = FilledText(words, {"where": where, **context})
            return self._problem(place_in(place, context), (said, help(context)))
        if kind == "list_type" and isinstance(value, str):
            return self._problem(place, _no_list(wrong, value, place.label()))
        return self._problem(place, _shape(kind, wrong))


def _no_list(wrong: Wrong, value: str, label: Label) -> Words:
    """Word a text where a list is expected, perhaps one whose first dash has no space after it."""
    said = FilledText(_NOT_LIST, {"where": wrong.where, "found": values.found(value)})
    # The items below it have become a part of the text; in the file they have their own lines.
    first = label.source.excerpt(label.span).split("\n")[0]
    if first.startswith("-") and not first.startswith("--") and value.startswith(first.rstrip()):
        return said, Advice(Fix(_SPACE_HELP, ["{value}"]), {"value": first[1:].strip()})
    whole = wrong.expected.example_below._replace(words=_ITEM_HELP, value=["{value}"])
    return said, Advice(whole, {"value": value})


def _shape(kind: str, wrong: Wrong) -> Words:
    """Word a value that is no list or mapping where one is expected."""
    if wrong.value is None:
        return values.empty(wrong)
    filled = {"where": wrong.where, "found": values.found(wrong.value)}
    example = wrong.expected.example_below
    if kind == "list_type":
        return FilledText(_NOT_LIST, filled), advice(_LIST_HELP, example)
    if kind in SHAPES:
        return FilledText(_NOT_MAPPING, filled), advice(_MAPPING_HELP, example)
    return wrong.words(_UNREADABLE), advice(_COMPARE, example)


def _shape_problem(said: FilledText, place: Place, remedy: Advice, subject: str | None) -> Problem:
    help = remedy.fix.filled(remedy.values)
    return Problem(Flaw.SHAPE, said, place.label(), help, (), subject, remedy.fix)


def written(path: Path) -> str:
    """Write a path for people: `editors[2].contact`. Positions in lists count from 1."""
    text = ""
    for step in path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return text.removeprefix(".")


_BLANK = Text(sv="Det står inget efter {key}", en="Nothing stands after {key}")
_COUNTED_BY = ("working_time", "response_times")
"""Settings that no deadline is to be counted without because somebody left them empty."""

_BLANK_HELP = Text(
    sv="Skriv det som ska gälla, eller ta bort raden.",
    en="Write what is to apply, or remove the line.",
)
_COMMA = Text(
    sv="Ta bort det, eller sätt citattecken om hela värdet om det hör till {before}:",
    en="Remove it, or put quotes around the whole value if it belongs to {before}:",
)


def of_empty_keys(
    value: Plain, model: type[BaseModel], at: Place, subject: str | None
) -> Iterator[Problem]:
    """Complain of the keys without a value in the value at a place, but for those it knows."""
    for empty in empty_keys(value):
        kind = bare_type(follow(model, empty.path[:-1]).type)
        key = str(empty.path[-1])
        unknown = is_model(kind) and key not in known_fields(kind)
        if is_model(kind) and unknown and not other_keys(kind):
            yield _perhaps_a_comma(empty, value, unknown_key(model, at, subject, empty.path))
        elif (
            unknown
            or (model is Policy and empty.path[0] in _COUNTED_BY and is_model(kind))
            or (get_origin(kind) is dict and get_origin(bare_type(get_args(kind)[1])) is not tuple)
        ):
            # A weekday without hours is closed; a rule without a reason is nothing.
            place = at
            for step in empty.path:
                place = place / step
            said = FilledText(_BLANK, {"key": key})
            yield _shape_problem(said, place.key, advice(_BLANK_HELP), subject)


def _perhaps_a_comma(empty: EmptyKey, value: Plain, problem: Problem) -> Problem:
    """Ask about the comma where it may have made a key of a part of the value before it."""
    before = empty.before
    for step in empty.path[:-1]:
        value = value[step] if isinstance(value, (dict, list)) else None  # type: ignore[index]
    earlier = value.get(before) if isinstance(value, dict) and before else None
    line = problem.label.source.line(problem.label.span.line)
    if before is None or not isinstance(earlier, str) or f"{before}:" not in line:
        return problem
    whole = Fix(_COMMA, {"{before}": '"{whole}"'})
    values = {"before": before, "whole": f"{earlier}, {empty.path[-1]}"}
    return problem._replace(help=whole.filled(values), fix=whole)
