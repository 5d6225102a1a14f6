"""`socialpolicy end-message`: note that a message is ended without an answer."""

from __future__ import annotations

from socialpolicy.cli.i18n import translated
from socialpolicy.forms.end_message import ENDING
from socialpolicy.wizard.command import form_command

end_message = form_command(
    ENDING,
    translated(
        """I en terminal får du frågor om det som du inte anger.

    \b
    Exempel:
      socialpolicy end-message
      socialpolicy end-message kommunen-x-20261120-k3f9 --reason "Ett tack"
    """,
        """In a terminal you are asked for what you do not give.

    \b
    Examples:
      socialpolicy end-message
      socialpolicy end-message kommunen-x-20261120-k3f9 --reason "Thanks"
    """,
    ),
)
