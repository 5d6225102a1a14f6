"""How fast a large log is: 500 accounts and 100,000 messages in about 2,000 files.

Run it by itself, where socialpolicy is installed:

    python tests/benchmarks/many_messages.py [MESSAGES]

It makes an invented register in a temporary folder and prints processor
seconds (user and system, of each process) and the most memory used, for
`check`; for `overdue` with nothing remembered, then again with nothing and
with one file changed, beside `overdue` on the sample register; and for
check-jsonschema, where it is installed, on the same files with the schema that
`socialpolicy schema messages` gives. All but check-jsonschema also run on a fifth
of the messages, to show how time and memory grow, and `check` once more with
every message of the last month open, and with all messages open. check-jsonschema
takes many minutes, so it reads a tenth of the files, and the row shows ten times
what that took. Beside each limit stands whether it holds.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

from check_many_accounts import BATCH, NOW, PART, Cost, holds, make, run, show, small_sample

MONTHS = ("2026-07", "2026-08", "2026-09", "2026-10")
OPEN = 1000
"""Every so manieth message still waits."""

MEMORY = {100_000: 250, 1_000_000: 400}
"""The most mebibytes of `check`, by the number of messages."""

AGAIN = 1.3
"""So many times the small sample's time is `overdue` again at most to take."""

FASTER = 35
"""So many times faster than check-jsonschema is `check` at least to be."""

ROLE = '"Bibliotekarie, vuxen"'
"""Who deals with all of it, as the log has it: the responsible of every account."""

ANSWERED = """\
- id: {id}
  received: {day} {hour:02}:{minute:02}
  noticed: {day} {hour:02}:{later:02}
  channel: comment
  kind: question
  subject: När öppnar badplatsen, och kan man hyra båt där?
  reference: fb-{number:06x}
  actions:
    - {{did: forwarded, at: {day} {hour:02}:{later:02}, by: {by}, to: Fritidsenheten}}
    - {{did: answered, at: {day} {next:02}:{minute:02}, by: {by}}}
  record: {{decision: minor}}
"""
WAITING = """\
- id: {id}
  received: {day} {hour:02}:{minute:02}
  channel: comment
  kind: question
  subject: När öppnar badplatsen, och kan man hyra båt där?
"""


def fill(registry: Path, messages: int, opened: Sequence[str] = ()) -> list[Path]:
    """Write the log of every account, in equal parts, four months each, some all `opened`."""
    accounts = sorted(path.stem for path in (registry / "accounts").glob("konto*.yaml"))
    random = Random(2014)  # noqa: S311 - the same log every time
    files = []
    number = 0
    for account in accounts:
        folder = registry / "messages" / account
        folder.mkdir(parents=True)
        for month in MONTHS:
            entries = []
            for _ in range(messages // len(accounts) // len(MONTHS)):
                number += 1
                hour, minute = random.randint(8, 14), random.randint(0, 40)
                waits = number % OPEN == 0 or month in opened
                entry = WAITING if waits else ANSWERED
                entries.append(
                    entry.format(
                        id=f"{account}-{number:06}",
                        day=f"{month}-{random.randint(1, 28):02}",
                        hour=hour,
                        minute=minute,
                        later=minute + 5,
                        next=hour + 1,
                        number=number,
                        by=ROLE,
                    )
                )
            file = folder / f"{month}.yaml"
            file.write_text("".join(entries), encoding="utf-8")
            files.append(file)
    return files


def measure(folder: Path, messages: int) -> tuple[Path, list[Path], Cost]:
    """Make a register of so many messages, and measure what `check` and `overdue` cost in it."""
    registry = make(folder, max(1, messages // 200), faulty=False)
    files = fill(registry, messages)
    tool = str(Path(sys.executable).parent / "socialpolicy")
    late = ("overdue", "--at", NOW)
    os.environ["SOCIALPOLICY_CACHE"] = str(folder / "cache")
    print(f"{messages} messages in {len(files)} files")
    check = run(tool, "check", "--at", NOW, cwd=folder)
    show("  socialpolicy check", check)
    most = MEMORY.get(messages)
    if most:
        holds(f"at most {most} MB", check.memory <= most)
    show("  socialpolicy overdue, nothing remembered", run(tool, *late, cwd=folder))
    small = small_sample(folder / "small")
    run(tool, *late, cwd=small)
    sample = median([run(tool, *late, cwd=small) for _ in range(5)])
    show("  socialpolicy overdue, on the small sample", sample)
    again = median([run(tool, *late, cwd=folder) for _ in range(5)])
    show("  socialpolicy overdue, again", again, sample)
    holds(f"at most {AGAIN} ×", again.seconds <= AGAIN * sample.seconds)
    with files[0].open("a", encoding="utf-8") as file:
        file.write("# En rad till.\n")
    show("  socialpolicy overdue, one file changed", run(tool, *late, cwd=folder), sample)
    for opened in (MONTHS[-1:], MONTHS):
        shutil.rmtree(registry / "messages")
        fill(registry, messages, opened)
        open_months = run(tool, "check", "--at", NOW, cwd=folder)
        show(f"  socialpolicy check, {len(opened)} of 4 months all open", open_months)
        if most:
            holds(f"at most {most} MB", open_months.memory <= most)
    shutil.rmtree(registry / "messages")
    fill(registry, messages)
    return registry, files, check


def median(costs: list[Cost]) -> Cost:
    """Give the middle of the processor times, and the most memory."""
    seconds = statistics.median(cost.seconds for cost in costs)
    return Cost(seconds, max(cost.memory for cost in costs), costs[-1].code)


def main() -> None:
    """Measure and print."""
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name) / "few", messages // 5)
        registry, files, check = measure(Path(name) / "many", messages)
        other = shutil.which("check-jsonschema")
        if other is None:
            print("check-jsonschema is not installed")
            return
        schema = registry / ".schema.json"
        tool = str(Path(sys.executable).parent / "socialpolicy")
        schema.write_bytes(_output(tool, "schema", "messages"))
        command = [other, "--schemafile", str(schema)]
        files = files[::PART]
        costs = [
            run(*command, *map(str, files[start : start + BATCH]), cwd=registry)
            for start in range(0, len(files), BATCH)
        ]
        total = Cost(PART * sum(c.seconds for c in costs), max(c.memory for c in costs), 0)
        show(f"  check-jsonschema, {PART} × {len(files)} files", total, check)
        holds(f"at least {FASTER} ×", total.seconds >= FASTER * check.seconds)


def _output(*command: str) -> bytes:
    import subprocess

    return subprocess.run(command, capture_output=True, check=True).stdout


if __name__ == "__main__":
    main()
