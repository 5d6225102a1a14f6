"""Exceptions from a rule, and the faults that a register began with."""

import re
from typing import Annotated, Literal, TypeAlias

from pydantic_core import PydanticCustomError

from socialpolicy.register.models.field_types import (
    FieldType,
    RegisterModel,
    Slug,
    Text,
    nothing,
    optional,
    read_by,
    required,
)
from socialpolicy.register.models.time_types import Day
from socialpolicy.text import Text as Words

Level: TypeAlias = Literal["account", "message", "unit"]
"""What an exception may be for."""

LEVELS: tuple[Level, ...] = ("account", "message", "unit")
"""The keys of an exception that say what it is for, of which it has one."""

LONGEST_MONTHS = 12
"""The longest time that an exception is given for."""

_KNOWN_PATTERN = r"^[A-Z][0-9]{2} \S(?:.*\S)? [0-9a-f]{6}$"
_KNOWN = re.compile(_KNOWN_PATTERN)


class ExceptionEntry(RegisterModel):
    """That somebody has decided that a rule need not be met, for one thing and for a time."""

    rule: Text = required("A20", aliases="regel kod", sv="Regelns kod", en="The rule's code")
    account: Slug | None = optional(
        "bibliotek-facebook",
        sv="Id för kontot som undantaget gäller",
        en="The id of the account that the exception is for",
    )
    message: Text | None = optional(
        "bibliotek-facebook-20261120-k3f9",
        sv="Id för meddelandet som undantaget gäller",
        en="The id of the message that the exception is for",
    )
    unit: Slug | None = optional(
        "kulturforvaltningen",
        sv="Id för enheten som undantaget gäller",
        en="The id of the unit that the exception is for",
    )
    reason: Text | None = optional(
        "Webbplatsen byggs om till våren.",
        sv="Varför regeln inte behöver följas, med minst två ord",
        en="Why the rule need not be met, in at least two words",
    )
    decided_by: Text | None = optional(
        "Informationschef",
        aliases="beslutat_av beslutad_av",
        sv="Rollen som beslutade",
        en="The role that decided",
    )
    reference: Text | None = optional(
        "KS 2026/88", sv="Beslutets diarienummer", en="The decision's reference"
    )
    on: Day = required(
        happened=Words(sv="beslutet om undantaget", en="deciding the exception"),
        sv="Beslutets dag",
        en="The day of the decision",
    )
    until: Day = required(
        "2027-05-31",
        sv="Sista dagen som undantaget gäller, högst tolv månader",
        en="The exception's last day, at most twelve months on",
    )

    @property
    def subject(self) -> str:
        """The id of the account, message or unit that it is for."""
        return self.account or self.message or self.unit or ""

    @property
    def level(self) -> Level | None:
        """What it is for; None where that is missing."""
        return next((each for each in LEVELS if getattr(self, each)), None)


class KnownFault(str):
    """A fault that was there at the beginning: `A05 bibliotek-facebook 9f31c2`."""

    __slots__ = ()

    @property
    def code(self) -> str:
        """The rule."""
        return self.partition(" ")[0]

    @property
    def subject(self) -> str:
        """The id of what has the fault, or the file below the register's folder."""
        return self.partition(" ")[2].rpartition(" ")[0]


def _known(value: object) -> KnownFault:
    if not isinstance(value, str) or not _KNOWN.fullmatch(value):
        raise PydanticCustomError("known_fault", "of another form")
    return KnownFault(value)


class KnownFaults(RegisterModel):
    """The file `known.yaml`: the faults that a register began with. It only shrinks."""

    since: Day = required(
        "2026-11-22",
        aliases="sedan",
        happened=Words(sv="listan över kända fel", en="the list of known faults"),
        sv="Dagen då felen skrevs upp",
        en="The day on which the faults were listed",
    )
    until: Day = required(
        "2027-11-21",
        sv="Sista dagen som felen ursäktas",
        en="The last day on which the faults are excused",
    )
    faults: list[
        Annotated[
            KnownFault, FieldType(read_by(_known), {"type": "string", "pattern": _KNOWN_PATTERN})
        ]
    ] = optional(
        ["A05 bibliotek-facebook 9f31c2"],
        aliases="brister kända_fel",
        default=nothing,
        sv="Felen, ett på varje rad och i ordning: regelns kod, vad den gäller och ett märke",
        en="The faults, one a line and in order: the rule's code, what it is about, and a mark",
    )
