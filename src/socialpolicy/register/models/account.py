"""A social media account as the register knows it."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from socialpolicy.register.models.account_events import (
    Analysis,
    Approval,
    ArchiveCopy,
    Closing,
    EarlierValue,
    Manager,
    TakenOver,
)
from socialpolicy.register.models.correction import PATH_SCHEMA, Correction, path_in
from socialpolicy.register.models.field_types import (
    Count,
    FieldType,
    Flag,
    LongText,
    PlatformName,
    RegisterModel,
    Slug,
    Text,
    nothing,
    optional,
    read_by,
    required,
)
from socialpolicy.register.models.holders import Absence, Access, Duty, Holder, Who
from socialpolicy.register.models.time_types import Day, Days
from socialpolicy.text import Text as Words


class Banner(RegisterModel):
    """The confirmation that the municipality's banner is on the profile picture."""

    version: Text | None = optional("2014", sv="Bannerns version", en="The banner's version")
    confirmed: Day | None = optional(
        sv="Dagen då bannern bekräftades",
        en="The day the banner was confirmed",
        aliases="bekräftad bekräftat",
        happened=Words(sv="bekräftelsen av bannern", en="the confirmation of the banner"),
    )
    by: Text | None = optional(
        "Bibliotekarie, vuxen", sv="Rollen som bekräftade", en="The role that confirmed it"
    )
    evidence: Text | None = optional(
        "KUN 2026/3",
        sv="Var beviset finns, till exempel en skärmbild",
        en="Where the evidence is, such as a screenshot",
        aliases="bevis",
    )


class Profile(RegisterModel):
    """What a visitor sees on the account's page."""

    presentation: LongText | None = optional(
        "Sidan sköts av kultur- och utbildningsförvaltningen, Degerfors kommun.",
        sv="Presentationstexten, ordagrant",
        en="The presentation text, word for word",
        aliases="presentationstext",
    )
    link: Text | None = optional(
        "https://www.degerfors.se/biblioteket",
        sv="Länken från sidan till webbplatsen",
        en="The link from the page to the website",
        aliases="adress webbadress länk address webbsida hemsida webbplats",
    )
    picture_changed: Day | None = optional(
        sv="Dagen då profilbilden senast byttes",
        en="The day the profile picture was last changed",
        happened=Words(sv="bytet av profilbild", en="the change of profile picture"),
    )
    banner: Banner | None = optional(
        sv="Bannern på profilbilden", en="The banner on the profile picture"
    )

    @property
    def has_new_picture(self) -> bool:
        """Whether the picture was changed after the banner on it was confirmed."""
        changed, confirmed = self.picture_changed, self.banner and self.banner.confirmed
        return bool(changed and confirmed and confirmed < changed)


class Watch(RegisterModel):
    """Who watches the account, and how often."""

    role: Text | None = optional(
        "Bibliotekarie, vuxen", sv="Rollen som bevakar", en="The role that watches the account"
    )
    every_working_days: Count | None = optional(
        "1", sv="Hur ofta, i arbetsdagar", en="How often, in working days"
    )
    watched: Day | None = optional(
        sv="Dagen då kontot senast sågs över",
        en="The day the account was last looked over",
        aliases="bevakad",
        happened=Words(sv="bevakningen", en="the watch"),
    )


class ArchivePlan(RegisterModel):
    """The account's entry in the archive plan (dokumenthanteringsplan)."""

    plan: Text | None = optional(
        "Dokumenthanteringsplan KUN 2024",
        sv="Dokumenthanteringsplanen",
        en="The archive plan",
        aliases="dokumenthanteringsplan arkivplan",
    )
    section: Text | None = optional(
        "3.2", sv="Avsnittet i planen", en="The section of the plan", aliases="avsnitt rubrik"
    )
    recorded: Day | None = optional(
        sv="Dagen då kontot fördes in",
        en="The day the account was entered",
        aliases="införd",
        happened=Words(sv="raden i dokumenthanteringsplanen", en="the entry in the archive plan"),
    )


def _in_account(value: object) -> str:
    return path_in(Account, value)


class AccountCorrection(Correction):
    """A correction of what was said of an account."""

    path: Annotated[str, FieldType(read_by(_in_account), PATH_SCHEMA)] = required(
        "approval.on",
        sv="Var det stod, till exempel approval.on eller renewals[1].on",
        en="Where it was, such as approval.on or renewals[1].on",
    )


class Account(RegisterModel):
    """One account in the register: a file of its own under `accounts/`."""

    id: Slug = required(
        "bibliotek-facebook", sv="Filens namn utan .yaml", en="The file's name without .yaml"
    )
    platform: PlatformName = required(
        "facebook", sv="Plattformen", en="The platform", aliases="plattform kanal channel"
    )
    name: Text = required(
        "Degerfors bibliotek", sv="Namnet på sidan", en="The name of the page", aliases="namn"
    )
    handle: Text | None = optional(
        "degerforsbibliotek",
        sv="Användarnamnet på plattformen",
        en="The username on the platform",
        aliases="användarnamn konto username user account",
    )
    url: Text = required(
        "https://www.facebook.com/degerforsbibliotek",
        sv="Sidans adress",
        en="The address of the page",
        aliases="adress webbadress länk address link webbsida",
    )
    platform_id: Text | None = optional(
        "100064000000000",
        sv="Plattformens eget nummer, som består när användarnamnet byts",
        en="The platform's own number, which stays when the username changes",
    )
    page: Flag = optional(
        "true",
        sv="Om någon har sett efter att adressen leder till en sida och inte till en persons "
        "profil. Behövs på Facebook när adressen bara har ett nummer",
        en="Whether somebody has looked that the address leads to a page and not to a person's "
        "profile. Needed on Facebook when the address has only a number",
        aliases="sida",
        default=False,
    )
    former_handles: list[Text] = optional(
        ["biblioteketidegerfors"],
        sv="Tidigare användarnamn",
        en="Earlier usernames",
        aliases="tidigare_användarnamn",
        default=nothing,
    )
    changes: list[EarlierValue] = optional(
        sv="Byten av namn, adress, enhet, nämnd eller ledning, med dag",
        en="Changes of name, address, unit, board or management, with the day",
        aliases="ändringar",
        default=nothing,
    )
    kind: Literal["official", "operational", "campaign", "crisis"] = required(
        sv="official: kommunens officiella plats; operational: en verksamhets konto; campaign: en "
        "kampanj; crisis: bara vid kris",
        en="official: the municipality's official place; operational: the account of one of its "
        "activities; campaign: a campaign; crisis: only in a crisis",
        aliases="typ slag sort type",
    )
    crisis_channel: Flag = optional(
        sv="Om kontot används vid kris",
        en="Whether the account is used in a crisis",
        aliases="kriskanal",
        default=False,
    )
    unit: Slug = required(
        "kultur-och-utbildningsforvaltningen",
        sv="Id för enheten som sköter kontot, ur organisation.yaml",
        en="The id of the unit that runs the account, from organisation.yaml",
        aliases="enhet förvaltning",
    )
    board: Slug | None = optional(
        "kultur-och-utbildningsnamnden",
        sv="Id för nämnden som kontot hör till, ur organisation.yaml",
        en="The id of the board that the account belongs to, from organisation.yaml",
        aliases="nämnd",
    )
    opened: Day | None = optional(
        sv="Dagen då kontot öppnades eller ska öppnas",
        en="The day the account was opened or will be opened",
        aliases="öppnad öppnat öppnades startad startat datum dag date day "
        "från start start_date since",
    )
    taken_over: TakenOver | None = optional(
        sv="Om kontot togs över från någon annan",
        en="If the account was taken over from somebody else",
        aliases="övertaget övertagen",
    )
    analysis: Analysis | None = optional(
        sv="Analysen av syfte, målgrupp och budskap",
        en="The analysis of purpose, audience and message",
        aliases="analys",
    )
    manager: Manager | None = optional(
        sv="Närmaste chef", en="The nearest manager", aliases="chef närmaste_chef"
    )
    approval: Approval | None = optional(
        sv="Ledningens godkännande",
        en="The management's approval",
        aliases="godkännande godkänd godkänt beslut",
    )
    renewals: list[Approval] = optional(
        sv="Senare beslut om samma konto, när det godkänns på nytt",
        en="Later decisions on the same account, when it is approved again",
        aliases="förnyelser förnyade_godkännanden",
        default=nothing,
    )
    coordinator_informed: Days | None = optional(
        sv="Dagen då samordnaren fick veta att kontot öppnas. Flera dagar när ansvarig har bytts",
        en="The day the coordinator was informed that the account is opened. Several days when "
        "there has been a new responsible",
        aliases="samordnare_informerad informerad",
        happened=Words(sv="beskedet till samordnaren", en="informing the coordinator"),
    )
    responsible: Holder | None = optional(
        sv="Ansvarig för kontot",
        en="The role responsible for the account",
        aliases="ansvarig ansvarig_utgivare owner",
    )
    deputy: Holder | None = optional(
        sv="Ersättare vid frånvaro",
        en="The deputy during absence",
        aliases="ersättare ställföreträdare vikarie substitute backup stand_in",
    )
    editors: list[Holder] = optional(
        sv="Andra som skriver i kontot",
        en="Others who write in the account",
        aliases="redaktör redaktörer editor",
        default=nothing,
    )
    absences: list[Absence] = optional(
        sv="Ansvarigs och ersättares frånvaro",
        en="When the responsible and the deputy are away",
        aliases="frånvaro absence",
        default=nothing,
    )
    access: Access | None = optional(
        sv="Vilka roller som kommer åt kontot",
        en="Which roles have access to the account",
        aliases="åtkomst behörighet behörigheter",
    )
    profile: Profile | None = optional(
        sv="Det besökaren ser", en="What the visitor sees", aliases="profil"
    )
    watch: Watch | None = optional(
        sv="Bevakningen av kontot", en="The watch of the account", aliases="bevakning"
    )
    last_post: Day | None = optional(
        sv="Dagen för senaste inlägget",
        en="The day of the latest post",
        aliases="senaste_inlägg",
        happened=Words(sv="det senaste inlägget", en="the last post"),
    )
    inactive_days: Count | None = optional(
        "90",
        sv="Egen gräns för inaktivitet, i dagar, i stället för den i policy.yaml",
        en="A limit of its own for inactivity, in days, instead of the one in policy.yaml",
    )
    archive_plan: ArchivePlan | None = optional(
        sv="Raden i dokumenthanteringsplanen",
        en="The entry in the archive plan",
        aliases="dokumenthanteringsplan arkivplan",
    )
    archive_copies: list[ArchiveCopy] = optional(
        sv="Kopior av kontot som har lagts i arkivet",
        en="Copies of the account that have been put in the archive",
        aliases="arkivkopior arkivkopia",
        default=nothing,
    )
    closing: Closing | None = optional(
        sv="Avslutet. Bara på ett avslutat konto",
        en="The closing. Only for a closed account",
        aliases="avslut avslutad avslutat avslutas stängd closed",
    )
    corrections: list[AccountCorrection] = optional(
        sv="Rättelser av det som stod förut och var fel",
        en="Corrections of what it said before and was wrong",
        aliases="rättelser rättelse",
        default=nothing,
    )

    def is_closed(self, on: date) -> bool:
        """Say whether the account's last day has come."""
        closing = self.closing
        return closing is not None and closing.on <= on

    @property
    def begun(self) -> date | None:
        """The day from which the account is the municipality's: the take-over, or the opening."""
        taken_over = self.taken_over
        return taken_over.on if taken_over else self.opened

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
        if responsible := self.responsible:
            yield ("responsible",), responsible
        if deputy := self.deputy:
            yield ("deputy",), deputy
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
