r"""One text as YAML: unquoted where that is safe, else quoted, else in lines of its own.

The register reads every value as text, so dates, times and numbers need no
quotes. What needs them follows from YAML 1.2.2, 7.3.3 (plain style), and is
a little stricter within brackets, where libyaml and other readers stop at a
colon or a question mark that the standard allows.
"""

from __future__ import annotations

import json
import re
import textwrap

from socialpolicy.yaml.read_exact import NOTHING

WIDTH = 100
"""Characters of a line before a text is folded or a mapping gets lines of its own."""

# Some tools take text that starts like this for a tag, a merge or the end of a document.
_NOT_FIRST = re.compile(r"""[,\[\]{}#&*!|>'"%@`?:=]|<<|---|\.\.\.|-(?![^\W_])""")
_NOT_WITHIN = re.compile(r":(?= |\Z)| #|[\t\n]")
_NOT_IN_BRACKETS = re.compile(r"[,\[\]{}?]|(?<![0-9]):|:(?![0-9])")


def inline(text: str, *, brackets: bool, quote: str, keep: str = "") -> str:
    """Write a text on one line.

    `quote` is the quote that the file uses; `keep` is the one that the text
    before it had, which then stays also where none is needed.
    """
    if not keep and is_plain(text, brackets=brackets):
        return text
    return _quoted(text, keep or quote)


def is_plain(text: str, *, brackets: bool) -> bool:
    """Tell whether a text is read back as it is without quotes."""
    if text in NOTHING or text != text.strip():
        return False
    if _NOT_FIRST.match(text) or _NOT_WITHIN.search(text):
        return False
    return not (brackets and _NOT_IN_BRACKETS.search(text))


def _quoted(text: str, quote: str) -> str:
    if "\n" in text or "\t" in text:
        return json.dumps(text, ensure_ascii=False)
    if quote == '"' and ('"' in text or "\\" in text) and "'" not in text:
        quote = "'"
    if quote == "'":
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)


def literal(text: str) -> tuple[str, list[str]] | None:
    """Write a text as a literal block: its mark, and its lines without indent.

    None when the block would need a mark for its indent, swallow blank lines
    below it or hold spaces that nobody sees; then quotes are easier to read.
    """
    lines = text.removesuffix("\n").split("\n")
    starts_outside = lines[0] != lines[0].lstrip()
    if (
        not lines[0]
        or not lines[-1]
        or starts_outside
        or any(line != line.rstrip() for line in lines)
    ):
        return None
    return ("|" if text.endswith("\n") else "|-"), lines


def folded(text: str, room: int) -> tuple[str, list[str]] | None:
    """Write one paragraph as a folded block, in lines of at most `room` characters.

    None when a text would not come back the same.
    """
    body = text.removesuffix("\n")
    if not body or body != body.strip() or re.search(r"[\t\n]|  ", body):
        return None
    lines = textwrap.wrap(
        body, max(room, 20), break_long_words=False, break_on_hyphens=False, expand_tabs=False
    )
    if " ".join(lines) != body:
        return None
    return (">" if text.endswith("\n") else ">-"), lines
