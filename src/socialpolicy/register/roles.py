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
    # A field of a model is slow to get at, and every account is asked for all of these.
    if manager := account.manager:
        roles.append((("manager", "role"), manager.role))
    if approval := account.approval:
        roles.append((("approval", "by"), approval.by))
    if access := account.access:
        for index, role in enumerate(access.roles):
            roles.append((("access", "roles", index), role))
    if (profile := account.profile) and (banner := profile.banner):
        roles.append((("profile", "banner", "by"), banner.by))
    if watch := account.watch:
        roles.append((("watch", "role"), watch.role))
    if (closing := account.closing) and closing.manager:
        roles.append((("closing", "manager", "role"), closing.manager.role))
    for index, correction in enumerate(account.corrections):
        roles.append((("corrections", index, "by"), correction.by))
    return roles


def _of_holders(account: Account) -> list[tuple[Path, str | None]]:
    roles: list[tuple[Path, str | None]] = []
    for path, holder in account.holders():
        roles.append(((*path, "role"), holder.role))
        if assignment := holder.assignment:
            roles.append(((*path, "assignment", "by"), assignment.by))
    return roles
