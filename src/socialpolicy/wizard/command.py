"""From a form to its subcommand: every question is also an option."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Annotated, Any

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import help_language, translated
from socialpolicy.cli.options import (
    Account,
    At,
    AtMoment,
    Commit,
    DespiteFindings,
    DryRun,
    DryRunOfChange,
    From,
    Message,
    Resume,
    Yes,
    YesUnseen,
)
from socialpolicy.formats.words import ended
from socialpolicy.wizard.form import AccountChange, Form, MessageAction, NewAccount
from socialpolicy.wizard.question import Kind, Option, Question

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


def form_command(form: Form, help: str) -> Callable[..., None]:
    """Make the command of a form, with an option for every question that has one."""

    def command(context: typer.Context, **given: Any) -> None:
        from socialpolicy.wizard.editor import Options
        from socialpolicy.wizard.session import run

        answers = {
            each.parameter: value if isinstance(value, str) else "true"
            for each in form.questions
            if each.by_option and (value := given.pop(each.parameter, None)) not in (None, False)
        }
        raise typer.Exit(run(context_of(context), form, Options(answers=answers, **given)))

    parameters = [*inspect.signature(command).parameters.values()][:1]
    parameters[0] = parameters[0].replace(annotation=typer.Context)
    command.__name__ = form.name.replace("-", "_")
    command.__doc__ = help
    command.__signature__ = inspect.Signature([*parameters, *_parameters(form)])  # type: ignore[attr-defined]
    return command


def _parameters(form: Form) -> Iterator[inspect.Parameter]:
    """Give the options of a form: those of an account, or of a message, around the questions'."""
    asked = [_of_question(each) for each in form.questions if each.by_option]
    if isinstance(form.edit, AccountChange):
        yield _parameter("about", Account, None)
    if isinstance(form.edit, NewAccount | AccountChange):
        yield _parameter("file", From, None)
        yield _parameter("resume", Resume, default=False)
        yield _parameter("dry_run", DryRun, default=False)
        yield _parameter("yes", Yes, default=False)
        yield _parameter("despite_findings", DespiteFindings, default=False)
        yield _parameter("commit", Commit, default=False)
        yield _parameter("at", At, None)
        yield from asked
        return
    if isinstance(form.edit, MessageAction):
        yield _parameter("about", Message, None)
    yield from asked
    yield _parameter("resume", Resume, default=False)
    yield _parameter("yes", YesUnseen, default=False)
    yield _parameter("dry_run", DryRunOfChange, default=False)
    yield _parameter("at", AtMoment, None)


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:  # noqa: ANN401
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, kind, default=default, annotation=annotation)


def _of_question(question: Question) -> inspect.Parameter:
    """Make the option that answers a question."""
    shown = question.shown
    if shown is None:
        sv, en = _METAVARS.get(question.kind, ("TEXT", "TEXT"))
        option: Any = typer.Option(
            question.option,
            metavar=_LISTED.get(question.key) or translated(sv, en),
            help=ended(question.asks.in_language(help_language())),
            show_default=False,
        )
        return _parameter(question.parameter, Annotated[str | None, option], None)
    if shown.is_flag:
        flag: Any = typer.Option(question.option, help=translated(*shown.help))
        return _parameter(question.parameter, Annotated[bool, flag], default=False)
    return _parameter(question.parameter, Annotated[str | None, _shown(question, shown)], None)


def _shown(question: Question, shown: Option) -> Any:  # noqa: ANN401 - typer's own
    words, metavar = shown.words, translated(*shown.metavar)
    if shown.is_argument:
        return typer.Argument(metavar=metavar, help=translated(*shown.help), show_default=False)
    return typer.Option(
        question.option,
        metavar=metavar,
        autocompletion=(lambda: list(words())) if words else None,
        help=translated(*shown.help),
        show_default=shown.default or True,
    )
