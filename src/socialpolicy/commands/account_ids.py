"""What a shell is offered when a word is completed: the accounts of the register."""

from __future__ import annotations

from pathlib import Path

import typer

from socialpolicy.commands.refusal import Refusal
from socialpolicy.commands.surroundings import Surroundings


def account_ids(context: typer.Context, incomplete: str) -> list[str]:
    """List the accounts whose ids begin as a word does, by the names of their files alone.

    Whatever is wrong with the register, a shell is told nothing of it.
    """
    above = context.find_root().params.get("registry")
    try:
        folder = Surroundings(registry=Path(above) if above else None).folder() / "accounts"
        names = sorted(file.name for file in folder.iterdir())
    except (Refusal, OSError):
        return []
    ids = (
        name.removesuffix(".yaml") for name in names if name.endswith(".yaml") and name[0] != "."
    )
    return [id for id in ids if id.startswith(incomplete) and id.isprintable()]
