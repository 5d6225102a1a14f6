"""What the fields of a message are called in a sentence on what differs."""

from __future__ import annotations

from socialpolicy.text import Text

WORDS = {
    "received": Text(sv="tiden då det kom in", en="the time it came in"),
    "noticed": Text(sv="tiden då vi såg det", en="the time we saw it"),
    "channel": Text(sv="vägen in", en="the channel"),
    "kind": Text(sv="slaget", en="the kind"),
    "concerns_us": Text(sv="om det rör kommunen", en="whether it concerns the municipality"),
    "concerns_us_reason": Text(
        sv="skälet till att det inte rör kommunen",
        en="why it does not concern the municipality",
    ),
    "public_event": Text(
        sv="om det gäller ett offentligt evenemang", en="whether it is for a public event"
    ),
    "subject": Text(sv="ämnet", en="the subject"),
    "reference": Text(sv="hänvisningen", en="the reference"),
    "record": Text(sv="beslutet om registrering", en="the decision on registration"),
    "record.decision": Text(sv="beslutet om registrering", en="the decision on registration"),
    "record.number": Text(sv="diarienumret", en="the registration number"),
    "action.at": Text(sv="tiden", en="the time"),
    "action.by": Text(sv="rollen som gjorde det", en="the role that did it"),
    "action.to": Text(sv="den som fick det vidarebefordrat", en="whom it was forwarded to"),
    "action.reason": Text(sv="skälet", en="the reason"),
    "action.why": Text(sv="varför det avslutades", en="why it was ended"),
    "action.of": Text(sv="meddelandet som det är samma som", en="what it is a duplicate of"),
    "action.ground": Text(sv="grunden", en="the ground"),
    "action.basis": Text(sv="om det är lagen eller policyn", en="whether law or policy"),
    "action.law": Text(sv="lagrummet", en="the section of the law"),
    "action.author_told": Text(sv="beskedet till den som skrev", en="the word to the author"),
    "action.preserved": Text(sv="den sparade kopian", en="the kept copy"),
    "action.preserved.on": Text(sv="den sparade kopians dag", en="the day of the kept copy"),
    "action.preserved.reference": Text(sv="var kopian finns", en="where the copy is"),
    "action.until": Text(sv="sista dagen", en="the last day"),
}
"""By the dotted path of the field, with `action` for any of them."""
