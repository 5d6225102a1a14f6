"""`socialpolicy close-account`: with the manager's word, and with notice in the channel."""

from __future__ import annotations

from socialpolicy.forms.close_account import CLOSING
from socialpolicy.text import Text
from socialpolicy.wizard.command import form_command

close_account = form_command(
    CLOSING,
    Text(
        sv="{asking} Dagen får ligga framåt. Då kan det som återstår fyllas i senare, med "
        "samma kommando; det som redan står i filen behöver du inte ange igen. Ett konto "
        "med meddelanden som väntar kan inte avslutas i dag. Filen ligger kvar i "
        "registret, och inget annat i den ändras.",
        en="{asking} The day may lie ahead. Then what remains can be filled in later, with "
        "the same command; what the file says already need not be given again. An account "
        "with messages waiting cannot be closed today. The file stays in the register, "
        "and nothing else in it is changed.",
    ),
    [
        Text(sv='turism-facebook --on "31 dec"', en='tourism-facebook --on "31 Dec"'),
        Text(sv="turism-facebook --resume", en="tourism-facebook --resume"),
        Text(
            sv="turism-facebook --from svar.yaml --dry-run",
            en="tourism-facebook --from new.yaml --dry-run",
        ),
        Text(
            sv="turism-facebook --from svar.yaml --yes --commit",
            en="tourism-facebook --from new.yaml --yes --commit",
        ),
    ],
    answers=Text(
        sv="""\
closing:
  on: 2026-11-30
  manager: {role: Näringslivschef, asked: 2026-11-03}
  coordinator_informed: 2026-11-04
  announced: {on: 2026-11-05, evidence: KS 2026/41}
""",
        en="""\
closing:
  on: 2026-11-30
  manager: {role: Head of tourism, asked: 2026-11-03}
  coordinator_informed: 2026-11-04
  announced: {on: 2026-11-05, evidence: KS 2026/41}
""",
    ),
)
