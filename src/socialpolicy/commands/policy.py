"""`socialpolicy policy`: the policy's sentences, and what upholds each."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import Revision, format_option


def policy(
    context: typer.Context,
    form: Annotated[str, format_option(("text", "json"))] = "text",
    revision: Revision = None,
) -> None:
    from socialpolicy.reports import policy

    sys.stdout.write(policy.render(context_of(context, revision), form))


policy.__doc__ = translated(
    """Varje mening har sitt nummer, sin rubrik och hur bindande den är. Efter den
    står de regler och kommandon som upprätthåller den. Det som ännu inte finns
    står det "inte än" vid.

    \b
    Exempel:
      socialpolicy policy
      socialpolicy policy --format json
    """,
    """Each sentence has its number, its heading and how binding it is. After it
    stand the rules and commands that uphold it. Whatever does not exist yet is
    marked "not yet".

    \b
    Examples:
      socialpolicy policy
      socialpolicy policy --format json
    """,
)
