"""The roles that accounts name, whatever they are named for."""

from __future__ import annotations

from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Register
from socialpolicy.yaml.plain import Path


def roles_in(register: Register) -> set[str]:
    """List the roles that the register uses, and the names of its units."""
    accounts = (located.model for located in register.accounts)
    roles = {role for account in accounts for _, role in roles_of(account) if role}
    units = register.organisation.units if register.organisation else ()
    return roles.union(unit.name for unit in units)


def roles_of(account: Account) -> list[tuple[Path, str | None]]:
    """List every role that an account names, each with its path."""
    roles = _of_holders(account)
    if account.manager:
        roles.append((("manager", "role"), account.manager.role))
    if account.approval:
        roles.append((("approval", "by"), account.approval.by))
    if account.access:
        for index, role in enumerate(account.access.roles):
            roles.append((("access", "roles", index), role))
    if account.profile and account.profile.banner:
        roles.append((("profile", "banner", "by"), account.profile.banner.by))
    if account.watch:
        roles.append((("watch", "role"), account.watch.role))
    if account.closing and account.closing.manager:
        roles.append((("closing", "manager", "role"), account.closing.manager.role))
    for index, correction in enumerate(account.corrections):
        roles.append((("corrections", index, "by"), correction.by))
    return roles


def _of_holders(account: Account) -> list[tuple[Path, str | None]]:
    roles: list[tuple[Path, str | None]] = []
    for path, holder in account.holders():
        roles.append(((*path, "role"), holder.role))
        if holder.assignment:
            roles.append(((*path, "assignment", "by"), holder.assignment.by))
    return roles
