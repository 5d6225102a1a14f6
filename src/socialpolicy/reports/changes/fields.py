"""What differs between two values of a model, field by field, and what the fields are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from pydantic import BaseModel

from socialpolicy.register.models.field_types import RegisterModel, known_of
from socialpolicy.register.models.time_types import Hours
from socialpolicy.reports.changes.note import Said
from socialpolicy.schedule import Target
from socialpolicy.text import FilledText, Text

FILLED = Text(sv="{field} fylls i: {now}", en="{field} filled in: {now}")
EMPTIED = Text(sv="{field} tas bort: {was}", en="{field} removed: {was}")
ALTERED = Text(sv="{field} ändras från {was} till {now}", en="{field} changed from {was} to {now}")
BACK = Text(
    sv="{field} flyttas bakåt, från {was} till {now}",
    en="{field} moved back, from {was} to {now}",
)
ADDED = Text(sv="{field} läggs till: {now}", en="{field} added: {now}")
_QUOTED = Text(sv="”{role}”", en="“{role}”")
YES, NO = Text(sv="ja", en="yes"), Text(sv="nej", en="no")

Words: TypeAlias = Mapping[str, Text]
"""What fields are called in a sentence, by their dotted paths without positions."""


class Difference(NamedTuple):
    """A field that differs, by its path; an item of a list is added where `was` is None."""

    path: tuple[str, ...]
    was: object
    now: object
    listed: bool = False
    model: type[RegisterModel] | None = None

    @property
    def dotted(self) -> str:
        """The path as people write it: `editors[Bibliotekarie].contact`."""
        return ".".join(self.path).replace(".[", "[")

    @property
    def kind(self) -> str:
        """The path without what tells items of a list apart."""
        return ".".join(step for step in self.path if not step.startswith("["))


def differences(
    was: RegisterModel, now: RegisterModel, path: tuple[str, ...] = ()
) -> Iterator[Difference]:
    """Go through all that differs as a value; the order of lists that are no sequence does not.

    What holds other values is given whole where it was not there before, or is not any more.
    """
    # A model's own dictionary has its fields in their order, and more that it has worked out.
    fields, earlier = type(now).model_fields, was.__dict__
    for name, after in tuple(now.__dict__.items()):
        before = earlier.get(name)
        if before is not after and name in fields:
            key = fields[name].alias or name
            yield from _of_value(before, after, (*path, key), type(now))
    yield from _of_value(was.model_extra or {}, now.model_extra or {}, path, type(now))


def _of_value(
    was: object, now: object, path: tuple[str, ...], model: type[RegisterModel]
) -> Iterator[Difference]:
    if was is now or was == now:
        return
    if isinstance(was, RegisterModel) and isinstance(now, RegisterModel):
        yield from differences(was, now, path)
    elif isinstance(was, dict) and isinstance(now, dict):
        for key in dict.fromkeys((*was, *now)):
            yield from _of_value(was.get(key), now.get(key), (*path, str(key)), model)
    elif _is_list(was) and _is_list(now):
        yield from _of_items(list(was), list(now), path, model)  # type: ignore[call-overload]
    else:
        yield Difference(path, was, now, model=model)


def _is_list(value: object) -> bool:
    """Say whether a value is compared by its items; the hours of a day are one value."""
    return isinstance(value, list | tuple) and not (value and isinstance(value[0], Hours))


def _of_items(
    was: list[object], now: list[object], path: tuple[str, ...], model: type[RegisterModel]
) -> Iterator[Difference]:
    """Compare lists, whatever their order: an item that is the same thing is compared with it."""
    gone, new = _rest(was, now), _rest(now, was)
    if len(gone) == len(new) == 1 and isinstance(gone[0], date) and isinstance(new[0], date):
        yield Difference(path, gone[0], new[0], model=model)  # a day that is moved
        return
    for item in gone:
        key = _key(item)
        same = next((each for each in new if key is not None and _key(each) == key), None)
        if same is None:
            yield Difference(path, item, None, listed=True, model=model)
        else:
            new.remove(same)
            yield from _of_value(item, same, (*path, f"[{key}]"), model)
    for item in new:
        yield Difference(path, None, item, listed=True, model=model)


def _rest(items: list[object], others: list[object]) -> list[object]:
    left = list(others)
    rest = []
    for item in items:
        if item in left:
            left.remove(item)
        else:
            rest.append(item)
    return rest


def _key(item: object) -> object:
    """Give what tells an item of a list from the others; None of one that is only its value."""
    fields = type(item).model_fields if isinstance(item, RegisterModel) else {}
    name = next((each for each in ("id", "role", "from_") if each in fields), None)
    # Of what holds from different days, one may hold from the beginning.
    return getattr(item, name) or "" if name else None


def said_of(each: Difference, words: Words) -> FilledText:
    """Say what differs in a clause of a sentence."""
    text = ALTERED
    if each.was is None or each.was is False or each.was == "":
        text = ADDED if each.listed else FILLED
    elif each.now is None:
        text = EMPTIED
    elif isinstance(each.was, date) and isinstance(each.now, date) and each.now < each.was:
        text = BACK
    values = {"was": shown_value(each.was), "now": shown_value(each.now)}
    return FilledText(text, {"field": field_words(each, words), **values})


def field_words(each: Difference, words: Words) -> Said:
    """Name a field in a sentence: as `words` say, else as the model describes it."""
    return words.get(each.kind) or _described(each)


def _described(each: Difference) -> Said:
    fields = each.model.model_fields if each.model else {}
    name = each.path[-1]
    field = next((f for key, f in fields.items() if name in (key, f.alias)), None)
    if field is None:
        return FilledText(Text("{name}", "{name}"), {"name": each.dotted})
    described = known_of(field).description
    return Text(_short(described.sv), _short(described.en))


def _short(description: str) -> str:
    """Take the beginning of a description, which names the field."""
    first = re.split(r"\. |: ", description, maxsplit=1)[0].rstrip(".")
    return first[:1].lower() + first[1:]


def shown_value(value: object) -> object:
    """Give a value as a sentence shows it: what holds others as a list of them."""
    match value:
        case Text() | FilledText():
            return value
        case bool():
            return YES if value else NO
        case Target():
            return value.prose
        case Mapping():
            return joined([shown_value(each) for each in value.values() if each is not None])
        case BaseModel():
            fields = [getattr(value, name) for name in type(value).model_fields]
            fields += (value.model_extra or {}).values()
            return joined([shown_value(each) for each in fields if not _is_nothing(each)])
        case Hours():
            return _hours(value).replace(":", ".").replace("-", "–")
        case list() | tuple():
            return joined([shown_value(each) for each in value])
        case _:
            return value


def role_text(role: str) -> Said | str:
    """Give a role as a sentence has it: in quotation marks where it holds a comma."""
    return FilledText(_QUOTED, {"role": role}) if "," in role else role


def _is_nothing(value: object) -> bool:
    return value is None or value is False or value in ([], {})


def joined(values: Sequence[object]) -> FilledText:
    """Put values in a row with commas between them."""
    names = [f"v{number}" for number in range(len(values))]
    text = ", ".join(f"{{{name}}}" for name in names)
    return FilledText(Text(text, text), dict(zip(names, values, strict=True)))


def plain_value(value: object) -> object:
    """Give a value as JSON holds it, as the file says it."""
    match value:
        case None | bool() | int() | str():
            return value
        case date():
            return value.isoformat()
        case BaseModel():
            fields = type(value).model_fields.items()
            listed = {field.alias or name: getattr(value, name) for name, field in fields}
            listed |= value.model_extra or {}
            return {
                name: plain_value(each) for name, each in listed.items() if not _is_nothing(each)
            }
        case Mapping():
            return {str(key): plain_value(each) for key, each in value.items()}
        case Hours():
            return _hours(value)
        case list() | tuple():
            return [plain_value(each) for each in value]
        case _:
            return str(value)


def _hours(value: Hours) -> str:
    start, end = (f"{minutes // 60:02}:{minutes % 60:02}" for minutes in value)
    return f"{start}-{end}"
