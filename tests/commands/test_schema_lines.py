"""A line that points an editor at a schema points at a file that is there, whoever wrote it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.commands.test_exceptions import GRANT, without_deputy
from tests.commands.test_laws import NEW
from tests.commands.wizard.test_without_asking import words as opening
from tests.imports.sheets import HEADINGS, account, write
from tests.places import SAMPLE

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

LINE = re.compile(r"\$schema=(\S+)")


@pytest.mark.parametrize("schemas", ["none", "all", "accounts' alone"])
def test_every_kind_of_file_that_is_written(
    ask: Ask, register: Path, tmp_path: Path, schemas: str
) -> None:
    shutil.rmtree(register / ".schema", ignore_errors=True)
    if schemas != "none":
        shutil.copytree(SAMPLE / ".schema", register / ".schema")
    if schemas == "accounts' alone":
        for file in (register / ".schema").iterdir():
            if file.name != "account.json":
                file.unlink()
    before = {file: file.read_bytes() for file in register.rglob("*.yaml")}
    without_deputy(register)
    rows = ";".join(HEADINGS) + "\n" + ";".join(map(str, account(1))) + "\n"
    sheet = write(tmp_path / "k.csv", rows)
    log = write(
        tmp_path / "m.csv",
        "account,received,channel,kind,subject\nexample,2026-10-20 09:00,comment,question,Kö?\n",
    )
    for words in (
        ("open-account", *opening(), "--yes"),
        (*NEW, "--yes"),
        (*GRANT, "--yes"),
        ("calendar", "2028", "--freeze"),
        ("import", "accounts", sheet, "--yes"),
        ("import", "messages", log, "--yes"),
        ("known-faults", "--accept", "--yes"),
    ):
        ran = ask(*words, CI=None)
        assert ran.code == 0, (words, ran.err)
    written = [file for file in register.rglob("*.yaml") if file not in before]
    names = {file.relative_to(register).parts[0] for file in written}
    assert names == {"accounts", "messages", "exceptions.yaml", "calendar", "known.yaml"}
    pointed = 0
    for file in written:
        for place in LINE.findall(file.read_text(encoding="utf-8")):
            assert (file.parent / place).is_file(), file
            pointed += 1
    assert pointed == {"none": 0, "all": len(written), "accounts' alone": 2}[schemas]


def test_what_init_writes(ask: Ask, tmp_path: Path) -> None:
    new = tmp_path / "new"
    (new / ".git").mkdir(parents=True)
    assert ask("init", "--authority", "Ekeby kommun", "--yes", cwd=new).code == 0
    assert ask("known-faults", "--accept", "--yes", cwd=new, CI=None).code == 0
    for file in new.rglob("*.yaml"):
        for place in LINE.findall(file.read_text(encoding="utf-8")):
            assert (file.parent / place).is_file(), file
