"""What the history of one account costs, beside `git log -p` of its file.

Run it by itself, where socialpolicy is installed:

    python tests/benchmarks/history.py

A repository of 2,000 commits is made, in which 300 accounts change. This prints the processor
time, children included, of `socialpolicy history` of an account that every commit changes and
of one that ten commits change, and of `git log -p` of the same files. It fails where a history
takes more than a second.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "sample"
COMMITS, ACCOUNTS = 2000, 300
OFTEN, SELDOM = "bibliotek-facebook", "konto-7"
MOST = 1.0


def main() -> int:
    """Measure, print, and say whether a history takes too long."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        subprocess.run(["git", "init", "-q", "-b", "main"], cwd=folder, check=True)
        stream = b"".join(_commits())
        subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input=stream, check=True)
        subprocess.run(["git", "reset", "-q", "--hard"], cwd=folder, check=True)
        slowest = 0.0
        for id in (OFTEN, SELDOM):
            file = f"registry/accounts/{id}.yaml"
            ours = min(_seconds([sys.executable, "-m", "socialpolicy", "history", id], folder))
            git = min(_seconds(["git", "--no-pager", "log", "-p", "--", file], folder))
            count = subprocess.run(
                ["git", "rev-list", "--count", "HEAD", "--", file],
                cwd=folder, check=True, capture_output=True, text=True,
            ).stdout.strip()  # fmt: skip
            print(f"{id}, {count} of {COMMITS} commits: {ours:.2f} s; git log -p {git:.2f} s")
            slowest = max(slowest, ours)
    print(f"at most {MOST} s")
    return int(slowest > MOST)


def _seconds(command: Sequence[str], folder: Path) -> Iterator[float]:
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        yield after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _commits() -> Iterator[bytes]:
    """Write a history as `git fast-import` reads it: all files, and then two in each commit."""
    model = (SAMPLE / "accounts" / f"{OFTEN}.yaml").read_bytes()
    files = {
        f"registry/{path.relative_to(SAMPLE).as_posix()}": path.read_bytes()
        for path in SAMPLE.rglob("*")
        if path.is_file()
    }
    yield _commit(0, files | dict(_account(model, number, 0) for number in range(ACCOUNTS)))
    for number in range(1, COMMITS):
        day = (date(2018, 1, 1) + timedelta(number)).isoformat().encode()
        watched = re.sub(rb"(?<=watched: )[0-9-]{10}", day, model)
        own = {f"registry/accounts/{OFTEN}.yaml": watched}
        yield _commit(number, own | dict([_account(model, number % ACCOUNTS, number)]))


def _account(model: bytes, number: int, version: int) -> tuple[str, bytes]:
    id = f"konto-{number}"
    own = model.replace(OFTEN.encode(), id.encode()).replace(b"degerforsbibliotek", id.encode())
    changed = own.replace(b"purpose: ", b"purpose: %d. " % version)
    return f"registry/accounts/{id}.yaml", changed


def _commit(number: int, files: dict[str, bytes]) -> bytes:
    head = b"commit refs/heads/main\nmark :%d\n" % (number + 1)
    head += b"committer Registret <registret@exempel.se> %d +0100\n" % (1514800000 + number * 86400)
    head += b"data 1\n.\n" + (b"from :%d\n" % number if number else b"")
    return head + b"".join(
        b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data)
        for path, data in files.items()
    )


if __name__ == "__main__":
    sys.exit(main())
