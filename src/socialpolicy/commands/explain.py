"""`socialpolicy explain`: one rule, whole."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated


def _rules(incomplete: str) -> list[tuple[str, str]]:
    from socialpolicy.rules import RULES

    if any(rule.code.startswith(incomplete.upper()) for rule in RULES):
        return [(rule.code, rule.name) for rule in RULES]
    return [(rule.name, rule.code) for rule in RULES]


def explain(
    context: typer.Context,
    word: Annotated[
        str | None,
        typer.Argument(
            metavar=translated("REGEL", "RULE"),
            autocompletion=_rules,
            help=translated(
                "Regelns kod eller namn. Utan det listas alla regler.",
                "The rule's code or name. Without it, every rule is listed.",
            ),
            show_default=False,
        ),
    ] = None,
) -> None:
    from socialpolicy.reports import rules

    sys.stdout.write(rules.page(word, context_of(context)))


explain.__doc__ = translated(
    """Visar vad den kräver, varför, vilka av policyns meningar den upprätthåller,
    ett exempel som bryter mot den och hur exemplet rättas.

    \b
    Exempel:
      socialpolicy explain A14
      socialpolicy explain deputy-missing
    """,
    """Shows what it asks for, why, which of the policy's sentences it upholds,
    an example that breaks it and how the example is mended.

    \b
    Examples:
      socialpolicy explain A14
      socialpolicy explain deputy-missing
    """,
)
