"""The policy's own sentences, and what upholds each."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from socialpolicy.register.models.field_types import (
    Entry,
    Known,
    LongText,
    PlatformName,
    Text,
    nothing,
)


class ClauseEntry(Entry):
    """One sentence of the policy: a demand, a recommendation, a permission or a fact."""

    id: Text = Field(description="Meningens nummer", examples=["43"])
    section: Text = Field(
        description="Rubriken som meningen står under", examples=["Nytta med sociala medier"]
    )
    text: LongText = Field(
        description="Meningen ordagrant, med dokumentets egen stavning",
        examples=["Vi ska bevaka sociala medier för att få veta vad medborgarna säger om oss där."],
    )
    strength: Annotated[Literal["ska", "bör", "får", "fakta"], Known("styrka")] = Field(
        description="Hur bindande meningen är: ska, bör, får, eller fakta som inte kräver något"
    )
    upheld_by: list[Text] = Field(
        default_factory=nothing,
        description="Regler och kommandon som upprätthåller meningen",
        examples=[["A14"]],
    )
    platforms: list[PlatformName] = Field(
        default_factory=nothing,
        description="Plattformar som meningen gäller. Utan nyckeln gäller den alla",
        examples=[["facebook", "blog"]],
    )
    note: Annotated[Text | None, Known("anmärkning")] = Field(
        None,
        description="En anmärkning om hur meningen läses",
        examples=["Räknar upp nyttan."],
    )
