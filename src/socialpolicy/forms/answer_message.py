"""Answering a message: who did it, when, and what is decided on its registration."""

from __future__ import annotations

from socialpolicy.forms.actions import sections
from socialpolicy.text import Text
from socialpolicy.wizard.form import Form, MessageAction

_EDIT = MessageAction(
    "answered",
    Text(sv="{id} är besvarat.", en="{id} is answered."),
    more=lambda _situation: {},
    # What must be removed is not answered, whatever the answer.
    stops=lambda _situation: ("M09", "M12", "M17"),
)

ANSWERING = Form("answer-message", sections(Text(sv="Svaret", en="The answer"), _EDIT), _EDIT)
