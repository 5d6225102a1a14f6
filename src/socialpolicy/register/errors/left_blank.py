"""Keys that stand without a value where they say nothing: unknown ones, and settings left blank.

A key that is known may stand empty, as if it did not stand there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args, get_origin

from pydantic import BaseModel

from socialpolicy.finding import Flaw, Problem
from socialpolicy.register.errors import describe
from socialpolicy.register.errors.schema_path import bare_type, follow, is_model, known_fields
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place, Plain
from socialpolicy.yaml.plain import Empty, empty_keys

_BLANK = Text(sv="Det står inget efter {key}", en="Nothing stands after {key}")
_BLANK_HELP = Text(
    sv="Skriv det som ska gälla, eller ta bort raden.",
    en="Write what is to apply, or remove the line.",
)
_COMMA = Text(
    sv="Hör det till {before}? Sätt då citattecken om hela värdet: {line}. Ta annars bort det.",
    en="Does it belong to {before}? Then put quotes around the whole value: {line}. "
    "Otherwise remove it.",
)


def problems(
    value: Plain, model: type[BaseModel], at: Place, subject: str | None
) -> Iterator[Problem]:
    """Complain of the keys without a value in the value at a place, but for those it knows."""
    for empty in empty_keys(value):
        kind = bare_type(follow(model, empty.path[:-1]).type)
        key = str(empty.path[-1])
        if is_model(kind) and key not in known_fields(kind):
            yield _unknown(empty, value, describe.unknown_key(model, at, subject, empty.path))
        elif get_origin(kind) is dict and get_origin(bare_type(get_args(kind)[1])) is not tuple:
            # A weekday without hours is closed; a rule without a reason is nothing.
            place = at
            for step in empty.path:
                place = place / step
            help = FilledText(_BLANK_HELP, {})
            label = place.key.label()
            yield Problem(Flaw.SHAPE, FilledText(_BLANK, {"key": key}), label, help, (), subject)


def _unknown(empty: Empty, value: Plain, problem: Problem) -> Problem:
    """Ask about the comma where it may have made a key of a part of the value before it."""
    before = empty.before
    for step in empty.path[:-1]:
        value = value[step] if isinstance(value, (dict, list)) else None  # type: ignore[index]
    earlier = value.get(before) if isinstance(value, dict) and before else None
    line = problem.label.source.line(problem.label.span.line)
    if before is None or not isinstance(earlier, str) or f"{before}:" not in line:
        return problem
    whole = f'{before}: "{earlier}, {empty.path[-1]}"'
    return problem._replace(help=FilledText(_COMMA, {"before": before, "line": whole}))
