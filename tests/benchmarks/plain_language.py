"""How well the advice on replies agrees with sentences labelled by hand.

    python tests/benchmarks/plain_language.py

The sentences are those of tests/plain_language/replies.txt. A remark is right when it shares a
character with a label. Precision is the share of the remarks that are right, recall the share of
the labels that are remarked. Every false remark and every missed label is printed.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.plain_language.labelled import agreement, labelled


def main() -> int:
    """Print precision and recall, and what is behind them."""
    found = agreement()
    print(f"{len(labelled())} lines, {found.right + len(found.missed)} labels")
    print(f"precision {found.precision:.1%}   recall {found.recall:.1%}")
    for heading, lines in (("false", found.false), ("missed", found.missed)):
        print(f"{heading}: {len(lines)}", *(f"  {line}" for line in lines), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
