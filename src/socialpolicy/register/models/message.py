"""The message log: what came in, and what was done about it."""

from typing import Annotated, Literal, TypeAlias, get_args

from socialpolicy.register.models.correction import PATH_SCHEMA, Correction, path_in
from socialpolicy.register.models.field_types import (
    FieldType,
    Flag,
    RegisterModel,
    ShortText,
    Text,
    nothing,
    optional,
    read_by,
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

    on: Day = required(sv="Dagen då kopian sparades", en="The day the copy was kept")
    reference: Text | None = optional(
        "KS 2026/123, bilaga 1", sv="Var kopian finns", en="Where the copy is"
    )


class Action(RegisterModel):
    """One thing that was done about a message."""

    did: Literal["answered", "forwarded", "removed", "ended", "hidden", "blocked", "reopened"] = (
        required(
            sv="Vad som gjordes: answered (besvarat), forwarded (vidarebefordrat), removed "
            "(borttaget), ended (avslutat utan svar), hidden (dolt), blocked (avsändaren "
            "blockerad) eller reopened (öppnat igen)",
            en="What was done: answered, forwarded, removed, ended (without an answer), hidden, "
            "blocked (the author) or reopened",
            aliases="åtgärd gjort gjordes action",
        )
    )
    at: Time = required(
        sv="När det gjordes", en="When it was done", aliases="tid tidpunkt när klockan time when"
    )
    by: Text | None = optional(
        "Bibliotekarie, vuxen",
        sv="Rollen som gjorde det, inte ett namn",
        en="The role that did it, not a name",
    )
    to: Text | None = optional(
        "kommunstyrelseforvaltningen",
        sv="Enheten eller rollen som fick det vidarebefordrat",
        en="The unit or role that it was forwarded to",
    )
    reason: Text | None = optional(
        "Ett tack som inte behöver svar",
        sv="Varför",
        en="Why",
        aliases="orsak skäl anledning varför",
    )
    why: Literal["no-answer-needed", "withdrawn", "duplicate", "gone"] | None = optional(
        sv="Varför det avslutades: no-answer-needed (behöver inget svar), withdrawn (avsändaren "
        "tog tillbaka det), duplicate (samma som ett annat meddelande, se of) eller gone "
        "(avsändaren eller plattformen tog bort det)",
        en="Why it was ended: no-answer-needed, withdrawn (by the author), duplicate (the same as "
        "another message, see of) or gone (the author or the platform removed it)",
    )
    of: Text | None = optional(
        "bibliotek-facebook-20261119-ab12",
        sv="Meddelandet som det är samma som, vid duplicate",
        en="The message that it is the same as, for duplicate",
    )
    ground: Ground | None = optional(
        sv="Grunden för att ta bort, dölja eller blockera",
        en="The ground for removing, hiding or blocking",
        aliases="grund",
    )
    basis: Literal["law", "policy"] | None = optional(
        sv="Om grunden är law (lagen) eller policy (policyn)",
        en="Whether the ground is law or policy",
    )
    law: Text | None = optional(
        "5 § lag (1998:112)",
        sv="Lagrummet, vid other-law",
        en="The section of the law, for other-law",
        aliases="lag lagrum",
    )
    author_told: Text | None = optional(
        "2026-11-20 15:40",
        sv="När avsändaren fick veta, eller varför inte",
        en="When the author was told, or why not",
        aliases="meddelad",
    )
    preserved: Preserved | None = optional(
        sv="Kopian som sparades först", en="The copy that was kept first"
    )
    until: Day | None = optional(
        sv="Sista dagen som det är dolt eller blockerat",
        en="The last day it is hidden or blocked",
        aliases="till end end_date",
    )
    public_event: Flag = optional(
        sv="Om inlägget marknadsför ett offentligt evenemang",
        en="Whether the post advertises a public event",
        default=False,
    )


class Record(RegisterModel):
    """The registrar's decision about a message."""

    decision: Literal["registered", "kept-in-order", "minor"] = required(
        sv="registered: diariefört; kept-in-order: hålls ordnat utan att diarieföras; minor: av "
        "ringa betydelse",
        en="registered: entered in the register of documents; kept-in-order: kept so that it can "
        "be found, without being registered; minor: of little importance",
    )
    number: Text | None = optional(
        "KS 2026/123",
        sv="Diarienumret",
        en="The registration number",
        aliases="diarienummer diarienr dnr nummer",
    )


def _in_message(value: object) -> str:
    return path_in(Message, value)


class MessageCorrection(Correction):
    """A correction of what was said of a message."""

    path: Annotated[str, FieldType(read_by(_in_message), PATH_SCHEMA)] = required(
        "received",
        sv="Var det stod, till exempel received eller actions[2].at för den andra åtgärden",
        en="Where it was, such as received, or actions[2].at for the second action",
    )


class Message(RegisterModel):
    """One message in the log."""

    id: Text = required(
        "bibliotek-facebook-20261120-k3f9",
        sv="Meddelandets id, som inget annat har",
        en="The message's id, which no other has",
    )
    received: Time = required(
        sv="När det blev synligt",
        en="When it became visible",
        aliases="mottaget mottagen inkom inkommet inkommen "
        "datum dag date day tid tidpunkt när klockan time when",
    )
    noticed: Time | None = optional(
        sv="När någon av oss såg det", en="When one of us saw it", aliases="upptäckt sett"
    )
    channel: Literal["comment", "post", "direct-message", "mention", "review", "referral"] = (
        required(
            sv="Var det kom: comment (kommentar), post (inlägg), direct-message "
            "(direktmeddelande), mention (omnämnande), review (omdöme) eller referral "
            "(hänvisat från annat håll)",
            en="Where it came: comment, post, direct-message, mention, review or referral (sent "
            "on to us from elsewhere)",
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
        sv="Vad det är: question (fråga), suggestion (förslag), complaint (klagomål), criticism "
        "(kritik), praise (beröm), advertising (reklam), unlawful (olagligt), personal-attack "
        "(personangrepp), integrity (integritet) eller other (annat)",
        en="What it is: question, suggestion, complaint, criticism, praise, advertising, "
        "unlawful, personal-attack, integrity (it intrudes on somebody's privacy) or other",
    )
    concerns_us: Flag = optional(
        sv="Om det riktas till kommunen och rör dess verksamhet",
        en="Whether it is addressed to the municipality and concerns what it does",
        default=True,
    )
    concerns_us_reason: Text | None = optional(
        "En fråga om tågtider, som Trafikverket svarar på",
        sv="Varför det inte riktas till kommunen, eller inte rör dess verksamhet",
        en="Why it is not addressed to the municipality, or does not concern what it does",
    )
    public_event: Flag = optional(
        sv="Om reklamen gäller ett offentligt evenemang",
        en="Whether the advertising is for a public event",
        default=False,
    )
    subject: ShortText = required(
        "Öppettider i mellandagarna",
        sv="Ämnet med egna ord, högst 120 tecken, utan personuppgifter",
        en="The subject in your own words, at most 120 characters, without personal data",
        aliases="ämne",
    )
    reference: Text | None = optional(
        "fb-9f31c2",
        sv="En hänvisning som inte röjer vem det gäller",
        en="A reference that does not reveal who it is about",
    )
    actions: list[Action] = optional(
        sv="Det som gjorts, i ordning. Det sista avgör läget",
        en="What has been done, in order. The last decides the state",
        aliases="åtgärder",
        default=nothing,
    )
    record: Record | None = optional(
        sv="Beslutet om registrering", en="The decision on registration"
    )
    corrections: list[MessageCorrection] = optional(
        sv="Rättelser av det som stod förut och var fel",
        en="Corrections of what it said before and was wrong",
        default=nothing,
    )
