"""What to do about a finding, for somebody who answers a question and writes no YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from socialpolicy.finding import Finding
from socialpolicy.source import Source
from socialpolicy.text import FilledText, Language, Text
from socialpolicy.wizard.question import Question
from socialpolicy.yaml import read
from socialpolicy.yaml.read_fast import silence

_KEY = re.compile(r"\s*([a-z_]+):(?: (.+))?")


def for_answer(finding: Finding, question: Question) -> Finding:
    """Let the help of a finding give the answer alone, without the key that it has in the file."""
    if finding.help is None:
        return finding
    sv, en = (
        "\n".join(_without_key(finding.help.in_language(language).split("\n"), question))
        .replace("{", "{{")
        .replace("}", "}}")
        for language in Language
    )
    return finding._replace(help=FilledText(Text(sv, en), {}))


def _without_key(lines: Sequence[str], question: Question) -> Iterator[str]:
    """Go through the lines of a help; those to paste come after the first."""
    *above, own = question.path
    head, *paste = lines
    yield head
    keys = [match[1] if (match := _KEY.fullmatch(line)) else "" for line in paste]
    # A key within others is the question's own where nothing but the way to it stands beside it.
    if keys == [*above[len(above) + 1 - len(keys) :], own]:
        paste, keys = paste[-1:], keys[-1:]
    for index, line in enumerate(paste):
        beside = [*keys[max(0, index - 1) : index], *keys[index + 1 : index + 2]]
        match = _KEY.fullmatch(line)
        alone = match and match[1] == own and match[2] and not any(beside)
        yield _as_answered(match[2]) if match and alone else line


def _as_answered(written: str) -> str:
    """Read what stands in YAML as a person would write it."""
    with silence():
        value = read(Source("", written.encode())).value
    if isinstance(value, list):
        return "; ".join(filter(None, (each for each in value if isinstance(each, str))))
    return value if isinstance(value, str) else written
