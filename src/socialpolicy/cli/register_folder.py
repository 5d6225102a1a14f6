"""Which folder the register is, and which language it speaks, found before anything else is read.

Help is put into its language while the commands are imported, so this reads no more than a line.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from socialpolicy.storage.files import FileKind, read_file
from socialpolicy.text import Language, named

_LANGUAGE = re.compile(rb"^language: *[\"']?([a-z]{2})\b", re.MULTILINE)


def nearest_register(here: Path) -> Path | None:
    """Find the nearest folder `registry/` at or above a folder."""
    for above in (here, *here.parents):
        if (above / "registry").is_dir():
            return above / "registry"
        if above.name == "registry" and (above / "policy.yaml").is_file():
            return above
    return None


def registry_in(arguments: Sequence[str]) -> Path | None:
    """Find the folder that words of a command line name with `--registry`."""
    for place, word in enumerate(arguments):
        if word == "--registry" and place + 1 < len(arguments):
            return _named(arguments[place + 1])
        if word.startswith("--registry="):
            return _named(word.removeprefix("--registry="))
    return None


def _named(word: str) -> Path | None:
    # An empty name is none, and not the folder at hand.
    return Path(word) if word else None


def own_language(registry: Path | None) -> Language | None:
    """Give the language of a register, by default the one at hand; None where it says none.

    Its policy.yaml may be the very thing that cannot be read, so only the line
    `language:` is looked for, and nothing is refused.
    """
    try:
        named_folder = registry or os.environ.get("SOCIALPOLICY_REGISTRY")
        folder = Path(named_folder) if named_folder else nearest_register(Path.cwd())
        if folder is None:
            return None
        kind, data = read_file(folder / "policy.yaml")
    except (OSError, ValueError):  # ValueError: a NUL in the path
        return None
    found = _LANGUAGE.search(data) if kind is FileKind.FILE else None
    return named(found[1].decode()) if found else None
