"""`socialpolicy log-message`: note what came in, and hear when it must be answered."""

from __future__ import annotations

from socialpolicy.forms.log_message import LOGGING
from socialpolicy.text import Text
from socialpolicy.wizard.command import form_command

log_message = form_command(
    LOGGING,
    Text(
        sv="Du får dess id och när det senast ska besvaras. Personers nummer, adresser, länkar "
        "och användarnamn skrivs inte in, och inte annat som strider mot reglerna. Namn på "
        "personer frågar verktyget om. I en terminal får du frågor om det som saknas.",
        en="You get its id, and when it must be answered. People's numbers, addresses, links "
        "and user names are not written, nor whatever else breaks the rules. What looks like a "
        "person's name is asked about. In a terminal you are asked for what is missing.",
    ),
    [
        Text(
            sv='bibliotek-facebook --subject "Öppettider i jul"',
            en='bibliotek-facebook --subject "Opening hours"',
        ),
        Text(
            sv='kommunen-x --kind beröm --subject "Tack"',
            en='kommunen-x --kind praise --subject "Thanks"',
        ),
    ],
)
