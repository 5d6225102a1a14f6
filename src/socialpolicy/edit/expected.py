"""What a value must be after a change: the old one with exactly that change in it."""

from __future__ import annotations

from socialpolicy.yaml import Plain
from socialpolicy.yaml.plain import Path


def with_value(whole: Plain, path: Path, value: Plain) -> Plain:
    """Give `whole` with `value` at a path, which the last step of it may add to a mapping."""
    if not path:
        return value
    step, further = path[0], path[1:]
    if isinstance(whole, list):
        at = int(step)
        return [*whole[:at], with_value(whole[at], further, value), *whole[at + 1 :]]
    mapping = whole if isinstance(whole, dict) else {}
    changed = with_value(mapping.get(str(step)), further, value)
    return {key: item for key, item in {**mapping, str(step): changed}.items() if item is not None}


def without(whole: Plain, path: Path) -> Plain:
    """Give `whole` without what stands at a path."""
    step, further = path[0], path[1:]
    if isinstance(whole, list):
        at = int(step)
        kept = [without(whole[at], further)] if further else []
        return [*whole[:at], *kept, *whole[at + 1 :]]
    mapping = whole if isinstance(whole, dict) else {}
    if further:
        return {**mapping, str(step): without(mapping[str(step)], further)}
    return {key: item for key, item in mapping.items() if key != step}
