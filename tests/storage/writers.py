"""Processes that write in the same folder, and one that kills them.

    writers.py together FOLDER MANY COUNT      let many write COUNT entries each, at the same time
    writers.py fill FOLDER FILE BYTES          try to write a file beyond the limit of the process
    writers.py kill FOLDER TIMES               start writers and kill them at any moment

`together` prints the id of each entry that its writer was told is written.
`kill` prints JSON: the entries that the writers were told were written, those
that the files hold, how many files could not be read, and what was left
beside the files before and after one more entry. It starts a file anew now
and then, so that no file grows slow.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from socialpolicy.edit import append
from socialpolicy.source import Source
from socialpolicy.storage.lock import WritingError
from socialpolicy.storage.replace import locked
from socialpolicy.yaml import read_exact

PER_FILE = 10


def append_one(folder: Path, path: Path, entry: str) -> None:
    """Append one entry as a command would: read, splice and write, all under the lock."""
    with locked(folder, patience=120) as own:
        before = own.read(path)
        own.replace(path, before, append(before or b"", (), {"id": entry, "subject": "Öppet?"}))


def keep_on(folder: Path, path: Path, name: str, count: int, out: int) -> None:
    """Append `count` entries, or without end for 0, and tell of each in one line."""
    for number in range(count) if count else itertools.count():
        append_one(folder, path, f"{name}-{number}")
        os.write(out, f"{name}-{number}\n".encode())


def together(folder: Path, many: int, count: int) -> None:
    """Let many processes write in one file, all of them from the same moment on."""
    append_one(folder, folder / "first.yaml", "first")
    go_end, ready_end = os.pipe()

    def work(number: int, out: int) -> None:
        os.close(ready_end)
        os.read(go_end, 1)
        keep_on(folder, folder / "log.yaml", f"w{number}", count, out)
        os._exit(0)

    writers = [started(partial(work, number)) for number in range(many)]
    os.close(ready_end)
    for process, read_end in writers:
        with os.fdopen(read_end, "rb") as pipe:
            sys.stdout.write(pipe.read().decode())
        if os.waitpid(process, 0)[1]:
            sys.exit("a writer could not write")


def fill(folder: Path, path: Path, size: int) -> None:
    """Write a file that the system stops half-way."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, size // 2))
    try:
        with locked(folder) as own:
            own.replace(path, own.read(path), b"x" * size)
    except WritingError as error:
        sys.stdout.write(error.said.text.en)


def kill(folder: Path, times: int) -> None:
    """Kill a writer, look at its file, start the next."""
    chance = random.Random(142)  # noqa: S311 - moments, not secrets
    # What is imported late is imported now, and not by every writer anew.
    append_one(folder, folder / "first.yaml", "first")
    told: list[str] = []
    broken, left = 0, set[str]()
    for number in range(times):
        path = folder / f"{number // PER_FILE}.yaml"
        process, read_end = started(partial(keep_on, folder, path, f"w{number}", 0))
        # Every other one has told of an entry before its time runs, however busy the machine is.
        lines = os.read(read_end, 1) if number % 2 else b""
        lines += killed(process, read_end, chance.uniform(0.0, 0.03))
        told += lines.decode().splitlines()
        broken += _entries(path) is None
        left |= _beside(folder)
    append_one(folder, folder / "last.yaml", "last")
    found = [entry for path in folder.glob("*.yaml") for entry in _entries(path) or []]
    after = sorted(_beside(folder))
    what = {"told": told, "found": found, "broken": broken, "left": sorted(left), "after": after}
    sys.stdout.write(json.dumps(what))


def started(work: Callable[[int], None]) -> tuple[int, int]:
    """Start a process that works until it is killed; give it, and what it writes on."""
    read_end, write_end = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            work(write_end)
        finally:
            os._exit(1)
    os.close(write_end)
    return process, read_end


def killed(process: int, read_end: int, after: float) -> bytes:
    """Kill a process after some seconds, and give the whole lines that it wrote."""
    time.sleep(after)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    with open(read_end, "rb") as pipe:
        told = pipe.read()
    return told[: told.rfind(b"\n") + 1]


def _beside(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.suffix != ".yaml"}


def _entries(path: Path) -> list[str] | None:
    if not path.exists():
        return []
    reading = read_exact.read(Source(path.name, path.read_bytes()))
    if reading.problems or not isinstance(reading.value, list):
        return None
    return [str(entry["id"]) for entry in reading.value if isinstance(entry, dict)]


if __name__ == "__main__":
    action, place, *rest = sys.argv[1:]
    where = Path(place)
    if action == "together":
        together(where, int(rest[0]), int(rest[1]))
    elif action == "fill":
        fill(where, where / rest[0], int(rest[1]))
    else:
        kill(where, int(rest[0]))
