"""The runs of the tool in a shell script: what each does, with which options, and what passes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from itertools import dropwhile, takewhile
from typing import NamedTuple

VARIABLES = {"SOCIALPOLICY_NOW": "at", "SOCIALPOLICY_REGISTRY": "registry"}
"""The variables that stand for an option of the command line."""


class Command(NamedTuple):
    """One run of the tool in a script: the subcommand, its options, and how failure is passed."""

    does: str
    options: Mapping[str, str]
    tolerates: frozenset[str]


_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_BEFORE = re.compile(
    r"-.*|\w+=.*|python[\d.]*|py|uvx?|run|pipx|poetry|hatch|pdm|env|exec|time|sudo|command|\$.*"
    r"|.*/python[\d.]*"
)
"""What may stand before the tool on its line and still run it."""

_WORDS = {"if", "then", "else", "elif", "while", "until", "do", "!", "{", "(", "fi", "done"}
_TESTING = {"if", "elif", "while", "until", "!"}
_TOOL = re.compile(r"(?:.*[/\\])?socialpolicy(?:\.exe)?(?:@.*)?")
_FETCHED = re.compile(r"\bgit\+(https?://[^\s@#'\"]*socialpolicy[^\s@#'\"]*)", re.IGNORECASE)
"""Where a script fetches the tool from, without the pinned commit."""

_FLAGS = {"--new-only", "--fail", "--all", "--fix", "--dry-run", "--explain", "--help", "-h"}


def commands_in(script: str) -> Iterator[Command]:
    """Find the runs of the tool in a shell script."""
    plain = _EXPRESSION.sub(lambda each: "$" + re.sub(r"\W", "", each[1]), script)
    lines = re.sub(r"\\\r?\n", " ", plain).splitlines()
    overall = set()
    if any(re.search(r"(?:^|[;&\s])set\s+\+e\b", line) for line in lines):
        overall.add("set +e")
    if any(re.search(r"(?:^|[;&|\s])(?:exit|return)\s+0\b", line) for line in lines):
        overall.add("exit 0")
    fetched = _FETCHED.search("\n".join(lines))
    origin = {"from": re.sub(r"\.git$", "", fetched[1].lower())} if fetched else {}
    has_pipefail = any("pipefail" in line for line in lines)
    for line in lines:
        for words, before, after in _simple(line):
            found = _command(words)
            if found is None:
                continue
            tolerates = set(overall)
            if after in ("||", "&") or (after in ("|", "|&") and not has_pipefail):
                tolerates.add("|" if after == "|&" else after)
            if after == ";" and re.search(r";\s*(?:true|:)\s*(?:$|;)", line):
                tolerates.add("; true")
            if before in ("&&", "||"):
                tolerates.add(f"{before} before")
            tolerates |= _TESTING & set(words[: len(words) - found[2]])
            yield Command(found[0], origin | found[1], frozenset(tolerates))


def _simple(line: str) -> Iterator[tuple[list[str], str, str]]:
    """Cut a line into simple commands, each with what joins it to the one before and after."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.commenters, lexer.whitespace_split = "#", True
    try:
        pieces = list(lexer)
    except ValueError:  # a quotation that goes on over lines
        pieces = line.split()
    words: list[str] = []
    before = ""
    for piece in [*pieces, ";"]:
        if piece and set(piece) <= set(";|&"):
            if words:
                yield words, before, piece
            words, before = [], piece
        else:
            words.append(piece)


def _command(words: list[str]) -> tuple[str, dict[str, str], int] | None:
    """Read a simple command: the subcommand, the options, and how many words the run has."""
    rest = list(dropwhile(_WORDS.__contains__, words))
    lead = list(takewhile(lambda word: not _TOOL.fullmatch(word), rest))
    if len(lead) == len(rest) or not all(map(_BEFORE.fullmatch, lead)):
        return None
    options = {}
    for word in lead:
        name, _, value = word.partition("=")
        if name in VARIABLES:
            options[VARIABLES[name]] = value
    given, others = _options(rest[len(lead) + 1 :])
    does = others[0] if others else ""
    if does == "check" and others[1:]:
        given["paths"] = " ".join(sorted(others[1:]))
    return does, options | given, len(rest) - len(lead)


def _options(words: list[str]) -> tuple[dict[str, str], list[str]]:
    """Tell the options of a command line, each with its value, from the other words."""
    options: dict[str, str] = {}
    others: list[str] = []
    left = list(words)
    while left:
        word = left.pop(0)
        if set(word) <= set("<>&"):
            left = left[1:]  # where the output goes
        elif not word.startswith("-"):
            others.append(word)
        else:
            name, is_given, value = word.partition("=")
            if not is_given and name not in _FLAGS and left and not left[0].startswith("-"):
                value = left.pop(0)
            key = name.lstrip("-")
            options[key] = f"{options[key]},{value}" if options.get(key) else value or "true"
    return options, others
