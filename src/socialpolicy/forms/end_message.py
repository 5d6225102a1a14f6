"""Ending a message without an answer: why it needs none."""

from __future__ import annotations

from socialpolicy.forms.actions import sections
from socialpolicy.text import Text
from socialpolicy.wizard.form import Form, MessageAction, Need, Question

_EDIT = MessageAction(
    "ended",
    Text(sv="{id} är avslutat utan svar.", en="{id} is ended without an answer."),
    more=lambda known: {"reason": known.text("reason")} if "reason" in known.answers else {},
    # Some messages are never ended without an answer, whatever the reason.
    stops=lambda _situation: ("M05", "M09"),
)
_REASON = Question(
    "reason",
    Text(sv="Skäl", en="Reason"),
    Text(sv="Varför behöver det inget svar?", en="Why does it need no answer?"),
    ("M07",),
    need=Need.FIRST,
    help=Text(sv="Varför det inte behöver något svar.", en="Why it needs no answer."),
)

ENDING = Form("end-message", sections(Text(sv="Avslutet", en="The end"), _EDIT, _REASON), _EDIT)
