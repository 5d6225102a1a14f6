"""The roles that accounts name, whatever they are named for."""

from __future__ import annotations

from collections.abc import Iterator

from socialpolicy.register.models.account import Account
from socialpolicy.register.models.holders import Holder
from socialpolicy.register.register import Register


def roles_in(register: Register) -> set[str]:
    """List the roles that the register uses, and the names of its units."""
    accounts = (located.model for located in register.accounts)
    roles = {role for account in accounts for _, role in roles_of(account) if role}
    units = register.organisation.units if register.organisation else ()
    return roles.union(unit.name for unit in units)


def roles_of(account: Account) -> Iterator[tuple[tuple[str | int, ...], str | None]]:
    """Go through every role that an account names, each with its path."""
    for path, holder in account.holders():
        yield from _of_holder(path, holder)
    if account.manager:
        yield ("manager", "role"), account.manager.role
    if account.approval:
        yield ("approval", "by"), account.approval.by
    for index, role in enumerate(account.access.roles if account.access else ()):
        yield ("access", "roles", index), role
    if account.profile and account.profile.banner:
        yield ("profile", "banner", "by"), account.profile.banner.by
    if account.watch:
        yield ("watch", "role"), account.watch.role
    if account.closing and account.closing.manager:
        yield ("closing", "manager", "role"), account.closing.manager.role
    for index, correction in enumerate(account.corrections):
        yield ("corrections", index, "by"), correction.by


def _of_holder(
    path: tuple[str | int, ...], holder: Holder
) -> Iterator[tuple[tuple[str | int, ...], str | None]]:
    yield (*path, "role"), holder.role
    if holder.assignment:
        yield (*path, "assignment", "by"), holder.assignment.by
