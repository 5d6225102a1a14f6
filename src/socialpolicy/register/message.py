"""The message log: what came in, and what was done about it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, RootModel

from socialpolicy.register.values import Day, Entry, Flag, Text, Time

GROUNDS = (
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
)
"""Why something may be removed or hidden, in the policy's order."""


class Preserved(Entry):
    """The copy that was kept before a removal."""

    on: Day = Field(description="Dagen då kopian sparades")
    reference: Text | None = Field(None, description="Var kopian finns")


class Action(Entry):
    """One thing that was done about a message."""

    did: Literal[
        "answered", "forwarded", "removed", "ended", "hidden", "blocked", "reopened"
    ] = Field(description="Vad som gjordes")
    at: Time = Field(description="När")
    by: Text | None = Field(None, description="Rollen som gjorde det")
    to: Text | None = Field(None, description="Enhet eller roll som det vidarebefordrades till")
    reason: Text | None = Field(None, description="Varför")
    ground: Literal[GROUNDS] | None = Field(None, description="Grund för borttagning")  # type: ignore[valid-type]
    basis: Literal["law", "policy"] | None = Field(None, description="Lag eller policy")
    law: Text | None = Field(None, description="Lagrummet, vid other-law")
    author_told: Text | None = Field(None, description="När avsändaren fick veta, eller varför inte")
    preserved: Preserved | None = Field(None, description="Kopian som sparades först")
    until: Day | None = Field(None, description="Hur länge det är dolt eller blockerat")
    public_event: Flag = Field(default=False, description="Om inlägget marknadsför ett offentligt evenemang")


class Record(Entry):
    """The registrar's decision about a message."""

    decision: Literal["registered", "kept-in-order", "minor"] = Field(description="Diariefört, hållet ordnat eller av ringa betydelse")
    number: Text | None = Field(None, description="Diarienummer", examples=["KS 2026/123"])


class Message(Entry):
    """One message in the log."""

    id: Text = Field(description="Meddelandets id", examples=["bibliotek-facebook-20261120-k3f9"])
    received: Time = Field(description="När det blev synligt")
    noticed: Time | None = Field(None, description="När någon såg det")
    channel: Literal["comment", "post", "direct-message", "mention", "review", "referral"] = Field(description="Var det kom")
    kind: Literal[
        "question", "suggestion", "complaint", "criticism", "praise",
        "advertising", "unlawful", "personal-attack", "integrity", "other",
    ] = Field(description="Vad det är")  # fmt: skip
    concerns_us: Flag = Field(default=True, description="Om det riktas till kommunen och rör dess verksamhet")
    public_event: Flag = Field(default=False, description="Om reklamen gäller ett offentligt evenemang")
    subject: Text = Field(max_length=120, description="Ämnet med egna ord", examples=["Öppettider i mellandagarna"])
    reference: Text | None = Field(None, description="Ogenomskinlig hänvisning", examples=["fb-9f31c2"])
    actions: list[Action] = Field(default_factory=list, description="Det som gjorts, i ordning")
    record: Record | None = Field(None, description="Beslut om registrering")


class Messages(RootModel[list[Message]]):
    """The file `messages/<account>/<YYYY-MM>.yaml`."""
