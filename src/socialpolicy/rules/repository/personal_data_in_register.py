"""R04: no file outside the log holds a personal identity number.

Looked through is every file below the register's folder, with its comments, whatever its
name. The log is M14's.
"""

from socialpolicy.check import Check, Found, file_of, files
from socialpolicy.finding import Example, Label, Rule, Severity
from socialpolicy.register.register import Log, Register
from socialpolicy.register.timeline import Logged
from socialpolicy.rules.repository import batches, spans, text_of
from socialpolicy.sensitive import find_identity_numbers, may_hold_identity_number
from socialpolicy.source import Source, encoding_of
from socialpolicy.text import Text

RULE = Rule(
    code="R04",
    name="personal-data-in-register",
    severity=Severity.ERROR,
    title=Text(
        sv="Inget personnummer står i registret",
        en="There is no personal identity number in the register",
    ),
    says=Text(sv="Här står ett {what}", en="Here is a {what}"),
    why=Text(
        sv=(
            "Registret är en allmän handling och handlar om roller, aldrig om personer. Git minns "
            "allt, så ett personnummer som stått här finns kvar även när raden är borta."
        ),
        en=(
            "The register is an official document and is about roles, never about people. Git "
            "remembers everything, so a personal number that has been here remains even after the "
            "line is removed."
        ),
    ),
    help=Text(
        sv=(
            "Ta bort det innan du sparar i git. Är det redan sparat finns det kvar i historiken: "
            "kontakta dataskyddsombudet."
        ),
        en=(
            "Remove it before you commit. If it is already committed it remains in the history: "
            "contact the data protection officer."
        ),
    ),
    example=Example.within(
        "analysis:\n  purpose: Bli mer tillgängliga\n",
        bad="  audience: Låntagare, som 970101-2396 har sagt\n",
        good="  audience: Låntagare i alla åldrar\n",
        after="  message: Vad som händer på biblioteket\n  on: 2015-01-12\n",
    ),
)


class _Numbers:
    """Look through the text of every file but the logs, whatever else is wrong with it."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def take(self, _log: Log, _messages: tuple[Logged, ...]) -> Found:
        """Leave the log to M14."""
        return iter(())

    def end(self) -> Found:
        for together in batches(self._register, but=self._logs):
            if may_hold_identity_number(b"\n".join(source.data for source in together)):
                for source in together:
                    yield from _look(source)

    def subjects(self) -> set[str]:
        return files(self._register) - self._logs

    @property
    def _logs(self) -> set[str]:
        return {log.file for log in self._register.logs}


check = Check(RULE, across=_Numbers, about=file_of)


def _look(source: Source) -> Found:
    utf8 = encoding_of(source.data).startswith("utf-8")
    if utf8 and not may_hold_identity_number(source.data):
        return
    text = text_of(source)
    matches = find_identity_numbers(text)
    places = spans(text, ((match.start, match.end) for match in matches))
    for match, span in zip(matches, places, strict=True):
        yield RULE.found(Label(source, span), hides=True, what=match.kind.value)
