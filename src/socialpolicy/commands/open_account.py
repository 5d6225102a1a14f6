"""`socialpolicy open-account`: the questions that the policy asks before an account opens."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Annotated, Any

import typer

from socialpolicy.commands.speech import say, tongue
from socialpolicy.commands.surroundings import surroundings
from socialpolicy.formats.words import ended
from socialpolicy.wizard.question import Kind, Question
from socialpolicy.wizard.questions import QUESTIONS


def open_account(
    context: typer.Context,
    answers_file: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar=say("FIL", "FILE"),
            help=say(
                "Ta svar ur en YAML-fil, skriven som ett kontos fil, hel eller i delar.",
                "Take answers from a YAML file, written as an account's, whole or in part.",
            ),
        ),
    ] = None,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            help=say("Fortsätt med det sparade utkastet.", "Go on with the draft that is kept."),
        ),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help=say("Skriv ut filen, men spara ingenting.", "Print the file, but write nothing."),
        ),
    ] = False,
    yes: Annotated[
        bool,
        typer.Option(
            "--yes",
            "-y",
            help=say(
                "Hoppa över den sista frågan när kontrollen inte har något att anmärka på.",
                "Skip the last question when the check finds nothing wrong.",
            ),
        ),
    ] = False,
    despite_findings: Annotated[
        bool,
        typer.Option(
            "--despite-findings",
            help=say(
                "Skriv kontot också när kontrollen varnar. Ett fel stoppar alltid.",
                "Write the account although the check warns. An error always stops it.",
            ),
        ),
    ] = False,
    commit: Annotated[
        bool,
        typer.Option(
            "--commit",
            help=say(
                "Gör en gren och en commit i git av det nya kontot.",
                "Make a branch and a commit in git of the new account.",
            ),
        ),
    ] = False,
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar=say("TID", "TIME"),
            help=say(
                "Svara som om det vore då, till exempel 2026-11-20.",
                "Answer as if it were then, such as 2026-11-20.",
            ),
        ),
    ] = None,
    **answers: str | None,
) -> None:
    from socialpolicy.commands import opening_account

    wishes = opening_account.Wishes(
        answers={name: text for name, text in answers.items() if text is not None},
        file=answers_file,
        resume=resume,
        dry_run=dry_run,
        yes=yes,
        despite_findings=despite_findings,
        commit=commit,
        at=at,
    )
    raise typer.Exit(opening_account.run(surroundings(context), wishes))


_METAVARS = {
    Kind.DAY: ("DAG", "DAY"),
    Kind.COUNT: ("ANTAL", "NUMBER"),
    Kind.ROLES: ("ROLLER", "ROLES"),
    Kind.ADDRESS: ("ADRESS", "ADDRESS"),
    Kind.SLUG: ("ID", "ID"),
}
_LISTED = {
    "kind": "official|operational|campaign|crisis",
    "crisis_channel": say("ja|nej", "yes|no"),
    "unit": "ID",
    "board": "ID",
}


def _parameter(question: Question) -> inspect.Parameter:
    """Make the option that answers a question."""
    sv, en = _METAVARS.get(question.kind, ("TEXT", "TEXT"))
    option: Any = typer.Option(
        question.option,
        metavar=_LISTED.get(question.key) or say(sv, en),
        help=ended(question.asks.speak(tongue())),
        show_default=False,
    )
    return inspect.Parameter(
        question.parameter,
        inspect.Parameter.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[str | None, option],
    )


def _signature() -> inspect.Signature:
    """Put an option for every question in place of `**answers`: the questions are data."""
    own = inspect.signature(open_account, eval_str=True)
    named = [each for each in own.parameters.values() if each.kind is not each.VAR_KEYWORD]
    return own.replace(parameters=[*named, *map(_parameter, QUESTIONS)])


open_account.__signature__ = _signature()  # type: ignore[attr-defined]

open_account.__doc__ = say(
    """Öppna ett konto: svara på det som policyn frågar.

    I en terminal ställs en fråga i taget. Skriv ? för att se varför, < för att gå
    tillbaka och - för att svara senare. Du ser filen innan den skrivs. Ctrl-C
    avbryter; fortsätt sedan med --resume. Varje fråga är också ett val nedan. Utan
    terminal frågas ingenting: saknas ett svar får du veta vilka, alla på en gång.
    Ett konto som kontrollen säger är fel skrivs aldrig. Skriv roller, inte namn.

    \b
    Exempel:
      socialpolicy open-account
      socialpolicy open-account --resume
      socialpolicy open-account --url facebook.com/biblioteket --unit biblioteket
      socialpolicy open-account --from svar.yaml --dry-run
      socialpolicy open-account --from svar.yaml --opened "20 nov" --yes --commit
    """,
    """Open an account: answer what the policy asks.

    In a terminal there is one question at a time. Write ? to see why, < to go back
    and - to answer later. You see the file before it is written. Ctrl-C breaks off;
    go on with --resume. Every question is also an option below. Without a terminal
    nothing is asked: you are told which answers are missing, all at once. An account
    that the check says is wrong is never written. Write roles, not names.

    \b
    Examples:
      socialpolicy open-account
      socialpolicy open-account --resume
      socialpolicy open-account --url facebook.com/library --unit library
      socialpolicy open-account --from new.yaml --dry-run
      socialpolicy open-account --from new.yaml --opened "20 Nov" --yes --commit
    """,
)
