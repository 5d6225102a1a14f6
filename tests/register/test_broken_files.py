"""Broken and hostile files give findings, in bounded time, and take nothing else with them.

Every case is a file of an account. Beside it stands an account without a
deputy, whose finding must be there whatever the other file holds.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy import formats
from socialpolicy.finding import Finding
from socialpolicy.formats import FORMATS
from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from socialpolicy.storage.files import LARGEST_FILE
from socialpolicy.text import FilledText, Language
from socialpolicy.verdict import Verdict
from socialpolicy.yaml import errors
from tests.places import BASE

AS_OF = datetime.fromisoformat("2026-11-22 12:00+01:00")
MOST_SECONDS = 30
"""What a hang goes beyond, however slow the machine."""

EXAMPLE = (BASE / "registry/accounts/example.yaml").read_text(encoding="utf-8")
BROKEN = "registry/accounts/broken.yaml"
VALID = EXAMPLE.replace("id: example", "id: broken").replace("exempelbibliotek", "exempelbokbuss")


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a faultless register but for one account without a deputy, in a repository."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    start, end = EXAMPLE.index("deputy:"), EXAMPLE.index("editors:")
    account = tmp_path / "registry" / "accounts" / "example.yaml"
    account.write_text(EXAMPLE[:start] + EXAMPLE[end:], encoding="utf-8")
    return tmp_path / "registry"


def verdict(register: Path) -> Verdict:
    return judge(read_register(Path(register.name), AS_OF))


def places(found: Verdict) -> set[tuple[str, int]]:
    """Give the code and line of what was found in the broken file; the rest must be as ever."""
    others = {finding.rule.code for finding in found.findings if not _of_broken(finding)}
    assert others == {"A14"}
    return {(f.rule.code, f.label.span.line) for f in found.findings if _of_broken(f)}


def _of_broken(finding: Finding) -> bool:
    return finding.label.source.file != "registry/accounts/example.yaml"


def print_in_every_way(found: Verdict) -> dict[str, str]:
    return {
        f"{form} {language}": formats.render(form, found, language)
        for form in FORMATS
        for language in Language
    }


def text(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


TABLE: dict[str, tuple[bytes, set[tuple[str, int]]]] = {
    "a conflict": (text("id: a", "<<<<<<< HEAD", "name: a", "=======", ">>>>>>> b"), {("Y01", 2)}),
    "a conflict in three": (text("id: a", "||||||| b", "=======", ">>>>>>> b"), {("Y01", 2)}),
    "half a conflict": (text("id: a", "name: b", "=======", "kind: c"), {("Y01", 3)}),
    "a tab": (text("id: a", "manager:", "\trole: b"), {("Y01", 3)}),
    "a tab alone, and a fault": (text("id: a", "\t", "name: {"), {("Y01", 3)}),
    "a tab alone": (VALID.replace("\n", "\n\t\n").encode(), set()),
    "a key twice": (VALID.encode() + b"name: b\n", {("Y02", VALID.count("\n") + 1)}),
    "a key thrice": (
        VALID.encode() + b"name: b\nname: c\n",
        {("Y02", VALID.count("\n") + 1), ("Y02", VALID.count("\n") + 2)},
    ),
    "a key twice in brackets": (
        VALID.replace("{role: Kulturchef,", "{role: a, role: Kulturchef,").encode(),
        {("Y02", 1 + VALID[: VALID.index("manager:")].count("\n"))},
    ),
    "a key twice further in": (
        VALID.replace("  kept_in:", "  checked: 2026-01-01\n  kept_in:").encode(),
        {("Y02", 3 + VALID[: VALID.index("  kept_in:")].count("\n"))},
    ),
    "an anchor and an alias": (text("id: a", "name: &b c", "handle: *b"), {("Y04", 2), ("Y04", 3)}),
    "an alias to nothing": (text("id: *b"), {("Y04", 1)}),
    "a merge key": (text("id: a", "<<: {name: b}"), {("Y04", 2)}),
    "a tag": (text("id: !!python/object/apply:os.system [a]"), {("Y04", 1)}),
    "two documents": (text("id: a", "---", "id: b"), {("Y04", 2)}),
    "a directive": (text("%YAML 1.2", "---", "id: a"), {("Y04", 1)}),
    "a mark of UTF-8": (b"\xef\xbb\xbf" + VALID.encode(), set()),
    "a mark, and a wrong value": (b"\xef\xbb\xbfid: Broken\n", {("Y03", 1)}),
    "two marks": (b"\xef\xbb\xbf" * 2 + b"id: a\n", {("Y05", 1)}),
    "lines as in Windows": (VALID.replace("\n", "\r\n").encode(), set()),
    "lines as in an old Mac": (VALID.replace("\n", "\r").encode(), set()),
    "UTF-16, little": (("\ufeff" + VALID).encode("utf-16-le"), {("Y05", 1)}),
    "UTF-16, big": (("\ufeff" + VALID).encode("utf-16-be"), {("Y05", 1)}),
    "UTF-32": (VALID.encode("utf-32"), {("Y05", 1)}),
    "UTF-32 without a mark": (VALID.encode("utf-32-be"), {("Y05", 1)}),
    "UTF-16 without a mark": (VALID.encode("utf-16-le"), {("Y05", 1)}),
    "Latin-1": ("id: a\nname: å\n".encode("latin-1"), {("Y05", 2)}),
    "half a character": (b"id: a\nname: \xc3\n", {("Y05", 2)}),
    "half a pair": (b"id: a\nname: \xed\xa0\x80\n", {("Y05", 2)}),
    "a NUL": (b"id: a\nname: b\x00\n", {("Y05", 2)}),
    "an escape": (b"id: a\nname: \x1b[2J\n", {("Y05", 2)}),
    "a bell in a comment": (b"id: a # \x07\n", {("Y05", 1)}),
    "a line separator": ("id: a\nname: b\u2028c\n".encode(), {("Y05", 2)}),
    "what turns the writing": ("id: a\nname: b \u202ec\n".encode(), {("Y05", 2)}),
    "an escape, escaped": (VALID.encode() + b'platform_id: "\\e[2J"\n', {("Y05", 47)}),
    "a separator, escaped": (VALID.encode() + b'platform_id: "a\\L"\n', {("Y05", 47)}),
    "half a pair, escaped": (b'id: "\\ud800"\n', {("Y01", 1)}),
    "nothing": (b"", {("Y03", 1)}),
    "only a mark": (b"\xef\xbb\xbf", {("Y03", 1)}),
    "only comments": (b"# a\n\n# b\n", {("Y03", 1)}),
    "only a line end": (b"\n", {("Y03", 1)}),
    "a word": (b"hej\n", {("Y03", 1)}),
    "a list": (b"- a\n- b\n", {("Y03", 1)}),
    "a number": (b"1\n", {("Y03", 1)}),
    "a program": (b"#!/bin/sh\nrm -rf $HOME; :(){ :|:& };:\n", {("Y03", 2)}),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", {("Y05", 1)}),
    "GitHub's commands": (b"id: '::error::a'\nname: '##[error]b'\n", {("Y03", 1)}),
}


@pytest.mark.parametrize(("data", "expected"), TABLE.values(), ids=TABLE.keys())
def test_a_broken_file(register: Path, data: bytes, expected: set[tuple[str, int]]) -> None:
    (register / "accounts" / "broken.yaml").write_bytes(data)
    found = verdict(register)
    assert places(found) == expected
    for said in print_in_every_way(found).values():
        assert "Traceback" not in said
        assert not any(letter in said for letter in "\x00\x07\x1b\u202e\u2028")


def test_columns_after_a_mark_of_utf_8(register: Path) -> None:
    (register / "accounts" / "broken.yaml").write_bytes(b"\xef\xbb\xbfkind: b\xc3\xa5d # \x07\n")
    [span] = [f.label.span for f in verdict(register).findings if f.rule.code == "Y05"]
    assert (span.line, span.column) == (1, 13)


# ── Large and deep ───────────────────────────────────────────────────────────────────────────────

LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
)
# How large each is follows from n: 100,000 in the nightly run, and a tenth of it in the gate.
LARGE: dict[str, tuple[Callable[[int], bytes], set[str]]] = {
    "brackets": (lambda n: b"[" * (n * 100 - 1), {"Y01"}),
    "braces": (lambda n: b"{a: " * n, {"Y01"}),
    "dashes": (lambda n: b"- " * n, {"Y01"}),
    "dashes, wide": (lambda n: b"-  " * n, {"Y01"}),
    "question marks": (lambda n: b"? " * n, {"Y04"}),
    "a stair": (lambda n: b"".join(b" " * step + b"a:\n" for step in range(n // 50)), {"Y01"}),
    "a value": (lambda n: VALID.encode() + b"platform_id: " + b"a" * n * 100, {"Y03"}),
    "a key": (lambda n: b"a" * n * 100 + b": b\n", {"Y01"}),
    "a quote": (lambda n: b"id: '" + b"a\n" * n * 50, {"Y01"}),
    "a comment": (lambda n: VALID.encode() + b"#" * n * 100, set()),
    "line ends": (lambda n: VALID.encode() + b"\n" * n * 100, set()),
    "a billion laughs": (lambda _: LAUGHS.encode(), {"Y04"}),
    "keys": (lambda n: VALID.encode() + b"".join(b"k%d: v\n" % i for i in range(n)), {"Y03"}),
    "times a key": (lambda n: VALID.encode() + b"name: b\n" * n, {"Y02"}),
    "passwords": (lambda n: "lösenord: Exempel-1\n".encode() * n, {"Y02", "R01"}),
    "anchors": (lambda n: b"- &a b\n" * n, {"Y04"}),
}


@pytest.fixture(scope="session")
def many(thorough: bool) -> int:
    return 100_000 if thorough else 10_000


@pytest.mark.parametrize(("data", "expected"), LARGE.values(), ids=LARGE.keys())
def test_a_large_file(
    register: Path, data: Callable[[int], bytes], expected: set[str], many: int
) -> None:
    (register / "accounts" / "broken.yaml").write_bytes(data(many))
    before = time.monotonic()
    found = verdict(register)
    assert time.monotonic() - before < MOST_SECONDS
    assert {code for code, _ in places(found)} == expected


def test_no_more_is_read_than_the_largest_file_there_may_be(register: Path) -> None:
    (register / "accounts" / "broken.yaml").write_bytes(b"[" * (LARGEST_FILE + 1))
    assert places(verdict(register)) == {("Y06", 1)}


def test_large_files_need_no_more_than_two_gigabytes(register: Path) -> None:
    large = {"quote": b"id: '" + b"a\n" * 5_000_000, "comment": b"#" * 10_000_000}
    for name, data in {**large, "laughs": LAUGHS.encode()}.items():
        (register / "accounts" / f"{name}.yaml").write_bytes(data)
    ran = subprocess.run(
        [sys.executable, "-m", "socialpolicy", "check", "--format", "json"],
        cwd=register.parent,
        env={**os.environ, "SOCIALPOLICY_NOW": AS_OF.isoformat(), "SOCIALPOLICY_LANG": "sv"},
        capture_output=True,
        encoding="utf-8",
        timeout=4 * MOST_SECONDS,
        preexec_fn=limit_memory if sys.platform != "win32" else None,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (1, "")
    found = {(Path(each["file"]).stem, each["code"]) for each in json.loads(ran.stdout)["findings"]}
    assert found == {("quote", "Y01"), ("comment", "Y03"), ("laughs", "Y04"), ("example", "A14")}


def limit_memory() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31))


def test_every_complaint_about_syntax_can_be_said() -> None:
    for words in errors._WORDS:
        for text in words[1:]:
            said = [FilledText(text, {}).in_language(language) for language in Language]
            assert not any("{{" in sentence or "}}" in sentence for sentence in said)
