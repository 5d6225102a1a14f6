"""What the tests of the formats print: a sample of findings, and the smallest finding there is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest

from socialpolicy.finding import Example, Finding, Label, Rule, Severity
from socialpolicy.source import START, Source, Span
from socialpolicy.text import FilledText, Text
from socialpolicy.verdict import Base, Clause, Verdict

NOON = datetime(2026, 11, 22, 12, tzinfo=timezone(timedelta(hours=1)))
"""A Sunday."""


def rule(code: str, name: str, severity: Severity = Severity.ERROR) -> Rule:
    return Rule(
        code=code,
        name=name,
        severity=severity,
        title=Text(sv=f"Rubriken till {code}", en=f"The title of {code}"),
        says=Text(sv="Något är fel", en="Something is wrong"),
        why=Text(sv=f"Skälet till {code}.", en=f"The reason for {code}."),
        help=Text(sv="Rätta det.", en="Put it right."),
        example=Example(bad="", good=""),
    )


def said(sv: str, en: str, **values: object) -> FilledText:
    return FilledText(Text(sv=sv, en=en), values)


LIBRARY = Source(
    "registry/accounts/bibliotek-facebook.yaml",
    """\
id: bibliotek-facebook
platform: facebook
name: 図書館 📚 Degerfors bibliotek
handle: degerforsbibliotek
url: https://www.facebook.com/degerforsbibliotek
kind: operational
analysis:
  purpose: Bli mer tillgängliga
  audience: Låntagare i alla åldrar
  message: Vad som händer på biblioteket
deputy:
access:
  roles: [Bibliotekarie, vuxen]
  kept_in: password 4nV9hem1ig
""".encode(),
)
POOL = Source(
    "registry/accounts/simhall-facebook.yaml",
    b"id: simhall-facebook\nplatform: facebook\nhandle: DegerforsBibliotek\n",
)
LOG = Source(
    "registry/messages/bibliotek-facebook/2026-11.yaml",
    """\
# november
- id: bibliotek-facebook-20261120-k3f9
  received: 2026-11-20 14:05
  channel: comment
  kind: question
  subject: Öppettider i mellandagarna, och om man kan lämna tillbaka böcker i inkastet när det är \
stängt eller om det är fullt då
  actions:
    - {did: answered, at: 2026-11-24 15:40, by: Bibliotekarie}
""".encode(),
)
POLICY = Source("registry/policy.yaml", b"authority: Exempelkommun\n")
LIBRARY.hide(Span(14, 12, 14, 31))

CLAUSES = {
    "A14": (
        Clause(
            "43",
            "Roller och ansvar",
            "Den som är ansvarig för en plats ska se till att det finns en ersättare som kan "
            "svara när den ansvarige är borta.",
        ),
    ),
    "A05": (
        Clause("3b", "Nytta", "Omvärldsbevakning\nSnabb kanal för kriskommunikation"),
        Clause("3c", "Syftet", "Nå fler målgrupper"),
        Clause("4", "Syftet", "När vi använder sociala medier ska vi först analysera syftet."),
        Clause("4b", "Syftet", "En mening till."),
        Clause("4c", "Syftet", "Ännu en."),
    ),
    "M04": (Clause("48", "Svarstider", "På vardagar ska svar ges inom en arbetsdag."),),
}

FINDINGS = (
    Finding(
        rule("A02", "registered-twice"),
        Severity.ERROR,
        said(
            "Kontot {handle} är registrerat två gånger",
            "The account {handle} is registered twice",
            handle="degerforsbibliotek",
        ),
        Label(LIBRARY, Span(4, 9, 4, 27)),
        "bibliotek-facebook",
        said(
            "Behåll den ena filen och ta bort den andra.",
            "Keep one of the files and remove the other.",
        ),
        (
            Label(LIBRARY, Span(5, 6, 5, 48), said("samma namn här", "the same name here")),
            Label(POOL, Span(3, 9, 3, 27), said("först registrerat här", "first registered here")),
        ),
    ),
    Finding(
        rule("A05", "analysis-missing"),
        Severity.ERROR,
        said("Analysen saknar datum", "The analysis has no date"),
        Label(LIBRARY, Span(8, 3, 10, 41)),
        "bibliotek-facebook",
    ),
    Finding(
        rule("A14", "deputy-missing"),
        Severity.ERROR,
        said(
            "Kontot {account} har ingen ersättare, och det är ingen annan roll som kommer åt det",
            "The account {account} has no deputy, and there is no other role with access to it",
            account="bibliotek-facebook",
        ),
        Label(LIBRARY, Span(11, 1, 11, 7)),
        "bibliotek-facebook",
        said(
            "Utse en ersättare, låt närmaste chef ge uppdraget och skriv in rollen i filen:\n"
            "deputy:\n  role: {role}\n  contact: biblioteket@degerfors.se",
            "Appoint a deputy, let the nearest manager give the task and write it in the file:\n"
            "deputy:\n  role: {role}\n  contact: biblioteket@degerfors.se",
            role="Bibliotekarie, barn",
        ),
    ),
    Finding(
        rule("R01", "secret-in-register"),
        Severity.ERROR,
        said("Här står ett lösenord", "Here stands a password"),
        Label(LIBRARY, Span(14, 12, 14, 31)),
        "bibliotek-facebook",
        said("Byt lösenordet i dag.", "Change the password today."),
        hides=True,
    ),
    Finding(
        rule("X01", "name-in-other-script", Severity.WARNING),
        Severity.WARNING,
        said("Namnet blandar skriftsystem", "The name mixes scripts"),
        Label(LIBRARY, Span(3, 7, 3, 12), said("tecken härifrån", "characters from here")),
        "bibliotek-facebook",
    ),
    Finding(
        rule("M04", "answered-late", Severity.WARNING),
        Severity.WARNING,
        said(
            "Besvarades {at}, men svaret skulle ha getts senast {due}",
            "Answered on {at}, but an answer was due by {due}",
            at=datetime(2026, 11, 24, 15, 40, tzinfo=NOON.tzinfo),
            due=datetime(2026, 11, 23, 14, 5, tzinfo=NOON.tzinfo),
        ),
        Label(LOG, Span(8, 26, 8, 42)),
        "bibliotek-facebook-20261120-k3f9",
        said("Ta reda på varför det drog ut på tiden.", "Find out why it took so long."),
    ),
    Finding(
        rule("M14", "personal-data"),
        Severity.ERROR,
        said("Ämnet är för långt", "The subject is too long"),
        Label(LOG, Span(6, 53, 6, 75)),
        "bibliotek-facebook-20261120-k3f9",
    ),
    Finding(
        rule("P03", "platform-review-overdue", Severity.INFO),
        Severity.INFO,
        said("Listan över plattformar är inte gången igenom", "The platforms are not reviewed"),
        Label(POLICY, START),
    ),
)


@pytest.fixture
def sample() -> Verdict:
    """Every kind of finding: wide, long, hidden, over several lines, with places elsewhere."""
    return Verdict(FINDINGS, "registry", NOON, 21, CLAUSES)


@pytest.fixture
def verdict() -> Callable[..., Verdict]:
    """Make a verdict of findings in 21 files."""

    def make(*findings: Finding, files: int = 21, base: Base | None = None) -> Verdict:
        return Verdict(findings, "registry", NOON, files, CLAUSES, base=base)

    return make


@pytest.fixture
def simple() -> Callable[..., Finding]:
    """Make a finding that says that something is wrong."""

    def make(
        severity: Severity = Severity.ERROR,
        *,
        file: str = "registry/accounts/x.yaml",
        words: FilledText | None = None,
        advice: FilledText | None = None,
    ) -> Finding:
        return Finding(
            rule("Y03", "shape"),
            severity,
            words or said("Något är fel", "Something is wrong"),
            Label(Source(file, b"id: x\n"), Span(1, 5, 1, 6)),
            remedy=advice,
        )

    return make
