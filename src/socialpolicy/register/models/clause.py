"""The policy's sentences, with what upholds each."""

import unicodedata
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator

from socialpolicy.register.models.field_types import (
    LongText,
    PlatformName,
    RegisterModel,
    Text,
    nothing,
    optional,
    required,
)
from socialpolicy.register.models.time_types import Day, TargetText


def _composed(value: object) -> object:
    """Compose the letters of a text: `ö` may come as `o` and two dots, as some systems write it."""
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


Strength: TypeAlias = Annotated[Literal["ska", "bör", "får", "fakta"], BeforeValidator(_composed)]


class Attestation(RegisterModel):
    """That somebody has looked into whether a sentence is kept, and vouches for it for a time."""

    by: Text = required(
        "Informationschef", sv="Rollen som intygar", en="The role that attests it", aliases="av"
    )
    on: Day = required("2026-09-14", sv="Dagen då det intygades", en="The day it was attested")
    until: Day = required(
        "2027-09-14",
        sv="Sista dagen som intyget gäller",
        en="The last day the attestation holds",
        aliases="till",
    )

    def holds(self, on: date) -> bool:
        """Say whether the attestation counts on a day, its first and last day included."""
        return self.on <= on <= self.until


class ClauseEntry(RegisterModel):
    """One sentence of the policy: a demand, a recommendation, a permission or a fact."""

    id: Text = required("43", sv="Meningens nummer", en="The number of the sentence")
    section: Text = required(
        "Nytta med sociala medier",
        sv="Rubriken som meningen står under",
        en="The heading that the sentence stands under",
    )
    text: LongText = required(
        "Vi ska bevaka sociala medier för att få veta vad medborgarna säger om oss där.",
        sv="Meningen ordagrant, med dokumentets egen stavning",
        en="The sentence word for word, spelt as in the document",
    )
    strength: Strength = required(
        sv="Hur bindande meningen är: ska, bör, får, eller fakta som inte kräver något",
        en="How binding the sentence is: ska (shall), bör (should), får (may), or fakta (a fact), "
        "which demands nothing",
        aliases="styrka",
    )
    version: Text | None = optional(
        "2014",
        sv="Versionen av policyn som meningen kommer ur",
        en="The version of the policy that the sentence comes from",
    )
    upheld_by: list[Text] = optional(
        ["A14"],
        sv="Regler och kommandon som upprätthåller meningen",
        en="Rules and commands that uphold the sentence",
        default=nothing,
    )
    guessed: list[Text] | None = optional(
        ["A14"],
        sv="Regler som kanske upprätthåller meningen. De räknas inte förrän de har flyttats till "
        "upheld_by",
        en="Rules that may uphold the sentence. They do not count until they are moved to "
        "upheld_by",
        aliases="gissat gissad gissade",
    )
    held_by: Literal["attestation", "nobody"] | None = optional(
        sv="Vad som upprätthåller det som ingen regel kan pröva: attestation (någon intygar det) "
        "eller nobody (ingen)",
        en="What upholds that which no rule can check: attestation (somebody attests it) or nobody",
        aliases="upprätthålls_av",
    )
    reason: Text | None = optional(
        "Ingen regel kan läsa tonen i ett svar.",
        sv="Varför ingen regel kan pröva meningen, eller hela den",
        en="Why no rule can check the sentence, or the whole of it",
    )
    attested: Attestation | None = optional(
        sv="Intyget om att meningen följs, när held_by är attestation",
        en="The attestation that the sentence is followed, when held_by is attestation",
        aliases="intyg intygad intygat",
    )
    platforms: list[PlatformName] = optional(
        ["facebook", "blog"],
        sv="Plattformar som meningen gäller. Utan nyckeln gäller den alla",
        en="The platforms that the sentence is about. Without this key it is about all",
        default=nothing,
    )
    target: TargetText | None = optional(
        "4 hours",
        sv="Svarstiden som meningen anger",
        en="The response time that the sentence gives",
        aliases="svarstid",
    )
    note: Text | None = optional(
        "Räknar upp nyttan.",
        sv="En anmärkning om hur meningen läses",
        en="A note on how the sentence is read",
        aliases="anmärkning",
    )
