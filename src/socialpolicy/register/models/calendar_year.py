"""One frozen year: its holidays, closed days and days with other hours."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from socialpolicy.register.models.field_types import Entry, Known, Text
from socialpolicy.register.models.time_types import Day, OpenHours, Year


class CalendarYear(Entry):
    """The file `calendar/<year>.yaml`."""

    year: Annotated[Year, Known("år")] = Field(
        description="Året, som i filens namn", examples=["2026"]
    )
    made_with: Text | None = Field(
        None, description="Vad helgdagarna räknades fram med", examples=["holidays 0.109"]
    )
    holidays: Annotated[dict[Day, Text], Known("helgdagar")] = Field(
        default_factory=dict,
        description="Helgdagar och aftnar då det är stängt, med namn",
        examples=[{"2026-06-19": "Midsommarafton"}],
    )
    closed: Annotated[dict[Day, Text], Known("stängt")] = Field(
        default_factory=dict,
        description="Andra dagar då det är stängt, med skäl",
        examples=[{"2026-05-15": "Klämdag, beslut KS 2025/311"}],
    )
    hours: Annotated[dict[Day, OpenHours], Known("tider öppettider")] = Field(
        default_factory=dict,
        description="Dagar med andra tider",
        examples=[{"2026-04-02": "08:00-12:00"}],
    )
    notes: Annotated[dict[Day, Text], Known("noteringar anteckningar")] = Field(
        default_factory=dict,
        description="Varför en helgdag saknas eller har lagts till",
        examples=[{"2026-05-15": "Beslut om klämdag, KS 2025/311"}],
    )
