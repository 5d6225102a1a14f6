"""Processes that log messages in the same register, and one that kills them.

    loggers.py log REGISTER NAME COUNT     log messages one after another, as a person would
    loggers.py kill REGISTER TIMES         start loggers and kill them at any moment

Every message goes the whole way of `socialpolicy log-message`, but for the
start of the program, and its id is on standard output once it is written.
`kill` prints JSON: the ids that were told of, those that the files hold, how
many files could not be read or held half an entry, and what was left beside
them before and after one more message. It takes another month now and then,
so that no file grows slow.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import re
import sys
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from socialpolicy.app import main
from socialpolicy.source import Source
from socialpolicy.yaml import read_exact

if TYPE_CHECKING:
    from tests.storage.writers import killed, started
else:
    # This file is run where it stands, beside the other.
    from writers import killed, started

# Building the parser is half of a run, and every time the same; a real process does it before all
# that is looked at here.
typer.main.get_command = cache(typer.main.get_command)

PER_MONTH = 25
KEYS = {"id", "channel", "received", "kind", "subject"}
ID = re.compile(rb"^(example-[0-9]{8}-[0-9a-z]{4})$", re.MULTILINE)


def log_one(register: Path, subject: str, day: str) -> None:
    """Log one message. Raises SystemExit for any exit code but 0."""
    told = ["--subject", subject, "--received", f"{day} 09:00"]
    try:
        main(["--registry", str(register), "log-message", "example", *told])
    except SystemExit as ended:
        if ended.code:
            raise


def keep_on(register: Path, name: str, count: int, day: str) -> None:
    """Log `count` messages, or without end for 0."""
    for number in range(count) if count else itertools.count():
        log_one(register, f"{name}, rad {number}: öppet?", day)


def _keep_on_telling(register: Path, name: str, day: str, out: int) -> None:
    os.dup2(out, 1)
    keep_on(register, name, 0, day)


def kill(register: Path, times: int) -> None:
    """Kill a logger, look at its file, start the next."""
    chance = random.Random(142)  # noqa: S311 - moments, not secrets
    out, silent = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    # What is imported late is imported now, and not by every logger anew.
    log_one(register, "Först", "2026-11-02")
    told: list[str] = []
    broken, left = 0, set[str]()
    for number in range(times):
        day = f"2026-{1 + number // PER_MONTH % 10:02}-13"
        process, read_end = started(partial(_keep_on_telling, register, f"Nummer {number}", day))
        lines = killed(process, read_end, chance.uniform(0.0, 0.14))
        told += [id.decode() for id in ID.findall(lines)]
        broken += _entries(register / "messages" / "example" / f"{day[:7]}.yaml") is None
        left |= _beside(register)
    log_one(register, "Sist", "2026-11-02")
    files = sorted((register / "messages" / "example").glob("*.yaml"))
    found = [str(entry["id"]) for file in files for entry in _entries(file) or []]
    after = sorted(_beside(register))
    what = {"told": told, "found": found, "broken": broken, "left": sorted(left), "after": after}
    os.write(out, json.dumps(what).encode())


def _beside(register: Path) -> set[str]:
    folder = register / "messages" / "example"
    return {path.name for path in folder.iterdir() if path.suffix != ".yaml"}


def _entries(path: Path) -> list[dict[str, Any]] | None:
    """Read a month; None when it cannot be read, or an entry is not whole."""
    if not path.exists():
        return []
    data = path.read_bytes()
    reading = read_exact.read(Source(path.name, data))
    value: Any = reading.value
    if reading.problems or not isinstance(value, list):
        return None
    # The comment that ends an entry is its last line.
    whole = all(set(each) == KEYS and f"# {each['id']}\n".encode() in data for each in value)
    return value if whole else None


if __name__ == "__main__":
    action, place, *rest = sys.argv[1:]
    if action == "log":
        keep_on(Path(place), rest[0], int(rest[1]), "2026-11-20")
    else:
        kill(Path(place), int(rest[0]))
