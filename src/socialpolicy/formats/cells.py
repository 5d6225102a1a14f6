"""Text measured in the cells of a screen, where a Chinese character or an emoji takes two."""

from __future__ import annotations

from collections.abc import Iterable


def cells(text: str) -> int:
    """Give the width of text that has passed `clean`, in cells."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def fitting(pieces: Iterable[str], room: int) -> list[str]:
    """Take the pieces from the first on that fit in `room` cells together."""
    taken = []
    for piece in pieces:
        room -= cells(piece)
        if room < 0:
            break
        taken.append(piece)
    return taken


def wrap(text: str, room: int, first: int | None = None) -> list[str]:
    """Break text at its spaces into lines of at most `room` cells, the first of `first`.

    A word too long for a line of its own is broken where the line ends. Gives
    at least one line.
    """
    done: list[str] = []
    line, left = "", room if first is None else first
    start = True
    for part in text.split(" "):
        rest = part
        needed = cells(rest) + (not start)
        if needed > left and not start:
            done.append(line.rstrip())
            line, left, start = "", room, True
            needed -= 1
        while needed > left:
            head = "".join(fitting(rest, max(left, 1))) or rest[0]
            done.append(head)
            rest, left = rest[len(head) :], room
            needed = cells(rest)
        line += rest if start else f" {rest}"
        left -= needed
        start = False
    return [*done, line.rstrip()]
