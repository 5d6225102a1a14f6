"""`socialpolicy confirm-access`: somebody has tried that the roles can log in."""

from __future__ import annotations

from socialpolicy.forms.confirm_access import CONFIRMING
from socialpolicy.text import Text
from socialpolicy.wizard.command import form_command

confirm_access = form_command(
    CONFIRMING,
    Text(
        sv="Låt varje roll logga in först. I en terminal ställs tre frågor, med svar föreslagna: "
        "de roller och det ställe som står i registret, och i dag. Utan id får du välja konto, "
        "det som prövades för längst sedan först. Du ser ändringen innan den skrivs.",
        en="Let every role log in first. In a terminal there are three questions, with answers "
        "suggested: the roles and the place in the register, and today. Without an id you choose "
        "the account, the one tried longest ago first. You see the change before it is written.",
    ),
    [
        Text(sv="kommunen-x", en="town-x"),
        Text(sv="kommunen-x --yes", en="town-x --yes"),
        Text(
            sv="kommunen-x --checked 'i går' --dry-run",
            en="town-x --checked yesterday --dry-run",
        ),
    ],
)
