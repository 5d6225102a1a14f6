"""`socialpolicy close-account`: with the manager's word, and with notice in the channel."""

from __future__ import annotations

from socialpolicy.cli.i18n import translated
from socialpolicy.forms.close_account import CLOSING
from socialpolicy.wizard.command import form_command

close_account = form_command(
    CLOSING,
    translated(
        """I en terminal ställs en fråga i taget. Skriv ? för att se varför, < för att gå
    tillbaka och - för att svara senare. Du ser ändringen innan den skrivs. Ctrl-C
    avbryter; fortsätt sedan med --resume. Varje fråga är också ett val nedan.
    Dagen får ligga framåt. Då kan det som återstår fyllas i senare, med samma
    kommando; det som redan står i filen behöver du inte ange igen. Ett konto med
    meddelanden som väntar kan inte avslutas i dag.
    Filen ligger kvar i registret, och inget annat i den ändras.

    \b
    Exempel:
      socialpolicy close-account
      socialpolicy close-account turism-facebook --on "31 dec"
      socialpolicy close-account turism-facebook --resume
      socialpolicy close-account turism-facebook --from svar.yaml --dry-run
      socialpolicy close-account turism-facebook --from svar.yaml --yes --commit

    \b
    En fil med svar:
      closing:
        on: 2026-11-30
        manager: {role: Näringslivschef, asked: 2026-11-03}
        coordinator_informed: 2026-11-04
        announced: {on: 2026-11-05, evidence: KS 2026/41}
    """,
        """In a terminal there is one question at a time. Write ? to see why, < to go back
    and - to answer later. You see the change before it is written. Ctrl-C breaks
    off; go on with --resume. Every question is also an option below. The day may lie
    ahead. Then what remains can be filled in later, with the same command; what the
    file says already need not be given again. An account with messages waiting
    cannot be closed today. The file stays in the register, and nothing else in it
    is changed.

    \b
    Examples:
      socialpolicy close-account
      socialpolicy close-account tourism-facebook --on "31 Dec"
      socialpolicy close-account tourism-facebook --resume
      socialpolicy close-account tourism-facebook --from new.yaml --dry-run
      socialpolicy close-account tourism-facebook --from new.yaml --yes --commit

    \b
    A file of answers:
      closing:
        on: 2026-11-30
        manager: {role: Head of tourism, asked: 2026-11-03}
        coordinator_informed: 2026-11-04
        announced: {on: 2026-11-05, evidence: KS 2026/41}
    """,
    ),
)
