"""`socialpolicy end-message`: note that a message is ended without an answer."""

from __future__ import annotations

from socialpolicy.forms.end_message import ENDING
from socialpolicy.text import Text
from socialpolicy.wizard.command import form_command

end_message = form_command(
    ENDING,
    Text(
        sv="I en terminal får du frågor om det som du inte anger.",
        en="In a terminal you are asked for what you do not give.",
    ),
    [
        Text(
            sv='kommunen-x-20261120-k3f9 --reason "Ett tack"',
            en='kommunen-x-20261120-k3f9 --reason "Thanks"',
        ),
        "kommunen-x-20261120-k3f9 --why withdrawn",
        "ung-20261120-k3f9 --duplicate-of ung-20261119-m2qa",
    ],
)
