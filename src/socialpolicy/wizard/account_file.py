"""From answers to the file of an account: a new one whole, or some values of one that is there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, get_args

from socialpolicy.wizard.question import Answers

if TYPE_CHECKING:
    from socialpolicy.yaml import Plain


Path: TypeAlias = tuple[str | int, ...]


class Put(NamedTuple):
    """A value that is to stand at a path, in place of what may be there."""

    path: Path
    value: Plain


class Remove(NamedTuple):
    """A path that is to be gone."""

    path: Path


Step: TypeAlias = Put | Remove


def steps_for(values: Mapping[str, Any], replaces: Sequence[Path]) -> Iterator[Step]:
    """Turn the part of an account that is to be other into steps.

    A mapping at one of the paths in `replaces` is put whole; of all others
    only what is given is put, and what stands beside it stays.
    """
    yield from _below((), values, replaces)


def _below(path: Path, value: Any, replaces: Sequence[Path]) -> Iterator[Step]:  # noqa: ANN401 - any value
    if not isinstance(value, Mapping) or path in replaces:
        yield Put(path, value if not isinstance(value, Mapping) else dict(value))
        return
    for key, inner in value.items():
        yield from _below((*path, key), inner, replaces)


def changed(data: bytes, steps: Sequence[Step]) -> bytes:
    """Take steps in a file's text, and leave every other byte as it is.

    A key that is new stands where the model has it. Raises SpliceError when
    something else would have to change.
    """
    from socialpolicy.edit import put, remove

    for step in steps:
        if isinstance(step, Remove):
            data = remove(data, step.path)
        else:
            path, value = _to_stand(data, step)
            data = put(data, path, value, _before(path))
    return data


def _to_stand(data: bytes, step: Put) -> tuple[Path, Plain]:
    """Put a value within the mappings that do not stand there yet."""
    from socialpolicy.source import Source
    from socialpolicy.yaml import read
    from socialpolicy.yaml.read_fast import silence

    with silence():
        here = read(Source("", data)).value
    depth = 0
    for depth, key in enumerate(step.path):  # noqa: B007 - how far it got is asked below
        here = _within(here, key)
        if here is None:
            break
    value = step.value
    for key in reversed(step.path[depth + 1 :]):
        value = {str(key): value}
    return step.path[: depth + 1], value


def _within(value: Plain, key: str | int) -> Plain:
    if isinstance(value, list):
        return value[key] if isinstance(key, int) and key < len(value) else None
    return value.get(str(key)) if isinstance(value, dict) else None


def _before(path: Path) -> tuple[str, ...]:
    """Name the keys that the model has before the last of a path, beside it."""
    from socialpolicy.register.models.account import Account
    from socialpolicy.wizard.account_file import keys_at

    keys = keys_at(Account, path[:-1])
    return tuple(keys[: keys.index(path[-1])]) if path[-1] in keys else ()


WIDEST = 100
"""Columns of a line that holds a whole mapping or list within brackets."""

SCHEMA = "# yaml-language-server: $schema=../.schema/account.json"
"""The first line of an account's file, where the register has its schemas."""

_BARE_KEYS = frozenset(
    {
        "anchored",
        "asked",
        "checked",
        "confirmed",
        "coordinator_informed",
        "crisis_channel",
        "every_working_days",
        "from",
        "inactive_days",
        "last_post",
        "on",
        "opened",
        "picture_changed",
        "recorded",
        "records_training",
        "to",
        "watched",
    }
)
_BARE = re.compile(r"\d{4}-\d\d-\d\d|[1-9]\d*|true|false", re.ASCII)

# Text that every YAML reader takes as the same text without quotes: it begins with a letter,
# holds nothing that begins a comment or ends a key, and is no word that some take for a yes.
_PLAIN = re.compile(r"[^\W\d_](?:[\w ./@()§&+,’–:-]*[\w./@()+])?")
_KEY = re.compile(r"[a-z][a-z_]*")
_NO_TEXT = re.compile(r"(?i:y|n|yes|no|on|off|true|false|null)")
_BLOCK_LINE = re.compile(r"[^\s].*[^\s]|[^\s]|")


def mapping(answers: Answers, extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Make the account of the answers, as nested mappings in the order of the model."""
    import copy

    from socialpolicy.register.models.account import Account

    account: dict[str, Any] = copy.deepcopy(dict(extra or {}))
    for key, value in answers.items():
        *above, last = key.split(".")
        here = account
        for step in above:
            if not isinstance(here.get(step), dict):
                here[step] = {}
            here = here[step]
        here[last] = value
    return _ordered(account, Account)


def keys_at(model: Any, path: tuple[str | int, ...]) -> list[str]:  # noqa: ANN401 - a model
    """Name the keys of the mapping at a path, in the order of the model; none for a list."""
    for step in path:
        field = model.model_fields.get(step) if model else None
        model = _model_in(field.annotation) if field else None
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _ordered(value: dict[str, Any], model: Any) -> dict[str, Any]:  # noqa: ANN401 - a model or nothing
    fields = model.model_fields if model else {}
    known = {field.alias or name: field for name, field in fields.items()}
    keys = [*filter(value.__contains__, known), *(key for key in value if key not in known)]
    return {key: _in_order(value[key], known.get(key)) for key in keys}


def _in_order(value: Any, field: Any) -> Any:  # noqa: ANN401 - any value, any field
    inner = _model_in(field.annotation) if field else None
    if isinstance(value, dict):
        return _ordered(value, inner)
    if isinstance(value, list):
        return [_ordered(item, inner) if isinstance(item, dict) else item for item in value]
    return value


def _model_in(annotation: Any) -> Any:  # noqa: ANN401 - a type
    from pydantic import BaseModel

    for each in (annotation, *get_args(annotation)):
        if isinstance(each, type) and issubclass(each, BaseModel):
            return each
    return None


def write(account: Mapping[str, Any], *, schema: bool = False) -> str:
    """Write an account as YAML, with the line that gives editors the schema if there is one."""
    lines = [SCHEMA, ""] if schema else []
    for key, value in account.items():
        lines += _lines(key, value, "")
    return "\n".join(lines) + "\n"


def _lines(key: str, value: Any, pad: str) -> list[str]:  # noqa: ANN401 - any value
    name = f"{pad}{_key(key)}:"
    if value is None:
        return [name]
    if isinstance(value, str):
        block = _block(value, f"{pad}  ") if "\n" in value else None
        return [f"{name} |-", *block] if block else [f"{name} {_scalar(value, key)}"]
    whole = _in_brackets(value, key)
    if whole is not None and len(name) + len(whole) + 1 <= WIDEST:
        return [f"{name} {whole}"]
    if isinstance(value, dict):
        return [name, *(line for k, v in value.items() for line in _lines(k, v, f"{pad}  "))]
    return [name, *(line for item in value for line in _item(item, key, f"{pad}  "))]


def _item(item: Any, key: str, pad: str) -> list[str]:  # noqa: ANN401 - any value
    whole = _scalar(item, key) if isinstance(item, str) else _in_brackets(item, key)
    if whole is not None and (isinstance(item, str) or len(pad) + len(whole) + 2 <= WIDEST):
        return [f"{pad}- {whole}"]
    if not isinstance(item, dict):
        return [f"{pad}- {json.dumps(item, ensure_ascii=False)}"]
    inner = [line for k, v in item.items() for line in _lines(k, v, f"{pad}  ")]
    return [f"{pad}- {inner[0].strip()}", *inner[1:]]


def _in_brackets(value: Any, key: str) -> str | None:  # noqa: ANN401 - any value
    """Write a mapping or list of nothing but text and lists of text within brackets."""
    if isinstance(value, list):
        if not all(isinstance(item, str) for item in value):
            return None
        return f"[{', '.join(_scalar(item, key, within=True) for item in value)}]"
    parts = []
    for name, item in value.items():
        if isinstance(item, str) and "\n" not in item:
            part: str | None = _scalar(item, name, within=True)
        else:
            part = _in_brackets(item, name) if isinstance(item, list) else None
        if part is None:
            return None
        parts.append(f"{_key(name)}: {part}")
    return f"{{{', '.join(parts)}}}"


def _key(text: str) -> str:
    return text if _KEY.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _scalar(text: str, key: str, *, within: bool = False) -> str:
    """Write text so that it is read back as it is, with quotes where any reader needs them."""
    if key in _BARE_KEYS and _BARE.fullmatch(text):
        return text
    fit = _PLAIN.fullmatch(text) and not _NO_TEXT.fullmatch(text)
    if fit and ": " not in text and not (within and "," in text):
        return text
    return json.dumps(text, ensure_ascii=False)


def _block(text: str, pad: str) -> list[str] | None:
    """Write several lines as they are, None where that would change or hide a blank."""
    lines = text.split("\n")
    if not lines[0] or not lines[-1] or not all(map(_BLOCK_LINE.fullmatch, lines)):
        return None
    return [f"{pad}{line}" if line else "" for line in lines]
