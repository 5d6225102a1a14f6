"""What `check --fix` corrects by itself: only what can mean nothing else.

An address that leads to the same page is written as the platform writes it, a
key that is surely misspelt gets its name, blanks that are doubled in a role, a
name or a body become one, and lists of rules' codes are sorted. A change that
the register does not get better by is not made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from socialpolicy.edit import SpliceError, rename, set_value
from socialpolicy.lint.run import judge
from socialpolicy.lint.settings import choose
from socialpolicy.platforms import PLATFORMS
from socialpolicy.platforms.address import plain_address
from socialpolicy.register.register import Register
from socialpolicy.source import Source
from socialpolicy.verdict import Verdict
from socialpolicy.yaml import Document, Plain, read
from socialpolicy.yaml.plain import Path

ROUNDS = 4
"""A file that can be read only after a fix may hold more to fix."""

_ONE_LINE = frozenset({"role", "by", "to", "body", "name", "management"})
_CODE = re.compile(r"[AMPRTWXY]\d\d")
_BLANKS = re.compile(r"(?<=\S) {2,}(?=\S)")


class _Change(NamedTuple):
    """One change of a file, and how many faults of reading it must take away."""

    splice: Callable[[bytes], bytes]
    cures: int = 0


class Mended(NamedTuple):
    """A file below the register's folder before and after, and how many things were put right."""

    path: str
    before: Source
    after: Source
    fixes: int


def mended(
    register: Register,
    verdict: Verdict,
    concerns: Callable[[str], bool],
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> tuple[Register, list[Mended]]:
    """Correct what can be corrected, in the files that `concerns` lets through.

    Where rules are selected or ignored, only what the rest of them find is fixed.
    Gives the register as it is then, and the files that differ. Nothing is written.
    """
    files: dict[str, Mended] = {}
    for _ in range(ROUNDS):
        changes = _changes(register, verdict, select, ignore)
        before = {path: done.fixes for path, done in files.items()}
        for entry in register.entries:
            if entry.source.file not in changes or not concerns(entry.source.file):
                continue
            done = files.get(entry.path) or Mended(entry.path, entry.source, entry.source, 0)
            for change in changes[entry.source.file]:
                register, done = _applied(register, done, change)
            if done.fixes:
                files[entry.path] = done
        if before == {path: done.fixes for path, done in files.items()}:
            break
        verdict = judge(register, select, ignore)
    return register, list(files.values())


def _applied(register: Register, done: Mended, change: _Change) -> tuple[Register, Mended]:
    """Make one change, unless it cannot be made or adds a fault to the file."""
    try:
        data = change.splice(done.after.data)
    except SpliceError:
        return register, done
    if data == done.after.data:
        return register, done
    source = Source(done.after.file, data)
    changed = register.with_file(done.path, source)
    if len(changed.problems) > len(register.problems) - change.cures:
        return register, done
    return changed, done._replace(after=source, fixes=done.fixes + 1)


def _changes(
    register: Register, verdict: Verdict, select: Collection[str], ignore: Collection[str]
) -> dict[str, list[_Change]]:
    found: dict[str, list[_Change]] = {}
    for finding in verdict.findings:
        if finding.fix and finding.fix.rename:
            path, key = finding.fix.rename
            found.setdefault(finding.label.source.file, []).append(_renaming(path, key))
    chosen = {check.rule.code for check in choose(register.policy.rules, select, ignore)}
    # What no rule looks for is fixed when no rules are selected.
    for document in () if select else _documents(register):
        for path, value in _differing(document):
            found.setdefault(document.source.file, []).append(_setting(path, value))
    for located in register.accounts if "A01" in chosen else ():
        url = plain_address(located.model.url, PLATFORMS[located.model.platform])
        if url != located.model.url:
            file = located.at.document.source.file
            found.setdefault(file, []).append(_setting((*located.at.path, "url"), url))
    return found


def _renaming(path: Path, key: str) -> _Change:
    return _Change(lambda data: rename(data, path, key), cures=1)


def _setting(path: Path, value: Plain) -> _Change:
    return _Change(lambda data: set_value(data, path, value))


def _documents(register: Register) -> Iterator[Document]:
    places = [each.at for each in register.accounts] + [each.at for each in register.clauses]
    places += [log.at for log in register.logs]
    places += filter(None, (register.policy_at, register.organisation_at))
    # The reader keeps no values of what it could hand to the models at once.
    for source in {place.document.source.file: place.document.source for place in places}.values():
        yield read(source).place.document


def _differing(document: Document) -> Iterator[tuple[Path, Plain]]:
    """Find the values that have one right form and are written differently."""
    for path, value in _values(document.value, ()):
        if isinstance(value, str):
            if path and path[-1] in _ONE_LINE and "\n" not in value and _BLANKS.search(value):
                yield path, _BLANKS.sub(" ", value)
        elif isinstance(value, list):
            codes = [each for each in value if isinstance(each, str) and _CODE.fullmatch(each)]
            # A comment in the list may speak of one of the codes.
            commented = bool(codes) and _has_comment(document, path, len(value))
            if codes and len(codes) == len(value) and codes != sorted(set(codes)) and not commented:
                yield path, [*sorted(set(codes))]


def _has_comment(document: Document, path: Path, count: int) -> bool:
    first, last = (document.span((*path, index)) for index in (0, max(count - 1, 0)))
    lines = document.source.lines[first.line - 1 : last.end_line]
    return any("#" in line for line in lines)


def _values(value: Plain, path: Path) -> Iterator[tuple[Path, Plain]]:
    yield path, value
    if isinstance(value, str) or value is None:
        return
    for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _values(inner, (*path, step))
