"""`socialpolicy remove-message`: what was removed, noted with its ground."""

from __future__ import annotations

from socialpolicy.cli.i18n import translated
from socialpolicy.forms.remove_message import REMOVING
from socialpolicy.wizard.command import form_command

remove_message = form_command(
    REMOVING,
    translated(
        """Att ta bort är att gallra en allmän handling. Spara en kopia först. I en terminal
    får du frågor om det som du inte anger, och ser ändringen innan den skrivs.

    \b
    Exempel:
      socialpolicy remove-message
      socialpolicy remove-message --ground incitement --basis law
    """,
        """Removing it disposes of an official document. Preserve a copy first. In a terminal
    you are asked for what you do not give, and see the change before it is written.

    \b
    Examples:
      socialpolicy remove-message
      socialpolicy remove-message --ground incitement --basis law
    """,
    ),
)
