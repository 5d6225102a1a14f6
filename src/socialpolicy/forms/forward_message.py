"""Forwarding a message: to which unit or role."""

from __future__ import annotations

from socialpolicy.forms.actions import sections
from socialpolicy.text import Text
from socialpolicy.wizard import hints
from socialpolicy.wizard.form import Form, MessageAction, Need, choice

_EDIT = MessageAction(
    "forwarded",
    Text(sv="{id} är vidarebefordrat till {to}.", en="{id} is forwarded to {to}."),
    more=lambda situation: {"to": situation.text("to")} if "to" in situation.answers else {},
)
_TO = choice(
    "to",
    Text(sv="Vidarebefordrat till", en="Forwarded to"),
    Text(sv="Vem ska svara?", en="Who is to answer?"),
    ("M06",),
    need=Need.FIRST,
    choices=hints.units,
    other=True,
    other_title=Text(sv="En roll, inte en hel enhet …", en="A role, not a whole unit …"),
    other_asks=Text(
        sv="Vilken roll fick det? Skriv inget namn.", en="Which role got it? Write no name."
    ),
    help=Text(
        sv="Enheten eller rollen som fick det, aldrig ett namn.",
        en="The unit or role that got it, never a name.",
    ),
    metavar=Text(sv="ENHET", en="UNIT"),
)

FORWARDING = Form(
    "forward-message", sections(Text(sv="Vem som fick det", en="Who got it"), _EDIT, _TO), _EDIT
)
