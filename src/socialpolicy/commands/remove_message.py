"""`socialpolicy remove-message`: what was removed, noted with its ground."""

from __future__ import annotations

from socialpolicy.forms.remove_message import REMOVING
from socialpolicy.text import Text
from socialpolicy.wizard.command import form_command

remove_message = form_command(
    REMOVING,
    Text(
        sv="Att ta bort är att gallra en allmän handling. Spara en kopia först. I en "
        "terminal får du frågor om det som du inte anger, och ser ändringen innan den "
        "skrivs.",
        en="Removing it disposes of an official document. Preserve a copy first. In a "
        "terminal you are asked for what you do not give, and see the change before it is "
        "written.",
    ),
    ["--ground incitement --basis law"],
)
