"""A sentence with lines below it: what is missing, what waits, what cannot be used."""

from __future__ import annotations

from collections.abc import Sequence

from socialpolicy.text import Text


def with_lines(head: Text, lines: Sequence[Text], tail: Text | None = None) -> Text:
    """Put lines below a sentence, each on a row of its own, and a sentence after them.

    Only the sentences have places for values; braces in the lines are as written.
    """
    sv, en = ("".join(f"\n  {_literal(each)}" for each in spoken) for spoken in _both(lines))
    end = Text(sv=f"\n{tail.sv}", en=f"\n{tail.en}") if tail else Text("", "")
    return Text(sv=f"{head.sv}{sv}{end.sv}", en=f"{head.en}{en}{end.en}")


def _both(lines: Sequence[Text]) -> tuple[list[str], list[str]]:
    return [each.sv for each in lines], [each.en for each in lines]


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
