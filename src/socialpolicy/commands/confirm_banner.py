"""`socialpolicy confirm-banner`: somebody has seen that the banner is on the picture."""

from __future__ import annotations

from socialpolicy.cli.i18n import translated
from socialpolicy.forms.confirm_banner import CONFIRMING
from socialpolicy.wizard.command import form_command

confirm_banner = form_command(
    CONFIRMING,
    translated(
        """Titta på profilbilden först. I en terminal ställs en fråga i taget, med svar
    föreslagna: bannern som används nu, i dag, den ansvarigas roll. Skriv ? för att
    se varför, < för att gå tillbaka och - för att svara senare. Du ser ändringen
    innan den skrivs. Ctrl-C avbryter; fortsätt sedan med --resume. Utan id får du
    välja konto, de som behöver bekräftas först. Varje fråga är också ett val nedan.

    \b
    Exempel:
      socialpolicy confirm-banner
      socialpolicy confirm-banner kommunen-x
      socialpolicy confirm-banner kommunen-x --picture-changed "18 nov" --dry-run
      socialpolicy confirm-banner kommunen-x --confirmed idag --by Webbredaktör -y
    """,
        """Look at the picture first. In a terminal there is one question at a time, with
    answers suggested: the banner in use, today, the responsible's role. Write ? to
    see why, < to go back and - to answer later. You see the change before it is
    written. Ctrl-C breaks off; go on with --resume. Without an id you choose the
    account, those that need it first. Every question is also an option below.

    \b
    Examples:
      socialpolicy confirm-banner
      socialpolicy confirm-banner town-x
      socialpolicy confirm-banner town-x --picture-changed "18 Nov" --dry-run
      socialpolicy confirm-banner town-x --confirmed today --by Communicator --yes
    """,
    ),
)
