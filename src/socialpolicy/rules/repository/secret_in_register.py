"""R01: the register holds no password, token or key."""

from socialpolicy.check import Check, Found, file_of, files
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.register.months import Month
from socialpolicy.register.register import Log, Register
from socialpolicy.rules.repository import Stretch, of_source, stretches
from socialpolicy.sensitive import secrets
from socialpolicy.source import Source
from socialpolicy.text import Text

RULE = Rule(
    code="R01",
    name="secret-in-register",
    severity=Severity.ERROR,
    title=Text(
        sv="Inget lösenord, ingen kod och ingen nyckel står i registret",
        en="There is no password, code or key in the register",
    ),
    says=Text(sv="Här står något som ser ut som {what}", en="This looks like {what}"),
    why=Text(
        sv=(
            "Flera ska komma åt kontot, men genom det ställe där inloggningen förvaras. "
            "Git minns allt, så ett lösenord som stått här är röjt även när raden är borta."
        ),
        en=(
            "Several people must have access, but through the place where the log-in is kept. Git "
            "remembers everything, so a password that has been here is exposed even after the line "
            "is removed."
        ),
    ),
    help=Text(
        sv=(
            "Byt det hos plattformen i dag, och ta bort det härifrån. Skriv var "
            "inloggningen förvaras, aldrig själva inloggningen."
        ),
        en=(
            "Change it at the platform today and remove it from here. Say where the "
            "log-in is kept, never the log-in itself."
        ),
    ),
    example=Example.within(
        'access:\n  roles: ["Bibliotekarie, vuxen", "Bibliotekarie, barn"]\n',
        bad="  kept_in: 'Pärmen i receptionen, lösenord: Exempel-2026'\n",
        good="  kept_in: Kommunens lösenordsvalv\n",
        after="  checked: 2026-03-02\n",
    ),
)

_KIND_HELP = Text(
    sv=(
        "Byt {changed} hos plattformen i dag, och ta bort det härifrån. Skriv var "
        "inloggningen förvaras, aldrig själva inloggningen."
    ),
    en=(
        "Change {changed} at the platform today and remove it from here. Say where the "
        "log-in is kept, never the log-in itself."
    ),
)


class _Secrets:
    """Look through every file's text, whatever else is wrong with it."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._in_doubt = False

    def take(self, month: Month) -> Found:
        ids = [logged.message.id for logged in month.messages]
        ids += [of for logged in month.messages for a in logged.message.actions if (of := a.of)]
        self._in_doubt |= _may_hold(" ".join((*month.texts, *ids)).encode(errors="replace"))
        if month.is_last:
            if self._in_doubt or not _holds_only_messages(month.log):
                yield from _look_at_all(month.log.at.document.source)
            self._in_doubt = False

    def end(self) -> Found:
        for stretch in stretches(self._register, _may_hold):
            yield from _look(stretch)

    def subjects(self) -> set[str]:
        return files(self._register)


check = Check(RULE, across=_Secrets, about=file_of)


def _holds_only_messages(log: Log) -> bool:
    """Say whether all of a file is in its messages, as they are written: it has no comments."""
    data = log.at.document.source.data
    return data.startswith(b"- ") and not log.problems and b"#" not in data and b"\\" not in data


def _look_at_all(source: Source) -> Found:
    left = secrets.MOST
    for stretch in of_source(source, _may_hold):
        found = tuple(_look(stretch, max(left, 1)))
        left -= len(found)
        yield from found


def _may_hold(data: bytes) -> bool:
    return not secrets.is_innocent(data)


def _look(stretch: Stretch, most: int = secrets.MOST) -> Found:
    source = stretch.source
    prose = not source.file.endswith((".yaml", ".yml"))
    found = secrets.find(stretch.text, prose=prose, most=most)
    labels = stretch.labels((secret.start, secret.end) for secret in found)
    for secret, label in zip(found, labels, strict=True):
        if not secret.sure:
            source.hide(label.span)
            continue
        yield RULE.found(
            label,
            help=_KIND_HELP,
            hides=True,
            what=secret.what,
            changed=secrets.CHANGED[secret.what],
        )
