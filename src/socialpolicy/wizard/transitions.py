"""What is left to note of a message that something was done about before.

What is settled stays so: its history is not to say that an answered question
was ended without an answer. But the decision on registration may come after,
once; a registration number must not vanish because somebody gave another.
"""

from __future__ import annotations

from typing import NamedTuple

from socialpolicy.cli.errors import CommandError
from socialpolicy.register.action_words import IS_DONE
from socialpolicy.register.timeline import State
from socialpolicy.text import FilledText, Text
from socialpolicy.wizard.action_options import Wishes
from socialpolicy.wizard.message_lookup import Standing

_ALREADY = Text(sv="{id} är redan {state}.{more}", en="{id} is {state} already.{more}")
_REOPENED = Text(
    sv=" Öppnades det igen sedan, skriv först in did: reopened med tid och skäl i {place}.",
    en=" If it was reopened since, first write did: reopened with time and reason in {place}.",
)
_ADD_DECISION = Text(
    sv=" Lägg till --record för att bara skriva beslutet om registrering.",
    en=" Add --record to write only the decision on registration.",
)
_ONLY_DECISION = Text(
    sv="{id} är redan {state}. Då går det bara att ange --record och --number.",
    en="{id} is {state} already. Only --record and --number can be given then.",
)
_DECIDED = Text(
    sv="{id} har redan beslutet {decision}{number}, i {place}. Ändra det där om det är fel.",
    en="{id} has the decision {decision}{number} already, in {place}. Change it there if it "
    "is wrong.",
)
_WITH_NUMBER = Text(sv=" med nummer {number}", en=" with the number {number}")

_MAY_FOLLOW = {
    # What is found to be unlawful later is removed, answered or not, and an answer that comes
    # after all is how a question that was ended without one is mended.
    State.ANSWERED: ("removed",),
    State.ENDED: ("removed", "answered"),
}
"""What may still be done about what is settled."""


class Left(NamedTuple):
    """What is left to write: the action, the decision on registration, both or neither."""

    action: bool
    record: bool


def left_to_note(wishes: Wishes, stands: Standing) -> Left:
    """Say what is left to write. Raises CommandError for what may not follow on what stands."""
    settled = stands.settled
    action = settled is None or wishes.did in _MAY_FOLLOW.get(settled, ())
    if settled is not None and not action:
        _demand_decision_alone(wishes, stands, settled)
    return Left(action, record=_is_new(wishes, stands))


def _demand_decision_alone(wishes: Wishes, stands: Standing, settled: State) -> None:
    told: dict[str, object] = {"id": stands.id, "state": IS_DONE[settled]}
    if wishes.did != settled or wishes.record is None:
        undecided = wishes.did == settled and stands.record is None
        reopened = FilledText(_REOPENED, {"place": stands.place("actions")})
        raise CommandError(_ALREADY, **told, more=_ADD_DECISION if undecided else reopened)
    if wishes.by is not None or wishes.done is not None or wishes.more:
        raise CommandError(_ONLY_DECISION, **told)


def _is_new(wishes: Wishes, stands: Standing) -> bool:
    """Say whether a decision is given that does not stand. Raises CommandError if another does."""
    wished, stood = wishes.decision, stands.record
    if wished is None or stood is None:
        return wished is not None
    same = stood.get("decision") == wished["decision"]
    if same and stood.get("number") == wished.get("number"):
        return False
    if same and not stood.get("number"):
        return True
    number = stood.get("number")
    raise CommandError(
        _DECIDED,
        id=stands.id,
        decision=stood.get("decision"),
        number=FilledText(_WITH_NUMBER, {"number": number}) if number else "",
        place=stands.place("record"),
    )
