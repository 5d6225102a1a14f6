"""`socialpolicy review-reply`: advice on a reply before it is sent."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import format_option


def review_reply(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar=translated("FIL", "FILE"),
            help=translated(
                "Textfil med svaret. Utan den läses det som du klistrar in, eller det som ett "
                "annat program skickar.",
                "Text file with the reply. Without it, what you paste is read, or what another "
                "program sends.",
            ),
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        str,
        format_option(("text", "json"), "Hur råden skrivs.", "How the advice is written."),
    ] = "text",
) -> None:
    from socialpolicy.reports import review_reply

    raise typer.Exit(review_reply.run(context_of(context), file, form))


review_reply.__doc__ = translated(
    """Pekar på tilltal som inte är du, ord som går att byta mot enklare, långa meningar,
    passiva formler som döljer vem som gör vad, och sådant som ser ut som personuppgifter.
    Vid varje råd står policyns mening. Det är råd, inga betyg: ton och fakta bedöms inte.
    Svaret sparas ingenstans, och personuppgifter visas inte. Bara svenska granskas.
    Slutkod 0: inget, eller bara råd om språket. 1: det kan stå personuppgifter i svaret.
    2: det gick inte att läsa.

    \b
    Exempel:
      socialpolicy review-reply
      socialpolicy review-reply svar.txt
      socialpolicy review-reply --format json < svar.txt
    """,
    """Points at a form of address that is not "du", words that have plainer ones, long
    sentences, passive phrases that hide who does what, and what looks like personal data.
    Beside each stands the policy's sentence. It is advice, not a grade: tone and facts are
    not judged. The reply is kept nowhere, and personal data is not shown. Only Swedish is
    reviewed. Exit code 0: nothing, or only advice on the language. 1: there may be personal
    data in the reply. 2: it could not be read.

    \b
    Examples:
      socialpolicy review-reply
      socialpolicy review-reply reply.txt
      socialpolicy review-reply --format json < reply.txt
    """,
)
