"""`socialpolicy open-account`: the questions that the policy asks before an account opens."""

from __future__ import annotations

from socialpolicy.cli.i18n import translated
from socialpolicy.forms.open_account import OPENING
from socialpolicy.wizard.command import form_command

open_account = form_command(
    OPENING,
    translated(
        """I en terminal ställs en fråga i taget. Skriv ? för att se varför, < för att gå
    tillbaka och - för att svara senare. Du ser filen innan den skrivs. Ctrl-C
    avbryter; fortsätt sedan med --resume. Varje fråga är också ett val nedan. Utan
    terminal frågas ingenting: saknas ett svar får du veta vilka, alla på en gång.
    Ett konto som kontrollen säger är fel skrivs aldrig. Skriv roller, inte namn.

    \b
    Exempel:
      socialpolicy open-account
      socialpolicy open-account --resume
      socialpolicy open-account --url facebook.com/biblioteket --unit biblioteket
      socialpolicy open-account --from svar.yaml --dry-run
      socialpolicy open-account --from svar.yaml --opened "20 nov" --yes --commit
    """,
        """In a terminal there is one question at a time. Write ? to see why, < to go back
    and - to answer later. You see the file before it is written. Ctrl-C breaks off;
    go on with --resume. Every question is also an option below. Without a terminal
    nothing is asked: you are told which answers are missing, all at once. An account
    that the check says is wrong is never written. Write roles, not names.

    \b
    Examples:
      socialpolicy open-account
      socialpolicy open-account --resume
      socialpolicy open-account --url facebook.com/library --unit library
      socialpolicy open-account --from new.yaml --dry-run
      socialpolicy open-account --from new.yaml --opened "20 Nov" --yes --commit
    """,
    ),
)
