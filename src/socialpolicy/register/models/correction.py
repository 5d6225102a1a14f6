"""An honest correction: that what a file said before was wrong, who says so, and why."""

import re
from typing import Annotated, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from socialpolicy.register.models.field_types import (
    FieldType,
    RegisterModel,
    Text,
    read_by,
    required,
)
from socialpolicy.register.models.time_types import Day
from socialpolicy.text import Text as Words

_LONGEST = 500
_STEP = re.compile(r"[A-Za-z_]+|\d+", re.ASCII)
_PATTERN = r"^\s*[A-Za-z_]+(?:[./][A-Za-z_]+|[./][0-9]+|\[[0-9]+\])*\s*$"
_WRITTEN = re.compile(_PATTERN)


def steps_of(path: str) -> tuple[str | int, ...]:
    """Split a path such as `actions[2].at`, whose numbers count from 1; a dot will do for a [."""
    steps = _STEP.findall(path)
    return tuple(int(step) if step[0].isdigit() else step for step in steps)


def path_written(path: tuple[str | int, ...]) -> str:
    """Write a path, whose numbers count from 0, as `steps_of` reads it."""
    steps = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


def path_in(model: type[BaseModel], value: object) -> str:
    """Read the path of a place in a model, of anything but its corrections."""
    written = value if isinstance(value, str) and len(value) <= _LONGEST else ""
    if not _WRITTEN.fullmatch(written) or not _leads_somewhere(steps_of(written), model):
        raise PydanticCustomError("no_such_place", "leads nowhere")
    return written.strip()


def _leads_somewhere(steps: tuple[str | int, ...], model: type[BaseModel]) -> bool:
    from socialpolicy.register.model_paths import bare_type, is_model, known_fields

    here: object = model
    for step in steps:
        bare = bare_type(here)
        if is_model(bare):
            field = known_fields(bare).get(str(step))
            if field is None or step == "corrections":
                return False
            here = field.annotation
        elif get_origin(bare) in (list, tuple) and isinstance(step, int):
            here = get_args(bare)[0]
        else:
            return False
    return True


def _role(value: object) -> str:
    from socialpolicy.register.placeholders import is_blank

    if not isinstance(value, str) or len(value) > _LONGEST or is_blank(value):
        raise PydanticCustomError("says_nothing", "nobody")
    return value


def _reason(value: object) -> str:
    from socialpolicy.register.placeholders import is_reason

    if not isinstance(value, str) or len(value) > _LONGEST or not is_reason(value):
        raise PydanticCustomError("no_reason", "no reason")
    return value


_TEXT = {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": _LONGEST}
PATH_SCHEMA = {"type": "string", "minLength": 1, "maxLength": _LONGEST, "pattern": _PATTERN}


class Correction(RegisterModel):
    """That something written before was wrong; what is right stands in its place.

    Those of an account and of a message each have a `path` of their own.
    """

    path: str
    was: Text = required(
        "2015-01-14", sv="Vad som stod där, ordagrant", en="What it said there, word for word"
    )
    on: Day = required(
        sv="Dagen då det rättades",
        en="The day it was corrected",
        happened=Words(sv="en rättelse", en="a correction"),
    )
    by: Annotated[str, FieldType(read_by(_role), _TEXT)] = required(
        "Registrator",
        sv="Rollen som rättade, inte ett namn",
        en="The role that corrected it, not a name",
    )
    reason: Annotated[str, FieldType(read_by(_reason), _TEXT)] = required(
        "Fel dag skrevs av ur protokollet",
        sv="Varför det var fel, med minst två ord",
        en="Why it was wrong, in at least two words",
    )
