"""R01: no password, token or key stands in the register."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialpolicy.finding import Example, Finding, Label, Rule, Severity
from socialpolicy.language import Said, Text
from socialpolicy.register.register import Register
from socialpolicy.rules.check import whole
from socialpolicy.source import Source, Span

RULE = Rule(
    code="R01",
    name="secret-in-register",
    severity=Severity.ERROR,
    title=Text(
        sv="Inget lösenord, ingen kod och ingen nyckel står i registret",
        en="No password, code or key stands in the register",
    ),
    says=Text(sv="Här står något som ser ut som {what}", en="What stands here looks like {what}"),
    why=Text(
        sv=(
            "Flera ska komma åt kontot, men genom det ställe där inloggningen förvaras. "
            "Git minns allt, så ett lösenord som stått här är röjt även när raden är borta."
        ),
        en=(
            "Several people must have access, but through the place where the log-in is kept. "
            "Git remembers all, so a password that has stood here is given away even when the "
            "line is gone."
        ),
    ),
    help=Text(
        sv=(
            "Byt {what} hos plattformen i dag och ta bort raden. "
            "Skriv i kept_in var inloggningen finns, aldrig själva inloggningen."
        ),
        en=(
            "Change {what} at the platform today and remove the line. "
            "Say in kept_in where the log-in is kept, never the log-in itself."
        ),
    ),
    example=Example(
        bad=(
            "access:\n"
            "  roles: [Bibliotekarie, vuxen, Bibliotekarie, barn]\n"
            "  kept_in: 'Pärmen i receptionen, lösenord: Exempel-2026'\n"
        ),
        good=(
            "access:\n"
            '  roles: ["Bibliotekarie, vuxen", "Bibliotekarie, barn"]\n'
            "  kept_in: Kommunens lösenordsvalv\n"
        ),
    ),
)

PASSWORD = Text(sv="ett lösenord", en="a password")
TOKEN = Text(sv="en åtkomstnyckel", en="an access token")
RECOVERY = Text(sv="en återställningskod", en="a recovery code")
PRIVATE_KEY = Text(sv="en privat nyckel", en="a private key")

_PASSWORD = re.compile(
    r"(?i)(?<![\w-])(?:password|passwd|passphrase|l[öo]senord(?:et)?|pwd|pin-?kod(?:en)?)"
    r"[\"']?\s*(?:=|:|\bär\b|\bis\b)\s*[\"']?(?P<secret>[^\s\"',}\]]{4,})"
)
_TOKEN_KEY = re.compile(
    r"(?i)(?<![\w-])(?:(?:access|api|auth|bearer|client|page|app)[_ -]?)?"
    r"(?:token|secret|api[_ -]?key|apikey)"
    r"[\"']?\s*[:=]\s*[\"']?(?P<secret>[^\s\"',}\]]{8,})"
)
_RECOVERY = re.compile(
    r"(?i)(?<![\w-])(?:recovery|backup|återställnings|reserv)[_ -]?(?:code|kod)(?:s|er|en|erna)?"
    r"[\"']?\s*[:=]\s*[\"'\[]*(?P<secret>[^\s\"',}\]]{4,}(?:[ ,-]+[0-9a-zA-Z]{4,})*)"
)
_PRIVATE_KEY = re.compile(
    r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----(?P<secret>[^-]*)"
    r"(?:-----END (?:[A-Z]+ )*PRIVATE KEY-----)?"
)
# The prefixes that the issuers document for their own tokens.
_KNOWN_TOKEN = re.compile(
    r"(?<![\w-])(?P<secret>gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}"
    r"|xox[abeprs]-[\w-]{10,}|AKIA[0-9A-Z]{16}|AIza[\w-]{30,}|EAA[0-9A-Za-z]{30,}"
    r"|sk-[A-Za-z0-9_-]{20,}|ya29\.[\w-]{20,}|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]+)"
)

# A cheap look first: most files hold none of these words.
_HINTS = (
    "passw", "passphrase", "pwd", "lösenord", "losenord", "pin", "token", "secret", "key", "kod",
    "code",
    "begin", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xox", "akia",
    "aiza", "eaa", "sk-", "ya29", "eyj",
)  # fmt: skip

_LOOKS = (
    (_KNOWN_TOKEN, TOKEN),
    (_PASSWORD, PASSWORD),
    (_TOKEN_KEY, TOKEN),
    (_RECOVERY, RECOVERY),
)

_WORD = re.compile(r"[A-ZÅÄÖ]?[a-zåäöé]+[.,;:!?)]*|\W+|<\S*|[xX]+")
"""An ordinary word, or a stand-in such as `****`: what follows "lösenord:" in plain prose."""


@whole(RULE)
def check(register: Register) -> Iterator[Finding]:
    """Look through every file's text, whatever else is wrong with it."""
    for entry in register.entries:
        source = entry.source
        lowered = source.text.lower() if source.data else ""
        hints = [hint for hint in _HINTS if hint in lowered]
        if hints:
            yield from _look(source, hints)


def _look(source: Source, hints: list[str]) -> Iterator[Finding]:
    """Look at the lines that hold one of the hints."""
    if "begin" in hints:
        yield from _private_keys(source)
    lowered = "\n".join(source.lines).lower().split("\n")
    numbers = {n for hint in hints for n, line in enumerate(lowered, start=1) if hint in line}
    for number in sorted(numbers):
        yield from _line(source, number, source.line(number))


def _line(source: Source, number: int, line: str) -> Iterator[Finding]:
    taken: list[tuple[int, int]] = []
    for pattern, what in _LOOKS:
        for match in pattern.finditer(line):
            start, end = match.span("secret")
            overlaps = any(start < other_end and other < end for other, other_end in taken)
            # The first word of a line is a key of YAML: whatever follows it is its value.
            is_key = not line[: match.start()].strip(" -{\"'")
            if overlaps or (not is_key and _WORD.fullmatch(match["secret"])):
                continue
            taken.append((start, end))
            yield _found(source, Span(number, start + 1, number, end + 1), what)


def _private_keys(source: Source) -> Iterator[Finding]:
    text = "\n".join(source.lines)
    for match in _PRIVATE_KEY.finditer(text):
        start, end = (_place(text, offset) for offset in match.span("secret"))
        yield _found(source, Span(*start, *end), PRIVATE_KEY)


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _found(source: Source, span: Span, what: Text) -> Finding:
    return Finding(
        rule=RULE,
        severity=RULE.severity,
        said=Said(RULE.says, {"what": what}),
        label=Label(source, span),
        help=Said(RULE.help, {"what": what}),
        hides=True,
    )
