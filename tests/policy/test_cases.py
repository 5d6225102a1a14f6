"""Ways to break the policy are found, and ways to follow it are left alone.

The cases are the files in `cases/`, one for each part of the policy; README.md describes them.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from socialpolicy.finding import Finding, Severity
from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from socialpolicy.register.register import Register
from socialpolicy.source import Source
from socialpolicy.text import Language
from tests.places import SAMPLE
from tests.rules.test_rules import dump, load

FOLDER = Path(__file__).parent
AT = "2026-11-24 09:00"
"""The moment of a case that names none: a Tuesday."""

SWEDEN = ZoneInfo("Europe/Stockholm")
FILES = sorted((FOLDER / "cases").glob("*.yaml"))
OUTSIDE = (".github/", "registry/")
"""How a path begins that is the file's place in the repository and not in the register."""

SETTLING = {"answered", "removed", "ended"}

Case = dict[str, Any]


@cache
def table() -> dict[str, list[Case]]:
    """Give the breaks and the compliant ways of all files."""
    whole: dict[str, list[Case]] = {"breaks": [], "compliant": []}
    for file in FILES:
        for kind, cases in load(file.read_text(encoding="utf-8")).items():
            whole[kind] += cases
    return whole


def cases(kind: str) -> list[Any]:
    return [pytest.param(each, id=f"{each['sentence']}-{each['title']}") for each in table()[kind]]


def pick(here: Any, step: str) -> Any:  # noqa: ANN401
    """Take a step into a value: `#id` finds an entry of a list, a number counts from 0."""
    if not isinstance(here, list):
        return here.setdefault(step, {})
    if step.startswith("#"):
        return next(entry for entry in here if entry["id"] == step[1:])
    return here[int(step)]


def overlay(value: Any, changes: Case) -> Any:  # noqa: ANN401
    """Let the changes take the place of a file's values; a list under `+` is added at the end."""
    for path, new in changes.items():
        *steps, last = path.split(".")
        here = value
        for step in steps:
            here = pick(here, step)
        if last == "+":
            here += new
        elif isinstance(here, list):
            here[int(last)] = new
        elif new is None:
            here.pop(last, None)
        else:
            here[last] = new
    return value


def place(name: str) -> str:
    """Give the path of what a case names: a file of the register, or an account by its id."""
    if "/" in name or "." in name:
        return name
    whole = name in {"policy", "organisation", "clauses"}
    return f"{name}.yaml" if whole else f"accounts/{name}.yaml"


def month(account: str, messages: list[Case]) -> str:
    """Write messages as a month's file, with what a case leaves out."""
    entries = []
    for number, given in enumerate(messages):
        day = given["received"][:10].replace("-", "")
        entry = {
            "id": f"{account}-{day}-c{number}",
            "channel": "comment",
            "kind": "question",
            "subject": "Öppettider i mellandagarna",
            "record": None,
            **given,
        }
        done = {action["did"] for action in entry.get("actions") or ()}
        if entry["record"] is None and "record" not in given and done & SETTLING:
            entry["record"] = {"decision": "minor"}
        entries.append({key: value for key, value in entry.items() if value is not None})
    return dump(entries)


def texts(case: Case, folder: Path) -> dict[str, str | None]:
    """Give the files that a case writes, whole; None for one that it takes away."""
    written: dict[str, str | None] = {}
    for name, changes in (case.get("change") or {}).items():
        path = place(name)
        if changes is None or isinstance(changes, str):
            written[path] = changes
        elif isinstance(changes, list):
            written[path] = dump(changes)
        else:
            pattern = changes.pop("like", None)
            file = folder / (f"accounts/{pattern}.yaml" if pattern else path)
            whole = load(file.read_text(encoding="utf-8")) if file.is_file() else {}
            if pattern:
                whole["id"] = Path(path).stem
            written[path] = dump(overlay(whole, changes))

    def log(message: Case) -> str:
        return f"messages/{message['account']}/{message['received'][:7]}.yaml"

    for path, messages in groupby(sorted(case.get("messages") or (), key=log), log):
        account = path.split("/")[1]
        bare = [{k: v for k, v in each.items() if k != "account"} for each in messages]
        written[path] = month(account, bare)
    return written


@pytest.fixture(scope="session")
def sound_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay the small register in a repository, with the sentences of the policy."""
    repository = tmp_path_factory.mktemp("policy")
    shutil.copytree(FOLDER / "registry", repository / "registry")
    shutil.copyfile(SAMPLE / "clauses.yaml", repository / "registry" / "clauses.yaml")
    (repository / ".git").mkdir()
    (repository / ".github").mkdir()
    (repository / ".github" / "CODEOWNERS").write_text("/registry/ @degerforskommun/information\n")
    return repository


@pytest.fixture(scope="session")
def read_once(sound_repository: Path) -> Register:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(sound_repository)
        return read_register(Path("registry"), datetime.fromisoformat(AT))


class Judge:
    """Judges cases: in memory on the register that was read once, or in a folder of its own."""

    def __init__(self, sound: Path, read: Register, own: Path, patch: pytest.MonkeyPatch) -> None:
        self.sound, self.read, self.own, self.patch = sound, read, own, patch

    def __call__(self, case: Case) -> tuple[set[str], list[Finding]]:
        """Give the files that the case concerns, and every finding in the register changed."""
        case = json.loads(json.dumps(case))
        at = datetime.fromisoformat(case.get("at", AT)).replace(tzinfo=SWEDEN)
        written = texts(case, self.sound / "registry")
        read_anew = any(
            text is None or path.startswith(OUTSIDE) for path, text in written.items()
        ) or "messages" in (case.get("change") or {}).get("policy", {})
        if not read_anew:
            self.patch.chdir(self.sound)
            register = replace(self.read, as_of=at)
            for path, text in written.items():
                source = Source(f"registry/{path}", (text or "").encode())
                register = register.with_file(path, source)
        else:
            self.lay(written)
            register = read_register(Path("registry"), at)
        shown = {path if path.startswith(OUTSIDE) else f"registry/{path}" for path in written}
        return shown | set(case.get("files") or ()), list(judge(register).findings)

    def lay(self, written: dict[str, str | None]) -> None:
        """Write the changed register in the test's own folder, and go there."""
        shutil.copytree(self.sound, self.own, dirs_exist_ok=True)
        for path, text in written.items():
            file = self.own / path if path.startswith(OUTSIDE) else self.own / "registry" / path
            if text is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        self.patch.chdir(self.own)


@pytest.fixture
def judged(
    sound_repository: Path, read_once: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Judge:
    return Judge(sound_repository, read_once, tmp_path, monkeypatch)


def weighs(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO


def is_about(finding: Finding, files: set[str]) -> bool:
    """Say whether a finding is about the files of a case, or the register as a whole."""
    return finding.rule.code[0] in "PR" or finding.label.source.file in files


def listed(found: list[Finding]) -> str:
    return "\n".join(
        f"{each.rule.code} {each.severity} {each.label.source.file}: "
        f"{each.said.in_language(Language.ENGLISH)}"
        for each in found
    )


def test_there_is_nothing_to_say_about_the_register_that_the_cases_change(judged: Judge) -> None:
    assert listed(judged({})[1]) == ""


@pytest.mark.parametrize("case", cases("breaks"))
def test_a_break_is_found(case: Case, judged: Judge) -> None:
    files, findings = judged(case)
    expected, severity = set(case["found"]), case.get("severity")
    hits = [
        each
        for each in findings
        if each.rule.code in expected
        and is_about(each, files)
        and (each.severity == severity if severity else weighs(each))
    ]
    wanted = " or ".join([*case["found"], *([f"as {severity}"] if severity else [])])
    assert hits, f"{wanted} is wanted, and there is: {listed(findings)}"
    # A case that the register cannot read would be found for the wrong reason.
    unread = {each.rule.code for each in findings if each.rule.code[0] == "Y"}
    assert unread <= expected | set(case.get("also") or ()), listed(findings)


@pytest.mark.parametrize("case", cases("compliant"))
def test_a_compliant_way_is_left_alone(case: Case, judged: Judge) -> None:
    files, findings = judged(case)
    complaints = [each for each in findings if weighs(each) and each.label.source.file in files]
    assert not complaints, listed(complaints)


class TestTheTable:
    def test_it_is_large_enough_to_say_something(self) -> None:
        assert len(table()["breaks"]) >= 120
        assert len(table()["compliant"]) >= 80

    def test_every_case_is_about_a_sentence_of_the_policy(self) -> None:
        sentences = {
            clause["id"]
            for clause in yaml.safe_load((SAMPLE / "clauses.yaml").read_text(encoding="utf-8"))
        }
        assert {each["sentence"] for kind in table().values() for each in kind} <= sentences

    def test_no_two_cases_have_the_same_title(self) -> None:
        titles = [each["title"] for kind in table().values() for each in kind]
        assert sorted(titles) == sorted(set(titles))

    @pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
    def test_a_case_says_nothing_that_is_not_read(self, file: Path) -> None:
        for kind, entries in load(file.read_text(encoding="utf-8")).items():
            allowed = {"title", "sentence", "at", "change", "messages", "files"}
            allowed |= {"found", "severity", "also"} if kind == "breaks" else set()
            for case in entries:
                assert case.keys() <= allowed, case["title"]
                assert kind != "breaks" or case["found"], case["title"]
