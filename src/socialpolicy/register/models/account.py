"""A social media account as the register knows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from socialpolicy.register.models.account_events import (
    Analysis,
    Approval,
    ArchiveCopy,
    Closing,
    EarlierValue,
    Manager,
    TakenOver,
)
from socialpolicy.register.models.field_types import (
    Count,
    Flag,
    LongText,
    PlatformName,
    RegisterModel,
    Slug,
    Text,
    nothing,
    optional,
    required,
)
from socialpolicy.register.models.time_types import Day, Days
from socialpolicy.text import Text as Words


class Assignment(RegisterModel):
    """A manager's assignment to communicate for the municipality."""

    by: Text | None = optional("Rollen som gav uppdraget, oftast närmaste chef", "Kulturchef")
    on: Day | None = optional(
        "Dagen då uppdraget gavs", happened=Words(sv="uppdraget", en="the assignment")
    )
    anchored: Day | None = optional(
        "Dagen då uppdraget förankrades i ledningen",
        happened=Words(sv="förankringen i ledningen", en="anchoring it in the management"),
    )


class Holder(RegisterModel):
    """A role that communicates in the account: responsible, deputy or editor."""

    role: Text = required("Rollen, inte ett namn", "Bibliotekarie, vuxen")
    contact: Text | None = optional(
        "Funktionsbrevlåda, inte en persons adress",
        "biblioteket@degerfors.se",
        aliases="kontakt epost e_post mejl mail email e_mail kontaktuppgift",
    )
    assignment: Assignment | None = optional("Uppdraget från närmaste chef", aliases="uppdrag")
    records_training: Day | None = optional(
        "Dagen då rollen gick igenom hur inkommande handlingar hanteras",
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
        "Vem som är borta: responsible (ansvarig) eller deputy (ersättare)", aliases="vem"
    )
    from_: Day = required("Första dagen", key="from", aliases="från start start_date since")
    to: Day = required("Sista dagen", aliases="till end end_date")


class Access(RegisterModel):
    """Who can log in, and where the log-in is kept. Never the log-in itself."""

    roles: list[Text] = optional(
        "Roller som kan logga in, minst två",
        ["Bibliotekarie, vuxen", "Bibliotekarie, barn"],
        aliases="roller",
        default=nothing,
    )
    kept_in: Text | None = optional(
        "Var inloggningen förvaras. Skriv aldrig själva inloggningen",
        "Kommunens lösenordsvalv",
        aliases="förvaras",
    )
    checked: Day | None = optional(
        "Dagen då åtkomsten senast kontrollerades",
        aliases="kontrollerad kontrollerat",
        happened=Words(sv="kontrollen av åtkomsten", en="the check of the access"),
    )


class Banner(RegisterModel):
    """The confirmation that the municipality's banner is on the profile picture."""

    version: Text | None = optional("Bannerns version", "2014")
    confirmed: Day | None = optional(
        "Dagen då bannern bekräftades",
        aliases="bekräftad bekräftat",
        happened=Words(sv="bekräftelsen av bannern", en="the confirmation of the banner"),
    )
    by: Text | None = optional("Rollen som bekräftade", "Bibliotekarie, vuxen")
    evidence: Text | None = optional(
        "Var beviset finns, till exempel en skärmbild", "KUN 2026/3", aliases="bevis"
    )


class Profile(RegisterModel):
    """What a visitor sees on the account's page."""

    presentation: LongText | None = optional(
        "Presentationstexten, ordagrant",
        "Sidan sköts av kultur- och utbildningsförvaltningen, Degerfors kommun.",
        aliases="presentationstext",
    )
    link: Text | None = optional(
        "Länken från sidan till webbplatsen",
        "https://www.degerfors.se/biblioteket",
        aliases="adress webbadress länk address webbsida hemsida webbplats",
    )
    picture_changed: Day | None = optional(
        "Dagen då profilbilden senast byttes",
        happened=Words(sv="bytet av profilbild", en="the change of profile picture"),
    )
    banner: Banner | None = optional("Bannern på profilbilden")

    @property
    def has_new_picture(self) -> bool:
        """Whether the picture was changed after the banner on it was confirmed."""
        changed, confirmed = self.picture_changed, self.banner and self.banner.confirmed
        return bool(changed and confirmed and confirmed < changed)


class Watch(RegisterModel):
    """Who watches the account, and how often."""

    role: Text | None = optional("Rollen som bevakar", "Bibliotekarie, vuxen")
    every_working_days: Count | None = optional("Hur ofta, i arbetsdagar", "1")
    watched: Day | None = optional(
        "Dagen då kontot senast sågs över",
        aliases="bevakad",
        happened=Words(sv="bevakningen", en="the watch"),
    )


class ArchivePlan(RegisterModel):
    """The account's entry in the archive plan (dokumenthanteringsplan)."""

    plan: Text | None = optional(
        "Dokumenthanteringsplanen",
        "Dokumenthanteringsplan KUN 2024",
        aliases="dokumenthanteringsplan arkivplan",
    )
    section: Text | None = optional("Avsnittet i planen", "3.2", aliases="avsnitt rubrik")
    recorded: Day | None = optional(
        "Dagen då kontot fördes in",
        aliases="införd",
        happened=Words(sv="raden i dokumenthanteringsplanen", en="the entry in the archive plan"),
    )


class Account(RegisterModel):
    """One account in the register: a file of its own under `accounts/`."""

    id: Slug = required("Filens namn utan .yaml", "bibliotek-facebook")
    platform: PlatformName = required("Plattformen", "facebook", aliases="plattform kanal channel")
    name: Text = required("Namnet på sidan", "Degerfors bibliotek", aliases="namn")
    handle: Text | None = optional(
        "Användarnamnet på plattformen",
        "degerforsbibliotek",
        aliases="användarnamn konto username user account",
    )
    url: Text = required(
        "Sidans adress",
        "https://www.facebook.com/degerforsbibliotek",
        aliases="adress webbadress länk address link webbsida",
    )
    platform_id: Text | None = optional(
        "Plattformens eget nummer, som består när användarnamnet byts", "100064000000000"
    )
    page: Flag = optional(
        "Om någon har sett efter att adressen leder till en sida och inte till en persons profil. "
        "Behövs på Facebook när adressen bara har ett nummer",
        "true",
        aliases="sida",
        default=False,
    )
    former_handles: list[Text] = optional(
        "Tidigare användarnamn",
        ["biblioteketidegerfors"],
        aliases="tidigare_användarnamn",
        default=nothing,
    )
    changes: list[EarlierValue] = optional(
        "Byten av namn, adress, enhet, nämnd eller ledning, med dag",
        aliases="ändringar",
        default=nothing,
    )
    kind: Literal["official", "operational", "campaign", "crisis"] = required(
        "official: kommunens officiella plats; operational: en verksamhets konto; "
        "campaign: en kampanj; crisis: bara vid kris",
        aliases="typ slag sort type",
    )
    crisis_channel: Flag = optional(
        "Om kontot används vid kris", aliases="kriskanal", default=False
    )
    unit: Slug = required(
        "Id för enheten som sköter kontot, ur organisation.yaml",
        "kultur-och-utbildningsforvaltningen",
        aliases="enhet förvaltning",
    )
    board: Slug | None = optional(
        "Id för nämnden som kontot hör till, ur organisation.yaml",
        "kultur-och-utbildningsnamnden",
        aliases="nämnd",
    )
    opened: Day | None = optional(
        "Dagen då kontot öppnades eller ska öppnas",
        aliases="öppnad öppnat öppnades startad startat datum dag date day "
        "från start start_date since",
    )
    taken_over: TakenOver | None = optional(
        "Om kontot togs över från någon annan", aliases="övertaget övertagen"
    )
    analysis: Analysis | None = optional(
        "Analysen av syfte, målgrupp och budskap", aliases="analys"
    )
    manager: Manager | None = optional("Närmaste chef", aliases="chef närmaste_chef")
    approval: Approval | None = optional(
        "Ledningens godkännande", aliases="godkännande godkänd godkänt beslut"
    )
    renewals: list[Approval] = optional(
        "Senare beslut om samma konto, när det godkänns på nytt",
        aliases="förnyelser förnyade_godkännanden",
        default=nothing,
    )
    coordinator_informed: Days | None = optional(
        "Dagen då samordnaren fick veta att kontot öppnas. Flera dagar när ansvarig har bytts",
        aliases="samordnare_informerad informerad",
        happened=Words(sv="beskedet till samordnaren", en="informing the coordinator"),
    )
    responsible: Holder | None = optional(
        "Ansvarig för kontot", aliases="ansvarig ansvarig_utgivare owner"
    )
    deputy: Holder | None = optional(
        "Ersättare vid frånvaro",
        aliases="ersättare ställföreträdare vikarie substitute backup stand_in",
    )
    editors: list[Holder] = optional(
        "Andra som skriver i kontot", aliases="redaktör redaktörer editor", default=nothing
    )
    absences: list[Absence] = optional(
        "Ansvarigs och ersättares frånvaro", aliases="frånvaro absence", default=nothing
    )
    access: Access | None = optional(
        "Vilka roller som kommer åt kontot", aliases="åtkomst behörighet behörigheter"
    )
    profile: Profile | None = optional("Det besökaren ser", aliases="profil")
    watch: Watch | None = optional("Bevakningen av kontot", aliases="bevakning")
    last_post: Day | None = optional(
        "Dagen för senaste inlägget",
        aliases="senaste_inlägg",
        happened=Words(sv="det senaste inlägget", en="the last post"),
    )
    inactive_days: Count | None = optional(
        "Egen gräns för inaktivitet, i dagar, i stället för den i policy.yaml", "90"
    )
    archive_plan: ArchivePlan | None = optional(
        "Raden i dokumenthanteringsplanen", aliases="dokumenthanteringsplan arkivplan"
    )
    archive_copies: list[ArchiveCopy] = optional(
        "Kopior av kontot som har lagts i arkivet",
        aliases="arkivkopior arkivkopia",
        default=nothing,
    )
    closing: Closing | None = optional(
        "Avslutet. Bara på ett avslutat konto",
        aliases="avslut avslutad avslutat avslutas stängd closed",
    )

    def is_closed(self, on: date) -> bool:
        """Say whether the account's last day has come."""
        return self.closing is not None and self.closing.on <= on

    @property
    def begun(self) -> date | None:
        """The day from which the account is the municipality's: the take-over, or the opening."""
        return self.taken_over.on if self.taken_over else self.opened

    def is_planned(self, on: date) -> bool:
        """Say whether the account is yet to be opened, or to be taken over."""
        begun = self.begun
        return not self.is_closed(on) and (begun is None or begun > on)

    def is_open(self, on: date) -> bool:
        """Say whether the account is neither planned nor closed."""
        begun = self.begun
        return begun is not None and begun <= on and not self.is_closed(on)

    def first_change(self, what: str, after: date) -> EarlierValue | None:
        """Find the first recorded change of something that came after a day."""
        if not self.changes:
            return None
        later = (each for each in self.changes if each.what == what and each.on > after)
        return min(later, key=lambda each: each.on, default=None)

    def holders(self) -> Iterator[tuple[tuple[str | int, ...], Holder]]:
        """Go through everyone who communicates in the account, each with its path."""
        if self.responsible:
            yield ("responsible",), self.responsible
        if self.deputy:
            yield ("deputy",), self.deputy
        for index, editor in enumerate(self.editors):
            yield ("editors", index), editor

    def is_away(self, who: Who, day: date) -> bool:
        """Say whether the responsible or the deputy is away on a day, first and last included."""
        return any(each.who == who and each.from_ <= day <= each.to for each in self.absences)

    def on_duty(self, day: date) -> Duty:
        """Find who is on duty: the responsible, or the deputy while the responsible is away."""
        if self.responsible and not self.is_away("responsible", day):
            return Duty("responsible", self.responsible)
        if self.deputy and not self.is_away("deputy", day):
            return Duty("deputy", self.deputy)
        return Duty(None, None)
