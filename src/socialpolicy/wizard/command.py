"""The signature of a command that asks: every question is also an option."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import help_language, translated
from socialpolicy.formats.words import ended
from socialpolicy.wizard.form import Errand
from socialpolicy.wizard.question import Kind, Question


def _accounts(context: typer.Context, incomplete: str) -> list[str]:
    from socialpolicy.cli.completion import account_ids

    return account_ids(context, incomplete)


Account: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar=translated("KONTO", "ACCOUNT"),
        autocompletion=_accounts,
        help=translated(
            "Kontots id. Utan id får du i en terminal välja bland dem som det kan gälla.",
            "The account's id. Without one, in a terminal, you choose among those it can concern.",
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
        help=translated("Fortsätt med det sparade utkastet.", "Go on with the draft that is kept."),
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
    typer.Option(
        "--at",
        metavar=translated("TID", "TIME"),
        help=translated(
            "Svara som om det vore då, till exempel 2026-11-20.",
            "Answer as if it were then, such as 2026-11-20.",
        ),
    ),
]

_METAVARS = {
    Kind.DAY: ("DAG", "DAY"),
    Kind.COUNT: ("ANTAL", "NUMBER"),
    Kind.ROLES: ("ROLLER", "ROLES"),
    Kind.ADDRESS: ("ADRESS", "ADDRESS"),
    Kind.SLUG: ("ID", "ID"),
}
_LISTED = {
    "kind": "official|operational|campaign|crisis",
    "crisis_channel": translated("ja|nej", "yes|no"),
    "unit": "ID",
    "board": "ID",
    "who": "responsible|deputy",
    "absences": "remove|keep",
}


def errand_command(errand: Errand, help: str) -> Callable[..., None]:
    """Make the command of an errand, with an option for every question."""

    def command(
        context: typer.Context,
        account: Account = None,
        answers_file: From = None,
        resume: Resume = False,
        dry_run: DryRun = False,
        yes: Yes = False,
        despite_findings: DespiteFindings = False,
        commit: Commit = False,
        at: At = None,
        **answers: str | None,
    ) -> None:
        from socialpolicy.wizard.options import Wishes
        from socialpolicy.wizard.run import run

        wishes = Wishes(
            account=account,
            answers={name: text for name, text in answers.items() if text is not None},
            file=answers_file,
            resume=resume,
            dry_run=dry_run,
            yes=yes,
            despite_findings=despite_findings,
            commit=commit,
            at=at,
        )
        raise typer.Exit(run(context_of(context), errand, wishes))

    command.__name__ = errand.name.replace("-", "_")
    command.__doc__ = help
    command.__signature__ = _signature(command, errand)  # type: ignore[attr-defined]
    return command


def _signature(command: Callable[..., None], errand: Errand) -> inspect.Signature:
    """Put an option for every question in place of `**answers`: the questions are data."""
    own = inspect.signature(command, eval_str=True)
    named = [each for each in own.parameters.values() if each.kind is not each.VAR_KEYWORD]
    if errand.change is None:
        named = [each for each in named if each.name != "account"]
    return own.replace(parameters=[*named, *map(_parameter, errand.questions)])


def _parameter(question: Question) -> inspect.Parameter:
    """Make the option that answers a question."""
    sv, en = _METAVARS.get(question.kind, ("TEXT", "TEXT"))
    option: Any = typer.Option(
        question.option,
        metavar=_LISTED.get(question.key) or translated(sv, en),
        help=ended(question.asks.in_language(help_language())),
        show_default=False,
    )
    return inspect.Parameter(
        question.parameter,
        inspect.Parameter.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[str | None, option],
    )
