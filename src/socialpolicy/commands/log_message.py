"""`socialpolicy log-message`: note what came in, and hear when it must be answered."""

from __future__ import annotations

from socialpolicy.cli.i18n import translated
from socialpolicy.forms.log_message import LOGGING
from socialpolicy.wizard.command import form_command

log_message = form_command(
    LOGGING,
    translated(
        """Du får dess id och när det senast ska besvaras. Personuppgifter och annat som
    strider mot reglerna skrivs inte in. I en terminal får du frågor om det som saknas.

    \b
    Exempel:
      socialpolicy log-message
      socialpolicy log-message bibliotek-facebook --subject "Öppettider i jul"
      socialpolicy log-message kommunen-x --kind praise --subject "Tack"
    """,
        """You get its id, and when it must be answered. Personal data and whatever else
    breaks the rules is not written. In a terminal you are asked for what is missing.

    \b
    Examples:
      socialpolicy log-message
      socialpolicy log-message bibliotek-facebook --subject "Opening hours"
      socialpolicy log-message kommunen-x --kind praise --subject "Thanks"
    """,
    ),
)
