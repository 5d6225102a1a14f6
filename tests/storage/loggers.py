"""Processes that log messages in the same register, and one that kills them.

    loggers.py log REGISTER NAME COUNT     log messages one after another, as a person would
    loggers.py kill REGISTER               kill a logger at every call to the system

Every message goes the whole way of `socialpolicy log-message`, but for the
start of the program, and its id is on standard output once it is written.
`kill` starts one logger after another, and each dies by SIGKILL one step later
than the one before: just before the next call by which it writes once it has
the lock, until one lives to the end. Nothing depends on time. It prints JSON:
how many died, the ids that were told of, the ids and subjects that the month
holds, how often it could not be read or held half an entry, and what was left
beside it before and after one more message.
"""

from __future__ import annotations

import itertools
import json
import os
import re
import signal
import sys
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from socialpolicy.app import main
from socialpolicy.source import Source
from socialpolicy.yaml import read_exact

if TYPE_CHECKING:
    from tests.storage.writers import started
else:
    # This file is run where it stands, beside the other.
    from writers import started

# Building the parser is half of a run, and every time the same; a real process does it before all
# that is looked at here.
typer.main.get_command = cache(typer.main.get_command)

CALLS = {
    "fcntl": {"flock"},
    "posix": {"open", "mkdir", "chmod", "chown", "fsync", "rename", "replace", "unlink"},
    "BufferedWriter": {"write", "flush", "__exit__"},
    "TextIOWrapper": {"write", "flush"},
}
"""The calls that write, to the system or by it, before each of which a logger dies."""
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


def _log_and_die(register: Path, step: int, out: int) -> None:
    """Log one message, and be killed at one of the calls to the system on the way."""
    os.dup2(out, 1)
    calls = itertools.count()
    holds = False

    def watch(_: object, event: str, function: Any) -> None:  # noqa: ANN401 - any builtin
        nonlocal holds
        if event != "c_call":
            return
        owner = function.__module__ or type(function.__self__).__name__
        if function.__name__ not in CALLS.get(owner, ()):
            return
        # What happens before the lock is only reading.
        holds = holds or function.__name__ == "flock"
        if holds and next(calls) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(watch)
    log_one(register, f"Nummer {step}", "2026-11-20")


def kill(register: Path) -> None:
    """Kill a logger, look at its file, start the next."""
    out, silent = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    # What is imported late is imported now, and not by every logger anew.
    log_one(register, "Först", "2026-11-20")
    month = register / "messages" / "example" / "2026-11.yaml"
    told: list[str] = []
    broken, left, deaths = 0, set[str](), 0
    for step in itertools.count():
        process, read_end = started(partial(_log_and_die, register, step))
        with os.fdopen(read_end, "rb") as pipe:
            told += [id.decode() for id in ID.findall(pipe.read())]
        _, status = os.waitpid(process, 0)
        broken += _entries(month) is None
        left |= _beside(register)
        if not os.WIFSIGNALED(status):
            break
        deaths += 1
    log_one(register, "Sist", "2026-11-20")
    found = _entries(month) or []
    what = {
        "deaths": deaths,
        "told": told,
        "found": [str(entry["id"]) for entry in found],
        "subjects": [str(entry["subject"]) for entry in found],
        "broken": broken,
        "left": sorted(left),
        "after": sorted(_beside(register)),
    }
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
        kill(Path(place))
