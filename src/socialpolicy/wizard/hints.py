"""When a question applies, what there is to choose, and what is suggested: from the register.

A suggestion is only that: the person sees it, and Enter takes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from socialpolicy.text import FilledText, Text
from socialpolicy.wizard.form import Choice, Choices, Default, Lead, Remark, Situation

if TYPE_CHECKING:
    from socialpolicy.register.models.account import Account


def sites(_situation: Situation) -> Sequence[Choice]:
    """Offer the platforms whose accounts may have any address at all."""
    from socialpolicy.platforms import PLATFORMS

    each = PLATFORMS.values()
    return [Choice(one.id, one.name) for one in each if one.website or one.federated]


def units(situation: Situation) -> Sequence[Choice]:
    """Offer the units, departments and companies that exist today or on the opening's day."""
    organisation = situation.register.organisation
    return [
        Choice(unit.id, Text(unit.name, unit.name))
        for unit in (organisation.units if organisation else ())
        if unit.exists(situation.today)
    ]


def boards(situation: Situation) -> Sequence[Choice]:
    """Offer the boards that exist today."""
    organisation = situation.register.organisation
    return [
        Choice(board.id, Text(board.name, board.name))
        for board in (organisation.boards if organisation else ())
        if board.exists(situation.today)
    ]


OTHER_ROLE = Text(sv="En annan roll …", en="Another role …")
OTHER_ROLE_ASKS = Text(sv="Skriv rollen, inte namnet.", en="Write the role, not the name.")

MOST_ROLES = 8
"""Roles that are offered."""


def roles_in_unit(*paths: str, but: str = "") -> Choices:
    """Offer the roles at some paths of the unit's other accounts, but for one answered already."""

    def listed(situation: Situation) -> Sequence[Choice]:
        from socialpolicy.register.naming import plain_title

        taken = plain_title(situation.text(but)) if but else ""
        found: dict[str, str] = {}
        for account in _neighbours(situation):
            for path in paths:
                role = at(account, path)
                if role and plain_title(role) != taken:
                    found.setdefault(plain_title(role), role)
        return [Choice(role, Text(role, role)) for role in list(found.values())[:MOST_ROLES]]

    return listed


def of_coordinator(text: Text) -> Lead:
    """Word a question by the name of the unit that coordinates, where that is known."""

    def worded(situation: Situation) -> FilledText | None:
        organisation, id = situation.register.organisation, situation.register.policy.coordinator
        unit = organisation.unit(id) if organisation and id else None
        return FilledText(text, {"unit": unit.name}) if unit else None

    return worded


def comes_before(key: str, text: Text) -> Remark:
    """Remark on a day that comes before another that was answered, which `text` names."""

    def remark(answer: str, situation: Situation) -> FilledText | None:
        other = situation.text(key)
        if not other or answer >= other:
            return None
        return FilledText(text, {"other": date.fromisoformat(other)})

    return remark


WEBSITES = ("blog", "other")
"""Platforms where any address will do, so that only the person knows which it is."""


def is_open(situation: Situation) -> bool:
    """Ask only about an account that has been opened already."""
    begun = situation.text("taken_over.on") or situation.text("opened")
    return bool(begun) and begun <= situation.today.isoformat()


def is_unknown_site(situation: Situation) -> bool:
    """Ask for the platform only where the address does not tell."""
    from socialpolicy.platforms import Address, read_address

    url = situation.text("url")
    address = read_address(url)
    return bool(url) and (not isinstance(address, Address) or address.platform in WEBSITES)


def may_be_a_person(situation: Situation) -> bool:
    """Ask whose page it is where the address is of the form that people's own profiles share."""
    from socialpolicy.platforms import Address, read_address

    address = read_address(situation.text("url"))
    return isinstance(address, Address) and address.shared


def has_no_name(situation: Situation) -> bool:
    """Ask for the handle only where the address has the platform's own number instead."""
    from socialpolicy.platforms import Address, read_address

    if situation.text("platform") in WEBSITES:
        return False
    url = situation.text("url")
    address = read_address(url)
    return bool(url) and (not isinstance(address, Address) or address.platform_id is not None)


def has_board(situation: Situation) -> bool:
    """Ask for the board unless a company runs the account."""
    organisation = situation.register.organisation
    if organisation is None:
        return True
    return all(unit.kind != "company" for unit in organisation.lineage(situation.text("unit")))


def carries_banner(situation: Situation) -> bool:
    """Ask about the banner on an open account whose platform is not exempt."""
    from socialpolicy.register.lifecycle import asks_for_banner

    return is_open(situation) and asks_for_banner(situation.text("platform"), situation.register)


LONGEST_ID = 60
"""Characters of an id that is suggested; what a person writes may be longer."""


def same_as(*keys: str) -> Default:
    """Suggest the first of some other answers that has been given."""

    def default(situation: Situation) -> str:
        return next(filter(None, map(situation.text, keys)), "")

    return default


def first_of(*suggestions: Default) -> Default:
    """Suggest what the first of some that have anything to suggest does."""

    def default(situation: Situation) -> str:
        return next(filter(None, (each(situation) for each in suggestions)), "")

    return default


def once(key: str, default: Default) -> Default:
    """Suggest something only when another answer is there."""

    def suggested(situation: Situation) -> str:
        return default(situation) if situation.answers.get(key) else ""

    return suggested


def as_registered(path: str) -> Default:
    """Suggest what the account says at a path already."""

    def default(situation: Situation) -> str:
        return at(situation.account, path) if situation.account else ""

    return default


def on_duty(situation: Situation) -> str:
    """Suggest the role on duty: the responsible, or the deputy while the responsible is away."""
    account = situation.account
    holder = account.on_duty(situation.today).holder if account else None
    return holder.role if holder else ""


def today(situation: Situation) -> str:
    """Suggest the day where the municipality is."""
    return situation.today.isoformat()


def as_in_unit(path: str, *keys: str) -> Default:
    """Suggest one of this account's other answers, else what is at a path in another account.

    The other account is the one opened last among those that the same unit
    runs, or else its department, and that say anything about the matter.
    """

    def default(situation: Situation) -> str:
        given = same_as(*keys)(situation)
        elsewhere = (at(account, path) for account in _neighbours(situation))
        return given or next(filter(None, elsewhere), "")

    return default


def at(value: object, path: str) -> str:
    """Give the text or the day at a path of a model; empty when none does."""
    for step in path.split("."):
        value = getattr(value, step, None)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else ""


def _neighbours(situation: Situation) -> list[Account]:
    """List the accounts of the same unit, then those of the same department, latest first."""
    own_unit = situation.account.unit if situation.account else ""
    unit, organisation = situation.text("unit") or own_unit, situation.register.organisation
    if not unit:
        return []
    top = organisation.department_of(unit) if organisation else None
    near: list[tuple[bool, str, Account]] = []
    for filed in situation.register.accounts:
        account = filed.model
        if account.is_closed(situation.today):
            continue
        own = account.unit == unit
        above = organisation.department_of(account.unit) if organisation else None
        if own or (top and above and top.id == above.id):
            near.append((own, account.opened.isoformat() if account.opened else "", account))
    return [account for _, _, account in sorted(near, key=lambda each: each[:2], reverse=True)]


def board_of_unit(situation: Situation) -> str:
    """Suggest the board that the unit's department belongs to."""
    organisation = situation.register.organisation
    units = organisation.lineage(situation.text("unit")) if organisation else ()
    return next((unit.board for unit in units if unit.board), "")


def management_of_unit(situation: Situation) -> str:
    """Suggest the management that approves the unit's accounts."""
    organisation = situation.register.organisation
    if organisation is None:
        return ""
    return organisation.management_of(situation.text("unit"), situation.today) or ""


def banner_version(situation: Situation) -> str:
    """Suggest the version of the banner that is in use."""
    banner = situation.register.policy.banner
    return banner.version if banner else ""


def both_roles(situation: Situation) -> str:
    """Suggest that the responsible and the deputy can log in, when both are named."""
    roles = (situation.text("responsible.role"), situation.text("deputy.role"))
    return "; ".join(roles) if all(roles) else ""


def own_id(situation: Situation) -> str:
    """Suggest an id made of the name and the platform that no account has."""
    from socialpolicy.register.naming import slug

    platform = situation.text("platform")
    if not situation.text("name"):
        return ""
    name = slug(situation.text("name")) or slug(situation.text("handle")) or "konto"
    words = name[:LONGEST_ID].strip("-").split("-")
    stem = "-".join([*(word for word in words if word != platform), platform]).strip("-")
    taken = {filed.model.id for filed in situation.register.accounts}
    taken |= situation.register.unread_accounts
    number, id = 1, stem
    while id in taken:
        number += 1
        id = f"{stem}-{number}"
    return id
