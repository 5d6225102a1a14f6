"""`socialpolicy schema`: JSON Schema of the register's files, for editors."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from socialpolicy.cli.context import surroundings
from socialpolicy.cli.errors import Refusal, demand_choice
from socialpolicy.cli.i18n import say
from socialpolicy.register.errors.did_you_mean import nearest_value
from socialpolicy.register.schema import SCHEMAS, written
from socialpolicy.text import Language, Text

KINDS = ("account", "organisation", "policy", "clauses", "calendar", "messages")


def schema(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=say("NAMN", "NAME"),
            autocompletion=lambda: list(KINDS),
            help=say(
                "Filen som schemat gäller. Utan namn visas vilka som finns.",
                "The file that the schema is for. Without a name, those there are.",
            ),
            show_default=False,
        ),
    ] = None,
) -> None:
    from socialpolicy.commands import schema

    around = surroundings(context)
    sys.stdout.write(schema.schema(name) if name else schema.names(around.language()))


schema.__doc__ = say(
    """Med schemat hjälper en redigerare till medan du skriver, och check-jsonschema
    kan pröva filerna. Första raden i en fil säger var schemat finns:
    # yaml-language-server: $schema=../.schema/account.json

    \b
    Exempel:
      socialpolicy schema
      socialpolicy schema account
      socialpolicy schema account > registry/.schema/account.json
    """,
    """With the schema an editor helps while you write, and check-jsonschema can try
    the files. The first line of a file says where the schema is:
    # yaml-language-server: $schema=../.schema/account.json

    \b
    Examples:
      socialpolicy schema
      socialpolicy schema account
      socialpolicy schema account > registry/.schema/account.json
    """,
)

_UNKNOWN = Text(
    sv="Det finns inget schema {word}. Välj {known}.",
    en="There is no schema {word}. Choose {known}.",
)
_NEAREST = Text(
    sv="Det finns inget schema {name}. Menar du {nearest}? Alla: socialpolicy schema.",
    en="There is no schema {name}. Do you mean {nearest}? All of them: socialpolicy schema.",
)


def schema(word: str) -> str:
    """Write the schema of a kind of file, named in the singular or the plural.

    Raises Refusal for a word that names none.
    """
    name = next((name for name in SCHEMAS if name.rstrip("s") == word.lower().rstrip("s")), None)
    if name:
        return written(name)
    nearest = nearest_value(word, tuple(SCHEMAS))
    if nearest:
        raise Refusal(_NEAREST, name=word, nearest=nearest)
    return written(demand_choice(word, tuple(SCHEMAS), _UNKNOWN))


def names(language: Language) -> str:
    """Write the name of every schema with the file it is for, on a line each."""
    width = max(map(len, SCHEMAS))
    lines = (f"{name:<{width}}  {text.speak(language)}" for name, (_, text) in SCHEMAS.items())
    return "\n".join(lines) + "\n"
