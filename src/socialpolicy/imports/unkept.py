"""What of a cell is not kept, and never shown: people where roles belong, log-ins and numbers.

In front of a person the tool asks; a sheet cannot be asked, and what is once in git stays there.
So more is taken for a name here than `check` warns of: a given name alone, the surname first,
initials, and two words with capitals of which neither belongs to a role or to a place of work.
A role that is taken for a name has to be written again. A name that is taken for a role is there
for ever.
"""

from __future__ import annotations

import re

from socialpolicy.register.naming import mailboxes
from socialpolicy.sensitive import find_identity_numbers, secrets
from socialpolicy.sensitive.names import holds_name, is_given_name, is_named_address

_CAPITAL = r"[A-ZÅÄÖÉÜÆØ][^\W\d_]*(?:[-’'][^\W\d_]+)?"
_WORDS = re.compile(rf"{_CAPITAL}(?: {_CAPITAL}){{1,3}}")
_SURNAME_FIRST = re.compile(rf"(?P<last>{_CAPITAL}), ?(?P<first>{_CAPITAL})(?: {_CAPITAL})?")
_INITIAL = re.compile(
    rf"(?<!\w)(?:[A-ZÅÄÖ]\.[ -]?){{1,2}}[A-ZÅÄÖ][^\W\d_]{{2,}}|{_CAPITAL} [A-ZÅÄÖ]\.?(?!\w)"
)
"""`A. Karlsson`, `A-K Karlsson` and `Anna K`."""

_PARTS = re.compile(r"[,;/&+()\n]|\boch\b|\band\b|\bsamt\b")
"""What stands between a role and a person, or between two persons, in one cell."""

_OF_A_ROLE = re.compile(
    r".*(?:chef|rektor|ledare|kommunikatör|samordnare|sekreterare|handläggare|ansvarige?|assistent"
    r"|lärare|bibliotekarie|direktör|strateg|redaktör|utvecklare|pedagog|informatör|konsulent"
    r"|administratör|koordinator|producent|vaktmästare|kurator|intendent|inspektör|tekniker"
    r"|ingenjör|arkitekt|jurist|ekonom|planerare|controller|registrator|arkivarie|receptionist"
    r"|värd|vägledare|sköterska|utredare|rådgivare|specialist|ordförande|ledamot|coach|fritidsledare"
    r"|manager|officer|director|editor|librarian|head|teacher|assistant|coordinator|secretary"
    r"|administrator|webmaster|intern|nämnd(?:en)?|styrelse(?:n)?|förvaltning(?:en)?|enhet(?:en)?"
    r"|avdelning(?:en)?|grupp(?:en)?|team(?:et)?|kontor(?:et)?|bolag(?:et)?|skola[n]?|gymnasi(?:um|et)"
    r"|bibliotek(?:et)?|bad(?:et)?|hus(?:et)?|museum|museet|center|centrum|byrå(?:n)?|jour(?:en)?"
    r"|support|redaktion(?:en)?|kommun(?:en)?|kultur|fritid|omsorg(?:en)?|social|teknik|media|hr|it"
    r"|kommunikation|information|kundtjänst|service|turism|miljö|bygg|komvux|hemtjänst(?:en)?)s?",
    re.IGNORECASE,
)
"""A word that a title or a place of work ends with, so that two words with capitals are no name."""


_COMPANY = re.compile(r"(?<!\w)(?:AB|HB|KB|Aktiebolag|Ltd|Inc|Stiftelsen|Föreningen)(?!\w)")
"""A word of a company's name or of an association's, which no person's has."""


def names_person(text: str, known: frozenset[str] = frozenset()) -> bool:
    """Say whether a text for a role seems to name a person; roles that are `known` do not."""
    if text in known:
        return False
    if holds_name(text) or _INITIAL.search(text):
        return True
    turned = _SURNAME_FIRST.search(text)
    if turned and (
        is_given_name(turned["first"]) or holds_name(f"{turned['first']} {turned['last']}")
    ):
        return True
    return any(_is_name(part.strip()) for part in _PARTS.split(text) if part.strip() not in known)


def _is_name(part: str) -> bool:
    words = part.split()
    if len(words) == 1:
        return is_given_name(part)
    if _COMPANY.search(part) or not _WORDS.fullmatch(part):
        return False
    return not any(map(_OF_A_ROLE.fullmatch, words))


def is_like_person(handle: str) -> bool:
    """Say whether a handle is written as people write their own: `anna.karlsson`, `AnnaKarlsson`.

    A given name and a surname that ends as surnames do; of a company or a street it says nothing.
    """
    words = re.sub(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])|[._-]+", " ", handle).split()
    letters = [word for word in words if not word.isdigit()]
    if len(letters) != len(("given", "last")):
        return False
    return bool(holds_name(" ".join(word.capitalize() for word in letters)))


def names_person_in_contact(text: str) -> bool:
    """Say whether a contact seems to be a person's: by name, or an address of one's own."""
    if any(map(is_named_address, mailboxes(text))):
        return True
    return "@" not in text and names_person(text)


def is_secret(text: str) -> bool:
    """Say whether a text seems to hold a password, an access token or a personal number."""
    if not text:
        return False
    # As it would stand in a file, where a word and a colon before it are a key.
    found = any(each.sure for each in secrets.find(f"x: {text}\n"))
    return found or bool(find_identity_numbers(text))
