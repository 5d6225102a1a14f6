"""A policy's text as blocks: headings, paragraphs and items of lists.

Plain text has no marks for a heading. There it is a short line of its own without a full stop, or
a line that the table of contents names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import takewhile


class Kind(Enum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or an item of a list.

    `level` is how deep an item lies, from 0. `number` is the document's own, such as `2.1`. `alone`
    tells that a paragraph was one line with nothing beside it.
    """

    kind: Kind
    text: str
    level: int = 0
    number: str = ""
    alone: bool = False


LONGEST_HEADING = 90
"""Characters of a line that may be a heading though nothing marks it as one."""

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff]"
)
_MARKED = re.compile(r" {0,3}#{1,6}[ \t]+(?P<text>.+?)[ \t#]*")
_UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})[ \t]*")
_BULLET = re.compile(r"(?P<indent>\s*)[-*+•·–—‣▪●○◦][ \t]+(?P<text>\S.*)")
_NUMBER = (
    r"(?P<number>§ ?[0-9]{1,3}(?: ?[a-z])?|[0-9]{1,3} ?§|[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}"
    r"|[a-z](?=\)))"
)
_NUMBERED = re.compile(rf"(?P<indent>\s*){_NUMBER}[.)]?[ \t]+(?P<text>\S.*)")
_CONTENTS = re.compile(
    r"(?P<text>\S.*?)(?:[ \t]*\t[ \t]*|[ .…]*(?:\.{3,}|…)[ .…]*|[ ]{3,})[0-9]{1,3}"
)
_PAGE = re.compile(
    r"\s*(?:sida?|page)?\s*[0-9]{1,3}(?:\s*(?:\(|/|av|of)\s*[0-9]{1,3}\)?)?\s*", re.IGNORECASE
)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_STRESS = re.compile(r"(?<!\w)(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HYPHEN = re.compile(r"(?<=[a-zåäöé])-$")
_AND = ("och ", "eller ", "and ", "or ", "samt ")
_ENDED = (".", "!", ";", ",", ":")


def blocks_of_text(text: str) -> list[Block]:
    """Cut plain text or Markdown into blocks, without its table of contents and page numbers."""
    text = _COMMENT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines, titles = _without_contents([_UNSEEN.sub("", line) for line in text.split("\n")])
    if not any(_MARKED.fullmatch(line) for line in lines):
        lines = list(_with_headings_apart(lines))
    return with_headings(list(_blocks(lines)), titles)


def _with_headings_apart(lines: list[str]) -> Iterator[str]:
    """Put a blank line below a heading of plain text that its paragraph follows directly.

    The line is a paragraph's first, and was broken though the next word had room on it: the
    paragraph has a line that is longer than both.
    """
    for place, line in enumerate(lines):
        yield line
        first = place == 0 or not lines[place - 1].strip()
        below = lines[place + 1].strip() if place + 1 < len(lines) else ""
        text = line.strip()
        if not (first and text[:1].isupper() and below[:1].isupper()):
            continue
        if len(text) > LONGEST_HEADING or text.endswith((*_ENDED, "?")) or _begun(line):
            continue
        paragraph = takewhile(str.strip, lines[place + 1 :])
        if len(text) + 1 + len(below.split()[0]) < max(map(len, paragraph)):
            yield ""


def with_headings(blocks: list[Block], titles: frozenset[str] = frozenset()) -> list[Block]:
    """Find the headings where no mark tells them, or the table of contents does."""
    if not any(each.kind is Kind.HEADING for each in blocks):
        blocks = list(_with_unmarked(blocks, titles))
    return _without_front(blocks)


def tidy(text: str) -> str:
    """Take Markdown's marks and what nobody sees out of a text, and make one line of it."""
    plain = _LINK.sub(r"\1", _UNSEEN.sub("", text))
    return " ".join(_STRESS.sub(r"\2", plain).split())


def _without_contents(lines: list[str]) -> tuple[list[str], frozenset[str]]:
    """Take out a table of contents and all before it, and give its titles."""
    found = [number for number, line in enumerate(lines) if _CONTENTS.fullmatch(line.strip())]
    if len(found) < 3:
        return lines, frozenset()
    matches = [_CONTENTS.fullmatch(lines[number].strip()) for number in found]
    titles = frozenset(_plain(match["text"]) for match in matches if match)
    return lines[found[-1] + 1 :], titles


def _plain(text: str) -> str:
    return tidy(re.sub(rf"^{_NUMBER}[.)]?\s+", "", text)).casefold()


def _blocks(lines: list[str]) -> Iterator[Block]:
    """Go through the lines: what is indented below an item, or goes on, is joined to it."""
    open_: Block | None = None
    count = 0

    def closed() -> Iterator[Block]:
        if open_ and (text := tidy(open_.text)):
            alone = open_.kind is Kind.PARAGRAPH and count == 1
            yield replace(open_, text=text, alone=alone)

    for line in lines:
        if open_ and open_.kind is Kind.PARAGRAPH and count == 1 and _UNDERLINE.fullmatch(line):
            yield Block(Kind.HEADING, tidy(open_.text))
            open_ = None
            continue
        if not line.strip() or _PAGE.fullmatch(line) or _UNDERLINE.fullmatch(line):
            yield from closed()
            open_ = None
            continue
        begun = _begun(line)
        if begun is None and open_ is not None:
            open_ = replace(open_, text=_joined(open_.text, line.strip()))
            count += 1
            continue
        yield from closed()
        open_, count = begun or Block(Kind.PARAGRAPH, line.strip().lstrip(">").strip()), 1
    yield from closed()


def _begun(line: str) -> Block | None:
    """Give the block that a line begins by its mark; None when it has none."""
    if match := _MARKED.fullmatch(line):
        return Block(Kind.HEADING, match["text"])
    if match := _BULLET.fullmatch(line):
        return Block(Kind.ITEM, match["text"], _level(match["indent"]))
    if match := _NUMBERED.fullmatch(line):
        number = " ".join(match["number"].split())
        return Block(Kind.ITEM, match["text"], _level(match["indent"]), number)
    if line.lstrip().startswith("|"):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        dashes = all(re.fullmatch(r":?-+:?", cell) for cell in cells)
        return Block(Kind.ITEM, "" if dashes else " – ".join(filter(None, cells)))
    return None


def _level(indent: str) -> int:
    return 1 if indent else 0


def _joined(text: str, line: str) -> str:
    """Join a line to the one before, which may end in the middle of a word."""
    if _HYPHEN.search(text) and line[:1].islower() and not line.startswith(_AND):
        return text[:-1] + line
    return f"{text} {line}"


def _with_unmarked(blocks: list[Block], titles: frozenset[str]) -> Iterator[Block]:
    announced = False
    for place, block in enumerate(blocks):
        title = _plain(block.text)
        short = len(block.text) <= LONGEST_HEADING and not block.text.endswith(_ENDED)
        named = title in titles or any(_is_like(title, each) for each in titles)
        lone = short and (block.alone or bool(block.number))
        if lone and (named or (not announced and _leads(block, blocks[place + 1 :]))):
            yield replace(block, kind=Kind.HEADING, text=_with_number(block), number="")
            announced = False
        elif announced and block.alone and short:
            yield replace(block, kind=Kind.ITEM)
        else:
            yield block
            announced = block.text.endswith(":")


def _is_like(title: str, other: str) -> bool:
    """Say whether two titles differ by an ending alone, as where the contents are out of date."""
    first, second = title.split(), other.split()
    return len(first) == len(second) > 1 and all(
        one[:4] == two[:4] for one, two in zip(first, second, strict=True)
    )


def _leads(block: Block, rest: list[Block]) -> bool:
    """Say whether a short line may be a heading: it begins as one, and something comes below it."""
    begins = block.text[:1].isupper() or block.text[:1].isdigit()
    follows = bool(rest)
    if block.number:
        # An item of a numbered list is followed by the next; a heading by what stands under it.
        under = begins and follows and rest[0].kind is not Kind.ITEM
        return under or _goes_down(block, rest)
    return begins and follows


def _goes_down(block: Block, rest: Iterable[Block]) -> bool:
    below = next(iter(rest), None)
    return below is not None and below.number.startswith(f"{block.number}.")


def _with_number(block: Block) -> str:
    return f"{block.number} {block.text}".strip()


def _without_front(blocks: list[Block]) -> list[Block]:
    """Leave out what stands before the first heading and is no sentence: names, numbers, dates."""
    first = next((n for n, each in enumerate(blocks) if each.kind is Kind.HEADING), 0)
    front = [each for each in blocks[:first] if each.text.endswith((".", "!", "?", ":"))]
    return [*front, *blocks[first:]]
