"""What a small file costs to read after a large one, beside small files alone.

Run it by itself, where socialpolicy is installed:

    python tests/benchmarks/small_after_large.py

A rapidyaml tree is slow once it has held a large file, so the fast reader must
keep none from file to file. This prints the median processor time of reading an
account's file, before and after a month of 10,000 messages is read, and fails
when it has become 1.2 times as long.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from socialpolicy.yaml import read_fast

SMALL = Path(__file__).parents[1] / "rules" / "base" / "registry" / "accounts" / "example.yaml"
MESSAGE = """\
- id: example-{number}
  received: 2026-11-20 14:05
  channel: comment
  kind: question
  subject: När öppnar badet?
  actions:
    - {{did: answered, at: 2026-11-20 15:40, by: Kommunikatör}}
"""
TIMES = 2000
MOST = 1.2


def median(data: bytes) -> float:
    """Give the median processor time of reading a file, in microseconds."""
    taken = []
    for _ in range(TIMES):
        start = time.process_time_ns()
        read_fast.as_json(data)
        taken.append(time.process_time_ns() - start)
    return statistics.median(taken) / 1000


def main() -> int:
    """Measure, print, and say whether small files are slow after a large one."""
    small = SMALL.read_bytes()
    large = "".join(MESSAGE.format(number=number) for number in range(10_000)).encode()
    median(small)
    before = median(small)
    read_fast.as_json(large)
    after = median(small)
    print(f"a small file {before:.0f} µs, after {large.count(10):,} lines {after:.0f} µs")
    print(f"{after / before:.2f} times as long; at most {MOST}")
    return int(after > MOST * before)


if __name__ == "__main__":
    sys.exit(main())
