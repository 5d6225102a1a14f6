"""Who the municipality is, and every setting of the tool."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from socialpolicy import schedule
from socialpolicy.register.values import (
    Count,
    Day,
    Entry,
    Hours,
    OpenHours,
    PlatformName,
    Slug,
    TargetText,
    Text,
)

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Adoption(Entry):
    """The decision by which the policy was adopted."""

    by: Text | None = Field(None, description="Vem som antog policyn", examples=["kommunfullmäktige"])
    decision: Text | None = Field(None, description="Paragrafen", examples=["§ 127/2014-11-24"])
    on: Day | None = Field(None, description="Beslutets dag")


class PolicyDocument(Entry):
    """The policy as a document."""

    title: Text = Field(description="Titeln", examples=["Policy för sociala medier"])
    reference: Text | None = Field(None, description="Diarienumret", examples=["KS 142-2014/9"])
    adopted: Adoption | None = Field(None, description="Beslutet")


class BannerSetting(Entry):
    """The banner that every account carries."""

    text: Text = Field(description="Texten på bannern", examples=["degerfors.se"])
    version: Text = Field(description="Versionen som gäller", examples=["2014"])
    exempt: dict[PlatformName, Text] = Field(default_factory=dict, description="Plattformar utan banner, med skäl")


class WorkingTime(Entry):
    """When somebody is on duty."""

    time_zone: Text = Field(default="Europe/Stockholm", description="Tidszon", examples=["Europe/Stockholm"])
    holidays: Literal["SE", "none"] = Field(default="SE", description="Helgdagarna som räknas")
    week: dict[Weekday, OpenHours] = Field(
        default_factory=lambda: {
            day: (Hours(480, 1020),) for day in ("mon", "tue", "wed", "thu", "fri")
        },
        description="Bemannad tid varje veckodag",
    )


class Limits(Entry):
    """The numbers that the policy leaves open."""

    inactive_days: Count = Field(default=30, description="Dagar utan inlägg innan sidan räknas som inaktiv")
    banner_months: Count = Field(default=12, description="Månader som en bekräftad banner gäller")
    access_months: Count = Field(default=12, description="Månader mellan kontroller av åtkomsten")
    platforms_months: Count = Field(default=12, description="Månader mellan genomgångar av plattformarna")
    forward_working_days: Count = Field(default=5, description="Arbetsdagar innan ett vidarebefordrat ärende ska vara klart")
    due_soon: TargetText = Field(
        default_factory=lambda: schedule.Target.parse("2 hours"), description="Hur nära tiden ett meddelande visas som brådskande"
    )


class RuleSettings(Entry):
    """Rules switched off, with the reason, and severities of one's own."""

    off: dict[str, Text] = Field(default_factory=dict, description="Regler som är avstängda, med skäl")
    severity: dict[str, Literal["error", "warning", "info"]] = Field(default_factory=dict, description="Egna allvarlighetsgrader")


class Policy(Entry):
    """The file `policy.yaml`."""

    authority: Text = Field(description="Kommunens namn", examples=["Degerfors kommun"])
    short_names: list[Text] = Field(default_factory=list, description="Andra namn som duger som avsändare")
    website: Text | None = Field(None, description="Webbplatsen", examples=["degerfors.se"])
    domains: list[Text] = Field(default_factory=list, description="Domäner för e-post och länkar")
    language: Literal["sv", "en"] | None = Field(None, description="Språket som verktyget talar")
    coordinator: Slug | None = Field(None, description="Enheten som samordnar", examples=["informationsenheten"])
    messages: Text | None = Field(None, description="Var loggen finns om inte i registret", examples=["../private-log"])
    platforms_reviewed: Day | None = Field(None, description="Dagen då listan över plattformar senast sågs över")
    policy: PolicyDocument | None = Field(None, description="Policyn som dokument")
    banner: BannerSetting | None = Field(None, description="Bannern på profilbilden")
    working_time: WorkingTime = Field(default_factory=WorkingTime, description="Bemannad tid")
    response_times: dict[Text, TargetText] = Field(default_factory=dict, description="Svarstid för varje plattform, och default")
    limits: Limits = Field(default_factory=Limits, description="Gränser")
    rules: RuleSettings = Field(default_factory=RuleSettings, description="Inställningar för regler")
    beyond_policy: list[Text] = Field(default_factory=list, description="Regler utöver policyn som är påslagna")
