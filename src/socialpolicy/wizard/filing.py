"""A new account's file, written whole or not at all, and never over another."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet.

    Another process sees no file or all of it. Raises FileExistsError when a
    file has the name already, and OSError when it cannot be written.
    """
    path.parent.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-", suffix=".yaml")
    sibling = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        sibling.chmod(0o666 & ~_mask())
        # A hard link is refused where the name is taken; a rename would replace the file.
        path.hardlink_to(sibling)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    finally:
        sibling.unlink(missing_ok=True)


def _mask() -> int:
    """Give the rights that new files are denied, which can only be read by setting them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
