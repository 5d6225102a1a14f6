"""What may still be noted about a message as its log stands: an action, a decision, or neither."""

from __future__ import annotations

from typing import NamedTuple

from socialpolicy.cli.errors import CommandError
from socialpolicy.register.message_names import DECIDED, IS_DONE
from socialpolicy.register.timeline import State
from socialpolicy.text import FilledText, Text
from socialpolicy.wizard.message_log import LoggedEntry
from socialpolicy.yaml import Plain

# What is settled stays so: its history is not to say that an answered question was ended without
# an answer. But the decision on registration may come after, once; a registration number must not
# vanish because somebody gave another.

_ALREADY = Text(sv="{id} är redan {state}.{more}", en="{id} is already {state}.{more}")
_REOPENED = Text(
    sv=" Ska det öppnas igen, kör först: socialpolicy reopen-message {id}",
    en=" If it is to be reopened, first run: socialpolicy reopen-message {id}",
)
_WAITS = Text(
    sv="{id} väntar redan på svar. Det finns inget att öppna igen.",
    en="{id} is already waiting for an answer. There is nothing to reopen.",
)
_ADDED_ALREADY = Text(
    sv="I loggen står redan vad avsändaren av {id} fick veta, i {place}. Ändra det där om det "
    "är fel.",
    en="The log already says what the author of {id} was told, in {place}. Change it there if it "
    "is wrong.",
)
_ADD_DECISION = Text(
    sv=" Lägg till --record för att bara skriva beslutet om registrering.",
    en=" Add --record to write only the decision on registration.",
)
_ONLY_DECISION = Text(
    sv="{id} är redan {state}. Då går det bara att ange --record och --number.",
    en="{id} is already {state}. Only --record and --number can be given now.",
)
_DECIDED = Text(
    sv="I loggen står redan att {id} {decided}{number}, i {place}. Ändra det där om det är fel.",
    en="The log already says that {id} {decided}{number}, in {place}. Change it there if it "
    "is wrong.",
)
_WITH_NUMBER = Text(sv=" med nummer {number}", en=" with the number {number}")

_MAY_FOLLOW = {
    # What is found to be unlawful later is removed, answered or not, and an answer that comes
    # after all is how a question that was ended without one is put right.
    State.ANSWERED: ("removed",),
    State.ENDED: ("removed", "answered"),
}
"""What may still be done about what is settled."""


class Left(NamedTuple):
    """What is left to write: the action, the decision on registration, both or neither."""

    action: bool
    record: bool
    added: bool = False


def left_to_note(
    did: str,
    logged: LoggedEntry,
    record: dict[str, Plain] | None,
    *,
    more: bool,
    adds: str = "",
) -> Left:
    """Say what is left to write of an action and a decision, `more` of which was given.

    `adds` is the one key given that may be added to the action once it is written.

    Raises CommandError for what may not follow on what is logged already.
    """
    settled = logged.settled
    if did == "reopened":
        if settled is None:
            raise CommandError(_WAITS, id=logged.id)
        return Left(action=True, record=False)
    action = settled is None or did in _MAY_FOLLOW.get(settled, ())
    if settled is not None and not action:
        told: dict[str, object] = {"id": logged.id, "state": IS_DONE[settled]}
        if did == settled and adds:
            _, latest = latest_action(did, logged)
            if latest.get(adds):
                raise CommandError(_ADDED_ALREADY, id=logged.id, place=logged.place("actions"))
            return Left(action=False, record=_is_new(record, logged), added=True)
        if did != settled or record is None:
            undecided = did == settled and logged.record is None
            reopened = FilledText(_REOPENED, {"id": logged.id})
            raise CommandError(_ALREADY, **told, more=_ADD_DECISION if undecided else reopened)
        if more:
            raise CommandError(_ONLY_DECISION, **told)
    return Left(action, record=_is_new(record, logged))


def _is_new(wanted: dict[str, Plain] | None, logged: LoggedEntry) -> bool:
    """Say whether a decision is given that is not logged. Raises CommandError if another is."""
    known = logged.record
    if wanted is None or known is None:
        return wanted is not None
    number = known.get("number")
    if known.get("decision") == wanted["decision"]:
        if number == wanted.get("number"):
            return False
        if not number:
            return True
    raise CommandError(
        _DECIDED,
        id=logged.id,
        decided=DECIDED.get(str(known.get("decision")), known.get("decision")),
        number=FilledText(_WITH_NUMBER, {"number": number}) if number else "",
        place=logged.place("record"),
    )


def latest_action(did: str, logged: LoggedEntry) -> tuple[int, dict[str, Plain]]:
    """Find the latest action of a kind in an entry that has one, and its position."""
    actions = logged.entry.get("actions")
    return max(
        (
            (index, each)
            for index, each in enumerate(actions if isinstance(actions, list) else ())
            if isinstance(each, dict) and each.get("did") == did
        ),
        key=lambda found: found[0],
    )
