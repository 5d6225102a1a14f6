"""`socialpolicy forward-message`: note who got a message to answer it."""

from __future__ import annotations

from socialpolicy.forms.forward_message import FORWARDING
from socialpolicy.text import Text
from socialpolicy.wizard.command import form_command

forward_message = form_command(
    FORWARDING,
    Text(
        sv="I en terminal får du frågor om det som du inte anger.",
        en="In a terminal you are asked for what you do not give.",
    ),
    ["kommunen-x-20261120-k3f9 --to Gatuchef"],
)
