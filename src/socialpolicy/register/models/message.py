"""The message log: what came in, and what was done about it."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from socialpolicy.register.models.field_types import (
    Flag,
    RegisterModel,
    ShortText,
    Text,
    nothing,
    optional,
    required,
)
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


class Preserved(RegisterModel):
    """The copy that was kept before a removal."""

    on: Day = required("Dagen då kopian sparades")
    reference: Text | None = optional("Var kopian finns", "KS 2026/123, bilaga 1")


class Action(RegisterModel):
    """One thing that was done about a message."""

    did: Literal["answered", "forwarded", "removed", "ended", "hidden", "blocked", "reopened"] = (
        required(
            "Vad som gjordes: answered (besvarat), forwarded (vidarebefordrat), "
            "removed (borttaget), ended (avslutat utan svar), hidden (dolt), "
            "blocked (avsändaren blockerad) eller reopened (öppnat igen)",
            aliases="åtgärd gjort gjordes action",
        )
    )
    at: Time = required("När det gjordes", aliases="tid tidpunkt när klockan time when")
    by: Text | None = optional("Rollen som gjorde det, inte ett namn", "Bibliotekarie, vuxen")
    to: Text | None = optional(
        "Enheten eller rollen som fick det vidarebefordrat", "kommunstyrelseforvaltningen"
    )
    reason: Text | None = optional(
        "Varför", "Ett tack som inte behöver svar", aliases="orsak skäl anledning varför"
    )
    why: Literal["no-answer-needed", "withdrawn", "duplicate", "gone"] | None = optional(
        "Varför det avslutades: no-answer-needed (behöver inget svar), withdrawn (avsändaren tog "
        "tillbaka det), duplicate (samma som ett annat meddelande, se of) eller gone (avsändaren "
        "eller plattformen tog bort det)"
    )
    of: Text | None = optional(
        "Meddelandet som det är samma som, vid duplicate", "bibliotek-facebook-20261119-ab12"
    )
    ground: Ground | None = optional(
        "Grunden för att ta bort, dölja eller blockera", aliases="grund"
    )
    basis: Literal["law", "policy"] | None = optional(
        "Om grunden är law (lagen) eller policy (policyn)"
    )
    law: Text | None = optional(
        "Lagrummet, vid other-law", "5 § lag (1998:112)", aliases="lag lagrum"
    )
    author_told: Text | None = optional(
        "När avsändaren fick veta, eller varför inte", "2026-11-20 15:40", aliases="meddelad"
    )
    preserved: Preserved | None = optional("Kopian som sparades först")
    until: Day | None = optional(
        "Sista dagen som det är dolt eller blockerat", aliases="till end end_date"
    )
    public_event: Flag = optional("Om inlägget marknadsför ett offentligt evenemang", default=False)


class Record(RegisterModel):
    """The registrar's decision about a message."""

    decision: Literal["registered", "kept-in-order", "minor"] = required(
        "registered: diariefört; kept-in-order: hålls ordnat utan att diarieföras; "
        "minor: av ringa betydelse"
    )
    number: Text | None = optional(
        "Diarienumret", "KS 2026/123", aliases="diarienummer diarienr dnr nummer"
    )


class Message(RegisterModel):
    """One message in the log."""

    id: Text = required("Meddelandets id, som inget annat har", "bibliotek-facebook-20261120-k3f9")
    received: Time = required(
        "När det blev synligt",
        aliases=(
            "mottaget mottagen inkom inkommet inkommen "
            "datum dag date day tid tidpunkt när klockan time when"
        ),
    )
    noticed: Time | None = optional("När någon av oss såg det", aliases="upptäckt sett")
    channel: Literal["comment", "post", "direct-message", "mention", "review", "referral"] = (
        required(
            "Var det kom: comment (kommentar), post (inlägg), direct-message (direktmeddelande), "
            "mention (omnämnande), review (omdöme) eller referral (hänvisat från annat håll)",
            aliases="kanal",
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
    ] = required(
        "Vad det är: question (fråga), suggestion (förslag), complaint (klagomål), "
        "criticism (kritik), praise (beröm), advertising (reklam), unlawful (olagligt), "
        "personal-attack (personangrepp), integrity (integritet) eller other (annat)"
    )
    concerns_us: Flag = optional(
        "Om det riktas till kommunen och rör dess verksamhet", default=True
    )
    concerns_us_reason: Text | None = optional(
        "Varför det inte riktas till kommunen, eller inte rör dess verksamhet",
        "En fråga om tågtider, som Trafikverket svarar på",
    )
    public_event: Flag = optional("Om reklamen gäller ett offentligt evenemang", default=False)
    subject: ShortText = required(
        "Ämnet med egna ord, högst 120 tecken, utan personuppgifter",
        "Öppettider i mellandagarna",
        aliases="ämne",
    )
    reference: Text | None = optional("En hänvisning som inte röjer vem det gäller", "fb-9f31c2")
    actions: list[Action] = optional(
        "Det som gjorts, i ordning. Det sista avgör läget", aliases="åtgärder", default=nothing
    )
    record: Record | None = optional("Beslutet om registrering")
