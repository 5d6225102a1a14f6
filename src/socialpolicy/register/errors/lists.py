"""What is wrong with settings as a whole: a week without a day, entries that do not go together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from socialpolicy.finding import DAY, Fix
from socialpolicy.register.errors.values import WRITE, Advice, advice
from socialpolicy.text import Text
from socialpolicy.yaml import Place

LISTS: dict[str, tuple[Text, Callable[[dict[str, Any]], Advice]]] = {
    "week_closed": (
        Text(
            sv="{where} har ingen dag då någon är i tjänst",
            en="{where} has no day on which anybody is on duty",
        ),
        lambda _: advice(
            Text(
                sv="Utan öppen tid kan inget besvaras. Skriv tiderna för minst en dag:",
                en="Without open time nothing can be answered. Write the hours of at least a day:",
            ),
            Fix(WRITE, {"mon": "08:00-17:00"}, ("working_time", "week")),
        ),
    ),
    "platform_twice": (
        Text(
            sv="{first} och {second} i {where} är samma plattform",
            en="{first} and {second} in {where} are the same platform",
        ),
        lambda _: advice(
            Text(
                sv="Behåll den rad som är rätt och ta bort den andra.",
                en="Keep the line that is right and remove the other.",
            )
        ),
    ),
    "none_listed": (
        Text(sv="{where} är en tom lista", en="{where} is an empty list"),
        lambda _: advice(
            Text(
                sv="Skriv det som gäller, eller ta bort raden.",
                en="Write what holds, or remove the line.",
            )
        ),
    ),
    "from_twice": (
        Text(
            sv="{where} har två poster som gäller från samma dag",
            en="{where} has two entries that hold from the same day",
        ),
        lambda _: advice(
            Text(
                sv="Ta bort den ena, eller ändra dagen i dess from.",
                en="Remove one of them, or change the day of its from.",
            )
        ),
    ),
    "from_missing": (
        Text(
            sv="{where} har två poster utan from, så det går inte att veta vilken som gäller",
            en="{where} has two entries without from, so nobody knows which of them holds",
        ),
        lambda _: advice(
            Text(
                sv="Skriv från vilken dag den här posten gäller:",
                en="Write from which day this entry holds:",
            ),
            Fix(WRITE, {"from": DAY}),
        ),
    ),
    "zones_differ": (
        Text(
            sv="{where} har poster med olika tidszoner",
            en="{where} has entries with different time zones",
        ),
        lambda context: advice(
            Text(
                sv="Kommunen har en klocka. Skriv samma tidszon i alla poster:",
                en="The municipality has one clock. Write the same time zone in every entry:",
            ),
            Fix(WRITE, {"time_zone": "{zone}"}),
            zone=context["zone"],
        ),
    ),
}
"""What words an error about a mapping or a list as a whole, and its advice."""


def place_in(place: Place, context: Mapping[str, str]) -> Place:
    """Give the entry or the key that is at fault, where it is known which of them is."""
    if "second" in context:
        return (place / context["second"]).key
    return place / context["index"] if "index" in context else place
