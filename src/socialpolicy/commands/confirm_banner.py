"""`socialpolicy confirm-banner`: somebody has seen that the banner is on the picture."""

from __future__ import annotations

from socialpolicy.forms.confirm_banner import CONFIRMING
from socialpolicy.text import Text
from socialpolicy.wizard.command import form_command

confirm_banner = form_command(
    CONFIRMING,
    Text(
        sv="Titta på profilbilden först. I en terminal ställs en fråga i taget, med svar "
        "föreslagna: bannern som används nu, i dag, den ansvarigas roll. Skriv ? för att "
        "se varför, < för att gå tillbaka och - för att svara senare. Du ser ändringen "
        "innan den skrivs. Ctrl-C avbryter; fortsätt sedan med --resume. Utan id får du "
        "välja konto, de som behöver bekräftas först. Varje fråga är också ett val nedan.",
        en="Look at the picture first. In a terminal there is one question at a time, with "
        "answers suggested: the banner in use, today, the responsible's role. Write ? to "
        "see why, < to go back and - to answer later. You see the change before it is "
        "written. Ctrl-C breaks off; go on with --resume. Without an id you choose the "
        "account, those that need it first. Every question is also an option below.",
    ),
    [
        Text(sv="kommunen-x", en="town-x"),
        Text(
            sv='kommunen-x --picture-changed "18 nov" --dry-run',
            en='town-x --picture-changed "18 Nov" --dry-run',
        ),
        Text(
            sv="kommunen-x --confirmed idag --by Webbredaktör -y",
            en="town-x --confirmed today --by Communicator --yes",
        ),
    ],
)
