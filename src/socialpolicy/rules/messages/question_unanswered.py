"""M05: questions, suggestions, complaints and criticism about our work are answered.

The rule looks at what was ended. An answer counts whoever gave it, also after
a hand-over; a hand-over alone does not. What was removed is not to be
answered, nor is what was withdrawn, is gone, or is answered under another id. What is said
to be the same as another is only as answered as that one is.
After a reopening, only what was done since then counts.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from socialpolicy.check import Found, Subjects, each_message
from socialpolicy.finding import Fix, Label, Rule, Severity, marked
from socialpolicy.register.months import Month
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged, State
from socialpolicy.rules.messages import example_message
from socialpolicy.text import Text

RULE = Rule(
    code="M05",
    name="question-unanswered",
    severity=Severity.ERROR,
    title=Text(
        sv="Frågor och synpunkter som rör kommunen besvaras",
        en="Questions and comments that concern the municipality are answered",
    ),
    says=Text(
        sv="{what} i {id} ska besvaras, inte avslutas utan svar",
        en="{what} in {id} is to be answered, not ended without an answer",
    ),
    why=Text(
        sv=(
            "Frågor och synpunkter som rör verksamheten ska besvaras, och trevligt även när de är "
            "osympatiska. Att avsluta utan svar är att tiga."
        ),
        en=(
            "Questions and comments about our work must be answered, and in a friendly way even "
            "when they are unkind. Ending the message without an answer is staying silent."
        ),
    ),
    help=Fix(
        Text(
            sv=(
                "Svara, och skriv sedan in svaret. Har avsändaren tagit tillbaka det, är det "
                "borta från sidan eller samma som ett annat, avsluta det med det skälet."
            ),
            en=(
                "Answer it, and then enter the answer. If the author has withdrawn it, if it is "
                "gone from the page or the same as another, end it for that reason."
            ),
        ),
        command=("answer-message", "{id}"),
    ),
    example=example_message(
        head=(
            "  channel: comment\n"
            "  kind: criticism\n"
            "  subject: Missnöjd med att biblioteket stänger tidigare\n"
            "  actions:\n"
        ),
        bad="    - {did: ended, at: 2026-11-18 15:40, reason: Otrevlig ton}\n",
        good="    - {did: answered, at: 2026-11-18 15:40}\n",
        tail="  record: {decision: kept-in-order}\n",
    ),
)

_ONLY_FORWARDED = Text(
    sv="{what} i {id} vidarebefordrades, men ska också besvaras, inte avslutas utan svar",
    en="{what} in {id} was forwarded, but is also to be answered, not ended without an answer",
)
_FORWARDED = Text(sv="här vidarebefordrades det", en="it was forwarded here")

_SAME = Text(
    sv="{what} i {id} avslutades som samma som {of}, men det fick inget svar",
    en="{what} in {id} was ended as the same as {of}, which got no answer",
)

ANSWERED: Mapping[str, Text] = MappingProxyType(
    {
        "question": Text("Frågan", "The question"),
        "suggestion": Text("Förslaget", "The suggestion"),
        "complaint": Text("Klagomålet", "The complaint"),
        "criticism": Text("Kritiken", "The criticism"),
    }
)
"""The kinds of message that must be answered, as a sentence calls them."""


def must_be_answered(logged: Logged) -> bool:
    """Say whether a message asks for an answer, and concerns the municipality."""
    return logged.message.kind in ANSWERED and logged.message.concerns_us


def _applies(logged: Logged, _register: Register) -> bool:
    return logged.state is State.ENDED and must_be_answered(logged)


@each_message(RULE, applies=_applies)
def check(logged: Logged, _register: Register) -> Found:
    """Look for an answer to what was ended."""
    done = {action.did: index for index, action in logged.since_reopened()}
    if "answered" in done or "removed" in done or logged.needs_no_more:
        return
    forwarded = done.get("forwarded")
    yield RULE.found(
        logged.at / "actions" / done["ended"] / "did",
        says=RULE.says if forwarded is None else _ONLY_FORWARDED,
        related=()
        if forwarded is None
        else marked(logged.at / "actions" / forwarded / "did", _FORWARDED),
        what=ANSWERED[logged.message.kind],
        id=logged.message.id,
    )


class _Same(NamedTuple):
    """A message that was ended as the same as another, `of`, where it says so, and what it is."""

    of: str
    here: Label
    what: Text | None


class _Duplicates:
    """Look at what became of the messages that others are said to be the same as."""

    def __init__(self, _register: Register) -> None:
        self._same: dict[str, _Same] = {}
        self._unanswered: set[int] = set()
        """The ids, as numbers, of what is done with and got no answer."""

    def take(self, month: Month) -> Found:
        """Note the duplicates, and what was ended or removed without an answer."""
        for logged in month.messages:
            if logged.state not in (State.ENDED, State.REMOVED):
                continue
            done = {action.did: index for index, action in logged.since_reopened()}
            if "answered" in done:
                continue
            index = done.get("ended")
            of = None if index is None else logged.message.actions[index].of
            if index is None or of is None:
                self._unanswered.add(hash(logged.message.id))
                continue
            what = ANSWERED[logged.message.kind] if must_be_answered(logged) else None
            here = (logged.at / "actions" / index / "of").label()
            self._same[logged.message.id] = _Same(of, here, what)
        return iter(())

    def end(self) -> Found:
        """Say which duplicates are of something that nobody answered."""
        for id, each in self._same.items():
            last, seen = each.of, {id}
            while last in self._same and last not in seen:
                seen.add(last)
                last = self._same[last].of
            if each.what and hash(last) in self._unanswered:
                yield RULE.found(
                    each.here, says=_SAME, subject=id, what=each.what, id=id, of=each.of
                )

    def subjects(self) -> Subjects:
        """Count nothing: what is tried is each message."""
        return 0


check = check._replace(across=_Duplicates)
