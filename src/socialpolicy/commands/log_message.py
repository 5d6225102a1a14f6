"""`socialpolicy log-message`: note what came in, and hear when it must be answered."""

from __future__ import annotations

from socialpolicy.forms.log_message import LOGGING
from socialpolicy.text import Text
from socialpolicy.wizard.command import form_command

log_message = form_command(
    LOGGING,
    Text(
        sv="Du får dess id och när det senast ska besvaras. Personuppgifter och annat som "
        "strider mot reglerna skrivs inte in. I en terminal får du frågor om det som "
        "saknas.",
        en="You get its id, and when it must be answered. Personal data and whatever else "
        "breaks the rules is not written. In a terminal you are asked for what is "
        "missing.",
    ),
    [
        Text(
            sv='bibliotek-facebook --subject "Öppettider i jul"',
            en='bibliotek-facebook --subject "Opening hours"',
        ),
        Text(
            sv='kommunen-x --kind praise --subject "Tack"',
            en='kommunen-x --kind praise --subject "Thanks"',
        ),
    ],
)
