"""Whether every account carries the banner, and until when that is known (clauses 16-19)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from socialpolicy.lint.settings import switched_off
from socialpolicy.register.lifecycle import carries_banner
from socialpolicy.register.models.account import Account, Banner, Profile
from socialpolicy.register.register import Register
from socialpolicy.reports.columns import ACCOUNT, PLATFORM, STATE, platform_of
from socialpolicy.reports.compiling import Asked, OfAccounts
from socialpolicy.reports.report import REPORTS
from socialpolicy.reports.tables import Coded, Column, Fact, Kind, Report, Row, Share, Table
from socialpolicy.rules.accounts.banner_unconfirmed import RULE
from socialpolicy.schedule.calendar import months_after
from socialpolicy.text import FilledText, Text

_COLUMNS = (
    ACCOUNT,
    PLATFORM,
    STATE,
    Column("confirmed", Text(sv="Bekräftad", en="Confirmed"), Kind.DAY),
    Column("by", Text(sv="Bekräftad av", en="Confirmed by")),
    Column("version", Text(sv="Version", en="Version")),
    Column("picture_changed", Text(sv="Bild bytt", en="Picture changed"), Kind.DAY),
    Column("until", Text(sv="Gäller till", en="Valid until"), Kind.DAY),
    Column("exempt", Text(sv="Undantag", en="Exempt")),
)
_BELOW = frozenset({"platform", "by", "version", "picture_changed", "exempt"})
_TITLE = Text(sv="Öppna konton", en="Open accounts")
_NONE = Text(sv="Inga öppna konton att visa.", en="No open accounts to show.")
_NO_BANNER = Text(
    sv="Policyns inställningar beskriver ingen banner, så ingen begärs av kontona.",
    en="The policy's settings describe no banner, so none is asked of the accounts.",
)
_RULE_OFF = Text(
    sv="Regeln {code} är avstängd ({reason}), så ingen banner begärs av kontona, och ingen andel "
    "räknas.",
    en="The rule {code} is switched off ({reason}), so no banner is asked of the accounts, and no "
    "share is counted.",
)
_CURRENT = Fact("current", Text(sv="Version som gäller", en="Version in use"), None)
_COVERED = Text(sv="Har en banner som gäller", en="Carry a valid banner")

_VALID = Coded("valid", Text(sv="gäller", en="valid"))
_UNCONFIRMED = Coded("unconfirmed", Text(sv="inte bekräftad", en="not confirmed"))
_OTHER_PICTURE = Coded(
    "picture_changed", Text(sv="bilden är bytt sedan dess", en="picture changed since")
)
_OTHER_VERSION = Coded("other_version", Text(sv="annan version", en="another version"))
_OUTDATED = Coded("outdated", Text(sv="för gammal", en="too old"))
_EXEMPT = Coded("exempt", Text(sv="undantaget", en="exempt"))
_NOT_ASKED = Coded("not_asked", Text(sv="begärs inte", en="not asked for"))


def start(register: Register, asked: Asked) -> OfAccounts:
    """Begin the report."""
    return OfAccounts(register, asked, _report)


def _report(register: Register, asked: Asked) -> Report:
    off = switched_off(register.policy.rules).get(RULE.code)
    rows = tuple(_rows(register, asked, off=off is not None))
    setting = register.policy.banner
    states = [row.cells[2] for row in rows]
    asked_of = sum(state not in {_EXEMPT, _NOT_ASKED} for state in states)
    covered = Fact("valid", _COVERED, Share(states.count(_VALID), asked_of), Kind.SHARE_OF)
    facts: tuple[Fact, ...] = (_CURRENT._replace(value=setting.version), covered) if setting else ()
    notes: tuple[Text | FilledText, ...] = () if setting else (_NO_BANNER,)
    if off is not None:
        facts = facts[:1]
        notes = (FilledText(_RULE_OFF, {"code": RULE.code, "reason": off.rstrip(".")}),)
    return Report(
        name="banners",
        title=REPORTS["banners"].title,
        authority=register.policy.authority,
        as_of=register.local_now,
        tables=(Table("banners", _TITLE, _COLUMNS, rows, _NONE, below=_BELOW),),
        facts=facts,
        notes=notes,
    )


def _rows(register: Register, asked: Asked, *, off: bool) -> Iterator[Row]:
    setting = register.policy.banner
    for account, _ in asked.selection.accounts(register):
        if not account.is_open(register.today):
            continue
        profile = account.profile or Profile()
        banner = profile.banner or Banner()
        until = _until(banner, register)
        yield Row(
            (
                account.id,
                platform_of(account),
                _NOT_ASKED if off else _state(account, profile, banner, until, register),
                banner.confirmed,
                banner.by,
                banner.version,
                profile.picture_changed,
                until,
                setting.exempt.get(account.platform) if setting else None,
            )
        )


def _until(banner: Banner, register: Register) -> date | None:
    if banner.confirmed is None:
        return None
    return months_after(banner.confirmed, register.policy.limits.banner_months)


def _state(
    account: Account, profile: Profile, banner: Banner, until: date | None, register: Register
) -> Coded:
    setting = register.policy.banner
    if setting is None:
        return _NOT_ASKED
    if not carries_banner(account, register):
        return _EXEMPT
    if banner.confirmed is None or until is None:
        return _UNCONFIRMED
    if profile.has_new_picture:
        return _OTHER_PICTURE
    if banner.version != setting.version:
        return _OTHER_VERSION
    return _OUTDATED if until < register.today else _VALID
