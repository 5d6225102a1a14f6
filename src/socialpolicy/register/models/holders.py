"""Who works in an account: the roles, their absences, and who can log in."""

from typing import Literal, NamedTuple, TypeAlias

from socialpolicy.register.models.field_types import (
    RegisterModel,
    Text,
    nothing,
    optional,
    required,
)
from socialpolicy.register.models.time_types import Day
from socialpolicy.text import Text as Words


class Assignment(RegisterModel):
    """A manager's assignment to communicate for the municipality."""

    by: Text | None = optional(
        "Kulturchef",
        sv="Rollen som gav uppdraget, oftast närmaste chef",
        en="The role that gave the assignment, most often the nearest manager",
    )
    on: Day | None = optional(
        sv="Dagen då uppdraget gavs",
        en="The day the assignment was given",
        happened=Words(sv="uppdraget", en="the assignment"),
    )
    anchored: Day | None = optional(
        sv="Dagen då uppdraget förankrades i ledningen",
        en="The day the assignment was anchored in the management",
        happened=Words(sv="förankringen i ledningen", en="anchoring it in the management"),
    )


class Holder(RegisterModel):
    """A role that communicates in the account: responsible, deputy or editor."""

    role: Text = required(
        "Bibliotekarie, vuxen", sv="Rollen, inte ett namn", en="The role, not a name"
    )
    contact: Text | None = optional(
        "biblioteket@degerfors.se",
        sv="Funktionsbrevlåda, inte en persons adress",
        en="A shared mailbox, not a person's address",
        aliases="kontakt epost e_post mejl mail email e_mail kontaktuppgift",
    )
    assignment: Assignment | None = optional(
        sv="Uppdraget från närmaste chef",
        en="The assignment from the nearest manager",
        aliases="uppdrag",
    )
    records_training: Day | None = optional(
        sv="Dagen då rollen gick igenom hur inkommande handlingar hanteras",
        en="The day the role went through how incoming documents are handled",
        aliases="utbildning",
        happened=Words(
            sv="genomgången av inkommande handlingar", en="going through incoming documents"
        ),
    )


Who: TypeAlias = Literal["responsible", "deputy"]


class Duty(NamedTuple):
    """The role on duty, or None when nobody is: `who` then names nobody either."""

    who: Who | None
    holder: Holder | None


class Absence(RegisterModel):
    """Days when someone is away, the first and the last included."""

    who: Who = required(
        sv="Vem som är borta: responsible (ansvarig) eller deputy (ersättare)",
        en="Who is away: responsible or deputy",
        aliases="vem",
    )
    from_: Day = required(
        sv="Första dagen", en="The first day", key="from", aliases="från start start_date since"
    )
    to: Day = required(sv="Sista dagen", en="The last day", aliases="till end end_date")


class Access(RegisterModel):
    """Who can log in, and where the log-in is kept. Never the log-in itself."""

    roles: list[Text] = optional(
        ["Bibliotekarie, vuxen", "Bibliotekarie, barn"],
        sv="Roller som kan logga in, minst två",
        en="Roles that can log in, at least two",
        aliases="roller",
        default=nothing,
    )
    kept_in: Text | None = optional(
        "Kommunens lösenordsvalv",
        sv="Var inloggningen förvaras. Skriv aldrig själva inloggningen",
        en="Where the log-in is kept. Never write the log-in itself",
        aliases="förvaras",
    )
    checked: Day | None = optional(
        sv="Dagen då åtkomsten senast kontrollerades",
        en="The day the access was last checked",
        aliases="kontrollerad kontrollerat",
        happened=Words(sv="kontrollen av åtkomsten", en="the check of the access"),
    )
