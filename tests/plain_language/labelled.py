"""The sentences labelled by hand, and how well the tool's remarks agree with the labels."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from socialpolicy.plain_language import Aspect, review

REPLIES = Path(__file__).parent / "replies.txt"
_MARKED = re.compile(r"\[(?P<words>[^\]]*)\]|\{(?P<sentence>[^}]*)\}")


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


def labelled() -> list[Labelled]:
    """Read the sentences, their marks taken out."""
    lines = REPLIES.read_text(encoding="utf-8").splitlines()
    return [_read(line) for line in lines if line and not line.startswith("#")]


def _read(line: str) -> Labelled:
    text, words, last = "", [], 0
    for mark in _MARKED.finditer(line):
        text += line[last : mark.start()]
        if mark["words"] is not None:
            words.append((len(text), len(text) + len(mark["words"])))
        text += mark["words"] or mark["sentence"]
        last = mark.end()
    return Labelled(text + line[last:], tuple(words), "{" in line)


def agreement() -> Agreement:
    """Compare the remarks with the labels: one is right when the two share a character."""
    right, false, missed = 0, [], []
    for each in labelled():
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
