"""What is known of a platform: its hosts, the shapes of its addresses, its handles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from socialpolicy.platforms.spelling import Spell
from socialpolicy.text import Text


class Shape(NamedTuple):
    """One form of address that leads to an account, made with `shape`.

    The path has `length` segments. `words` are those that must stand as they
    are, by position. The handle or id (`takes`) stands at `slot`, after
    `mark`, or in the query as `parameter`. `path` is the whole form, `{}`
    where the slot is.
    """

    path: str
    words: tuple[tuple[int, str], ...]
    length: int
    slot: int
    mark: str
    takes: str
    parameter: str
    personal: bool
    kept: bool

    @property
    def open(self) -> bool:
        """Whether the first segment may be any word at all."""
        return self.slot == 0 and not self.mark

    def value(self, segments: Sequence[str], words: Sequence[str]) -> str | None:
        """Find what is in the slot, or None when the path has another form.

        `words` are the segments in lower case. Where the slot is in the query
        the answer is empty.
        """
        if len(segments) != self.length:
            return None
        for index, word in self.words:
            if words[index] != word:
                return None
        if self.parameter:
            return ""
        value = segments[self.slot]
        return value.removeprefix(self.mark) if value.startswith(self.mark) else None


def shape(pattern: str, *, personal: bool = False, kept: bool = False) -> Shape:
    """Read a shape from a path with one slot.

    The slot is `{handle}`, `{id}` (the platform's own number or code) or
    `{account}` (either); `*` is any one segment. An `@` before the slot must
    be there. The slot may stand in the query: `/profile.php?id={id}`.
    `personal` marks a form that only a person's profile has. `kept` means
    that the canonical address has this form; else it has the platform's.
    """
    path, _, query = pattern.partition("?")
    parts = path.strip("/").split("/")
    slot = next((index for index, part in enumerate(parts) if "{" in part), -1)
    before, _, takes = (query or parts[slot]).rstrip("}").partition("{")
    return Shape(
        path=path.replace(f"{{{takes}}}", "{}"),
        words=tuple(pair for pair in enumerate(parts) if pair[1] != "*" and "{" not in pair[1]),
        length=len(parts),
        slot=slot,
        mark="" if query else before,
        takes=takes,
        parameter=before.rstrip("=") if query else "",
        personal=personal,
        kept=kept,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Platform:
    """One platform, as data. There is one object for each, so it is compared as an object.

    `hosts` has the canonical one first. `regional` is a domain that also
    stands after a country or a language (`se.`, `sv-se.`). `short` are hosts
    of links that hide where they lead. `never` are words that stand where a
    handle may stand and never are one; `tabs` are pages of an account that
    may follow its address. `handle_path` and `id_path` give the canonical
    address after the host. `mark` stands before a handle in prose.
    `federated` accounts live on many hosts, and the host is in the handle. To
    a `website` any address will do, and it alone tells accounts apart.
    """

    id: str
    name: Text
    spelling: Spell = field(repr=False)
    id_spelling: Spell | None = field(default=None, repr=False)
    aliases: tuple[str, ...] = field(default=(), repr=False)
    hosts: tuple[str, ...] = field(default=(), repr=False)
    regional: str = field(default="", repr=False)
    short: tuple[str, ...] = field(default=(), repr=False)
    shapes: tuple[Shape, ...] = field(default=(), repr=False)
    handle_path: str = field(default="", repr=False)
    id_path: str = field(default="", repr=False)
    mark: str = field(default="", repr=False)
    tabs: frozenset[str] = field(default=frozenset(), repr=False)
    never: frozenset[str] = field(default=frozenset(), repr=False)
    federated: bool = field(default=False, repr=False)
    website: bool = field(default=False, repr=False)

    @property
    def longest_shape(self) -> int:
        """Segments in the longest of the shapes."""
        return max(shape.length for shape in self.shapes)


def words(text: str) -> frozenset[str]:
    """Give the words of a text as a set."""
    return frozenset(text.split())
