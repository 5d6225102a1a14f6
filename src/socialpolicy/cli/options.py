"""Options that several subcommands have, each written once, and how a shell completes them."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer
from typer.completion import install  # type: ignore[attr-defined]  # typer has no other door

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError
from socialpolicy.cli.i18n import help_language, translated
from socialpolicy.text import Text, ending


def at_option(sv: str, en: str) -> Any:  # noqa: ANN401 - typer's own
    """Make the option `--at`, a time to take for now."""
    return typer.Option(
        "--at",
        metavar=translated("TID", "TIME"),
        help=translated(sv, en),
        show_default=False,
    )


def format_option(
    names: Sequence[str], sv: str = "Hur listan skrivs.", en: str = "How the list is written."
) -> Any:  # noqa: ANN401 - typer's own
    """Make the option `--format`, one of the names."""
    return typer.Option(
        "--format",
        "-f",
        metavar="|".join(names),
        autocompletion=lambda: list(names),
        help=translated(sv, en),
    )


def account_ids(context: typer.Context, incomplete: str) -> list[str]:
    """List the accounts whose ids begin as a word does, by the names of their files alone.

    Whatever is wrong with the register, a shell is told nothing of it.
    """
    above = context.find_root().params.get("registry")
    try:
        folder = Context(registry=Path(above) if above else None).folder() / "accounts"
        names = sorted(file.name for file in folder.iterdir())
    except (CommandError, OSError):
        return []
    ids = (
        name.removesuffix(".yaml") for name in names if name.endswith(".yaml") and name[0] != "."
    )
    return [id for id in ids if id.startswith(incomplete) and id.isprintable()]


def _known_platforms() -> list[str]:
    from socialpolicy.platforms import PLATFORMS

    return list(PLATFORMS)


Account: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar=translated("KONTO", "ACCOUNT"),
        autocompletion=account_ids,
        help=translated(
            "Kontots id eller namn, eller början på det. Utan det får du i en terminal välja.",
            "The account's id or name, or how either begins. Without it, in a terminal, you "
            "choose.",
        ),
        show_default=False,
    ),
]
Units: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--unit",
        metavar=translated("ENHET", "UNIT"),
        help=translated(
            "Bara de här enheternas konton, med dem som hör till enheterna under dem.",
            "Only these units' accounts, and those of the units below them.",
        ),
        show_default=False,
    ),
]
Boards: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--board",
        metavar=translated("NÄMND", "BOARD"),
        help=translated(
            "Bara de här nämndernas eller bolagens konton.",
            "Only these boards' or companies' accounts.",
        ),
        show_default=False,
    ),
]
Platforms: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--platform",
        metavar=translated("PLATTFORM", "PLATFORM"),
        autocompletion=_known_platforms,
        help=translated("Bara de här plattformarna.", "Only these platforms."),
        show_default=False,
    ),
]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar=translated("FIL", "FILE"),
        help=translated(
            "Skriv till en fil i stället för till skärmen.",
            "Write to a file instead of to the screen.",
        ),
        show_default=False,
    ),
]
Message: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar="ID",
        help=translated(
            "Meddelandets id. Utan id får du i en terminal välja bland dem som väntar.",
            "The message's id. Without one, in a terminal, you choose among those that wait.",
        ),
        show_default=False,
    ),
]
From: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar=translated("FIL", "FILE"),
        help=translated(
            "Ta svar ur en YAML-fil, skriven som ett kontos fil, hel eller i delar.",
            "Take answers from a YAML file, written as an account's, whole or in part.",
        ),
    ),
]
Resume: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--resume",
        help=translated("Fortsätt med det sparade utkastet.", "Continue with the saved draft."),
    ),
]
DryRun: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help=translated(
            "Skriv ut filen eller ändringen, men spara ingenting.",
            "Print the file or the change, but write nothing.",
        ),
    ),
]
DryRunOfChange: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help=translated(
            "Visa ändringen, men skriv ingenting.", "Show the change, but write nothing."
        ),
    ),
]
Yes: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--yes",
        "-y",
        help=translated(
            "Hoppa över den sista frågan när kontrollen inte har något att anmärka på.",
            "Skip the last question when the check finds nothing wrong.",
        ),
    ),
]
SheetFile: TypeAlias = Annotated[
    Path,
    typer.Argument(
        metavar=translated("FIL", "FILE"),
        help=translated(
            "Kalkylbladet: xlsx, xls, ods eller csv.", "The spreadsheet: xlsx, xls, ods or csv."
        ),
        show_default=False,
    ),
]
ColumnMap: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar=translated("KOLUMN=FÄLT", "COLUMN=FIELD"),
        help=translated(
            "Säg vad en kolumn är, vid rubriken eller bokstaven. Med - läses den inte.",
            "Say what a column is, by its heading or letter. With - it is not read.",
        ),
        show_default=False,
    ),
]
Sheet: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--sheet",
        metavar=translated("BLAD", "SHEET"),
        help=translated(
            "Bladet att läsa. Annars det med flest kända rubriker.",
            "The sheet to read. Else the one with the most known headings.",
        ),
        show_default=False,
    ),
]
Skip: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--skip",
        help=translated(
            "Skriv de andra när någon rad inte går att läsa in. Annars skrivs inget.",
            "Write the others when a row cannot be read in. Else nothing is written.",
        ),
    ),
]
YesToColumns: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--yes",
        "-y",
        help=translated(
            "Fråga inte om kolumnerna, och skriv.", "Do not ask about the columns, and write."
        ),
    ),
]
YesUnseen: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--yes",
        help=translated(
            "Ta föreslagna svar utan att fråga, och skriv utan att visa ändringen.",
            "Take suggested answers without asking, and write without showing the change.",
        ),
    ),
]
DespiteFindings: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--despite-findings",
        help=translated(
            "Skriv också när kontrollen varnar. Ett fel stoppar alltid.",
            "Write although the check warns. An error always stops it.",
        ),
    ),
]
Commit: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--commit",
        help=translated(
            "Gör en gren och en commit i git av det som skrivs. Grenen utgår från den du står på, "
            "och du står på den nya efteråt.",
            "Make a branch and a commit in git of what is written. The branch begins from the one "
            "you are on, and you are on the new one afterwards.",
        ),
    ),
]
At: TypeAlias = Annotated[
    str | None,
    at_option(
        "Svara som om det vore då, till exempel 2026-11-20.",
        "Answer as if it were then, such as 2026-11-20.",
    ),
]
Revision: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--revision",
        metavar=translated("COMMIT|DAG", "COMMIT|DAY"),
        help=translated(
            "Läs registret som det var i en commit, eller när en dag var slut.",
            "Read the register as it was in a commit, or when a day was over.",
        ),
        show_default=False,
    ),
]
AtMoment: TypeAlias = Annotated[
    str | None,
    at_option(
        'Räkna den tiden som nu, till exempel "2026-11-23 08:00".',
        'Take that time as now, such as "2026-11-23 08:00".',
    ),
]

_INSTALLED = Text(
    sv="Komplettering för {shell} ligger nu i {file}. Öppna en ny terminal, så fungerar den.",
    en="Completion for {shell} is now in {file}. Open a new terminal, and it works.",
)
_UNKNOWN = Text(
    sv="Det finns ingen komplettering för skalet som du använder. Välj bash, zsh, fish eller "
    "PowerShell.",
    en="There is no completion for the shell that you use. Choose bash, zsh, fish or PowerShell.",
)


def install_completion(context: Any, _: object, asked: Any) -> None:  # noqa: ANN401 - typer's own
    """Put completion into the shell that started the tool, and end the run.

    Raises CommandError for a shell that typer has no completion for.
    """
    if not asked or context.resilient_parsing:
        return
    try:
        # Typer says in English that it knows no such shell.
        with contextlib.redirect_stdout(io.StringIO()):
            shell, file = install()
    except typer.Exit:
        raise CommandError(_UNKNOWN) from None
    said = _INSTALLED.fill(help_language(), {"shell": shell, "file": ending(str(file))})
    sys.stdout.write(f"{said}\n")
    raise typer.Exit
