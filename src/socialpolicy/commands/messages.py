"""`socialpolicy messages`: the log as a list, narrowed by what is asked."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import At, Output, Revision, Units, account_ids, format_option
from socialpolicy.reports.report import FORMATS


def _of_words(name: str, metavar: str, sv: str, en: str) -> Any:  # noqa: ANN401 - typer's own
    """Make an option whose words are those of a list in `reports.columns`, such as STATES."""

    def known() -> list[str]:
        from socialpolicy.reports import columns

        return list(getattr(columns, f"{name.upper()}S"))

    return typer.Option(
        f"--{name}",
        metavar=metavar,
        autocompletion=known,
        help=translated(sv, en),
        show_default=False,
    )


def _day(option: str, sv: str, en: str) -> Any:  # noqa: ANN401 - typer's own
    return typer.Option(
        option, metavar=translated("DAG", "DAY"), help=translated(sv, en), show_default=False
    )


def messages(
    context: typer.Context,
    account: Annotated[
        list[str] | None,
        typer.Option(
            "--account",
            metavar=translated("KONTO", "ACCOUNT"),
            autocompletion=account_ids,
            help=translated(
                "Bara de här kontona, med id eller namn.", "Only these accounts, by id or name."
            ),
            show_default=False,
        ),
    ] = None,
    unit: Units = None,
    state: Annotated[
        list[str] | None,
        _of_words(
            "state",
            translated("LÄGE", "STATE"),
            "Bara de i det här läget: öppet, vidarebefordrat, besvarat, borttaget eller avslutat.",
            "Only those in this state: open, forwarded, answered, removed or ended.",
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        _of_words(
            "kind",
            translated("SLAG", "KIND"),
            "Bara det här slaget, till exempel fråga, klagomål eller beröm.",
            "Only this kind, such as question, complaint or praise.",
        ),
    ] = None,
    ground: Annotated[
        list[str] | None,
        _of_words(
            "ground",
            translated("GRUND", "GROUND"),
            "Bara det som togs bort, doldes eller blockerades på den här grunden.",
            "Only what was removed, hidden or blocked on this ground.",
        ),
    ] = None,
    first: Annotated[
        str | None,
        _day(
            "--from",
            "Bara det som kom in den dagen eller senare.",
            "Only what came that day or later.",
        ),
    ] = None,
    last: Annotated[
        str | None,
        _day(
            "--to",
            "Bara det som kom in den dagen eller tidigare.",
            "Only what came that day or earlier.",
        ),
    ] = None,
    search: Annotated[
        list[str] | None,
        typer.Option(
            "--search",
            metavar=translated("ORD", "WORDS"),
            help=translated(
                "Bara det som har alla de här orden i ämnet, id, hänvisningen, diarienumret "
                "eller en anteckning om vad som gjordes.",
                "Only what has all these words in the subject, the id, the reference, the case "
                "number or a note of what was done.",
            ),
            show_default=False,
        ),
    ] = None,
    form: Annotated[str, format_option(FORMATS)] = "text",
    output: Output = None,
    at: At = None,
    revision: Revision = None,
) -> None:
    from socialpolicy.reports import messages as report

    options = report.Options(
        tuple(account or ()),
        tuple(unit or ()),
        tuple(state or ()),
        tuple(kind or ()),
        tuple(ground or ()),
        first,
        last,
        tuple(search or ()),
        form,
        output,
        at,
    )
    raise typer.Exit(report.run(context_of(context, revision), options))


messages.__doc__ = translated(
    """De äldsta står först. Val som du kombinerar ska alla stämma; av ett val som du ger
    flera gånger räcker ett.

    \b
    Exempel:
      socialpolicy messages --state öppet
      socialpolicy messages --kind klagomål --from 2026-10-01 --to 2026-10-31
      socialpolicy messages --search "badplats öppet" --unit fritidsenheten
      socialpolicy messages --ground produktreklam -f excel -o borttaget.xlsx
    """,
    """The oldest come first. Options that you combine must all hold; of one that you give
    several times, one is enough.

    \b
    Examples:
      socialpolicy messages --state open
      socialpolicy messages --kind complaint --from 2026-10-01 --to 2026-10-31
      socialpolicy messages --search "beach open" --unit fritidsenheten
      socialpolicy messages --ground product-advertising -f excel -o ads.xlsx
    """,
)
