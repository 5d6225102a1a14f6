"""The policy's sentences, with what upholds each."""

from __future__ import annotations

from datetime import date
from typing import Literal

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


class Attestation(RegisterModel):
    """That somebody has looked into whether a sentence is kept, and vouches for it for a time."""

    by: Text = required("Rollen som intygar", "Informationschef", aliases="av")
    on: Day = required("Dagen då det intygades", "2026-09-14")
    until: Day = required("Sista dagen som intyget gäller", "2027-09-14", aliases="till")

    def holds(self, on: date) -> bool:
        """Say whether the attestation counts on a day, its first and last day included."""
        return self.on <= on <= self.until


class ClauseEntry(RegisterModel):
    """One sentence of the policy: a demand, a recommendation, a permission or a fact."""

    id: Text = required("Meningens nummer", "43")
    section: Text = required("Rubriken som meningen står under", "Nytta med sociala medier")
    text: LongText = required(
        "Meningen ordagrant, med dokumentets egen stavning",
        "Vi ska bevaka sociala medier för att få veta vad medborgarna säger om oss där.",
    )
    strength: Literal["ska", "bör", "får", "fakta"] = required(
        "Hur bindande meningen är: ska, bör, får, eller fakta som inte kräver något",
        aliases="styrka",
    )
    version: Text | None = optional("Versionen av policyn som meningen kommer ur", "2014")
    upheld_by: list[Text] = optional(
        "Regler och kommandon som upprätthåller meningen", ["A14"], default=nothing
    )
    held_by: Literal["attestation", "nobody"] | None = optional(
        "Vad som upprätthåller det som ingen regel kan pröva: attestation (någon intygar det) "
        "eller nobody (ingen)",
        aliases="upprätthålls_av",
    )
    reason: Text | None = optional(
        "Varför ingen regel kan pröva meningen, eller hela den",
        "Ingen regel kan läsa tonen i ett svar.",
    )
    attested: Attestation | None = optional(
        "Intyget om att meningen följs, när held_by är attestation",
        aliases="intyg intygad intygat",
    )
    platforms: list[PlatformName] = optional(
        "Plattformar som meningen gäller. Utan nyckeln gäller den alla",
        ["facebook", "blog"],
        default=nothing,
    )
    target: TargetText | None = optional(
        "Svarstiden som meningen anger", "4 hours", aliases="svarstid"
    )
    note: Text | None = optional(
        "En anmärkning om hur meningen läses", "Räknar upp nyttan.", aliases="anmärkning"
    )
