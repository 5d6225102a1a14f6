"""R04: no file outside the log holds a personal identity number.

Looked through is every file below the register's folder, with its comments, whatever its
name. The log is M14's.
"""

from socialpolicy.check import Check, Found, file_of, files
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.register.months import Month
from socialpolicy.register.register import Register
from socialpolicy.rules.repository import stretches
from socialpolicy.sensitive import find_identity_numbers, may_hold_identity_number
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

    def take(self, _month: Month) -> Found:
        """Leave the log to M14."""
        return iter(())

    def end(self) -> Found:
        for stretch in stretches(self._register, may_hold_identity_number):
            matches = find_identity_numbers(stretch.text)
            labels = stretch.labels((match.start, match.end) for match in matches)
            for match, label in zip(matches, labels, strict=True):
                yield RULE.found(label, hides=True, what=match.kind.value)

    def subjects(self) -> set[str]:
        return files(self._register) - self._logs

    @property
    def _logs(self) -> set[str]:
        return {log.file for log in self._register.logs}


check = Check(RULE, across=_Numbers, about=file_of)
