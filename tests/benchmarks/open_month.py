"""How fast one month is in which nobody has answered: 100,000 messages in one file.

Run it by itself, where socialpolicy is installed:

    python tests/benchmarks/open_month.py [MESSAGES]

It prints processor seconds and the most memory of `overdue`, with nothing remembered
and again, and of `check`, on a tenth of the messages and on all of them: the time is to
grow as the messages do. Beside each limit stands whether it holds.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from random import Random

from check_many_accounts import NOW, holds, make, run, show

MESSAGES = 100_000
MOST = {"overdue": 10, "check": 20}
"""The most processor seconds of each command, for so many messages."""

GROWTH = 13
"""So many times longer may ten times as many messages take."""

ENTRY = """\
- id: {account}-{number:06}
  received: 2026-10-{day:02} {hour:02}:{minute:02}
  channel: comment
  kind: question
  subject: När öppnar badplatsen, och kan man hyra båt där?
"""


def fill(registry: Path, messages: int) -> None:
    """Write a month of one account, every message of it open."""
    account = min(path.stem for path in (registry / "accounts").glob("konto*.yaml"))
    random = Random(2014)  # noqa: S311 - the same log every time
    entries = [
        ENTRY.format(
            account=account,
            number=number,
            day=random.randint(1, 28),
            hour=random.randint(8, 14),
            minute=random.randint(0, 59),
        )
        for number in range(messages)
    ]
    folder = registry / "messages" / account
    folder.mkdir(parents=True)
    (folder / "2026-10.yaml").write_text("".join(entries), encoding="utf-8")


def measure(folder: Path, messages: int) -> dict[str, float]:
    """Print what each command costs with so many messages, and give its seconds."""
    fill(make(folder, 1, faulty=False), messages)
    tool = str(Path(sys.executable).parent / "socialpolicy")
    os.environ["SOCIALPOLICY_CACHE"] = str(folder / "cache")
    print(f"{messages} open messages in one month")
    seconds = {}
    for name, command in (("overdue", "overdue"), ("overdue again", "overdue"), ("check", "check")):
        cost = run(tool, command, "--at", NOW, "--format", "json", cwd=folder)
        show(f"  socialpolicy {name}", cost)
        seconds[name] = cost.seconds
    return seconds


def main() -> None:
    """Measure and print."""
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else MESSAGES
    with tempfile.TemporaryDirectory() as name:
        few = measure(Path(name) / "few", messages // 10)
        many = measure(Path(name) / "many", messages)
        for command, most in MOST.items():
            holds(f"{command}: at most {most} s", many[command] <= most * messages / MESSAGES)
            holds(
                f"{command}: at most {GROWTH} times a tenth of them",
                many[command] <= GROWTH * few[command],
            )


if __name__ == "__main__":
    main()
