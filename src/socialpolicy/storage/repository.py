"""The git repository that a register is in, and who owns its code there."""

from __future__ import annotations

import os
from pathlib import Path

from socialpolicy.source import Source
from socialpolicy.storage.files import Kind, display_path, read_file

CODE_OWNERS = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
"""Where GitHub looks for code owners, in its order."""


def repository_of(folder: Path) -> Path | None:
    """Find the top of the git repository that a folder is in."""
    here = folder.resolve()
    return next((above for above in (here, *here.parents) if (above / ".git").exists()), None)


def code_owners(root: Path) -> Source | None:
    """Read the repository's code owners, from the first place that has any.

    A link out of the repository is not followed: what it leads to is not ours to show.
    """
    inside = root.resolve()
    for name in CODE_OWNERS:
        path = root / name
        if inside not in Path(os.path.realpath(path)).parents:
            continue
        kind, data = read_file(path)
        if kind is Kind.FILE:
            return Source(display_path(path), data)
    return None
