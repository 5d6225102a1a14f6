"""Y03: every value is of the kind the register expects.

So is the message that another is said to be the same as: it is there, and not
in turn said to be the same as the first.
"""

from array import array
from collections.abc import Iterator
from typing import NamedTuple

from socialpolicy.check import Found, noted
from socialpolicy.finding import WORDS, Example, Fix, Label, Rule, Severity, Wording
from socialpolicy.register.months import Month
from socialpolicy.register.register import Register
from socialpolicy.text import Text

RULE = Rule(
    code="Y03",
    name="shape",
    severity=Severity.ERROR,
    title=Text(
        sv="Varje nyckel är känd och varje värde av rätt slag",
        en="Every key is known and every value is valid",
    ),
    says=Text(sv="Värdet passar inte där det står", en="The value is not valid here"),
    why=Text(
        sv=(
            "En felstavad nyckel eller ett datum som inte finns läses inte alls. "
            "Då ser det ut som om uppgiften saknas, fast någon har skrivit den."
        ),
        en=(
            "A misspelt key or a date that does not exist is not read at all. Then information "
            "seems to be missing although somebody wrote it."
        ),
    ),
    help=Text(sv="Skriv värdet som i exemplet.", en="Write the value as in the example."),
    example=Example(bad="last_post: 2026-02-30\n", good="last_post: 2026-11-19\n"),
)

_NO_SUCH = Wording(
    Text(
        sv="{id} sägs vara samma meddelande som {of}, som inte finns i loggen",
        en="{id} is said to be the same message as {of}, which is not in the log",
    ),
    Text(
        sv="Skriv id för meddelandet som det är samma som.",
        en="Write the id of the message that it is the same as.",
    ),
)
_CIRCLE = Wording(
    Text(
        sv="{id} sägs vara samma meddelande som {of}, som sägs vara samma som {id}",
        en="{id} is said to be the same message as {of}, which is said to be the same as {id}",
    ),
    Text(
        sv="Låt det som besvaras stå för sig, och avsluta bara det andra.",
        en="Let the one that is answered be by itself, and end only the other.",
    ),
)
_NO_OF = Wording(
    Text(
        sv="{id} avslutades som samma som ett annat, men det står inte vilket",
        en="{id} was ended as the same as another message, but the log does not say which",
    ),
    Fix(
        Text(sv="Skriv id för det andra meddelandet.", en="Write the id of the other message."),
        {"of": WORDS},
    ),
)
_OF_ALONE = Wording(
    Text(
        sv="{id} sägs vara samma som {of}, men avslutades inte därför",
        en="{id} is said to be the same as {of}, but was not ended for that reason",
    ),
    Fix(
        Text(sv="Rätta varför det avslutades.", en="Correct why it was ended."),
        {"why": "duplicate"},
    ),
)
_NOT_ENDED = Wording(
    Text(
        sv="{id} har ett skäl att avslutas vid något som inte avslutade det",
        en="{id} has a reason for ending at something that did not end it",
    ),
    Text(
        sv="Ta bort raden, eller rätta vad som gjordes.", en="Remove it, or correct what was done."
    ),
)


_NO_MESSAGE = Wording(
    Text(
        sv="Undantaget gäller meddelandet {id}, som inte finns i loggen",
        en="The exception is for the message {id}, which is not in the log",
    ),
    Text(
        sv="Skriv id för meddelandet, eller ta bort undantaget.",
        en="Write the id of the message, or remove the exception.",
    ),
)


class _Same(NamedTuple):
    """A message that is said to be the same as another, by its id and place."""

    id: str
    of: str
    here: Label


class _Duplicates:
    """Look for the messages that others are said to be the same as."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._ids = array("q")
        self._same: list[_Same] = []

    def take(self, month: Month) -> Found:
        for logged in month.messages:
            id = logged.message.id
            self._ids.append(hash(id))
            for index, action in enumerate(logged.message.actions):
                if action.why is None and action.of is None:
                    continue
                at = logged.at / "actions" / index
                if action.did != "ended":
                    key = "why" if action.why else "of"
                    yield RULE.found(at / key, _NOT_ENDED, subject=id, id=id)
                elif action.of is None:
                    if action.why == "duplicate":
                        yield RULE.found(at / "why", _NO_OF, subject=id, id=id)
                elif action.why != "duplicate":
                    yield RULE.found(at / "of", _OF_ALONE, subject=id, id=id, of=action.of)
                else:
                    self._same.append(_Same(id, action.of, (at / "of").label()))

    def end(self) -> Found:
        register = self._register
        excepted = [filed for filed in register.exceptions if filed.model.message]
        if not (self._same or excepted) or not register.has_all_logs or not register.log_at_hand:
            return
        sought = {*(each.of for each in self._same), *(filed.model.message for filed in excepted)}
        known = set(map(hash, sought)).intersection(self._ids)
        for filed in excepted:
            if hash(filed.model.message) not in known:
                at, id = filed.at / "message", filed.model.message
                yield RULE.found(at, _NO_MESSAGE, subject=id, values={"id": id})
        same = {each.id: each.of for each in self._same}
        for each in self._same:
            wording = None
            if hash(each.of) not in known:
                wording = _NO_SUCH
            elif each.id in _followed(each.of, same):
                wording = _CIRCLE
            if wording:
                yield RULE.found(each.here, wording, subject=each.id, id=each.id, of=each.of)

    def subjects(self) -> int:
        return 0  # what is counted is files


def _followed(of: str, same: dict[str, str]) -> Iterator[str]:
    """Follow what a message is the same as, and that in turn, until it ends or comes again."""
    seen: set[str] = set()
    while of not in seen:
        seen.add(of)
        yield of
        of = same.get(of, of)


check = noted(RULE)._replace(across=_Duplicates)
