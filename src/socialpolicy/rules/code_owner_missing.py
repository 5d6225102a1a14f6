"""R03: changes to the register are reviewed by the coordinator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from socialpolicy.finding import Example, Finding, Label, Rule, Severity
from socialpolicy.language import Said, Text
from socialpolicy.register.register import Register
from socialpolicy.rules.check import whole
from socialpolicy.source import Source, Span

RULE = Rule(
    code="R03",
    name="code-owner-missing",
    severity=Severity.WARNING,
    title=Text(
        sv="Samordnaren granskar ändringar i registret",
        en="The coordinator reviews changes to the register",
    ),
    says=Text(
        sv="Ingen granskar registret: .github/CODEOWNERS saknas",
        en="Nobody reviews the register: there is no .github/CODEOWNERS",
    ),
    why=Text(
        sv=(
            "Policyn ger samordnaren ansvaret, och samordnaren ska alltid informeras. Med en rad "
            "i CODEOWNERS får samordnaren varje ändring till granskning."
        ),
        en=(
            "The policy gives the coordinator the responsibility, and the coordinator must always "
            "be informed. One line in CODEOWNERS sends every change to the coordinator for review."
        ),
    ),
    help=Text(
        sv="Skriv den här raden i .github/CODEOWNERS, med er egen grupp:\n{line}",
        en="Write this line in .github/CODEOWNERS, with your own team:\n{line}",
    ),
    example=Example(
        bad="/docs/ @exempelkommun/kansliet\n",
        good="/registry/ @exempelkommun/kommunikation\n",
        file=".github/CODEOWNERS",
        whole=True,
    ),
)

_NOT_COVERED = Text(
    sv="Ingen rad i CODEOWNERS ger samordnaren registret ({folder}/)",
    en="No line of CODEOWNERS gives the coordinator the register ({folder}/)",
)
_NO_OWNER = Text(
    sv="Den sista raden som gäller {folder}/ har ingen ägare",
    en="The last line that covers {folder}/ has no owner",
)


@whole(RULE)
def check(register: Register) -> Iterator[Finding]:
    """Find the last line that covers the register's folder; it is the one that GitHub follows."""
    if not register.in_repository:
        return
    folder = register.folder_in_repository
    team = register.policy.coordinator or "samordnare"
    values: dict[str, object] = {"folder": folder, "line": f"/{folder}/ @organisation/{team}"}
    source = register.code_owners
    if source is None:
        yield RULE.found(register.policy_at / "coordinator", values=values)
        return
    covering = [line for line in _lines(source) if _covers(line[1], folder)]
    if not covering:
        yield _finding(source, Span(1, 1, 1, len(source.line(1)) + 1), _NOT_COVERED, values)
    elif not covering[-1][2]:
        number = covering[-1][0]
        span = Span(number, 1, number, len(source.line(number)) + 1)
        yield _finding(source, span, _NO_OWNER, values)


def _finding(source: Source, span: Span, says: Text, values: dict[str, object]) -> Finding:
    return Finding(
        rule=RULE,
        severity=RULE.severity,
        said=Said(says, values),
        label=Label(source, span),
        help=Said(RULE.help, values),
    )


def _lines(source: Source) -> Iterator[tuple[int, str, list[str]]]:
    """Go through the lines: number, pattern, owners."""
    for number, line in enumerate(source.lines, start=1):
        words = line.split("#", 1)[0].split()
        if words:
            yield number, words[0], words[1:]


def _covers(pattern: str, folder: str) -> bool:
    r"""Say whether a pattern covers every file in a folder, by the rules of gitignore.

    Source: GitHub's "About code owners", which follows gitignore's patterns
    but for `!`, `[ ]` and `\\#`.
    """
    anchored = pattern.startswith("/") or "/" in pattern.rstrip("/")
    bare = pattern.strip("/")
    if bare in ("", "*", "**"):
        return True
    bare = bare.removesuffix("/**")
    parts = PurePosixPath(folder).parts
    prefixes = ["/".join(parts[: length + 1]) for length in range(len(parts))]
    names = prefixes if anchored else list(parts)
    return any(re.fullmatch(_regex(bare), name) for name in names)


def _regex(pattern: str) -> str:
    pieces = re.split(r"(\*\*/|\*|\?)", pattern)
    known = {"**/": "(?:.*/)?", "*": "[^/]*", "?": "[^/]"}
    return "".join(known.get(piece, re.escape(piece)) for piece in pieces)
