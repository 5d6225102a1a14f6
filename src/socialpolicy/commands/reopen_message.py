"""`socialpolicy reopen-message`: note that a settled message is open again."""

from __future__ import annotations

from socialpolicy.forms.reopen_message import REOPENING
from socialpolicy.text import Text
from socialpolicy.wizard.command import form_command

reopen_message = form_command(
    REOPENING,
    Text(
        sv="Det som besvarades, togs bort eller avslutades av misstag väntar igen, och en ny tid "
        "räknas. Det som redan står i loggen ändras inte. I en terminal får du frågor om det som "
        "du inte anger.",
        en="What was answered, removed or ended by mistake waits again, and a new deadline is "
        "counted. What is in the log already is not changed. In a terminal you are asked for "
        "what you do not give.",
    ),
    [
        Text(
            sv='kommunen-x-20261120-k3f9 --reason "Av misstag"',
            en='kommunen-x-20261120-k3f9 --reason "A mistake"',
        )
    ],
)
