"""Reopening a message that was answered, removed or ended: why."""

from __future__ import annotations

from socialpolicy.forms.actions import action
from socialpolicy.text import Text
from socialpolicy.wizard.form import Form, MessageAction, Need, Question

_REASON = Question(
    "reason",
    Text(sv="Skäl", en="Reason"),
    Text(
        sv="Varför öppnas det igen? Skriv aldrig vem det gäller.",
        en="Why is it reopened? Never write whom it concerns.",
    ),
    ("M14",),
    need=Need.FIRST,
    note=Text(
        sv=(
            "Det som togs bort läggs tillbaka på sidan, och tiden för svaret räknas om från att "
            "det öppnades igen."
        ),
        en=(
            "What was removed is put back on the page, and the time for the answer is counted "
            "anew from the reopening."
        ),
    ),
    help=Text(sv="Varför det öppnas igen.", en="Why it is reopened."),
)

REOPENING = Form(
    "reopen-message",
    (action(Text(sv="Öppna igen", en="Reopening"), _REASON),),
    MessageAction(
        "reopened",
        Text(sv="{id} är öppnat igen.", en="{id} is reopened."),
        more=lambda known: {"reason": known.text("reason")} if "reason" in known.answers else {},
    ),
)
