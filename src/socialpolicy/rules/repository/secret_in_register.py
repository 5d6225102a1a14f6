"""R01: the register holds no password, token or key."""

from socialpolicy.check import Check, Found, file_of, files
from socialpolicy.finding import Example, Label, Rule, Severity
from socialpolicy.register.register import Log, Register
from socialpolicy.register.timeline import Logged
from socialpolicy.rules.repository import batches, spans, text_of
from socialpolicy.sensitive import secrets
from socialpolicy.source import Source, encoding_of
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

    def take(self, log: Log, _messages: tuple[Logged, ...]) -> Found:
        return _look(log.at.document.source)

    def end(self) -> Found:
        logs = {log.file for log in self._register.logs}
        for together in batches(self._register, but=logs):
            if len(together) > 1 and secrets.is_innocent(b"\n".join(one.data for one in together)):
                continue
            for source in together:
                yield from _look(source)

    def subjects(self) -> set[str]:
        return files(self._register)


check = Check(RULE, across=_Secrets, about=file_of)


def _look(source: Source) -> Found:
    if encoding_of(source.data).startswith("utf-8") and secrets.is_innocent(source.data):
        return
    text = text_of(source)
    found = secrets.find(text, prose=not source.file.endswith((".yaml", ".yml")))
    places = spans(text, ((secret.start, secret.end) for secret in found))
    for secret, span in zip(found, places, strict=True):
        if not secret.sure:
            source.hide(span)
            continue
        yield RULE.found(
            Label(source, span),
            help=_KIND_HELP,
            hides=True,
            what=secret.what,
            changed=secrets.CHANGED[secret.what],
        )
