"""`socialpolicy answer-message`: note that a message is answered."""

from __future__ import annotations

from socialpolicy.forms.answer_message import ANSWERING
from socialpolicy.wizard.command import form_command

answer_message = form_command(
    ANSWERING,
    None,
    ["bibliotek-facebook-20261120-k3f9 --record minor"],
)
