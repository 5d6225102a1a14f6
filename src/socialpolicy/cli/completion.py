"""What a shell is offered when a word is completed: the accounts of the register."""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path
from typing import Any

import typer
from typer.completion import install  # type: ignore[attr-defined]  # typer has no other door

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError
from socialpolicy.cli.i18n import help_language
from socialpolicy.text import Text, ending


def account_ids(context: typer.Context, incomplete: str) -> list[str]:
    """List the accounts whose ids begin as a word does, by the names of their files alone.

    Whatever is wrong with the register, a shell is told nothing of it.
    """
    above = context.find_root().params.get("registry")
    try:
        folder = Context(registry=Path(above) if above else None).folder() / "accounts"
        names = sorted(file.name for file in folder.iterdir())
    except (CommandError, OSError):
        return []
    ids = (
        name.removesuffix(".yaml") for name in names if name.endswith(".yaml") and name[0] != "."
    )
    return [id for id in ids if id.startswith(incomplete) and id.isprintable()]


_INSTALLED = Text(
    sv="Komplettering för {shell} ligger nu i {file}. Öppna en ny terminal, så fungerar den.",
    en="Completion for {shell} is now in {file}. Open a new terminal, and it works.",
)
_UNKNOWN = Text(
    sv="Det finns ingen komplettering för skalet som du använder. Välj bash, zsh, fish eller "
    "PowerShell.",
    en="There is no completion for the shell that you use. Choose bash, zsh, fish or PowerShell.",
)


def install_completion(context: Any, _: object, asked: Any) -> None:  # noqa: ANN401 - typer's own
    """Put completion into the shell that started the tool, and end the run.

    Raises CommandError for a shell that typer has no completion for.
    """
    if not asked or context.resilient_parsing:
        return
    try:
        # Typer says in English that it knows no such shell.
        with contextlib.redirect_stdout(io.StringIO()):
            shell, file = install()
    except typer.Exit:
        raise CommandError(_UNKNOWN) from None
    said = _INSTALLED.fill(help_language(), {"shell": shell, "file": ending(str(file))})
    sys.stdout.write(f"{said}\n")
    raise typer.Exit
