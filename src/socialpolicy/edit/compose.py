r"""Values written as YAML, in the manner of a file or as the register's own files are.

A text is unquoted where every reader takes it for that text, else quoted, else in
lines of its own. What needs quotes follows from YAML 1.2.2, 7.3.3 (plain style), and
is a little stricter within brackets, where libyaml and other readers stop at a
colon or a question mark that the standard allows. A list or mapping of short texts
stands in brackets where the line has room for it.
"""

from __future__ import annotations

import json
import re
import textwrap
from typing import NamedTuple, TypeAlias

from socialpolicy.edit.proof import checked, prove, texts
from socialpolicy.yaml import Plain
from socialpolicy.yaml.read_exact import NOTHING as NOTHING_WRITTEN

WIDTH = 100
"""Columns of a line before a text is folded or a mapping gets lines of its own."""

# Some tools take text that starts like this for a tag, a merge or the end of a document.
_NOT_FIRST = re.compile(r"""[,\[\]{}#&*!|>'"%@`?:=]|<<|---|\.\.\.|-(?![^\W_])""")
_NOT_WITHIN = re.compile(r":(?= |\Z)| #|[\t\n]")
# The types of YAML 1.1 (https://yaml.org/type/) and of the core schema of YAML 1.2.2, 10.3.2,
# but for `y` and `n`, which no reader in use takes for a truth.
_AMBIGUOUS = re.compile(
    r"""(?xi)
    yes | no | on | off | true | false | null | ~
    | [-+]? (?: 0b[01_]+ | 0o?[0-7_]+ | 0x[0-9a-f_]+ | [0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?
        | (?: [0-9][0-9_]*(?:\.[0-9_]*)? | \.[0-9][0-9_]* )(?:e[-+]?[0-9]+)? | \.inf )
    | \.nan
    """
)
_TIME = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9].*)?")
_NOT_IN_BRACKETS = re.compile(r"[,\[\]{}?]|(?<![0-9]):|:(?![0-9])")
NOTHING = "null"

Fragment: TypeAlias = tuple[str, list[str]]
"""What stands after a key or dash on its line, and the whole lines that follow."""


class Style(NamedTuple):
    """How a file is written.

    `step` is the indent of a mapping below its key, `dash` that of a list
    below its key, `gap` the distance from a dash to its value. `brackets`
    tells whether a short mapping may stand on one line, `blocks` whether a
    long text may have lines of its own, and `bare_times` whether days and
    times stand without quotes wherever they are.
    """

    step: int = 2
    dash: int = 2
    gap: int = 2
    quote: str = '"'
    brackets: bool = True
    blocks: bool = True
    bare_times: bool = False


def compose(value: list[Plain] | dict[str, Plain]) -> bytes:
    """Write a file that holds a list or mapping, as the register's own are written.

    Raises SpliceError for characters that the register does not allow.
    """
    settled = checked(value)
    data = written(settled)
    prove(data, settled)
    return data


def written(settled: Plain) -> bytes:
    """Write a file that holds a value that is `checked`, for whoever proves it as a whole."""
    return "".join(f"{line}\n" for line in lines_of_whole(settled, Style())).encode()


def lines_of_whole(value: Plain, style: Style) -> list[str]:
    """Write the value of a whole file."""
    if value and not isinstance(value, str):
        return lines_of(value, 0, style)
    return [in_brackets(value, style)]


def fragment(
    value: Plain, owner: str, indent: int, style: Style, *, brackets: bool | None = None
) -> Fragment:
    """Write a value for a place of its own lines.

    `owner` is what stands before it, such as `- ` or `role: `, in the column
    `indent`. `brackets` tells whether its neighbours are in brackets, None
    when there are none to follow.
    """
    if value is None:
        return NOTHING, []
    if isinstance(value, str):
        return _text(value, owner, indent, style)
    if _belongs_in_brackets(value, len(owner) + indent, style, brackets=brackets):
        return in_brackets(value, style), []
    if owner.startswith("- "):
        lines = lines_of(value, indent + style.gap, style)
        return lines[0].lstrip(" "), lines[1:]
    inner = indent + (style.dash if isinstance(value, list) else style.step)
    return "", lines_of(value, inner, style)


def lines_of(value: list[Plain] | dict[str, Plain], indent: int, style: Style) -> list[str]:
    """Write the entries of a list or mapping that is not empty, a line or more for each."""
    if isinstance(value, list):
        dash = "-".ljust(style.gap)
        return [line for item in value for line in entry(dash, item, indent, style)]
    return [
        line
        for key, item in value.items()
        for line in entry(f"{key_of(key, style, brackets=False)}: ", item, indent, style)
    ]


def entry(
    owner: str, value: Plain, indent: int, style: Style, *, brackets: bool | None = None
) -> list[str]:
    """Write one entry of a list or mapping, `owner` being its dash or key."""
    head, rest = fragment(value, owner, indent, style, brackets=brackets)
    return [" " * indent + (owner + head).rstrip(" "), *rest]


def in_brackets(value: Plain, style: Style) -> str:
    """Write a value on one line, lists and mappings in brackets."""
    if value is None:
        return NOTHING
    if isinstance(value, str):
        return inline(value, style, brackets=True)
    if isinstance(value, list):
        return f"[{', '.join(in_brackets(item, style) for item in value)}]"
    return f"{{{', '.join(pair(key, item, style) for key, item in value.items())}}}"


def pair(key: str, value: Plain, style: Style) -> str:
    """Write a key and its value for a mapping in brackets."""
    return f"{key_of(key, style, brackets=True)}: {in_brackets(value, style)}"


def key_of(key: str, style: Style, *, brackets: bool) -> str:
    """Write a key."""
    return inline(Bare(key), style, brackets=brackets)


def _text(text: str, owner: str, indent: int, style: Style) -> Fragment:
    line = inline(text, style, brackets=False)
    within = indent + (style.gap if owner.startswith("- ") else style.step)
    block = None
    if not style.blocks:
        return line, []
    if "\n" in text:
        block = literal(text)
    elif indent + len(owner) + len(line) > WIDTH:
        block = folded(text, WIDTH - within)
        block = block if block and len(block[1]) > 1 else None
    return block_of(block, within) if block else (line, [])


def block_of(block: tuple[str, list[str]], indent: int) -> Fragment:
    """Indent the lines of a block; blank lines stay empty."""
    mark, lines = block
    return mark, [" " * indent + line if line else "" for line in lines]


def _belongs_in_brackets(
    value: list[Plain] | dict[str, Plain], column: int, style: Style, *, brackets: bool | None
) -> bool:
    if not value:
        return True
    if brackets is False or (brackets is None and not _short(value, style)):
        return False
    if any("\n" in text for text in texts(value)):
        return False
    return column + len(in_brackets(value, style)) <= WIDTH


def _short(value: list[Plain] | dict[str, Plain], style: Style) -> bool:
    if isinstance(value, list):
        return all(isinstance(item, str) for item in value)
    items = (item for item in value.values() if item and not isinstance(item, str))
    return style.brackets and all(isinstance(item, list) and _short(item, style) for item in items)


class Bare(str):
    """Text that is written without quotes although other readers take it for more than text.

    So are the days, counts and flags of the register, see `register.as_written`.
    """

    __slots__ = ()


def inline(text: str, style: Style, *, brackets: bool, keep: str = "") -> str:
    """Write a text on one line.

    `keep` is the quote that the text before it had, which then stays also
    where none is needed.
    """
    if not keep and not is_ambiguous(text, style) and is_plain(text, brackets=brackets):
        return text
    return _quoted(text, keep or style.quote)


def is_plain(text: str, *, brackets: bool) -> bool:
    """Tell whether the register reads a text back as it is without quotes."""
    if text in NOTHING_WRITTEN or text != text.strip():
        return False
    if _NOT_FIRST.match(text) or _NOT_WITHIN.search(text):
        return False
    return not (brackets and _NOT_IN_BRACKETS.search(text))


def is_ambiguous(text: str, style: Style) -> bool:
    """Tell whether other readers take a text for a truth, a number or a time, and it is none."""
    if isinstance(text, Bare) or (style.bare_times and is_time(text)):
        return False
    return bool(_AMBIGUOUS.fullmatch(text) or is_time(text))


def is_time(text: str) -> bool:
    """Tell whether other readers take a text for a day or a time."""
    return bool(_TIME.fullmatch(text))


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
