"""`socialpolicy check`: whether the register follows the policy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import Revision, at_option, format_option
from socialpolicy.formats import FORMATS, LEVELS


def _rules(incomplete: str) -> list[str]:
    """Complete the last code of a list: `A14,` with every code after the comma."""
    from socialpolicy.rules import RULES

    before, comma, _ = incomplete.rpartition(",")
    return [f"{before}{comma}{rule.code}" for rule in RULES]


def check(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar=translated("SÖKVÄG", "PATH"),
            help=translated(
                "Filer, mappar eller konton att visa fynd för. Hela registret läses ändå.",
                "Files, folders or accounts to report on. The whole register is read anyway.",
            ),
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        str | None,
        format_option(
            FORMATS,
            "Hur fynden skrivs. Förval: text, men github i GitHub Actions.",
            "How findings are written. Default: text, but github in GitHub Actions.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar=translated("FIL", "FILE"),
            help=translated(
                "Skriv till en fil i stället. Det som står i den byts ut.",
                "Write to a file instead. What is in it is replaced.",
            ),
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar=translated("KODER", "CODES"),
            autocompletion=_rules,
            help=translated(
                "Bara de här reglerna, till exempel A14,A15 eller A, och det som inte går "
                "att läsa.",
                "Only these rules, such as A14,A15 or A, and what cannot be read.",
            ),
            show_default=False,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar=translated("KODER", "CODES"),
            autocompletion=_rules,
            help=translated("Inte de här reglerna.", "Not these rules."),
            show_default=False,
        ),
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="|".join(LEVELS),
            autocompletion=lambda: list(LEVELS),
            help=translated(
                "Hur allvarligt ett fynd ska vara för slutkod 1.",
                "How severe a finding must be for exit code 1.",
            ),
        ),
    ] = "error",
    whole: Annotated[
        bool,
        typer.Option(
            "--all",
            help=translated(
                "Visa också det som undantag och kända fel ursäktar.",
                "Also show what exceptions and known faults excuse.",
            ),
        ),
    ] = False,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help=translated(
                "Rätta det som bara kan betyda en sak: adressers skrivsätt, felstavade nycklar, "
                "dubbla blanksteg i roller och namn, koders ordning.",
                "Mend what can only mean one thing: how addresses are written, misspelt keys, "
                "doubled blanks in roles and names, the order of codes.",
            ),
        ),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help=translated(
                "Med --fix: visa ändringarna, men skriv ingenting.",
                "With --fix: show the changes, but write nothing.",
            ),
        ),
    ] = False,
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="COMMIT",
            help=translated(
                "Kontrollera också vad som har ändrats sedan grenen skildes från den här.",
                "Also check what has changed since the branch parted from this one.",
            ),
            show_default=False,
        ),
    ] = None,
    new_only: Annotated[
        bool,
        typer.Option(
            "--new-only",
            help=translated(
                "Med --base: visa bara det som är nytt, och låt bara det ge slutkod 1.",
                "With --base: show only what is new, and let only that give exit code 1.",
            ),
        ),
    ] = False,
    at: Annotated[
        str | None,
        at_option(
            "Kontrollera som om det vore då, till exempel 2026-12-24.",
            "Check as if it were then, such as 2026-12-24.",
        ),
    ] = None,
    revision: Revision = None,
) -> None:
    from socialpolicy.reports import findings

    options = findings.Options(
        paths=tuple(paths or ()),
        format=form,
        output=output,
        select=_words(select),
        ignore=_words(ignore),
        fail_on=fail_on,
        at=at,
        whole=whole,
        fix=fix,
        dry_run=dry_run,
        base=base,
        new_only=new_only,
    )
    raise typer.Exit(findings.run(context_of(context, revision), options))


def _words(values: list[str] | None) -> tuple[str, ...]:
    return tuple(
        word.strip() for value in values or () for word in value.split(",") if word.strip()
    )


check.__doc__ = translated(
    """Varje fynd säger vad som är fel, citerar policyns egen mening och pekar på raden.
    Slutkod 0: inget att rätta. 1: det finns fel. 2: kontrollen kunde inte göras.

    \b
    Exempel:
      socialpolicy check
      socialpolicy check registry/accounts/bibliotek-facebook.yaml
      socialpolicy check --select A14,A15 --fail-on warning
      socialpolicy check --fix --dry-run
      socialpolicy check --base origin/main
      socialpolicy check --format sarif --output resultat.sarif
    """,
    """Every finding says what is wrong, quotes the policy's own sentence and points at the line.
    Exit code 0: nothing to mend. 1: there are errors. 2: the check could not be made.

    \b
    Examples:
      socialpolicy check
      socialpolicy check registry/accounts/bibliotek-facebook.yaml
      socialpolicy check --select A14,A15 --fail-on warning
      socialpolicy check --fix --dry-run
      socialpolicy check --base origin/main
      socialpolicy check --format sarif --output results.sarif
    """,
)
