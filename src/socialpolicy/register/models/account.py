"""A social media account as the register knows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field

from socialpolicy.register.models.field_types import (
    Count,
    Entry,
    Flag,
    LongText,
    PlatformName,
    Slug,
    Text,
    nothing,
)
from socialpolicy.register.models.time_types import Day


class Analysis(Entry):
    """What was thought through before the account was opened."""

    purpose: Text | None = Field(
        None, description="Syftet med kommunikationen", examples=["Bli mer tillgängliga"]
    )
    audience: Text | None = Field(
        None, description="Målgruppen", examples=["Låntagare i alla åldrar"]
    )
    message: Text | None = Field(
        None, description="Budskapet", examples=["Vad som händer på biblioteket"]
    )
    on: Day | None = Field(None, description="Dagen då analysen gjordes")


class Manager(Entry):
    """The nearest manager who was asked, and who anchored the decision in the management."""

    role: Text | None = Field(None, description="Chefens roll, inte namn", examples=["Kulturchef"])
    asked: Day | None = Field(None, description="Dagen då chefen tillfrågades")
    anchored: Day | None = Field(None, description="Dagen då det förankrades i ledningen")


class Approval(Entry):
    """The management's decision that the account may be opened."""

    by: Text | None = Field(
        None, description="Rollen som fattade beslutet", examples=["Förvaltningschef"]
    )
    body: Text | None = Field(
        None,
        description="Ledningen som beslutet fattades i",
        examples=["Kulturförvaltningens ledningsgrupp"],
    )
    on: Day | None = Field(None, description="Beslutets dag")
    reference: Text | None = Field(
        None, description="Beslutets diarienummer", examples=["KUN 2015/14"]
    )


class Assignment(Entry):
    """A manager's assignment to communicate for the municipality."""

    by: Text | None = Field(
        None, description="Rollen som gav uppdraget, oftast närmaste chef", examples=["Kulturchef"]
    )
    on: Day | None = Field(None, description="Dagen då uppdraget gavs")
    anchored: Day | None = Field(None, description="Dagen då uppdraget förankrades i ledningen")


class Holder(Entry):
    """A role that communicates in the account: responsible, deputy or editor."""

    role: Text = Field(description="Rollen, inte ett namn", examples=["Bibliotekarie, vuxen"])
    contact: Text | None = Field(
        None,
        description="Funktionsbrevlåda, inte en persons adress",
        examples=["biblioteket@degerfors.se"],
    )
    assignment: Assignment | None = Field(None, description="Uppdraget från närmaste chef")
    records_training: Day | None = Field(
        None, description="Dagen då rollen gick igenom hur inkommande handlingar hanteras"
    )


class Absence(Entry):
    """Days when someone is away, the first and the last included."""

    who: Literal["responsible", "deputy"] = Field(
        description="Vem som är borta: responsible (ansvarig) eller deputy (ersättare)"
    )
    from_: Day = Field(alias="from", description="Första dagen")
    to: Day = Field(description="Sista dagen")


class Access(Entry):
    """Who can log in, and where the log-in is kept. Never the log-in itself."""

    roles: list[Text] = Field(
        default_factory=nothing,
        description="Roller som kan logga in, minst två",
        examples=[["Bibliotekarie, vuxen", "Bibliotekarie, barn"]],
    )
    kept_in: Text | None = Field(
        None,
        description="Var inloggningen förvaras. Skriv aldrig själva inloggningen",
        examples=["Kommunens lösenordsvalv"],
    )
    checked: Day | None = Field(None, description="Dagen då åtkomsten senast kontrollerades")


class Banner(Entry):
    """The confirmation that the municipality's banner is on the profile picture."""

    version: Text | None = Field(None, description="Bannerns version", examples=["2014"])
    confirmed: Day | None = Field(None, description="Dagen då bannern bekräftades")
    by: Text | None = Field(
        None, description="Rollen som bekräftade", examples=["Bibliotekarie, vuxen"]
    )
    evidence: Text | None = Field(
        None, description="Var beviset finns, till exempel en skärmbild", examples=["KUN 2026/3"]
    )


class Profile(Entry):
    """What a visitor sees on the account's page."""

    presentation: LongText | None = Field(
        None,
        description="Presentationstexten, ordagrant",
        examples=["Sidan sköts av kultur- och utbildningsförvaltningen, Degerfors kommun."],
    )
    link: Text | None = Field(
        None,
        description="Länken från sidan till webbplatsen",
        examples=["https://www.degerfors.se/biblioteket"],
    )
    picture_changed: Day | None = Field(None, description="Dagen då profilbilden senast byttes")
    banner: Banner | None = Field(None, description="Bannern på profilbilden")


class Watch(Entry):
    """Who watches the account, and how often."""

    role: Text | None = Field(
        None, description="Rollen som bevakar", examples=["Bibliotekarie, vuxen"]
    )
    every_working_days: Count | None = Field(
        None, description="Hur ofta, i arbetsdagar", examples=["1"]
    )
    watched: Day | None = Field(None, description="Dagen då kontot senast sågs över")


class ArchivePlan(Entry):
    """Where the account stands in the archive plan (dokumenthanteringsplan)."""

    plan: Text | None = Field(
        None, description="Dokumenthanteringsplanen", examples=["Dokumenthanteringsplan KUN 2024"]
    )
    section: Text | None = Field(None, description="Avsnittet i planen", examples=["3.2"])
    recorded: Day | None = Field(None, description="Dagen då kontot fördes in")


class Announced(Entry):
    """The notice in the channel that the account closes."""

    on: Day | None = Field(None, description="Dagen då det stod i kanalen")
    evidence: Text | None = Field(None, description="Var beviset finns", examples=["KUN 2026/41"])


class Closing(Entry):
    """How the account was closed."""

    on: Day = Field(description="Dagen då kontot avslutas")
    manager: Manager | None = Field(None, description="Närmaste chef som tillfrågades")
    coordinator_informed: Day | None = Field(
        None, description="Dagen då samordnaren fick veta att kontot avslutas"
    )
    announced: Announced | None = Field(None, description="Informationen i kanalen")


class Change(Entry):
    """An earlier value of something that the archive plan records."""

    what: Literal["name", "address", "board"] = Field(
        description="Vad som ändrades: name (namnet), address (adressen) eller board (nämnden)"
    )
    was: Text | None = Field(
        None, description="Det tidigare värdet", examples=["Degerfors folkbibliotek"]
    )
    on: Day = Field(description="Dagen för ändringen")


class Account(Entry):
    """One account in the register: a file of its own under `accounts/`."""

    id: Slug = Field(description="Filens namn utan .yaml", examples=["bibliotek-facebook"])
    platform: PlatformName = Field(description="Plattformen", examples=["facebook"])
    name: Text = Field(description="Namnet på sidan", examples=["Degerfors bibliotek"])
    handle: Text | None = Field(
        None, description="Användarnamnet på plattformen", examples=["degerforsbibliotek"]
    )
    url: Text = Field(
        description="Sidans adress", examples=["https://www.facebook.com/degerforsbibliotek"]
    )
    platform_id: Text | None = Field(
        None,
        description="Plattformens eget nummer, som består när användarnamnet byts",
        examples=["100064000000000"],
    )
    former_handles: list[Text] = Field(
        default_factory=nothing,
        description="Tidigare användarnamn",
        examples=[["biblioteketidegerfors"]],
    )
    changes: list[Change] = Field(
        default_factory=nothing, description="Byten av namn, adress eller nämnd, med dag"
    )
    kind: Literal["official", "operational", "campaign", "crisis"] = Field(
        description=(
            "official: kommunens officiella plats; operational: en verksamhets konto; "
            "campaign: en kampanj; crisis: bara vid kris"
        )
    )
    crisis_channel: Flag = Field(default=False, description="Om kontot används vid kris")
    unit: Slug = Field(
        description="Id för enheten som sköter kontot, ur organisation.yaml",
        examples=["kultur-och-utbildningsforvaltningen"],
    )
    board: Slug | None = Field(
        None,
        description="Id för nämnden som kontot hör till, ur organisation.yaml",
        examples=["kultur-och-utbildningsnamnden"],
    )
    opened: Day | None = Field(None, description="Dagen då kontot öppnades eller ska öppnas")
    analysis: Analysis | None = Field(None, description="Analysen av syfte, målgrupp och budskap")
    manager: Manager | None = Field(None, description="Närmaste chef")
    approval: Approval | None = Field(None, description="Ledningens godkännande")
    coordinator_informed: Day | None = Field(
        None, description="Dagen då samordnaren fick veta att kontot öppnas"
    )
    responsible: Holder | None = Field(None, description="Ansvarig för kontot")
    deputy: Holder | None = Field(None, description="Ersättare vid frånvaro")
    editors: list[Holder] = Field(default_factory=nothing, description="Andra som skriver i kontot")
    absences: list[Absence] = Field(
        default_factory=nothing, description="Ansvarigs och ersättares frånvaro"
    )
    access: Access | None = Field(None, description="Vilka roller som kommer åt kontot")
    profile: Profile | None = Field(None, description="Det besökaren ser")
    watch: Watch | None = Field(None, description="Bevakningen av kontot")
    last_post: Day | None = Field(None, description="Dagen för senaste inlägget")
    inactive_days: Count | None = Field(
        None,
        description="Egen gräns för inaktivitet, i dagar, i stället för den i policy.yaml",
        examples=["90"],
    )
    archive_plan: ArchivePlan | None = Field(None, description="Raden i dokumenthanteringsplanen")
    closing: Closing | None = Field(None, description="Avslutet. Bara på ett avslutat konto")

    def is_closed(self, on: date) -> bool:
        """Say whether the account's last day has come."""
        return self.closing is not None and self.closing.on <= on

    def is_planned(self, on: date) -> bool:
        """Say whether the account is yet to be opened."""
        return not self.is_closed(on) and (self.opened is None or self.opened > on)

    def is_open(self, on: date) -> bool:
        """Say whether the account is neither planned nor closed."""
        return self.opened is not None and self.opened <= on and not self.is_closed(on)

    def holders(self) -> Iterator[tuple[tuple[str | int, ...], Holder]]:
        """Go through everyone who communicates in the account, each with its path."""
        if self.responsible:
            yield ("responsible",), self.responsible
        if self.deputy:
            yield ("deputy",), self.deputy
        for index, editor in enumerate(self.editors):
            yield ("editors", index), editor
