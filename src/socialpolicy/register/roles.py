"""The roles that accounts name, whatever they are named for."""

from __future__ import annotations

import re
from functools import lru_cache

from socialpolicy.finding import Fix
from socialpolicy.register.models.account import Account
from socialpolicy.register.naming import mailboxes
from socialpolicy.register.register import Register
from socialpolicy.text import Text
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


WRITE_THE_ROLE = Fix(
    Text(
        sv="Skriv rollen, till exempel Kanslisekreterare.",
        en="Write the role, such as Administrative officer.",
    )
)
"""What to do about what is no role."""

_ADDRESS = Text(sv="en adress", en="an address")
_DAY = Text(sv="en dag", en="a day")
_NUMBER = Text(sv="ett nummer", en="a number")
_TIME = Text(sv="en tid", en="a time")

_MONTHS = "jan|feb|mars|apr|maj|juni|juli|aug|sep|okt|nov|dec|march|may|june|july|oct"
_IS_DAY = re.compile(
    rf"(?:den )?\d{{1,2}}[.:]?(?:a|e|st|nd|rd|th)? ?(?:{_MONTHS})[a-z]*[.,]?(?: ?\d{{4}})?"
    r"|\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?(?:[-/.](?:\d\d){1,2})?"
    r"|i ?dag|i ?går|i ?morgon|today|yesterday|tomorrow"
    r"|(?:i )?(?:mån|tis|ons|tors|fre|lör|sön)dag(?:s|en)?",
    re.IGNORECASE,
)
_IS_TIME = re.compile(r"(?:kl(?:ockan)?[.]? ?)?\d\d?[.:]\d\d(?:[.:]\d\d)?", re.IGNORECASE)
_WEB = re.compile(r"(?:https?:)?//|www\.", re.IGNORECASE)
_LABEL = re.compile(r"(?:tfn|tel(?:efon)?|mobil|phone)\b[.: ]*", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def no_role(text: str) -> Text | None:
    """Say what stands where a role should: an address, a day, a time or a number; else None.

    A role has a word for what somebody does. `Rektor F–3` is one, `070-123 45 67` is not. The
    roles of a register are few and much repeated, so that answers are kept.
    """
    text = text.strip()
    if "@" in text and mailboxes(text):
        return _ADDRESS
    if not text or not (text[0].isdigit() or text[0] in "+(/" or len(text) < _LONGEST_OF_NO_ROLE):
        return None  # nearly every role
    if _WEB.match(text):
        return _ADDRESS
    if _IS_TIME.fullmatch(text) and (":" in text or text[0] in "kK"):
        return _TIME
    if _IS_DAY.fullmatch(text):
        return _DAY
    bare = _LABEL.sub("", text)
    is_number = any(map(str.isdigit, bare)) and not any(map(str.isalpha, bare))
    return _NUMBER if is_number else None


_LONGEST_OF_NO_ROLE = 32
"""Characters of the longest that is looked at closer, but for what begins with a digit."""
