"""How fast lists are on a large register: 5,000 accounts and 100,000 messages in 20,000 files.

Run it by itself, where socialpolicy is installed:

    python tests/benchmarks/lists_again.py [ACCOUNTS]

It makes an invented register in a temporary folder, with 20 messages for each account, and
prints processor seconds (user and system, of each process) and the most memory used: of
`accounts`, and of `messages` with filters that leave 20 rows, with nothing remembered, then
again with nothing and with one file changed, beside the same on the sample register. Of the
times again and on the sample the least of several runs counts, taken in turn, since other work
on the machine only adds to a run. Beside each limit stands whether it holds.

`overdue` again is measured in the same way, and shown beside the sample's time with that of
listing the files and asking the system about each of them once. `many_messages.py` has the
limit of `overdue`, for as many messages in a tenth of the files.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from check_many_accounts import NOW, ROOT, RUNS, Cost, holds, make, run, show
from many_messages import fill

LEFT = 20
"""Messages that the filter leaves."""

AGAIN = 1.5
"""So many times the sample's time is a list again at most to take."""

ASKING = """
import os, sys
for folder, folders, files in os.walk(sys.argv[1]):
    for name in (*folders, *files):
        os.lstat(f"{folder}/{name}")
"""
"""Asks the system about each file and folder of a register once."""

SETTLES = 4
"""Seconds after which a file that was written is known by its times alone."""


def mark(files: list[Path]) -> None:
    """Give the first message of some files another kind and subject."""
    for file in files:
        text = file.read_text(encoding="utf-8")
        text = text.replace("kind: question", "kind: complaint", 1)
        text = text.replace("När öppnar badplatsen", "Inga laddstolpar vid badet", 1)
        file.write_text(text, encoding="utf-8")


def main() -> None:
    """Measure and print."""
    import time

    accounts = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    tool = str(Path(sys.executable).parent / "socialpolicy")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["SOCIALPOLICY_CACHE"] = str(folder / "cache")
        registry = make(folder, accounts, faulty=False)
        files = fill(registry, accounts * 20)
        mark(files[:: max(1, len(files) // LEFT)][:LEFT])
        # The sample with files as old as an ordinary register's.
        small = folder / "small"
        shutil.copytree(ROOT / "registry", small / "registry")
        time.sleep(SETTLES)
        print(f"{accounts} accounts, {accounts * 20} messages in {len(files)} files")
        for words in (
            ("accounts",),
            ("messages", "--kind", "complaint", "--from", "2026-07-01"),
            ("messages", "--search", "laddstolpar"),
        ):
            command = (tool, *words, "--at", NOW)
            said = f"  {' '.join(words)}"
            show(f"{said}, nothing remembered", run(*command, cwd=folder))
            run(*command, cwd=small)
            both = [(run(*command, cwd=small), run(*command, cwd=folder)) for _ in range(RUNS)]
            sample, again = (min(costs) for costs in zip(*both, strict=True))
            show(f"{said}, on the sample", sample)
            show(f"{said}, again", again, sample)
            holds(f"at most {AGAIN} ×", again.seconds <= AGAIN * sample.seconds)
            changed = files[0] if words[0] == "messages" else registry / "accounts/konto00000.yaml"
            with changed.open("a", encoding="utf-8") as file:
                file.write("# En rad till.\n")
            show(f"{said}, one file changed", run(*command, cwd=folder), sample)
        time.sleep(SETTLES)
        late = (tool, "overdue", "--at", NOW)
        asking = (sys.executable, "-c", ASKING, str(registry))
        starting = (sys.executable, "-c", "pass")
        for place in (small, folder, folder):
            run(*late, cwd=place)
        rounds = [
            (run(*late, cwd=small), run(*late, cwd=folder), run(*asking, cwd=folder))
            for _ in range(RUNS)
        ]
        sample, again, asked = (min(costs) for costs in zip(*rounds, strict=True))
        bare = min(run(*starting, cwd=folder) for _ in range(RUNS))
        show("  overdue, on the sample", sample)
        show("  overdue, again", again, sample)
        floor = sample.seconds + asked.seconds - bare.seconds
        show("  the sample's time, and a look at each file", Cost(floor, 0, 0), sample)


if __name__ == "__main__":
    main()
