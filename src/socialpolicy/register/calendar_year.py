"""One frozen year: its holidays, closed days and days with other hours."""

from __future__ import annotations

from pydantic import Field

from socialpolicy.register.values import Day, Entry, OpenHours, Text, Year


class CalendarYear(Entry):
    """The file `calendar/<year>.yaml`."""

    year: Year = Field(description="Året", examples=["2026"])
    made_with: Text | None = Field(None, description="Vad helgdagarna räknades fram med", examples=["holidays 0.109"])
    holidays: dict[Day, Text] = Field(default_factory=dict, description="Helgdagar och aftnar då det är stängt")
    closed: dict[Day, Text] = Field(default_factory=dict, description="Andra dagar då det är stängt, med skäl")
    hours: dict[Day, OpenHours] = Field(default_factory=dict, description="Dagar med andra tider")
    notes: dict[Day, Text] = Field(default_factory=dict, description="Varför en helgdag saknas eller lagts till")
