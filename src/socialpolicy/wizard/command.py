"""From a form to its subcommand: every question is also an option."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from textwrap import indent
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
from socialpolicy.text import Language, Text
from socialpolicy.wizard.form import (
    YES_NO,
    AccountChange,
    AnswerKind,
    Form,
    MessageAction,
    NewAccount,
    Question,
)

_METAVARS = {
    AnswerKind.DAY: Text(sv="DAG", en="DAY"),
    AnswerKind.PAST_DAY: Text(sv="DAG", en="DAY"),
    AnswerKind.MOMENT: Text(sv="TID", en="TIME"),
    AnswerKind.COUNT: Text(sv="ANTAL", en="NUMBER"),
    AnswerKind.ROLES: Text(sv="ROLLER", en="ROLES"),
    AnswerKind.ADDRESS: Text(sv="ADRESS", en="ADDRESS"),
    AnswerKind.SLUG: Text(sv="ID", en="ID"),
}
_TEXT = Text(sv="TEXT", en="TEXT")
_YES_NO = Text(sv="ja|nej", en="yes|no")


_ASKING = Text(
    sv="I en terminal ställs en fråga i taget. Skriv ? för att se varför, < för att gå tillbaka "
    "och - för att svara senare. Du ser {what} innan den skrivs. Ctrl-C avbryter; fortsätt sedan "
    "med --resume. Varje fråga är också ett val nedan.",
    en="In a terminal there is one question at a time. Write ? to see why, < to go back and - to "
    "answer later. You see the {what} before it is written. Ctrl-C breaks off; go on with "
    "--resume. Every question is also an option below.",
)
_FILE = Text(sv="filen", en="file")
_CHANGE = Text(sv="ändringen", en="change")
_EXAMPLES = Text(sv="Exempel:", en="Examples:")
_ANSWERS = Text(sv="En fil med svar:", en="A file of answers:")


def form_command(
    form: Form, help: Text | None, examples: Sequence[Text | str], *, answers: Text | None = None
) -> Callable[..., None]:
    """Make the command of a form, with an option for every question that has one.

    `{asking}` in `help` says how it asks. `examples` are what may follow the command's
    name, after the name alone, and `answers` what a file of answers may hold.
    """

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
    command.__doc__ = "\n\n".join(_paragraphs(form, help, examples, answers))
    command.__signature__ = inspect.Signature([*parameters, *_parameters(form)])  # type: ignore[attr-defined]
    return command


def _paragraphs(
    form: Form, help: Text | None, examples: Sequence[Text | str], answers: Text | None
) -> Iterator[str]:
    language = help_language()
    if help:
        what = (_FILE if isinstance(form.edit, NewAccount) else _CHANGE).in_language(language)
        asking = _ASKING.in_language(language).format(what=what)
        yield help.in_language(language).format(asking=asking)
    spoken = ("", *(e if isinstance(e, str) else e.in_language(language) for e in examples))
    lines = (f"  socialpolicy {form.name} {each}".rstrip() for each in spoken)
    # The backspace keeps a paragraph's lines as they are.
    yield "\n".join(["\b", _EXAMPLES.in_language(language), *lines])
    if answers:
        block = indent(answers.in_language(language).rstrip(), "  ")
        yield f"\b\n{_ANSWERS.in_language(language)}\n{block}"


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
    help = ended((question.help or question.asks).in_language(help_language()))
    if question.is_flag:
        flag: Any = typer.Option(question.option, help=help)
        return _parameter(question.parameter, Annotated[bool, flag], default=False)
    metavar, words = translated(*_metavar(question)), question.known_words
    if question.is_argument:
        option: Any = typer.Argument(metavar=metavar, help=help, show_default=False)
    else:
        fixed = question.default if question.help and isinstance(question.default, str) else ""
        option = typer.Option(
            question.option,
            metavar=metavar,
            autocompletion=(lambda: list(words)) if words else None,
            help=help,
            show_default=_in_words(fixed, question) or False,
        )
    return _parameter(question.parameter, Annotated[str | None, option], None)


def _in_words(answer: str, question: Question) -> str:
    """Give an answer with what it is called beside it, where that is another word."""
    called = question.choices.get(answer) if isinstance(question.choices, Mapping) else None
    if not called or help_language() is Language.ENGLISH:
        return answer
    title = called.in_language(Language.SWEDISH)
    return f"{answer} ({title[:1].lower()}{title[1:]})"


def _metavar(question: Question) -> Text:
    if question.metavar:
        return question.metavar
    if question.choices is YES_NO:
        return _YES_NO
    listed = "|".join(question.known_words)
    return Text(listed, listed) if listed else _METAVARS.get(question.kind, _TEXT)
