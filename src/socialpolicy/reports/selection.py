"""Which accounts and messages a report or list is narrowed to: units, boards, platforms.

A message is counted where its account was on the day that it came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from socialpolicy.cli.errors import CommandError, perhaps, visible
from socialpolicy.platforms import KNOWN_NAMES, platform_named
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.organisation import Board, Organisation, Unit
from socialpolicy.register.ownership import board_named, board_on, unit_named, unit_on
from socialpolicy.register.register import Located, Register
from socialpolicy.text import Text

_NO_UNIT = Text(
    sv="Ingen enhet heter {word}.{nearest} Enheterna står i organisation.yaml.",
    en="No unit is called {word}.{nearest} The units are in organisation.yaml.",
)
_NO_BOARD = Text(
    sv="Ingen nämnd heter {word}.{nearest} Nämnderna står i organisation.yaml.",
    en="No board is called {word}.{nearest} The boards are in organisation.yaml.",
)
_NO_PLATFORM = Text(
    sv="Plattformen {word} finns inte.{nearest}", en="There is no platform {word}.{nearest}"
)
_NO_CLAUSE = Text(
    sv="Policyn har ingen mening {word}.{nearest} Alla meningar: socialpolicy policy.",
    en="The policy has no sentence {word}.{nearest} All sentences: socialpolicy policy.",
)


class Selection(NamedTuple):
    """What was asked for; nothing of a kind means all of it.

    `units`, `boards` and `clauses` are ids. A unit stands for all that belong to it, and sentences
    narrow no account.
    """

    units: frozenset[str] = frozenset()
    boards: frozenset[str] = frozenset()
    platforms: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()

    def has(self, account: Account, day: date, register: Register) -> bool:
        """Say whether an account was among those asked for on a day."""
        if self.platforms and account.platform not in self.platforms:
            return False
        if not self.units and not self.boards:
            return True
        line = lineage_on(account, day, register.organisation)
        return self._has(line, owner_on(account, day, register.organisation))

    def has_unit(self, unit: Unit, organisation: Organisation) -> bool:
        """Say whether a unit was among those asked for, or belongs to one; platforms aside."""
        return self._has(organisation.lineage(unit.id), owner_of(unit, organisation))

    def _has(self, line: Sequence[Unit], owner: Board | None) -> bool:
        if self.units and self.units.isdisjoint(unit.id for unit in line):
            return False
        return not self.boards or (owner is not None and owner.id in self.boards)

    def accounts(self, register: Register) -> Iterator[Located[Account]]:
        """Go through the accounts of a register that are among those asked for today."""
        return (
            each for each in register.accounts if self.has(each.model, register.today, register)
        )


def read_selection(
    register: Register,
    units: Sequence[str] = (),
    boards: Sequence[str] = (),
    platforms: Sequence[str] = (),
    clauses: Sequence[str] = (),
) -> Selection:
    """Read units and boards by id or name, platforms, and the policy's sentences by number.

    Raises CommandError for unknown ones.
    """
    organisation = register.organisation or Organisation()
    found_units = [
        _known(word, unit_named(word, organisation), organisation.units, _NO_UNIT) for word in units
    ]
    # A company has a board of its own that no register lists.
    companies = [unit for unit in organisation.units if unit.kind == "company"]
    found_boards = [
        _known(
            word,
            board_named(word, organisation)
            or next((each for each in companies if each == unit_named(word, organisation)), None),
            [*organisation.boards, *companies],
            _NO_BOARD,
        )
        for word in boards
    ]
    found_platforms = [_platform(word, register) for word in platforms]
    sentences = [filed.model.id for filed in register.clauses]
    for word in clauses:
        if word not in sentences:
            nearest = perhaps(word, sentences)
            raise CommandError(_NO_CLAUSE, word=visible(word), nearest=nearest)
    return Selection(
        frozenset(found_units),
        frozenset(found_boards),
        frozenset(found_platforms),
        frozenset(clauses),
    )


def lineage_on(account: Account, day: date, organisation: Organisation | None) -> tuple[Unit, ...]:
    """List the unit that ran an account on a day and those above it; empty where not known."""
    id = unit_on(account, day)
    if organisation is None or id is None:
        return ()
    unit = unit_named(id, organisation)
    return organisation.lineage(unit.id) if unit else ()


def owner_on(account: Account, day: date, organisation: Organisation | None) -> Board | None:
    """Find the board, or the company, that an account belonged to on a day."""
    if organisation is None:
        return None
    line = lineage_on(account, day, organisation)
    return _owner(line, board_on(account, day), organisation)


def owner_of(unit: Unit, organisation: Organisation) -> Board | None:
    """Find the board, or the company, that a unit belongs to."""
    return _owner(organisation.lineage(unit.id), None, organisation)


def _owner(line: Sequence[Unit], own: str | None, organisation: Organisation) -> Board | None:
    word = own or next((unit.board for unit in line if unit.board), None)
    board = board_named(word, organisation) if word else None
    return board or next((unit for unit in line if unit.kind == "company"), None)


def _platform(word: str, register: Register) -> str:
    used = {each.model.platform for each in register.accounts}
    if word in used:
        return word
    known = platform_named(word)
    if known is None:
        raise CommandError(
            _NO_PLATFORM, word=visible(word), nearest=perhaps(word, {*KNOWN_NAMES, *used})
        )
    return known.id


def _known(word: str, found: Board | None, known: Collection[Board], refusal: Text) -> str:
    if found is None:
        names = [name for each in known for name in (each.id, each.name)]
        raise CommandError(refusal, word=visible(word), nearest=perhaps(word, names))
    return found.id


def read_words(asked: Sequence[str], words: Mapping[str, Text], refusal: Text) -> frozenset[str]:
    """Read words of the register, such as states, by their codes or as people say them.

    `refusal` has places for the word and those known. Raises CommandError for unknown ones.
    """
    from socialpolicy.register.errors.did_you_mean import same_value

    said = {each.casefold(): code for code, text in words.items() for each in text}
    found = []
    for word in asked:
        plain = " ".join(word.casefold().split())
        code = said.get(plain) or same_value(plain, words)
        if code is None:
            raise CommandError(refusal, word=visible(word), known=[*words.values()])
        found.append(code)
    return frozenset(found)
