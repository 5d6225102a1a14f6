"""How fast a comparison with another revision is: 5,000 accounts, 100,000 messages, 50 changes.

Run it by itself, where socialpolicy and git are installed:

    python tests/benchmarks/revisions.py [ACCOUNTS]

It makes an invented register in a temporary repository, with twenty messages for each account
in four months of the log, commits it on main, and changes 40 accounts and 10 months of the log
on a branch. It prints processor seconds (user and system, of each process and its children) and
the most memory used, for `check`; for `check --base main`, the same beside it; for `changes
--base main`; for `git diff` of the two commits; and for a year's `report`, of the folder and
with `--revision`. The least of the runs counts, taken in turn, since other work on the machine
only adds to a run. Beside each limit stands whether it holds. With `settings` as a second word,
a limit in policy.yaml is changed too: then all that the base has must be judged.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from check_many_accounts import NOW, holds, least, make, show
from many_messages import fill

SLOWER = 1.15
"""So many times `check` alone is `check --base` at most to cost."""

SECONDS = 1.0
"""Processor seconds that `changes` is at most to cost."""

MORE = 1.0
"""So many processor seconds more than of the folder is a year's report of a revision to cost."""

ACCOUNTS, MONTHS = 40, 10
"""How many accounts and months of the log differ."""

WHO = ("-c", "user.name=Registret", "-c", "user.email=registret@exempel.se")


def git(folder: Path, *words: str) -> None:
    """Run git in a folder."""
    subprocess.run(["git", "-C", str(folder), *WHO, *words], check=True)


def commit(folder: Path) -> None:
    """Commit everything in a folder."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Registret")


def repository(folder: Path, accounts: int) -> Path:
    """Make the register, and commit it on main."""
    registry = make(folder, accounts, faulty=False)
    fill(registry, accounts * 20)
    (folder / ".git").rmdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)
    git(folder, "switch", "--quiet", "--create", "mine")
    return registry


def change(registry: Path) -> None:
    """Hand accounts over, and log a message more in some months."""
    accounts = sorted((registry / "accounts").glob("konto*.yaml"))
    for file in accounts[:: len(accounts) // ACCOUNTS][:ACCOUNTS]:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("Bibliotekarie", "Bibliotekschef"), encoding="utf-8")
    months = sorted((registry / "messages").glob("*/2026-10.yaml"))
    for file in months[:: len(months) // MONTHS][:MONTHS]:
        more = file.read_text(encoding="utf-8").split("\n- id: ")[-1]
        with file.open("a", encoding="utf-8") as log:
            log.write("- id: ny-" + more.removeprefix("- id: "))


def main() -> None:
    """Measure and print."""
    accounts = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    tool = str(Path(sys.executable).parent / "socialpolicy")
    check = (tool, "check", "--at", NOW)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "many"
        folder.mkdir()
        registry = repository(folder, accounts)
        change(registry)
        if "settings" in sys.argv:
            policy = registry / "policy.yaml"
            text = policy.read_text(encoding="utf-8")
            policy.write_text(text.replace("inactive_days: 30", "inactive_days: 31"))
        commit(folder)
        alone, beside, note, diff = least(
            check,
            (*check, "--base", "main"),
            (tool, "changes", "--at", NOW, "--base", "main"),
            ("git", "--no-pager", "diff", "main", "mine"),
            cwd=folder,
        )
        print(f"{accounts} accounts, {20 * accounts} messages, {ACCOUNTS + MONTHS} files changed")
        show("  git diff", diff)
        show("  socialpolicy check", alone)
        show("  socialpolicy check --base main", beside, alone)
        holds(f"at most {SLOWER} ×", beside.seconds <= SLOWER * alone.seconds)
        show("  socialpolicy changes --base main", note)
        holds(f"at most {SECONDS:.1f} s", note.seconds <= SECONDS)
        year = (tool, "report", "response-times", "--period", NOW[:4], "--at", NOW)
        at_hand, revision = least(year, (*year, "--revision", "mine"), cwd=folder)
        show("  report response-times", at_hand)
        show("  report response-times --revision mine", revision, at_hand)
        holds(f"at most {MORE:.1f} s more", revision.seconds <= at_hand.seconds + MORE)


if __name__ == "__main__":
    main()
