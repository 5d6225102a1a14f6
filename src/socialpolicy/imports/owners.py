"""The unit and the board that a cell means, however it is written there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from socialpolicy.imports.remarks import Remarks
from socialpolicy.register.models.organisation import Board, Organisation
from socialpolicy.register.naming import plain_body, slug
from socialpolicy.text import Text, nearest

_ENDINGS = re.compile(
    r"(?:s?förvaltning(?:en)?|s?nämnd(?:en)?|s?avdelning(?:en)?|s?kontor(?:et)?|enhet(?:en)?| ab"
    r"|department|unit|board|committee)$"
)
_BODY = re.compile(r"\w(nämnd|förvaltning|styrelse|fullmäktige)\w*$")
_MOST_INITIALS = 5
_SHORT = 2
_ALIKE = 0.8
_SHORTEST = 4
"""Letters of a word that can be the beginning of a name: `kult` but not `ku`."""


_GUESSED = Text(sv="”{word}” är läst som {name}", en="“{word}” is read as {name}")
_UNKNOWN_UNIT = Text(
    sv="”{word}” finns inte i organisation.yaml, så kontot får enheten {id}. Lägg till den där",
    en="“{word}” is not in organisation.yaml, so the account gets the unit {id}. Add it there",
)
_UNKNOWN_BOARD = Text(
    sv="”{word}” finns inte bland nämnderna i organisation.yaml, så enhetens nämnd är med",
    en="“{word}” is not among the boards in organisation.yaml, so the board of the unit is used",
)


class Owners:
    """Finds the units and boards of an organisation, and says what it made of a cell."""

    def __init__(self, organisation: Organisation | None, remarks: Remarks) -> None:
        self._organisation = organisation
        self._remarks = remarks

    def unit(self, text: str, place: str) -> str:
        """Give the id of the unit that a cell means; of one that is not known, an id of its own."""
        known = self._organisation.units if self._organisation else ()
        found = _meant(text, tuple(known))
        if found is None:
            id = _new_id(text)
            self._remarks.note(place, _UNKNOWN_UNIT, word=text, id=id)
            return id
        if found.guessed:
            self._remarks.note(place, _GUESSED, word=text, name=found.name)
        return found.id

    def board(self, text: str, unit: str, place: str) -> str:
        """Give the id of the board that a cell means, else of the unit's own, or nothing."""
        organisation = self._organisation
        if organisation is None:
            return _new_id(text) if text else ""
        lineage = organisation.lineage(unit)
        own = next((each.board for each in lineage if each.board), None) or ""
        if not text or any(each.kind == "company" for each in lineage):
            return own
        found = _meant(text, tuple(organisation.boards))
        if found is None:
            self._remarks.note(place, _UNKNOWN_BOARD, word=text)
            return own
        if found.guessed:
            self._remarks.note(place, _GUESSED, word=text, name=found.name)
        return found.id


def _new_id(text: str) -> str:
    return slug(text)[:100].strip("-") or "enhet"


class _Owner(NamedTuple):
    """The id of a unit or board, and whether the cell named it in other words."""

    id: str
    name: str
    guessed: bool


def _meant(text: str, known: Sequence[Board]) -> _Owner | None:
    names = [(plain_body(name), each) for each in known for name in (each.id, *_names(each))]
    plain = plain_body(text)
    whole = {each.id: each for name, each in names if name == plain}
    if len(whole) == 1:
        (found,) = whole.values()
        return _Owner(found.id, found.name, guessed=False)
    for alike in (_initials(plain, names), _same_stem(plain, names), _begins(plain, names)):
        if len(alike) == 1:
            (found,) = alike.values()
            return _Owner(found.id, found.name, guessed=True)
    by_name = dict(names)
    near = nearest(plain, by_name, _ALIKE) if len(plain) >= _SHORTEST else None
    return _Owner(by_name[near].id, by_name[near].name, guessed=True) if near else None


def _names(owner: Board) -> list[str]:
    return getattr(owner, "names", [owner.name])


def _initials(plain: str, names: Sequence[tuple[str, Board]]) -> dict[str, Board]:
    """Find what a few letters stand for: `kun`, kultur- och utbildningsnämnden; `ks`."""
    if not 1 < len(plain) <= _MOST_INITIALS or " " in plain:
        return {}
    return {each.id: each for name, each in names if _initials_of(name) == plain}


@lru_cache(maxsize=1024)
def _initials_of(plain: str) -> str:
    words = [word for word in plain.split() if word not in ("och", "and", "för", "for")]
    last = _BODY.search(plain)
    letters = "".join(word[0] for word in words) + (last[1][0] if last else "")
    # As `plain_body` writes the cell.
    return letters.removesuffix("s") if len(letters) > _SHORT else letters


def _same_stem(plain: str, names: Sequence[tuple[str, Board]]) -> dict[str, Board]:
    stem = _stem(plain)
    return {each.id: each for name, each in names if stem and _stem(name) == stem}


def _begins(plain: str, names: Sequence[tuple[str, Board]]) -> dict[str, Board]:
    if len(plain) < _SHORTEST:
        return {}
    return {each.id: each for name, each in names if name.startswith(plain)}


@lru_cache(maxsize=1024)
def _stem(plain: str) -> str:
    return _ENDINGS.sub("", plain).strip(" s")
