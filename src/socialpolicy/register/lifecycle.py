"""What the rules share about the order of things: what must come before an account is opened.

Everything here compares days. What is dated on the day of the opening itself
is in time. An account without a day of opening is yet to be opened, so nothing
about it is late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from socialpolicy.finding import Label
from socialpolicy.register.models.account import Account, Closing, Profile
from socialpolicy.register.register import Register
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place

COMPARE_DAYS_HELP = Text(
    sv=(
        "Jämför båda dagarna med handlingarna och rätta den som är fel. "
        "Ändra aldrig en dag som stämmer."
    ),
    en=(
        "Compare both days with the documents and correct the one that is wrong. "
        "Never change a day that is right."
    ),
)
"""What to do about two days in the wrong order: history itself cannot be mended."""

_OPENING = Text(sv="här står öppnandet", en="the opening date is here")


def is_late(day: date | None, account: Account) -> bool:
    """Say whether a day comes after the day of the opening, both being known."""
    return day is not None and account.opened is not None and day > account.opened


def is_ahead_of_itself(day: date, account: Account, today: date) -> bool:
    """Say whether a day has not come yet though the opening that it belongs to has."""
    return account.opened is not None and account.opened <= today < day


def opening(at: Place) -> tuple[Label, ...]:
    """Mark the day of the opening, as a place related to a finding."""
    return ((at / "opened").label(FilledText(_OPENING, {})),)


def has_changed_board(account: Account) -> bool:
    """Say whether the account has come under another board since it was opened."""
    return any(
        change.what == "board" and (account.opened is None or change.on > account.opened)
        for change in account.changes
    )


def is_open(account: Account, register: Register) -> bool:
    """Say whether an account is neither planned nor closed on the register's day."""
    return account.is_open(register.today)


def is_in_use(account: Account, register: Register) -> bool:
    """Say whether an account is not closed: one that is has nobody to ask anything of."""
    return not account.is_closed(register.today)


def carries_banner(account: Account, register: Register) -> bool:
    """Say whether the banner is asked of an account.

    It is asked of every open one, except on the platforms that the policy
    exempts. A policy.yaml that describes no banner asks for none.
    """
    banner = register.policy.banner
    return (
        banner is not None
        and account.platform not in banner.exempt
        and account.is_open(register.today)
    )


Path = tuple[str | int, ...]
Fact = tuple[Path, date | None, Text]
"""Where a day stands, the day, and what happened on it, as it stands in a sentence."""

_ANALYSIS = Text(sv="analysen", en="the analysis")
_ASKED = Text(sv="frågan till chefen", en="asking the manager")
_ANCHORED = Text(sv="förankringen i ledningen", en="anchoring it in the management")
_APPROVAL = Text(sv="godkännandet", en="the approval")
_INFORMED = Text(sv="beskedet till samordnaren", en="informing the coordinator")
_ASSIGNED = Text(sv="uppdraget", en="the assignment")
_TRAINING = Text(sv="genomgången av inkommande handlingar", en="going through incoming documents")
_CHECKED = Text(sv="kontrollen av åtkomsten", en="the check of the access")
_PICTURE = Text(sv="bytet av profilbild", en="the change of profile picture")
_BANNER = Text(sv="bekräftelsen av bannern", en="the confirmation of the banner")
_WATCHED = Text(sv="bevakningen", en="the watch")
_POST = Text(sv="det senaste inlägget", en="the last post")
_RECORDED = Text(sv="raden i dokumenthanteringsplanen", en="the entry in the archive plan")
_CHANGE = Text(sv="en ändring", en="a change")


def facts(account: Account, today: date) -> Iterator[Fact]:
    """Give every day of something that has happened, known or not.

    Left out are the days that another rule compares with the opening or the
    closing and finds too late.
    """
    yield from _before_opening(account, today)
    yield from _assignments(account)
    if account.access:
        yield ("access", "checked"), account.access.checked, _CHECKED
    if account.profile:
        yield from _appearance(account.profile)
    if account.watch:
        yield ("watch", "watched"), account.watch.watched, _WATCHED
    yield ("last_post",), account.last_post, _POST
    if account.archive_plan:
        yield ("archive_plan", "recorded"), account.archive_plan.recorded, _RECORDED
    for index, change in enumerate(account.changes):
        yield ("changes", index, "on"), change.on, _CHANGE
    if account.closing:
        yield from _before_closing(account.closing, today)


def _before_opening(account: Account, today: date) -> Iterator[Fact]:
    """Give what precedes the opening. Where it is late, A05, A07, A09, A10 and A12 say so."""
    analysis, manager, approval = account.analysis, account.manager, account.approval
    if analysis and not is_late(analysis.on, account):
        yield ("analysis", "on"), analysis.on, _ANALYSIS
    if manager and not is_late(manager.asked, account):
        yield ("manager", "asked"), manager.asked, _ASKED
    approved = approval.on if approval else None
    in_time = approved is not None and not is_late(approved, account)
    if manager and (in_time or not is_late(manager.anchored, account)):
        yield ("manager", "anchored"), manager.anchored, _ANCHORED
    if in_time:
        yield ("approval", "on"), approved, _APPROVAL
    informed = account.coordinator_informed
    if informed and (
        not is_late(informed, account) or is_ahead_of_itself(informed, account, today)
    ):
        yield ("coordinator_informed",), informed, _INFORMED


def _assignments(account: Account) -> Iterator[Fact]:
    for path, holder in account.holders():
        yield (*path, "records_training"), holder.records_training, _TRAINING
        assignment = holder.assignment
        if assignment:
            yield (*path, "assignment", "on"), assignment.on, _ASSIGNED
            yield (*path, "assignment", "anchored"), assignment.anchored, _ANCHORED


def _appearance(profile: Profile) -> Iterator[Fact]:
    yield ("profile", "picture_changed"), profile.picture_changed, _PICTURE
    if profile.banner:
        yield ("profile", "banner", "confirmed"), profile.banner.confirmed, _BANNER


def _before_closing(closing: Closing, today: date) -> Iterator[Fact]:
    """Give what precedes a closing that lies ahead. Once it has come, A25 compares it."""
    manager, ahead = closing.manager, closing.on > today
    if manager and ahead:
        yield ("closing", "manager", "asked"), manager.asked, _ASKED
    if manager and (ahead or manager.asked):
        yield ("closing", "manager", "anchored"), manager.anchored, _ANCHORED
    if ahead:
        yield ("closing", "coordinator_informed"), closing.coordinator_informed, _INFORMED
