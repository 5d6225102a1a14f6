"""How a file is written: its indents, its quotes, and whether it uses brackets."""

from __future__ import annotations

from collections import Counter

from socialpolicy.edit.compose import Style, is_time
from socialpolicy.edit.spans import Anatomy
from socialpolicy.yaml.plain import Path
from socialpolicy.yaml.read_exact import Marks


def style_of(anatomy: Anatomy) -> Style:
    """Look at how a text is written, and take what is commonest where it does not agree."""
    seen: dict[str, Counter[int]] = {"step": Counter(), "dash": Counter(), "gap": Counter()}
    quotes, mappings = Counter[str](), Counter[bool]()
    bare_times = False
    for path, marks in anatomy.marks.items():
        if not marks.container:
            quotes[anatomy.letter(path)] += 1
            value = anatomy.at(path)
            bare_times = bare_times or (
                isinstance(value, str)
                and is_time(value)
                and anatomy.letter(path) not in {"'", '"', "|", ">"}
            )
            continue
        value = anatomy.at(path)
        in_lines = anatomy.letter(path) not in {"[", "{"}
        if value and path and isinstance(value, dict):
            mappings[in_lines and marks.key is not None] += 1
        if in_lines and marks.key and marks.value.line > marks.key.line:
            kind = "dash" if isinstance(value, list) else "step"
            seen[kind][marks.value.column - marks.key.column] += 1
        if in_lines and isinstance(value, list):
            seen["gap"][_gap(anatomy, path, marks)] += 1
    return Style(
        step=_commonest(seen["step"]),
        dash=_commonest(seen["dash"]),
        gap=_commonest(seen["gap"]),
        quote="'" if quotes["'"] > quotes['"'] else '"',
        brackets=mappings[False] > 0 or not mappings[True],
        bare_times=bare_times,
    )


def _gap(anatomy: Anatomy, path: Path, marks: Marks) -> int:
    first = anatomy.marks[*path, 0].value
    return max(first.column - marks.value.column, 2) if first.line == marks.value.line else 2


def _commonest(counts: Counter[int]) -> int:
    return counts.most_common(1)[0][0] if counts else 2
