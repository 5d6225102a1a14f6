"""`socialpolicy hand-over-account`: another role is responsible, or steps in."""

from __future__ import annotations

from socialpolicy.cli.i18n import translated
from socialpolicy.forms.hand_over_account import HANDING_OVER
from socialpolicy.wizard.command import form_command

hand_over_account = form_command(
    HANDING_OVER,
    translated(
        """I en terminal ställs en fråga i taget. Skriv ? för att se varför, < för att gå
    tillbaka och - för att svara senare. Du ser ändringen innan den skrivs. Ctrl-C
    avbryter; fortsätt sedan med --resume. Varje fråga är också ett val nedan.
    Du får också frågan om inloggningen, bevakningen och frånvaron ska följa med.
    Blir ersättaren ansvarig behövs en ny ersättare. Det som har hänt ändras inte,
    och inget annat i filen. Skriv roller, inte namn.

    \b
    Exempel:
      socialpolicy hand-over-account
      socialpolicy hand-over-account kommunen-x --who deputy
      socialpolicy hand-over-account kommunen-x --resume
      socialpolicy hand-over-account kommunen-x --from svar.yaml --dry-run
      socialpolicy hand-over-account kommunen-x --from svar.yaml --yes --commit

    \b
    En fil med svar:
      responsible:
        role: Bibliotekarie, digitalt
        contact: biblioteket@kommunen.se
        assignment: {by: Kulturchef, on: 2026-11-20, anchored: 2026-11-20}
        records_training: 2026-11-20
      access: {roles: ["Bibliotekarie, digitalt", "Bibliotekarie, barn"]}
    """,
        """In a terminal there is one question at a time. Write ? to see why, < to go back
    and - to answer later. You see the change before it is written. Ctrl-C breaks
    off; go on with --resume. Every question is also an option below. You are also
    asked whether log-in, watch and absences follow. When the deputy becomes
    responsible, a new deputy is needed. What has happened is not changed, nor is
    anything else in the file. Write roles, not names.

    \b
    Examples:
      socialpolicy hand-over-account
      socialpolicy hand-over-account town-x --who deputy
      socialpolicy hand-over-account town-x --resume
      socialpolicy hand-over-account town-x --from new.yaml --dry-run
      socialpolicy hand-over-account town-x --from new.yaml --yes --commit

    \b
    A file of answers:
      responsible:
        role: Librarian, digital
        contact: library@municipality.se
        assignment: {by: Head of culture, on: 2026-11-20, anchored: 2026-11-20}
        records_training: 2026-11-20
      access: {roles: ["Librarian, digital", "Librarian, children"]}
    """,
    ),
)
