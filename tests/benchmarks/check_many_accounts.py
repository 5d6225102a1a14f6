"""How fast `check` is: start-up beside its floor, and 5,000 accounts beside other linters.

Run it by itself, where socialpolicy is installed; it needs the package index:

    python tests/benchmarks/check_many_accounts.py [ACCOUNTS]

It makes an invented register in a temporary folder, a file for each account
and a fault in every fiftieth, and prints processor seconds (user and system,
of the whole process and its children) and the most memory used. One row more
is of a register with a fault in every account: each is found, placed and sorted.
check-jsonschema reads the same files with the schema that `socialpolicy schema
account` gives, yamllint with its default rules, each in an environment of its
own as pipx or pre-commit would install it. They take minutes,
so they read a tenth of the files, and the row shows ten times what that took.
Of `check`, its floor and the start-up the least of five runs counts, taken in
turn, since other work on the machine only adds to a run. Start-up is measured on
the small sample, which is as large as the sample was when its limits were set, and
on the whole one. `check` also reads a
fifth of the files, to show how time grows. The floor is a process that reads the
files by rapidyaml, JSON and pydantic and does nothing else. Beside each limit
stands whether it holds.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "rules" / "base" / "registry"
FAULTY = 50
"""Every so manieth account lacks its deputy."""

NOW = "2026-11-23 08:10"
"""The time of every run: later on, limits would have run out for all the accounts."""

BATCH = 500
"""Files on one command line: check-jsonschema and yamllint are given them all, in batches."""


class Cost(NamedTuple):
    """Processor seconds and mebibytes of a finished process."""

    seconds: float
    memory: float
    code: int


def run(*command: str, cwd: Path) -> Cost:
    """Run a command to its end and give what it cost."""
    # As where it is installed, with its modules compiled once and for all.
    surroundings = {**os.environ}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env=surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    return Cost(
        usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)
    )


FLOOR = """
import gc, json, sys
from pathlib import Path
import ryml
from pydantic import ValidationError
from socialpolicy.register.models.account import Account

gc.disable()
tree, buffer = ryml.Tree(), bytearray(1 << 16)
for path in sorted(Path(sys.argv[1]).iterdir()):
    tree.clear()
    tree.clear_arena()
    ryml.parse_in_arena(path.read_bytes(), tree=tree)
    value = json.loads(str(ryml.emit_json_in_place(tree, buffer), "utf-8"))
    try:
        Account.model_validate_strings(value)
    except ValidationError:
        pass
"""
"""What no reader of the accounts can do without: files, rapidyaml, JSON and pydantic, alone."""

MOST = 2.0
"""So many times the floor is `check` at most to cost."""

FASTER = 25
"""So many times faster than each of the other linters is `check` at least to be."""

HELP, SMALL = 0.7, 3.0
"""About so many times `import typer, pydantic` do `--help` and `check` of the small sample take."""

RUNS = 5
"""Runs of which the least counts."""

PART = 10
"""The other linters read one of so many files."""


def least(*commands: tuple[str, ...], cwd: Path) -> list[Cost]:
    """Run commands in turn, several times, and give of each the run that cost least."""
    rounds = [[run(*command, cwd=cwd) for command in commands] for _ in range(RUNS)]
    return [min(costs) for costs in zip(*rounds, strict=True)]


def holds(limit: str, kept: bool) -> None:
    """Say whether a limit holds."""
    print(f"    {limit}: {'yes' if kept else 'no'}")


def make(folder: Path, accounts: int, *, faulty: bool = True, every: int = FAULTY) -> Path:
    """Make a register of so many accounts, one of `every` so many without a deputy if `faulty`."""
    registry = folder / "registry"
    shutil.copytree(BASE, registry)
    (folder / ".git").mkdir()
    (folder / ".github").mkdir()
    (folder / ".github" / "CODEOWNERS").write_text("/registry/ @exempelkommun/kommunikation\n")
    model = (registry / "accounts" / "example.yaml").read_text(encoding="utf-8")
    handle = re.search(r"^handle: (\S+)$", model, re.MULTILINE)
    if handle is None:
        sys.exit("the example account has no handle")
    without_deputy = re.sub(r"^deputy:\n(?: .*\n)+", "", model, flags=re.MULTILINE)
    for number in range(accounts):
        text = without_deputy if faulty and number % every == 0 else model
        name = f"konto{number:05}"
        text = text.replace(handle[1], f"{handle[1]}{number:05}")
        text = re.sub(r"^id: .*$", f"id: {name}", text, flags=re.MULTILINE)
        (registry / "accounts" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return registry


def small_sample(folder: Path) -> Path:
    """Copy the sample with a part of its log into a folder of its own, and give the folder."""
    sys.path.append(str(ROOT))
    from tests.places import copy_small_sample

    (folder / ".git").mkdir(parents=True)
    (folder / "CODEOWNERS").write_text("/registry/ @exempelkommun/kommunikation\n")
    return copy_small_sample(folder / "registry").parent


def installed(folder: Path, package: str) -> str:
    """Install a linter in an environment of its own, and give its command."""
    venv.create(folder / package, with_pip=True)
    python = folder / package / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", package], check=True)
    return str(folder / package / "bin" / package)


def show(name: str, cost: Cost, beside: Cost | None = None) -> None:
    """Print one row."""
    ratio = f"{cost.seconds / beside.seconds:8.1f} ×" if beside else ""
    print(f"{name:<48}{cost.seconds:9.2f} s{cost.memory:9.0f} MB{ratio}")


def main() -> None:
    """Measure and print."""
    accounts = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    tool = str(Path(sys.executable).parent / "socialpolicy")
    check_then = ("check", "--at", NOW)
    print("start-up")
    show("  python -c 'pass'", run(sys.executable, "-c", "pass", cwd=ROOT))
    imports = (sys.executable, "-c", "import typer, pydantic")
    with tempfile.TemporaryDirectory() as name:
        small = small_sample(Path(name) / "small")
        floor, page, part = least(imports, (tool, "--help"), (tool, *check_then), cwd=small)
        show("  python -c 'import typer, pydantic'", floor)
        show(f"  socialpolicy --help, about {HELP} ×", page, floor)
        show(f"  socialpolicy check, small sample, about {SMALL} ×", part, floor)
        show("  socialpolicy check, sample", *least((tool, *check_then), imports, cwd=ROOT))
        few = make(Path(name) / "few", accounts // 5)
        many = make(Path(name) / "many", accounts)
        at_fault = make(Path(name) / "at-fault", accounts, every=1)
        print(f"{accounts} accounts")
        show(f"  socialpolicy check, {accounts // 5}", run(tool, *check_then, cwd=few.parent))
        bare_reading = (sys.executable, "-c", FLOOR, str(many / "accounts"))
        check, bare = least((tool, *check_then), bare_reading, cwd=many.parent)
        show(f"  files, rapidyaml, json and pydantic, {accounts}", bare)
        show(f"  socialpolicy check, {accounts}", check, bare)
        holds(f"at most {MOST:.1f} ×", check.seconds <= MOST * bare.seconds)
        each_at_fault = run(tool, *check_then, cwd=at_fault.parent)
        show("  socialpolicy check, a fault in every account", each_at_fault, bare)
        schema = many.parent / "account.json"
        with schema.open("wb") as file:
            subprocess.run([tool, "schema", "account"], stdout=file, check=True)
        others = {
            "check-jsonschema": ["--schemafile", str(schema)],
            "yamllint": [],
        }
        files = sorted(str(path) for path in (many / "accounts").iterdir())[::PART]
        for other, options in others.items():
            installed_at = installed(Path(name), other)
            costs = [
                run(installed_at, *options, *files[start : start + BATCH], cwd=many.parent)
                for start in range(0, len(files), BATCH)
            ]
            total = Cost(PART * sum(c.seconds for c in costs), max(c.memory for c in costs), 0)
            show(f"  {other}, {PART} × {len(files)} files", total, check)
            holds(f"at least {FASTER} ×", total.seconds >= FASTER * check.seconds)


if __name__ == "__main__":
    main()
