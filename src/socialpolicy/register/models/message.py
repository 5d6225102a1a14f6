"""The message log: what came in, and what was done about it."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import Field

from socialpolicy.register.models.field_types import Entry, Flag, Known, ShortText, Text, nothing
from socialpolicy.register.models.time_types import Day, Time

Ground: TypeAlias = Literal[
    "advertising",
    "product-advertising",
    "defamation",
    "personal-attack",
    "hate-speech",
    "sexism",
    "harassment",
    "unlawful-violence",
    "pornography",
    "incitement",
    "copyright",
    "secrecy",
    "integrity",
    "other-law",
]

GROUNDS: tuple[str, ...] = get_args(Ground)
"""Why something may be removed or hidden, in the policy's order."""


class Preserved(Entry):
    """The copy that was kept before a removal."""

    on: Day = Field(description="Dagen då kopian sparades")
    reference: Text | None = Field(
        None, description="Var kopian finns", examples=["KS 2026/123, bilaga 1"]
    )


class Action(Entry):
    """One thing that was done about a message."""

    did: Annotated[
        Literal["answered", "forwarded", "removed", "ended", "hidden", "blocked", "reopened"],
        Known("åtgärd gjort gjordes action"),
    ] = Field(
        description=(
            "Vad som gjordes: answered (besvarat), forwarded (vidarebefordrat), "
            "removed (borttaget), ended (avslutat utan svar), hidden (dolt), "
            "blocked (avsändaren blockerad) eller reopened (öppnat igen)"
        )
    )
    at: Annotated[Time, Known("tid tidpunkt när klockan time when")] = Field(
        description="När det gjordes"
    )
    by: Text | None = Field(
        None, description="Rollen som gjorde det, inte ett namn", examples=["Bibliotekarie, vuxen"]
    )
    to: Text | None = Field(
        None,
        description="Enheten eller rollen som fick det vidarebefordrat",
        examples=["kommunstyrelseforvaltningen"],
    )
    reason: Annotated[Text | None, Known("orsak skäl anledning varför")] = Field(
        None, description="Varför", examples=["Ett tack som inte behöver svar"]
    )
    ground: Annotated[Ground | None, Known("grund")] = Field(
        None, description="Grunden för att ta bort, dölja eller blockera"
    )
    basis: Literal["law", "policy"] | None = Field(
        None, description="Om grunden är law (lagen) eller policy (policyn)"
    )
    law: Annotated[Text | None, Known("lag lagrum")] = Field(
        None, description="Lagrummet, vid other-law", examples=["5 § lag (1998:112)"]
    )
    author_told: Annotated[Text | None, Known("meddelad")] = Field(
        None,
        description="När avsändaren fick veta, eller varför inte",
        examples=["2026-11-20 15:40"],
    )
    preserved: Preserved | None = Field(None, description="Kopian som sparades först")
    until: Annotated[Day | None, Known("till end end_date")] = Field(
        None, description="Sista dagen som det är dolt eller blockerat"
    )
    public_event: Flag = Field(
        default=False, description="Om inlägget marknadsför ett offentligt evenemang"
    )


class Record(Entry):
    """The registrar's decision about a message."""

    decision: Literal["registered", "kept-in-order", "minor"] = Field(
        description=(
            "registered: diariefört; kept-in-order: hålls ordnat utan att diarieföras; "
            "minor: av ringa betydelse"
        )
    )
    number: Annotated[Text | None, Known("diarienummer diarienr dnr nummer")] = Field(
        None, description="Diarienumret", examples=["KS 2026/123"]
    )


class Message(Entry):
    """One message in the log."""

    id: Text = Field(
        description="Meddelandets id, som inget annat har",
        examples=["bibliotek-facebook-20261120-k3f9"],
    )
    received: Annotated[
        Time,
        Known(
            "mottaget mottagen inkom inkommet inkommen "
            "datum dag date day tid tidpunkt när klockan time when"
        ),
    ] = Field(description="När det blev synligt")
    noticed: Annotated[Time | None, Known("upptäckt sett")] = Field(
        None, description="När någon av oss såg det"
    )
    channel: Annotated[
        Literal["comment", "post", "direct-message", "mention", "review", "referral"],
        Known("kanal"),
    ] = Field(
        description=(
            "Var det kom: comment (kommentar), post (inlägg), direct-message (direktmeddelande), "
            "mention (omnämnande), review (omdöme) eller referral (hänvisat från annat håll)"
        )
    )
    kind: Literal[
        "question",
        "suggestion",
        "complaint",
        "criticism",
        "praise",
        "advertising",
        "unlawful",
        "personal-attack",
        "integrity",
        "other",
    ] = Field(
        description=(
            "Vad det är: question (fråga), suggestion (förslag), complaint (klagomål), "
            "criticism (kritik), praise (beröm), advertising (reklam), unlawful (olagligt), "
            "personal-attack (personangrepp), integrity (integritet) eller other (annat)"
        )
    )
    concerns_us: Flag = Field(
        default=True, description="Om det riktas till kommunen och rör dess verksamhet"
    )
    public_event: Flag = Field(
        default=False, description="Om reklamen gäller ett offentligt evenemang"
    )
    subject: Annotated[ShortText, Known("ämne")] = Field(
        description="Ämnet med egna ord, högst 120 tecken, utan personuppgifter",
        examples=["Öppettider i mellandagarna"],
    )
    reference: Text | None = Field(
        None, description="En hänvisning som inte röjer vem det gäller", examples=["fb-9f31c2"]
    )
    actions: Annotated[list[Action], Known("åtgärder")] = Field(
        default_factory=nothing, description="Det som gjorts, i ordning. Det sista avgör läget"
    )
    record: Record | None = Field(None, description="Beslutet om registrering")
