"""A year of the calendar: its holidays, and the days with other hours than the week's."""

from socialpolicy.register.models.field_types import RegisterModel, Text, optional, required
from socialpolicy.register.models.time_types import Day, OpenHours, Year


class CalendarYear(RegisterModel):
    """The file `calendar/<year>.yaml`."""

    year: Year = required(
        "2026", sv="Året, som i filens namn", en="The year, as in the file's name", aliases="år"
    )
    made_with: Text | None = optional(
        "holidays 0.109",
        sv="Vad helgdagarna räknades fram med",
        en="What the holidays were computed with",
    )
    holidays: dict[Day, Text] = optional(
        {"2026-06-19": "Midsommarafton"},
        sv="Helgdagar och aftnar då det är stängt, med namn",
        en="Public holidays and eves when it is closed, with their names",
        aliases="helgdagar",
        default=dict,
    )
    closed: dict[Day, Text] = optional(
        {"2026-05-15": "Klämdag, beslut KS 2025/311"},
        sv="Andra dagar då det är stängt, med skäl",
        en="Other days when it is closed, with the reason",
        aliases="stängt",
        default=dict,
    )
    hours: dict[Day, OpenHours] = optional(
        {"2026-04-02": "08:00-12:00"},
        sv="Dagar med andra tider",
        en="Days with other hours",
        aliases="tider öppettider",
        default=dict,
    )
    notes: dict[Day, Text] = optional(
        {"2026-05-15": "Beslut om klämdag, KS 2025/311"},
        sv="Varför en helgdag saknas eller har lagts till",
        en="Why a holiday is missing or has been added",
        aliases="noteringar anteckningar",
        default=dict,
    )
