"""The sentences labelled by hand, and how well the tool's remarks agree with the labels.

The lists were written beside `REPLIES`. The others were measured once before the lists were changed
for them; their first lines say what came of it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from socialpolicy.plain_language import Aspect, review

REPLIES = Path(__file__).parent / "replies.txt"
HELD_OUT = Path(__file__).parent / "held_out.txt"
HELD_OUT_LATER = Path(__file__).parent / "held_out_later.txt"
HELD_OUT_OFFICIALS = Path(__file__).parent / "held_out_officials.txt"
HELD_OUT_AFTERWARDS = Path(__file__).parent / "held_out_afterwards.txt"
_MARKED = re.compile(r"\[([^\]]*)\]")


class Labelled(NamedTuple):
    """A sentence or a few, and the places that should be remarked, in characters from 0."""

    text: str
    words: tuple[tuple[int, int], ...]
    too_long: bool


class Agreement(NamedTuple):
    """How many remarks are right, which are not, and which labels have no remark."""

    right: int
    false: list[str]
    missed: list[str]

    @property
    def precision(self) -> float:
        """The share of the remarks that are right, from 0 to 1."""
        return self.right / (self.right + len(self.false))

    @property
    def recall(self) -> float:
        """The share of the labels that are remarked, from 0 to 1."""
        return self.right / (self.right + len(self.missed))


def labelled(path: Path) -> list[Labelled]:
    """Read the sentences of a file, their marks taken out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_read(line) for line in lines if line and not line.startswith("#")]


def _read(line: str) -> Labelled:
    marked = line.strip("{}")
    text, words, last = "", [], 0
    for mark in _MARKED.finditer(marked):
        text += marked[last : mark.start()]
        words.append((len(text), len(text) + len(mark[1])))
        text += mark[1]
        last = mark.end()
    return Labelled(text + marked[last:], tuple(words), marked != line)


def agreement(path: Path) -> Agreement:
    """Compare the remarks with the labels: one is right when the two share a character."""
    right, false, missed = 0, [], []
    for each in labelled(path):
        open_labels = list(each.words)
        long = each.too_long
        for remark in review(each.text):
            said = f"{each.text[remark.start : remark.end]}  <  {each.text}"
            if remark.aspect is Aspect.LENGTH:
                right, long = (right + 1, False) if long else (right, long)
                if not each.too_long:
                    false.append(said)
                continue
            shared = [
                (start, end)
                for start, end in open_labels
                if remark.start < end and start < remark.end
            ]
            if not shared:
                false.append(said)
                continue
            right += 1
            open_labels.remove(shared[0])
        missed += [f"{each.text[start:end]}  <  {each.text}" for start, end in open_labels]
        if long:
            missed.append(f"(too long)  <  {each.text}")
    return Agreement(right, false, missed)
