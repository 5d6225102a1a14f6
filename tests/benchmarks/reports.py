"""How fast every report is: 5,000 accounts and 100,000 messages, beside pandas on the same log.

Run it by itself, where socialpolicy is installed with `.[benchmark]`:

    python tests/benchmarks/reports.py [ACCOUNTS MESSAGES]

It makes an invented register in a temporary folder and prints processor seconds (user and
system, of each process) and the most memory used, for `report all` as an HTML page and for each
report alone as JSON. Pandas does a part of what one of them does, as a script that somebody would
write: it reads the same files with PyYAML's C parser, counts staffed minutes, and groups answers
in time, median and percentile by platform, month and kind. Beside each limit stands whether it
holds.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from check_many_accounts import NOW, holds, make, run, show
from many_messages import fill

MOST_SECONDS, MOST_MEMORY = 15, 400
"""Processor seconds and mebibytes that `report all --format html` may take."""

PERIOD = ("--period", "2026")

PANDAS = """
import sys
from pathlib import Path
import numpy as np
import pandas as pd
import yaml

log = []
for file in sorted(Path(sys.argv[1]).glob("*/*.yaml")):
    for entry in yaml.load(file.read_bytes(), yaml.CBaseLoader) or []:
        answers = [each["at"] for each in entry.get("actions", []) if each["did"] == "answered"]
        answered = answers[0] if answers else None
        log.append((file.parent.name, entry["kind"], entry["received"], answered))
frame = pd.DataFrame(log, columns=["account", "kind", "received", "answered"])
minutes = pd.date_range("2026-01-01", "2027-01-01", freq="min", tz="Europe/Stockholm")
clock = minutes.hour
is_open = (minutes.day_of_week < 5) & (clock >= 8) & (clock < 17)
passed = np.concatenate([[0], np.cumsum(is_open)])
for key in ("received", "answered"):
    local = pd.to_datetime(frame[key]).dt.tz_localize("Europe/Stockholm")
    frame[key] = (local - minutes[0]) / pd.Timedelta(minutes=1)
known = frame.dropna().astype({"received": int, "answered": int})
worked = passed[known["answered"]] - passed[known["received"]]
known = known.assign(worked=worked, in_time=worked <= 9 * 60, month=known["received"] // 43200)
for key in ("account", "month", "kind"):
    known.groupby(key).agg(
        number=("worked", "size"),
        share=("in_time", "mean"),
        median=("worked", "median"),
        ninth=("worked", lambda each: each.quantile(0.9)),
    )
"""


def main() -> None:
    """Measure and print."""
    accounts, messages = map(int, sys.argv[1:3]) if len(sys.argv) > 2 else (5000, 100_000)
    tool = str(Path(sys.executable).parent / "socialpolicy")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        registry = make(folder, accounts, faulty=False)
        files = fill(registry, messages)
        print(f"{accounts} accounts, {messages} messages in {len(files)} files")
        page = ("--format", "html", "--output", str(folder / "page.html"))
        every = run(tool, "report", "all", *PERIOD, "--at", NOW, *page, cwd=folder)
        show("  socialpolicy report all --format html", every)
        holds(f"at most {MOST_SECONDS} s", every.seconds <= MOST_SECONDS and every.code == 0)
        holds(f"at most {MOST_MEMORY} MB", every.memory <= MOST_MEMORY)
        other = run(sys.executable, "-c", PANDAS, str(registry / "messages"), cwd=folder)
        show("  PyYAML and pandas, response times alone", other, every)
        if other.code:
            print("  pandas is not installed")
        from socialpolicy.reports.report import REPORTS

        for report in REPORTS:
            alone = (report, *PERIOD, "--at", NOW, "--format", "json")
            show(f"  socialpolicy report {report}", run(tool, "report", *alone, cwd=folder))


if __name__ == "__main__":
    main()
