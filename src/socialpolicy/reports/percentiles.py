"""Percentiles as the reports count them, which the reports say in words."""

from __future__ import annotations

from collections.abc import Collection


def percentile(values: Collection[int], per_cent: int) -> int | None:
    """Give the smallest of the values such that at least so many per cent of all are at most it.

    This is the nearest-rank definition: the median is 50 per cent, and always a value that is
    there. None of no values.
    """
    ordered = sorted(values)
    return ordered[-(-per_cent * len(ordered) // 100) - 1] if ordered else None
