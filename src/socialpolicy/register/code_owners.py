"""Whose review GitHub asks for: the lines of CODEOWNERS, and patterns as gitignore has them."""

from __future__ import annotations

import re
from typing import NamedTuple

from socialpolicy.source import Source

# https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
_OWNER = re.compile(r"@[\w.-]+(?:/[\w.-]+)?|[^@\s]+@[^@\s]+")
_WORD = re.compile(r"(?:\\.|[^\s\\])+")


class OwnersLine(NamedTuple):
    """One line of CODEOWNERS: which files, and whose."""

    number: int
    pattern: re.Pattern[str]
    owners: tuple[str, ...]


def read_lines(source: Source) -> list[OwnersLine]:
    """List the lines. One with a word that is no owner is passed over, as GitHub does."""
    found = []
    for number, line in enumerate(source.lines, start=1):
        words = _WORD.findall(re.sub(r"(?:^|(?<=\s))#.*", "", line))
        if words and all(map(_OWNER.fullmatch, words[1:])):
            found.append(OwnersLine(number, compiled(words[0]), tuple(words[1:])))
    return found


def deciding(lines: list[OwnersLine], file: str) -> OwnersLine | None:
    """Give the line that GitHub follows for a file: the last that covers it."""
    return next((line for line in reversed(lines) if line.pattern.fullmatch(file)), None)


def compiled(pattern: str) -> re.Pattern[str]:
    """Turn a pattern of gitignore into one of ours, for the whole path of a file.

    A slash anywhere but at the end ties the pattern to the top; one at the end
    asks for a folder. What is in a folder that fits, fits as well, except
    after a closing `/*`, which reaches one level only (so GitHub has it).
    Source: https://git-scm.com/docs/gitignore, "Pattern format".
    """
    bare = pattern.strip("/")
    tied = "/" in pattern.rstrip("/")
    below = "/.+" if pattern.endswith("/") else "" if bare.endswith("/*") else "(?:/.+)?"
    return re.compile(("" if tied else "(?:.*/)?") + _translated(bare) + below, re.DOTALL)


def exactly(pattern: str) -> re.Pattern[str]:
    """Turn a pattern of gitattributes into one of ours: of files alone, never of what is below.

    Source: https://git-scm.com/docs/gitattributes, which leaves folders out.
    """
    bare = pattern.lstrip("/")
    return re.compile(("" if "/" in pattern else "(?:.*/)?") + _translated(bare), re.DOTALL)


_PIECES = re.compile(r"\*+|\?|\\.|[^*?\\]+|\\$")


def _translated(pattern: str) -> str:
    """Translate the parts between slashes, and `**` where it is a whole part.

    What a star takes is never taken back but for the last one's sake: the
    first place where the next piece fits will do, if any will. So the time
    grows with the pattern, whatever somebody has written in it.
    """
    *above, last = pattern.split("/")
    blocks: list[list[str]] = [[]]
    for step in above:
        if step == "**":
            blocks.append([])
        else:
            blocks[-1].append(f"{_step(step)}/")
    first, *others = ("".join(block) for block in blocks)
    ending = ".*" if above and last == "**" else _step(last)
    if not others:
        return first + ending
    *between, after = others
    found = "".join(f"(?>(?:[^/]+/)*?{block})" for block in between if block)
    return f"{first}{found}(?:[^/]+/)*{after}{ending}"


def _step(pattern: str) -> str:
    """Translate a name of a folder or file, with `*` and `?` in it."""
    parts = [""]
    for piece in _PIECES.findall(pattern):
        if piece[0] == "*":
            parts.append("")
        else:
            parts[-1] += "[^/]" if piece == "?" else re.escape(piece.replace("\\", ""))
    if len(parts) == 1:
        return parts[0]
    first, *between, last = parts
    found = "".join(f"(?>[^/]*?{part})" for part in between if part)
    return f"{first}{found}[^/]*{last}(?![^/])"
