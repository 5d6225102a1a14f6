"""`--install-completion`, which says in the language of the run what it did."""

from __future__ import annotations

import contextlib
import io
import sys
from typing import Any

import typer
from typer.completion import install  # type: ignore[attr-defined]  # typer has no other door

from socialpolicy.commands.refusal import Refusal
from socialpolicy.commands.speech import tongue
from socialpolicy.text import Text, ending

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

    Raises Refusal for a shell that typer has no completion for.
    """
    if not asked or context.resilient_parsing:
        return
    try:
        # Typer says in English that it knows no such shell.
        with contextlib.redirect_stdout(io.StringIO()):
            shell, file = install()
    except typer.Exit:
        raise Refusal(_UNKNOWN) from None
    said = _INSTALLED.fill(tongue(), {"shell": shell, "file": ending(str(file))})
    sys.stdout.write(f"{said}\n")
    raise typer.Exit
