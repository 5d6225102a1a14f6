"""What the municipality decides: the settings of the tool, and frozen years."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal, TypeAlias, TypeVar, get_args

from pydantic import AfterValidator, ConfigDict
from pydantic_core import PydanticCustomError

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
    PlatformOrDefault,
    RegisterModel,
    Slug,
    Text,
    nothing,
    optional,
    required,
)
from socialpolicy.register.models.time_types import (
    Day,
    Hours,
    OpenHours,
    TargetText,
    TimeZone,
    Year,
)

Weekday: TypeAlias = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Adoption(RegisterModel):
    """The decision by which the policy was adopted."""

    by: Text | None = optional("Vem som antog policyn", "kommunfullmäktige")
    decision: Text | None = optional("Beslutets paragraf", "§ 127/2014-11-24", aliases="beslut")
    on: Day | None = optional("Beslutets dag")


class PolicyDocument(RegisterModel):
    """The policy as a document."""

    title: Text = required("Policyns titel", "Policy för sociala medier", aliases="rubrik titel")
    reference: Text | None = optional("Diarienumret", "KS 142-2014/9")
    adopted: Adoption | None = optional("Beslutet då policyn antogs")
    first_adopted: Day | None = optional(
        "Dagen då kommunen först antog en policy, om adopted är en senare version",
        "2014-11-24",
        aliases="först_antagen",
    )


class BannerSetting(RegisterModel):
    """The banner that every account carries."""

    text: Text = required("Texten på bannern", "degerfors.se")
    version: Text = required("Versionen som gäller", "2014")
    exempt: Annotated[dict[PlatformName, Text], EachOnce] = optional(
        "Plattformar utan banner, med skäl",
        {"mastodon": "Bilden visas för liten för att läsas"},
        aliases="undantag",
        default=dict,
    )


_FROM = (
    "Första dagen det gäller, när det står flera. Det som kom in en dag räknas efter det som "
    "gällde då, och det tidigaste gäller även dessförinnan"
)


def _open_some_day(week: dict[Weekday, tuple[Hours, ...]]) -> dict[Weekday, tuple[Hours, ...]]:
    if not week:
        raise PydanticCustomError("week_closed", "nobody is ever on duty")
    return week


def _office_hours() -> dict[Weekday, tuple[Hours, ...]]:
    days: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")
    return {day: (Hours(8 * 60, 17 * 60),) for day in days}


class WorkingTime(RegisterModel):
    """When somebody is on duty."""

    from_: Day | None = optional(_FROM, "2027-01-01", key="from")
    time_zone: TimeZone = optional(
        "Tidszonen", "Europe/Stockholm", aliases="tidszon", default="Europe/Stockholm"
    )
    holidays: Literal["SE", "none"] = optional(
        "Helgdagarna som räknas: SE (svenska) eller none (inga)", default="SE"
    )
    week: Annotated[dict[Weekday, OpenHours], AfterValidator(_open_some_day)] = optional(
        "Bemannad tid varje veckodag. En dag som inte står här är stängd",
        {"mon": "08:00-17:00", "fri": ["08:00-12:00", "13:00-16:00"]},
        aliases="vecka veckodagar tider öppettider",
        default=_office_hours,
    )


class ResponseTimes(RegisterModel):
    """How soon an answer is due on each platform. All keys but `from` are platforms' names."""

    model_config = ConfigDict(extra="allow")

    OTHER_KEYS: ClassVar[tuple[object, object]] = (PlatformOrDefault, TargetText)

    __pydantic_extra__: dict[PlatformOrDefault, TargetText]

    from_: Day | None = optional(_FROM, "2027-01-01", key="from")

    @property
    def targets(self) -> dict[str, schedule.Target]:
        """The response times by platform, and that of all others as `default`."""
        return self.model_extra or {}


D = TypeVar("D", WorkingTime, ResponseTimes)


def _in_order(entries: list[D]) -> list[D]:
    """Put what holds from different days in order. Refuses two that hold from the same."""
    if not entries:
        raise PydanticCustomError("none_listed", "nothing holds")
    seen: dict[date, int] = {}
    for index, entry in enumerate(entries):
        first = seen.setdefault(_start(entry), index)
        if first != index:
            raise PydanticCustomError(
                "from_twice" if entry.from_ else "from_missing",
                "two from one day",
                {"index": index},
            )
    return sorted(entries, key=_start)


def _start(entry: D) -> date:
    return entry.from_ or date.min


def _in_one_zone(entries: list[WorkingTime]) -> list[WorkingTime]:
    """Refuse to move the municipality: local times of the log would be read by two clocks."""
    for index, entry in enumerate(entries):
        if entry.time_zone != entries[0].time_zone:
            values = {"index": index, "zone": entries[0].time_zone}
            raise PydanticCustomError("zones_differ", "several zones", values)
    return entries


class Limits(RegisterModel):
    """The numbers that the policy leaves open."""

    inactive_days: Count = optional(
        "Dagar utan inlägg innan sidan räknas som inaktiv", "30", default=30
    )
    banner_months: Count = optional("Månader som en bekräftad banner gäller", "12", default=12)
    access_months: Count = optional("Månader mellan kontroller av åtkomsten", "12", default=12)
    platforms_months: Count = optional(
        "Månader mellan genomgångar av plattformarna", "12", default=12
    )
    forward_working_days: Count = optional(
        "Arbetsdagar innan ett vidarebefordrat ärende ska vara klart", "5", default=5
    )
    due_soon: TargetText = optional(
        "Hur nära sin tid ett meddelande räknas som brådskande",
        "2 hours",
        default=lambda: schedule.Target.parse("2 hours"),
    )


class RuleSettings(RegisterModel):
    """Rules switched off, with the reason, and severities of one's own."""

    off: dict[str, Text] = optional(
        "Regler som är avstängda, med skäl",
        {"A20": "Webbplatsen flyttas under hösten"},
        default=dict,
    )
    severity: dict[str, Literal["error", "warning", "info"]] = optional(
        "Egna allvarlighetsgrader: error (fel), warning (varning) eller info",
        {"A18": "error"},
        default=dict,
    )
    without_sentence: Literal["error", "warning", "info"] | None = optional(
        "Hur allvarligt det som mest är när ingen mening i policyn bär regeln"
    )


class Own(RegisterModel):
    """What is the municipality's own and so nobody's personal data, beside its accounts."""

    handles: list[Text] = optional(
        "Användarnamn som är kommunens egna, utöver kontona i registret",
        ["visitdegerfors"],
        default=nothing,
    )
    phones: list[Text] = optional(
        "Telefonnummer som är kommunens egna", ["0586-480 00"], aliases="telefon", default=nothing
    )


class ArchiveSetting(RegisterModel):
    """How often an account is copied to the archive, and how much of it at least."""

    copies_months: Count = optional("Månader mellan arkivkopiorna", "6", default=6)
    level: CopyLevel = optional(
        "Hur mycket en kopia minst har: overview (översikt: hur sidan såg ut), unique (det som "
        "inte finns någon annanstans) eller full (allt, med kommentarer)",
        default="unique",
    )

    def is_enough(self, level: CopyLevel) -> bool:
        """Say whether a copy of a level holds as much as is decided, or more."""
        levels: tuple[CopyLevel, ...] = get_args(CopyLevel)
        return levels.index(level) >= levels.index(self.level)


class Publishing(RegisterModel):
    """What the public list of accounts says of the municipality, and where it is published."""

    municipality_code: MunicipalityCode | None = optional(
        "Kommunkoden, fyra siffror", "1862", aliases="kommunkod kommun_id"
    )
    organisation_number: OrganisationNumber | None = optional(
        "Kommunens organisationsnummer", "212000-0001", aliases="organisationsnummer orgnr org_nr"
    )
    base_url: HttpsAddress | None = optional(
        "Adressen till mappen på webbplatsen där listan publiceras",
        "https://degerfors.se/sociala-medier",
        aliases="adress webbadress url bas_url baseurl",
    )
    licence: Literal["CC0-1.0", "CC-BY-4.0"] | None = optional(
        "Licensen som listan får användas med: CC0-1.0 (fritt) eller CC-BY-4.0 (med källan nämnd)",
        aliases="licens license",
    )


class Policy(RegisterModel):
    """The file `policy.yaml`."""

    authority: Text = required("Kommunens namn", "Degerfors kommun", aliases="kommun myndighet")
    short_names: list[Text] = optional(
        "Andra namn som duger som avsändare", ["Degerfors", "kommunen"], default=nothing
    )
    website: Text | None = optional(
        "Kommunens webbplats", "degerfors.se", aliases="hemsida webbplats"
    )
    domains: list[Text] = optional(
        "Domäner där kontaktuppgifter ska ha sin adress",
        ["degerfors.se"],
        aliases="domäner domän domain",
        default=nothing,
    )
    language: Literal["sv", "en"] | None = optional(
        "Språket som verktyget talar: sv (svenska) eller en (engelska)", aliases="språk"
    )
    coordinator: Slug | None = optional(
        "Id för enheten som samordnar, ur organisation.yaml",
        "informationsenheten",
        aliases="samordnare",
    )
    messages: Text | None = optional("Var loggen finns om inte i registret", "../private-log")
    platforms_reviewed: Day | None = optional("Dagen då listan över plattformar senast sågs över")
    policy: PolicyDocument | None = optional("Policyn som dokument")
    banner: BannerSetting | None = optional("Bannern på profilbilden")
    working_time: Annotated[
        list[WorkingTime],
        OneOrSeveral(),
        AfterValidator(_in_one_zone),
        AfterValidator(_in_order),
    ] = optional(
        "När någon är i tjänst. En lista om tiderna ändras, med from i varje post",
        aliases="arbetstid",
        default=lambda: [WorkingTime()],
    )
    response_times: Annotated[
        list[Annotated[ResponseTimes, EachOnce]],
        OneOrSeveral(),
        AfterValidator(_in_order),
    ] = optional(
        "Svarstiden på varje plattform, och default på alla andra. En lista om tiderna ändras, "
        "med from i varje post",
        {"x": "4 hours", "default": "1 working day"},
        aliases="svarstider svarstid",
        default=lambda: [ResponseTimes()],
    )
    own: Own = optional(
        "Kommunens egna nummer och användarnamn, som inte är personuppgifter", default=Own
    )
    log_kept_months: Count | None = optional(
        "Månader som loggen sparas innan den får gallras, enligt beslut. Utan nyckeln gallras den "
        "aldrig",
        "60",
        aliases="gallring gallringsfrist",
    )
    archive: ArchiveSetting | None = optional(
        "Hur ofta kontona kopieras till arkivet. Utan nyckeln görs det inte regelbundet",
        aliases="arkiv arkivering",
    )
    publish: Publishing | None = optional(
        "Det som den publika listan över kontona behöver utöver kontona",
        aliases="publicera publicering",
    )
    limits: Limits = optional("Gränser som policyn lämnar öppna", aliases="gränser", default=Limits)
    rules: RuleSettings = optional(
        "Inställningar för enskilda regler", aliases="regler", default=RuleSettings
    )
    beyond_policy: list[Text] = optional(
        "Regler utöver policyn som är påslagna, eller all", ["X01"], ["all"], default=nothing
    )

    @property
    def time_zone(self) -> str:
        """The municipality's time zone, by its IANA name."""
        return self.working_time[0].time_zone

    def working_time_on(self, day: date) -> WorkingTime:
        """Give the working time in force on a day."""
        return _in_force(self.working_time, day)

    def response_times_on(self, day: date) -> ResponseTimes:
        """Give the response times in force on a day."""
        return _in_force(self.response_times, day)

    def counts_holidays(self, year: int) -> bool:
        """Say whether the country's holidays count on any day of a year."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        days = (first, *(each.from_ for each in self.working_time if each.from_))
        return any(
            self.working_time_on(day).holidays != "none" for day in days if first <= day <= last
        )


def _in_force(entries: list[D], day: date) -> D:
    """Give the latest that had begun; before the first of them, the first."""
    begun = [entry for entry in entries if _start(entry) <= day]
    return begun[-1] if begun else entries[0]


class CalendarYear(RegisterModel):
    """The file `calendar/<year>.yaml`."""

    year: Year = required("Året, som i filens namn", "2026", aliases="år")
    made_with: Text | None = optional("Vad helgdagarna räknades fram med", "holidays 0.109")
    holidays: dict[Day, Text] = optional(
        "Helgdagar och aftnar då det är stängt, med namn",
        {"2026-06-19": "Midsommarafton"},
        aliases="helgdagar",
        default=dict,
    )
    closed: dict[Day, Text] = optional(
        "Andra dagar då det är stängt, med skäl",
        {"2026-05-15": "Klämdag, beslut KS 2025/311"},
        aliases="stängt",
        default=dict,
    )
    hours: dict[Day, OpenHours] = optional(
        "Dagar med andra tider",
        {"2026-04-02": "08:00-12:00"},
        aliases="tider öppettider",
        default=dict,
    )
    notes: dict[Day, Text] = optional(
        "Varför en helgdag saknas eller har lagts till",
        {"2026-05-15": "Beslut om klämdag, KS 2025/311"},
        aliases="noteringar anteckningar",
        default=dict,
    )
