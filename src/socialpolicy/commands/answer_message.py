"""`socialpolicy answer-message`: note that a message is answered."""

from __future__ import annotations

from socialpolicy.cli.i18n import translated
from socialpolicy.forms.answer_message import ANSWERING
from socialpolicy.wizard.command import form_command

answer_message = form_command(
    ANSWERING,
    translated(
        """\b
    Exempel:
      socialpolicy answer-message
      socialpolicy answer-message bibliotek-facebook-20261120-k3f9 --record minor
    """,
        """\b
    Examples:
      socialpolicy answer-message
      socialpolicy answer-message bibliotek-facebook-20261120-k3f9 --record minor
    """,
    ),
)
