"""`socialpolicy hand-over-account`: another role is responsible, or steps in."""

from __future__ import annotations

from socialpolicy.forms.hand_over_account import HANDING_OVER
from socialpolicy.text import Text
from socialpolicy.wizard.command import form_command

hand_over_account = form_command(
    HANDING_OVER,
    Text(
        sv="{asking} Du får också frågan om inloggningen, bevakningen och frånvaron ska "
        "följa med. Blir ersättaren ansvarig behövs en ny ersättare. Det som har hänt "
        "ändras inte, och inget annat i filen. Skriv roller, inte namn.",
        en="{asking} You are also asked whether log-in, watch and absences follow. When the "
        "deputy becomes responsible, a new deputy is needed. What has happened is not "
        "changed, nor is anything else in the file. Write roles, not names.",
    ),
    [
        Text(sv="kommunen-x --who deputy", en="town-x --who deputy"),
        Text(sv="kommunen-x --resume", en="town-x --resume"),
        Text(sv="kommunen-x --from svar.yaml --dry-run", en="town-x --from new.yaml --dry-run"),
        Text(
            sv="kommunen-x --from svar.yaml --yes --commit",
            en="town-x --from new.yaml --yes --commit",
        ),
    ],
    answers=Text(
        sv="""\
responsible:
  role: Bibliotekarie, digitalt
  contact: biblioteket@kommunen.se
  assignment: {by: Kulturchef, on: 2026-11-20, anchored: 2026-11-20}
  records_training: 2026-11-20
access: {roles: ["Bibliotekarie, digitalt", "Bibliotekarie, barn"]}
""",
        en="""\
responsible:
  role: Librarian, digital
  contact: library@municipality.se
  assignment: {by: Head of culture, on: 2026-11-20, anchored: 2026-11-20}
  records_training: 2026-11-20
access: {roles: ["Librarian, digital", "Librarian, children"]}
""",
    ),
)
