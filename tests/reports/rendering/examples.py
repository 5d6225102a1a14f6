"""Invented reports that use all that a report can hold, and values that would do harm."""

from __future__ import annotations

from datetime import UTC, date, datetime

from socialpolicy.reports.tables import (
    Bars,
    Coded,
    Column,
    Fact,
    Heat,
    Kind,
    Lines,
    Report,
    Row,
    Share,
    Table,
)
from socialpolicy.text import WEEKDAYS, FilledText, Text

AS_OF = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
EMPTY = Text(sv="Inget att visa.", en="Nothing to show.")

UNITS = Table(
    "units",
    Text(sv="Enheterna", en="The units"),
    (
        Column("unit", Text(sv="Enhet", en="Unit")),
        Column("answered", Text(sv="Besvarade", en="Answered"), Kind.NUMBER),
        Column("in_time", Text(sv="I tid", en="In time"), Kind.SHARE),
        Column("median", Text(sv="Median, arbetstid", en="Median, staffed"), Kind.WORKING_TIME),
        Column("slowest", Text(sv="Längst, klocktid", en="Slowest, clock"), Kind.CLOCK_TIME),
        Column("last", Text(sv="Senast", en="Last"), Kind.DAY),
        Column("state", Text(sv="Läge", en="State")),
        Column("accounts", Text(sv="Konton", en="Accounts"), Kind.LIST),
        Column("address", Text(sv="Adress", en="Address")),
    ),
    (
        Row(
            (
                "Kultur- och fritidsenheten",
                1204,
                Share(1153, 1204),
                9_000,
                97_200,
                date(2026, 11, 20),
                Coded("open", Text(sv="öppet", en="open")),
                ("bibliotek-facebook", "bad-instagram"),
                "https://www.facebook.com/exempelby?v=info&l=sv",
            ),
            {"answered": ("m-1", "m-2")},
        ),
        Row(
            (
                "Socialförvaltningen",
                3,
                Share(1, 3),
                30_600,
                None,
                None,
                Coded("closed", Text(sv="avslutat", en="closed")),
                (),
                "http://x.example:8080",
            )
        ),
        Row(("Räddningstjänsten", 0, Share(0, 0), None, None, None, None, ("raddning-x",), None)),
    ),
    EMPTY,
    note=FilledText(
        Text(sv="Målet är {days} arbetsdagar.", en="The target is {days} working days."),
        {"days": 2},
    ),
    chart=Bars("unit", "in_time"),
)

MONTHS = Table(
    "months",
    Text(sv="Månad för månad", en="Month by month"),
    (
        Column("month", Text(sv="Månad", en="Month")),
        Column("received", Text(sv="Inkomna", en="Received"), Kind.NUMBER),
        Column("late", Text(sv="Sena", en="Late"), Kind.NUMBER),
        Column("in_time", Text(sv="I tid", en="In time"), Kind.SHARE),
        Column("median", Text(sv="Median", en="Median"), Kind.WORKING_TIME),
    ),
    tuple(
        Row(
            (
                f"2025-{month:02}",
                month * 7 % 31,
                None if month == 6 else month % 4,
                Share(31 - month, 31),
                month * 1900,
            )
        )
        for month in range(1, 13)
    ),
    EMPTY,
    chart=Lines("month", ("received", "late", "in_time", "median")),
)

HOURS = Table(
    "hours",
    Text(sv="När meddelandena kommer", en="When the messages come"),
    (
        Column("weekday", Text(sv="Dag", en="Day")),
        *(Column(f"h{h:02}", Text(sv=f"{h:02}", en=f"{h:02}"), Kind.NUMBER) for h in range(24)),
    ),
    tuple(
        Row((day, *(max(0, 14 - abs(12 - h) * 2 - 3 * number) for h in range(24))))
        for number, day in enumerate(WEEKDAYS)
    ),
    EMPTY,
    chart=Heat(),
)

NONE_LATE = Table(
    "late",
    Text(sv="Sena svar", en="Late answers"),
    (Column("id", Text("Post", "Entry")),),
    (),
    EMPTY,
)

EVERYTHING = Report(
    name="everything",
    title=Text(sv="Så fort svarar vi", en="How fast we answer"),
    authority="Exempelby kommun",
    as_of=AS_OF,
    tables=(UNITS, MONTHS, HOURS, NONE_LATE),
    period=Text(sv="2025", en="2025"),
    preface=(
        Text(
            sv="Att inget syns här är inget bevis för att policyn följs.",
            en="That nothing is seen here is no proof that the policy is followed.",
        ),
    ),
    facts=(
        Fact("received", Text(sv="Inkomna", en="Received"), 1207, Kind.NUMBER),
        Fact("in_time", Text(sv="I tid", en="In time"), Share(1154, 1207), Kind.SHARE),
        Fact("median", Text(sv="Median", en="Median"), 9_000, Kind.WORKING_TIME),
        Fact(
            "decided", Text(sv="Målet beslutades", en="Target decided"), date(2026, 1, 7), Kind.DAY
        ),
        Fact("by", Text(sv="Av", en="By"), "Kommunstyrelsens arbetsutskott"),
    ),
    notes=(Text(sv="Meddelanden räknas när de kom.", en="Messages count when they came."),),
)

HARMFUL = (
    '<script src="https://evil.example/x.js"></script>',
    "</title></style></script><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    '=HYPERLINK("https://evil.example")',
    "\u202egnp.exe\u2066",
    "\x1b[31mred\x00\r\n",
    "\" onmouseover='x' &amp; &#60;",
    "javascript:alert(1)",
    'https://x.example/"><b>',
    "x" * 10_000,
    "ord " * 2_500,
    "\u05d0\u05d1\u05d2 \u0627\u0644\u0639",
)

HOSTILE = Report(
    name="hostile",
    title=Text(sv="Farliga värden", en="Harmful values"),
    authority=HARMFUL[1],
    as_of=AS_OF,
    tables=(
        Table(
            "values",
            FilledText(Text(sv="Om {what}", en="About {what}"), {"what": HARMFUL[0]}),
            (
                Column("value", Text(sv="Värde", en="Value")),
                Column("number", Text(sv="Antal", en="Number"), Kind.NUMBER),
                Column("values", Text(sv="Flera", en="Several"), Kind.LIST),
            ),
            tuple(Row((each, number, (each, "b"))) for number, each in enumerate(HARMFUL, 1)),
            EMPTY,
            note=FilledText(Text(sv="Se {what}.", en="See {what}."), {"what": HARMFUL[1]}),
            chart=Bars("value", "number"),
        ),
        Table(
            "lines",
            Text(sv="Linjer", en="Lines"),
            (
                Column("value", Text(sv="Värde", en="Value")),
                Column("number", Text(sv="Antal", en="Number"), Kind.NUMBER),
            ),
            tuple(Row((each, number)) for number, each in enumerate(HARMFUL, 1)),
            EMPTY,
            chart=Lines("value", ("number",)),
        ),
        Table(
            "heat",
            Text(sv="Rutor", en="Squares"),
            (
                Column("value", Text(sv="Värde", en="Value")),
                Column("number", Text(sv="Antal", en="Number"), Kind.NUMBER),
            ),
            tuple(Row((each, number)) for number, each in enumerate(HARMFUL, 1)),
            EMPTY,
            chart=Heat(),
        ),
    ),
    preface=(FilledText(Text(sv="Hej {what}", en="Hi {what}"), {"what": HARMFUL[0]}),),
    facts=(Fact("what", Text(sv="Vad", en="What"), HARMFUL[0]),),
    notes=(FilledText(Text(sv="Hej {what}", en="Hi {what}"), {"what": HARMFUL[4]}),),
)
