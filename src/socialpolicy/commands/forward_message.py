"""`socialpolicy forward-message`: note who got a message to answer it."""

from __future__ import annotations

from socialpolicy.cli.i18n import translated
from socialpolicy.forms.forward_message import FORWARDING
from socialpolicy.wizard.command import form_command

forward_message = form_command(
    FORWARDING,
    translated(
        """I en terminal får du frågor om det som du inte anger.

    \b
    Exempel:
      socialpolicy forward-message
      socialpolicy forward-message kommunen-x-20261120-k3f9 --to Gatuchef
    """,
        """In a terminal you are asked for what you do not give.

    \b
    Examples:
      socialpolicy forward-message
      socialpolicy forward-message kommunen-x-20261120-k3f9 --to Gatuchef
    """,
    ),
)
