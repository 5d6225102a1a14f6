"""What the municipality decides: the settings of the tool."""

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator

from socialpolicy import schedule
from socialpolicy.register.models.account_events import CopyLevel
from socialpolicy.register.models.field_types import (
    Count,
    EachOnce,
    HttpsAddress,
    MunicipalityCode,
    OneOrSeveral,
    OrganisationNumber,
    PlatformName,
    RegisterModel,
    Slug,
    Text,
    nothing,
    optional,
    required,
)
from socialpolicy.register.models.time_settings import (
    ResponseTimes,
    WorkingTime,
    in_force,
    in_one_zone,
    in_order,
)
from socialpolicy.register.models.time_types import Day, TargetText


class Adoption(RegisterModel):
    """The decision by which the policy was adopted."""

    by: Text | None = optional(
        "kommunfullmäktige", sv="Vem som antog policyn", en="Who adopted the policy"
    )
    decision: Text | None = optional(
        "§ 127/2014-11-24",
        sv="Beslutets paragraf",
        en="The number of the decision in the minutes",
        aliases="beslut",
    )
    on: Day | None = optional(sv="Beslutets dag", en="The day of the decision")


class PolicyDocument(RegisterModel):
    """The policy as a document."""

    title: Text = required(
        "Policy för sociala medier",
        sv="Policyns titel",
        en="The policy's title",
        aliases="rubrik titel",
    )
    reference: Text | None = optional(
        "KS 142-2014/9", sv="Diarienumret", en="The registration number"
    )
    adopted: Adoption | None = optional(
        sv="Beslutet då policyn antogs", en="The decision that adopted the policy"
    )
    first_adopted: Day | None = optional(
        "2014-11-24",
        sv="Dagen då kommunen först antog en policy, om adopted är en senare version",
        en="The day the municipality first adopted a policy, if adopted is a later version",
        aliases="först_antagen",
    )


class BannerSetting(RegisterModel):
    """The banner that every account carries."""

    text: Text = required("degerfors.se", sv="Texten på bannern", en="The text on the banner")
    version: Text = required("2014", sv="Versionen som gäller", en="The version in use")
    exempt: Annotated[dict[PlatformName, Text], EachOnce] = optional(
        {"mastodon": "Bilden visas för liten för att läsas"},
        sv="Plattformar utan banner, med skäl",
        en="Platforms without a banner, with the reason",
        aliases="undantag",
        default=dict,
    )


class Limits(RegisterModel):
    """The numbers that the policy leaves open."""

    inactive_days: Count = optional(
        "30",
        sv="Dagar utan inlägg innan sidan räknas som inaktiv",
        en="Days without a post before the page counts as inactive",
        default=30,
    )
    banner_months: Count = optional(
        "12",
        sv="Månader som en bekräftad banner gäller",
        en="Months that a confirmed banner holds",
        default=12,
    )
    access_months: Count = optional(
        "12",
        sv="Månader mellan kontroller av åtkomsten",
        en="Months between checks of the access",
        default=12,
    )
    platforms_months: Count = optional(
        "12",
        sv="Månader mellan genomgångar av plattformarna",
        en="Months between reviews of the platforms",
        default=12,
    )
    forward_working_days: Count = optional(
        "5",
        sv="Arbetsdagar innan ett vidarebefordrat ärende ska vara klart",
        en="Working days before a forwarded matter must be dealt with",
        default=5,
    )
    due_soon: TargetText = optional(
        "2 hours",
        sv="Hur nära sin tid ett meddelande räknas som brådskande",
        en="How near its time a message counts as urgent",
        default=lambda: schedule.Target.parse("2 hours"),
    )


class RuleSettings(RegisterModel):
    """Rules switched off, with the reason, and severities of one's own."""

    off: dict[str, Text] = optional(
        {"A20": "Webbplatsen flyttas under hösten"},
        sv="Regler som är avstängda, med skäl",
        en="Rules that are switched off, with the reason",
        default=dict,
    )
    severity: dict[str, Literal["error", "warning", "info"]] = optional(
        {"A18": "error"},
        sv="Egna allvarlighetsgrader: error (fel), warning (varning) eller info",
        en="Severities of your own: error, warning or info",
        default=dict,
    )
    without_sentence: Literal["error", "warning", "info"] | None = optional(
        sv="Hur allvarligt det som mest är när ingen mening i policyn bär regeln",
        en="How severe a finding is at most when no sentence of the policy supports the rule",
    )


class Own(RegisterModel):
    """What is the municipality's own and so nobody's personal data, beside its accounts."""

    handles: list[Text] = optional(
        ["visitdegerfors"],
        sv="Användarnamn som är kommunens egna, utöver kontona i registret",
        en="Usernames that are the municipality's own, besides the accounts in the register",
        default=nothing,
    )
    phones: list[Text] = optional(
        ["0586-480 00"],
        sv="Telefonnummer som är kommunens egna",
        en="Phone numbers that are the municipality's own",
        aliases="telefon",
        default=nothing,
    )


class ArchiveSetting(RegisterModel):
    """How often an account is copied to the archive, and how much of it at least."""

    copies_months: Count = optional(
        "6", sv="Månader mellan arkivkopiorna", en="Months between the archive copies", default=6
    )
    level: CopyLevel = optional(
        sv="Hur mycket en kopia minst har: overview (översikt: hur sidan såg ut), unique (det som "
        "inte finns någon annanstans) eller full (allt, med kommentarer)",
        en="How much a copy holds at least: overview (what the page looked like), unique (what is "
        "kept nowhere else) or full (everything, with comments)",
        default="unique",
    )

    def is_enough(self, level: CopyLevel) -> bool:
        """Say whether a copy of a level holds as much as is decided, or more."""
        levels: tuple[CopyLevel, ...] = get_args(CopyLevel)
        return levels.index(level) >= levels.index(self.level)


class Publishing(RegisterModel):
    """What the public list of accounts says of the municipality, and where it is published."""

    municipality_code: MunicipalityCode | None = optional(
        "1862",
        sv="Kommunkoden, fyra siffror",
        en="The municipality code, four digits",
        aliases="kommunkod kommun_id",
    )
    organisation_number: OrganisationNumber | None = optional(
        "212000-0001",
        sv="Kommunens organisationsnummer",
        en="The municipality's organisation number",
        aliases="organisationsnummer orgnr org_nr",
    )
    base_url: HttpsAddress | None = optional(
        "https://degerfors.se/sociala-medier",
        sv="Adressen till mappen på webbplatsen där listan publiceras",
        en="The address of the folder on the website where the list is published",
        aliases="adress webbadress url bas_url baseurl",
    )
    licence: Literal["CC0-1.0", "CC-BY-4.0"] | None = optional(
        sv="Licensen som listan får användas med: CC0-1.0 (fritt) eller CC-BY-4.0 (med källan "
        "nämnd)",
        en="The licence under which the list may be used: CC0-1.0 (freely) or CC-BY-4.0 (with the "
        "source named)",
        aliases="licens license",
    )


class Policy(RegisterModel):
    """The file `policy.yaml`."""

    authority: Text = required(
        "Degerfors kommun",
        sv="Kommunens namn",
        en="The municipality's name",
        aliases="kommun myndighet",
    )
    short_names: list[Text] = optional(
        ["Degerfors", "kommunen"],
        sv="Andra namn som duger som avsändare",
        en="Other names that will do as the sender",
        default=nothing,
    )
    website: Text | None = optional(
        "degerfors.se",
        sv="Kommunens webbplats",
        en="The municipality's website",
        aliases="hemsida webbplats",
    )
    domains: list[Text] = optional(
        ["degerfors.se"],
        sv="Domäner där kontaktuppgifter ska ha sin adress",
        en="Domains in which contact addresses must be",
        aliases="domäner domän domain",
        default=nothing,
    )
    language: Literal["sv", "en"] | None = optional(
        sv="Språket som verktyget talar: sv (svenska) eller en (engelska)",
        en="The language that the tool speaks: sv (Swedish) or en (English)",
        aliases="språk",
    )
    coordinator: Slug | None = optional(
        "informationsenheten",
        sv="Id för enheten som samordnar, ur organisation.yaml",
        en="The id of the unit that coordinates, from organisation.yaml",
        aliases="samordnare",
    )
    messages: Text | None = optional(
        "../private-log",
        sv="Var loggen finns om inte i registret",
        en="Where the log is, if not in the register",
    )
    platforms_reviewed: Day | None = optional(
        sv="Dagen då listan över plattformar senast sågs över",
        en="The day the list of platforms was last reviewed",
    )
    policy: PolicyDocument | None = optional(
        sv="Policyn som dokument", en="The policy as a document"
    )
    banner: BannerSetting | None = optional(
        sv="Bannern på profilbilden", en="The banner on the profile picture"
    )
    working_time: Annotated[
        list[WorkingTime],
        OneOrSeveral(),
        AfterValidator(in_one_zone),
        AfterValidator(in_order),
    ] = optional(
        sv="När någon är i tjänst. En lista om tiderna ändras, med from i varje post",
        en="When somebody is on duty. A list if the hours change, with from in each entry",
        aliases="arbetstid",
        default=lambda: [WorkingTime()],
    )
    response_times: Annotated[
        list[Annotated[ResponseTimes, EachOnce]],
        OneOrSeveral(),
        AfterValidator(in_order),
    ] = optional(
        {"x": "4 hours", "default": "1 working day"},
        sv="Svarstiden på varje plattform, och default på alla andra. En lista om tiderna ändras, "
        "med from i varje post",
        en="The response time on each platform, and default on all others. A list if the times "
        "change, with from in each entry",
        aliases="svarstider svarstid",
        default=lambda: [ResponseTimes()],
    )
    own: Own = optional(
        sv="Kommunens egna nummer och användarnamn, som inte är personuppgifter",
        en="The municipality's own numbers and usernames, which are not personal data",
        default=Own,
    )
    log_kept_months: Count | None = optional(
        "60",
        sv="Månader som loggen sparas innan den får gallras, enligt beslut. Utan nyckeln gallras "
        "den aldrig",
        en="Months that the log is kept before it may be deleted, as decided. Without this key it "
        "never is",
        aliases="gallring gallringsfrist",
    )
    archive: ArchiveSetting | None = optional(
        sv="Hur ofta kontona kopieras till arkivet. Utan nyckeln görs det inte regelbundet",
        en="How often the accounts are copied to the archive. Without this key it is not done "
        "regularly",
        aliases="arkiv arkivering",
    )
    publish: Publishing | None = optional(
        sv="Det som den publika listan över kontona behöver utöver kontona",
        en="What the public list of accounts needs besides the accounts",
        aliases="publicera publicering",
    )
    limits: Limits = optional(
        sv="Gränser som policyn lämnar öppna",
        en="Limits that the policy leaves open",
        aliases="gränser",
        default=Limits,
    )
    rules: RuleSettings = optional(
        sv="Inställningar för enskilda regler",
        en="Settings for single rules",
        aliases="regler",
        default=RuleSettings,
    )
    beyond_policy: list[Text] = optional(
        ["X01"],
        ["all"],
        sv="Regler utöver policyn som är påslagna, eller all",
        en="Rules beyond the policy that are switched on, or all",
        default=nothing,
    )

    @property
    def time_zone(self) -> str:
        """The municipality's time zone, by its IANA name."""
        return self.working_time[0].time_zone

    def working_time_on(self, day: date) -> WorkingTime:
        """Give the working time in force on a day."""
        return in_force(self.working_time, day)

    def response_times_on(self, day: date) -> ResponseTimes:
        """Give the response times in force on a day."""
        return in_force(self.response_times, day)

    def counts_holidays(self, year: int) -> bool:
        """Say whether the country's holidays count on any day of a year."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        days = (first, *(each.from_ for each in self.working_time if each.from_))
        return any(
            self.working_time_on(day).holidays != "none" for day in days if first <= day <= last
        )
