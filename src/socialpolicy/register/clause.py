"""The policy's own sentences, and what upholds each."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, RootModel

from socialpolicy.register.values import Entry, LongText, Text


class ClauseEntry(Entry):
    """One sentence of the policy: a demand, a recommendation, a permission or a fact."""

    id: Text = Field(description="Meningens nummer", examples=["43"])
    section: Text = Field(description="Rubriken som meningen står under")
    text: LongText = Field(description="Meningen ordagrant, med dokumentets egen stavning")
    strength: Literal["ska", "bör", "får", "fakta"] = Field(description="Hur bindande meningen är")
    upheld_by: list[Text] = Field(default_factory=list, description="Regler och kommandon som upprätthåller den", examples=[["A14"]])
    note: Text | None = Field(None, description="En anmärkning om hur meningen läses")


class Clauses(RootModel[list[ClauseEntry]]):
    """The file `clauses.yaml`: a list of clauses in the policy's own order."""
