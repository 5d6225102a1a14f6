"""A social media account as the register knows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from socialpolicy.register.models.field_types import (
    Count,
    Entry,
    Flag,
    Known,
    LongText,
    PlatformName,
    Slug,
    Text,
    nothing,
)
from socialpolicy.register.models.time_types import Day
from socialpolicy.text import Text as Words


class Analysis(Entry):
    """What was thought through before the account was opened."""

    purpose: Annotated[Text | None, Known("syfte")] = Field(
        None, description="Syftet med kommunikationen", examples=["Bli mer tillgängliga"]
    )
    audience: Annotated[Text | None, Known("målgrupp")] = Field(
        None, description="Målgruppen", examples=["Låntagare i alla åldrar"]
    )
    message: Annotated[Text | None, Known("budskap")] = Field(
        None, description="Budskapet", examples=["Vad som händer på biblioteket"]
    )
    on: Annotated[
        Day | None,
        Known("datum dag date day", happened=Words(sv="analysen", en="the analysis")),
    ] = Field(None, description="Dagen då analysen gjordes")


class Manager(Entry):
    """The nearest manager who was asked, and who anchored the decision in the management."""

    role: Annotated[Text | None, Known("roll")] = Field(
        None, description="Chefens roll, inte namn", examples=["Kulturchef"]
    )
    asked: Annotated[
        Day | None,
        Known(
            "tillfrågad tillfrågades",
            happened=Words(sv="frågan till chefen", en="asking the manager"),
        ),
    ] = Field(None, description="Dagen då chefen tillfrågades")
    anchored: Annotated[
        Day | None,
        Known(
            "förankrad förankrat",
            happened=Words(sv="förankringen i ledningen", en="anchoring it in the management"),
        ),
    ] = Field(None, description="Dagen då det förankrades i ledningen")


class Approval(Entry):
    """The management's decision that the account may be opened."""

    by: Annotated[Text | None, Known("av")] = Field(
        None, description="Rollen som fattade beslutet", examples=["Förvaltningschef"]
    )
    body: Annotated[Text | None, Known("organ ledningsgrupp ledning")] = Field(
        None,
        description="Ledningen som beslutet fattades i",
        examples=["Kulturförvaltningens ledningsgrupp"],
    )
    on: Annotated[Day | None, Known(happened=Words(sv="godkännandet", en="the approval"))] = Field(
        None, description="Beslutets dag"
    )
    reference: Annotated[Text | None, Known("diarienummer diarienr dnr referens hänvisning")] = (
        Field(None, description="Beslutets diarienummer", examples=["KUN 2015/14"])
    )


class Assignment(Entry):
    """A manager's assignment to communicate for the municipality."""

    by: Text | None = Field(
        None, description="Rollen som gav uppdraget, oftast närmaste chef", examples=["Kulturchef"]
    )
    on: Annotated[Day | None, Known(happened=Words(sv="uppdraget", en="the assignment"))] = Field(
        None, description="Dagen då uppdraget gavs"
    )
    anchored: Annotated[
        Day | None,
        Known(happened=Words(sv="förankringen i ledningen", en="anchoring it in the management")),
    ] = Field(None, description="Dagen då uppdraget förankrades i ledningen")


class Holder(Entry):
    """A role that communicates in the account: responsible, deputy or editor."""

    role: Text = Field(description="Rollen, inte ett namn", examples=["Bibliotekarie, vuxen"])
    contact: Annotated[
        Text | None,
        Known("kontakt epost e_post mejl mail email e_mail kontaktuppgift"),
    ] = Field(
        None,
        description="Funktionsbrevlåda, inte en persons adress",
        examples=["biblioteket@degerfors.se"],
    )
    assignment: Annotated[Assignment | None, Known("uppdrag")] = Field(
        None, description="Uppdraget från närmaste chef"
    )
    records_training: Annotated[
        Day | None,
        Known(
            "utbildning",
            happened=Words(
                sv="genomgången av inkommande handlingar", en="going through incoming documents"
            ),
        ),
    ] = Field(None, description="Dagen då rollen gick igenom hur inkommande handlingar hanteras")


class Absence(Entry):
    """Days when someone is away, the first and the last included."""

    who: Annotated[Literal["responsible", "deputy"], Known("vem")] = Field(
        description="Vem som är borta: responsible (ansvarig) eller deputy (ersättare)"
    )
    from_: Annotated[Day, Known("från start start_date since")] = Field(
        alias="from", description="Första dagen"
    )
    to: Annotated[Day, Known("till end end_date")] = Field(description="Sista dagen")


class Access(Entry):
    """Who can log in, and where the log-in is kept. Never the log-in itself."""

    roles: Annotated[list[Text], Known("roller")] = Field(
        default_factory=nothing,
        description="Roller som kan logga in, minst två",
        examples=[["Bibliotekarie, vuxen", "Bibliotekarie, barn"]],
    )
    kept_in: Annotated[Text | None, Known("förvaras")] = Field(
        None,
        description="Var inloggningen förvaras. Skriv aldrig själva inloggningen",
        examples=["Kommunens lösenordsvalv"],
    )
    checked: Annotated[
        Day | None,
        Known(
            "kontrollerad kontrollerat",
            happened=Words(sv="kontrollen av åtkomsten", en="the check of the access"),
        ),
    ] = Field(None, description="Dagen då åtkomsten senast kontrollerades")


class Banner(Entry):
    """The confirmation that the municipality's banner is on the profile picture."""

    version: Text | None = Field(None, description="Bannerns version", examples=["2014"])
    confirmed: Annotated[
        Day | None,
        Known(
            "bekräftad bekräftat",
            happened=Words(sv="bekräftelsen av bannern", en="the confirmation of the banner"),
        ),
    ] = Field(None, description="Dagen då bannern bekräftades")
    by: Text | None = Field(
        None, description="Rollen som bekräftade", examples=["Bibliotekarie, vuxen"]
    )
    evidence: Annotated[Text | None, Known("bevis")] = Field(
        None, description="Var beviset finns, till exempel en skärmbild", examples=["KUN 2026/3"]
    )


class Profile(Entry):
    """What a visitor sees on the account's page."""

    presentation: Annotated[LongText | None, Known("presentationstext")] = Field(
        None,
        description="Presentationstexten, ordagrant",
        examples=["Sidan sköts av kultur- och utbildningsförvaltningen, Degerfors kommun."],
    )
    link: Annotated[
        Text | None,
        Known("adress webbadress länk address webbsida hemsida webbplats"),
    ] = Field(
        None,
        description="Länken från sidan till webbplatsen",
        examples=["https://www.degerfors.se/biblioteket"],
    )
    picture_changed: Annotated[
        Day | None,
        Known(happened=Words(sv="bytet av profilbild", en="the change of profile picture")),
    ] = Field(None, description="Dagen då profilbilden senast byttes")
    banner: Banner | None = Field(None, description="Bannern på profilbilden")


class Watch(Entry):
    """Who watches the account, and how often."""

    role: Text | None = Field(
        None, description="Rollen som bevakar", examples=["Bibliotekarie, vuxen"]
    )
    every_working_days: Count | None = Field(
        None, description="Hur ofta, i arbetsdagar", examples=["1"]
    )
    watched: Annotated[
        Day | None, Known("bevakad", happened=Words(sv="bevakningen", en="the watch"))
    ] = Field(None, description="Dagen då kontot senast sågs över")


class ArchivePlan(Entry):
    """Where the account stands in the archive plan (dokumenthanteringsplan)."""

    plan: Annotated[Text | None, Known("dokumenthanteringsplan arkivplan")] = Field(
        None, description="Dokumenthanteringsplanen", examples=["Dokumenthanteringsplan KUN 2024"]
    )
    section: Annotated[Text | None, Known("avsnitt rubrik")] = Field(
        None, description="Avsnittet i planen", examples=["3.2"]
    )
    recorded: Annotated[
        Day | None,
        Known(
            "införd",
            happened=Words(
                sv="raden i dokumenthanteringsplanen", en="the entry in the archive plan"
            ),
        ),
    ] = Field(None, description="Dagen då kontot fördes in")


class Announced(Entry):
    """The notice in the channel that the account closes."""

    on: Day | None = Field(None, description="Dagen då det stod i kanalen")
    evidence: Text | None = Field(None, description="Var beviset finns", examples=["KUN 2026/41"])


class Closing(Entry):
    """How the account was closed."""

    on: Day = Field(description="Dagen då kontot avslutas")
    manager: Manager | None = Field(None, description="Närmaste chef som tillfrågades")
    coordinator_informed: Annotated[
        Day | None,
        Known(happened=Words(sv="beskedet till samordnaren", en="informing the coordinator")),
    ] = Field(None, description="Dagen då samordnaren fick veta att kontot avslutas")
    announced: Announced | None = Field(None, description="Informationen i kanalen")


class Change(Entry):
    """An earlier value of something that the archive plan records."""

    what: Annotated[Literal["name", "address", "board"], Known("vad")] = Field(
        description="Vad som ändrades: name (namnet), address (adressen) eller board (nämnden)"
    )
    was: Text | None = Field(
        None, description="Det tidigare värdet", examples=["Degerfors folkbibliotek"]
    )
    on: Annotated[Day, Known(happened=Words(sv="en ändring", en="a change"))] = Field(
        description="Dagen för ändringen"
    )


class Account(Entry):
    """One account in the register: a file of its own under `accounts/`."""

    id: Slug = Field(description="Filens namn utan .yaml", examples=["bibliotek-facebook"])
    platform: Annotated[PlatformName, Known("plattform kanal channel")] = Field(
        description="Plattformen", examples=["facebook"]
    )
    name: Annotated[Text, Known("namn")] = Field(
        description="Namnet på sidan", examples=["Degerfors bibliotek"]
    )
    handle: Annotated[Text | None, Known("användarnamn konto username user account")] = Field(
        None, description="Användarnamnet på plattformen", examples=["degerforsbibliotek"]
    )
    url: Annotated[Text, Known("adress webbadress länk address link webbsida")] = Field(
        description="Sidans adress", examples=["https://www.facebook.com/degerforsbibliotek"]
    )
    platform_id: Text | None = Field(
        None,
        description="Plattformens eget nummer, som består när användarnamnet byts",
        examples=["100064000000000"],
    )
    former_handles: Annotated[list[Text], Known("tidigare_användarnamn")] = Field(
        default_factory=nothing,
        description="Tidigare användarnamn",
        examples=[["biblioteketidegerfors"]],
    )
    changes: Annotated[list[Change], Known("ändringar")] = Field(
        default_factory=nothing, description="Byten av namn, adress eller nämnd, med dag"
    )
    kind: Annotated[
        Literal["official", "operational", "campaign", "crisis"],
        Known("typ slag sort type"),
    ] = Field(
        description=(
            "official: kommunens officiella plats; operational: en verksamhets konto; "
            "campaign: en kampanj; crisis: bara vid kris"
        )
    )
    crisis_channel: Annotated[Flag, Known("kriskanal")] = Field(
        default=False, description="Om kontot används vid kris"
    )
    unit: Annotated[Slug, Known("enhet förvaltning")] = Field(
        description="Id för enheten som sköter kontot, ur organisation.yaml",
        examples=["kultur-och-utbildningsforvaltningen"],
    )
    board: Annotated[Slug | None, Known("nämnd")] = Field(
        None,
        description="Id för nämnden som kontot hör till, ur organisation.yaml",
        examples=["kultur-och-utbildningsnamnden"],
    )
    opened: Annotated[
        Day | None,
        Known(
            "öppnad öppnat öppnades startad startat datum dag date day från start start_date since"
        ),
    ] = Field(None, description="Dagen då kontot öppnades eller ska öppnas")
    analysis: Annotated[Analysis | None, Known("analys")] = Field(
        None, description="Analysen av syfte, målgrupp och budskap"
    )
    manager: Annotated[Manager | None, Known("chef närmaste_chef")] = Field(
        None, description="Närmaste chef"
    )
    approval: Annotated[Approval | None, Known("godkännande godkänd godkänt beslut")] = Field(
        None, description="Ledningens godkännande"
    )
    coordinator_informed: Annotated[
        Day | None,
        Known(
            "samordnare_informerad informerad",
            happened=Words(sv="beskedet till samordnaren", en="informing the coordinator"),
        ),
    ] = Field(None, description="Dagen då samordnaren fick veta att kontot öppnas")
    responsible: Annotated[Holder | None, Known("ansvarig ansvarig_utgivare owner")] = Field(
        None, description="Ansvarig för kontot"
    )
    deputy: Annotated[
        Holder | None,
        Known("ersättare ställföreträdare vikarie substitute backup stand_in"),
    ] = Field(None, description="Ersättare vid frånvaro")
    editors: Annotated[list[Holder], Known("redaktör redaktörer editor")] = Field(
        default_factory=nothing, description="Andra som skriver i kontot"
    )
    absences: Annotated[list[Absence], Known("frånvaro absence")] = Field(
        default_factory=nothing, description="Ansvarigs och ersättares frånvaro"
    )
    access: Annotated[Access | None, Known("åtkomst behörighet behörigheter")] = Field(
        None, description="Vilka roller som kommer åt kontot"
    )
    profile: Annotated[Profile | None, Known("profil")] = Field(
        None, description="Det besökaren ser"
    )
    watch: Annotated[Watch | None, Known("bevakning")] = Field(
        None, description="Bevakningen av kontot"
    )
    last_post: Annotated[
        Day | None,
        Known("senaste_inlägg", happened=Words(sv="det senaste inlägget", en="the last post")),
    ] = Field(None, description="Dagen för senaste inlägget")
    inactive_days: Count | None = Field(
        None,
        description="Egen gräns för inaktivitet, i dagar, i stället för den i policy.yaml",
        examples=["90"],
    )
    archive_plan: Annotated[ArchivePlan | None, Known("dokumenthanteringsplan arkivplan")] = Field(
        None, description="Raden i dokumenthanteringsplanen"
    )
    closing: Annotated[Closing | None, Known("avslut avslutad avslutat avslutas stängd closed")] = (
        Field(None, description="Avslutet. Bara på ett avslutat konto")
    )

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
