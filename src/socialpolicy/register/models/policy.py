"""Who the municipality is, and every setting of the tool."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from socialpolicy import schedule
from socialpolicy.register.models.field_types import (
    Count,
    EachOnce,
    Entry,
    Known,
    PlatformName,
    PlatformOrDefault,
    Slug,
    Text,
    nothing,
)
from socialpolicy.register.models.time_types import Day, Hours, OpenHours, TargetText, TimeZone

Weekday: TypeAlias = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Adoption(Entry):
    """The decision by which the policy was adopted."""

    by: Text | None = Field(
        None, description="Vem som antog policyn", examples=["kommunfullmäktige"]
    )
    decision: Annotated[Text | None, Known("beslut")] = Field(
        None, description="Beslutets paragraf", examples=["§ 127/2014-11-24"]
    )
    on: Day | None = Field(None, description="Beslutets dag")


class PolicyDocument(Entry):
    """The policy as a document."""

    title: Annotated[Text, Known("rubrik titel")] = Field(
        description="Policyns titel", examples=["Policy för sociala medier"]
    )
    reference: Text | None = Field(None, description="Diarienumret", examples=["KS 142-2014/9"])
    adopted: Adoption | None = Field(None, description="Beslutet då policyn antogs")


class BannerSetting(Entry):
    """The banner that every account carries."""

    text: Text = Field(description="Texten på bannern", examples=["degerfors.se"])
    version: Text = Field(description="Versionen som gäller", examples=["2014"])
    exempt: Annotated[dict[PlatformName, Text], EachOnce, Known("undantag")] = Field(
        default_factory=dict,
        description="Plattformar utan banner, med skäl",
        examples=[{"mastodon": "Bilden visas för liten för att läsas"}],
    )


def _office_hours() -> dict[Weekday, tuple[Hours, ...]]:
    days: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")
    return {day: (Hours(8 * 60, 17 * 60),) for day in days}


class WorkingTime(Entry):
    """When somebody is on duty."""

    time_zone: Annotated[TimeZone, Known("tidszon")] = Field(
        default="Europe/Stockholm", description="Tidszonen", examples=["Europe/Stockholm"]
    )
    holidays: Literal["SE", "none"] = Field(
        default="SE", description="Helgdagarna som räknas: SE (svenska) eller none (inga)"
    )
    week: Annotated[dict[Weekday, OpenHours], Known("vecka veckodagar tider öppettider")] = Field(
        default_factory=_office_hours,
        description="Bemannad tid varje veckodag. En dag som inte står här är stängd",
        examples=[{"mon": "08:00-17:00", "fri": ["08:00-12:00", "13:00-16:00"]}],
    )


class Limits(Entry):
    """The numbers that the policy leaves open."""

    inactive_days: Count = Field(
        default=30, description="Dagar utan inlägg innan sidan räknas som inaktiv", examples=["30"]
    )
    banner_months: Count = Field(
        default=12, description="Månader som en bekräftad banner gäller", examples=["12"]
    )
    access_months: Count = Field(
        default=12, description="Månader mellan kontroller av åtkomsten", examples=["12"]
    )
    platforms_months: Count = Field(
        default=12, description="Månader mellan genomgångar av plattformarna", examples=["12"]
    )
    forward_working_days: Count = Field(
        default=5,
        description="Arbetsdagar innan ett vidarebefordrat ärende ska vara klart",
        examples=["5"],
    )
    due_soon: TargetText = Field(
        default_factory=lambda: schedule.Target.parse("2 hours"),
        description="Hur nära sin tid ett meddelande räknas som brådskande",
        examples=["2 hours"],
    )


class RuleSettings(Entry):
    """Rules switched off, with the reason, and severities of one's own."""

    off: dict[str, Text] = Field(
        default_factory=dict,
        description="Regler som är avstängda, med skäl",
        examples=[{"A20": "Webbplatsen flyttas under hösten"}],
    )
    severity: dict[str, Literal["error", "warning", "info"]] = Field(
        default_factory=dict,
        description="Egna allvarlighetsgrader: error (fel), warning (varning) eller info",
        examples=[{"A18": "error"}],
    )


class Policy(Entry):
    """The file `policy.yaml`."""

    authority: Annotated[Text, Known("kommun myndighet")] = Field(
        description="Kommunens namn", examples=["Degerfors kommun"]
    )
    short_names: list[Text] = Field(
        default_factory=nothing,
        description="Andra namn som duger som avsändare",
        examples=[["Degerfors", "kommunen"]],
    )
    website: Annotated[Text | None, Known("hemsida webbplats")] = Field(
        None, description="Kommunens webbplats", examples=["degerfors.se"]
    )
    domains: Annotated[list[Text], Known("domäner domän domain")] = Field(
        default_factory=nothing,
        description="Domäner där kontaktuppgifter ska ha sin adress",
        examples=[["degerfors.se"]],
    )
    language: Annotated[Literal["sv", "en"] | None, Known("språk")] = Field(
        None, description="Språket som verktyget talar: sv (svenska) eller en (engelska)"
    )
    coordinator: Annotated[Slug | None, Known("samordnare")] = Field(
        None,
        description="Id för enheten som samordnar, ur organisation.yaml",
        examples=["informationsenheten"],
    )
    messages: Text | None = Field(
        None, description="Var loggen finns om inte i registret", examples=["../private-log"]
    )
    platforms_reviewed: Day | None = Field(
        None, description="Dagen då listan över plattformar senast sågs över"
    )
    policy: PolicyDocument | None = Field(None, description="Policyn som dokument")
    banner: BannerSetting | None = Field(None, description="Bannern på profilbilden")
    working_time: Annotated[WorkingTime, Known("arbetstid")] = Field(
        default_factory=WorkingTime, description="När någon är i tjänst"
    )
    response_times: Annotated[
        dict[PlatformOrDefault, TargetText], EachOnce, Known("svarstider svarstid")
    ] = Field(
        default_factory=dict,
        description="Svarstiden på varje plattform, och default på alla andra",
        examples=[{"x": "4 hours", "default": "1 working day"}],
    )
    limits: Annotated[Limits, Known("gränser")] = Field(
        default_factory=Limits, description="Gränser som policyn lämnar öppna"
    )
    rules: Annotated[RuleSettings, Known("regler")] = Field(
        default_factory=RuleSettings, description="Inställningar för enskilda regler"
    )
    beyond_policy: list[Text] = Field(
        default_factory=nothing,
        description="Regler utöver policyn som är påslagna, eller all",
        examples=[["X01"], ["all"]],
    )
