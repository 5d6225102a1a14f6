"""Every rule fires where it should, in the right words and place, and is quiet where it should.

The cases are the files in the folders here; README.md describes them.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import shutil
import string
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

import socialpolicy.rules
from socialpolicy.cli.past_register import base_tree
from socialpolicy.finding import Example, Finding, Fix, Label, Rule, Wording
from socialpolicy.lint.beside import judge_beside
from socialpolicy.lint.run import judge
from socialpolicy.register.comparison import compare
from socialpolicy.register.reader import read_register
from socialpolicy.rules import RULES
from socialpolicy.text import FilledText, Language, Text
from tests.places import BASE
from tests.plain_words import speaks_of_yaml
from tests.repositories import commit, new_repository

FOLDER = Path(__file__).parent
AS_OF = "2026-11-22 12:00+01:00"
MADE = "2026-11-20T12:00:00+01:00"
MODULES = {
    info.name.rpartition(".")[2].replace("_", "-"): importlib.import_module(info.name)
    for info in pkgutil.walk_packages(socialpolicy.rules.__path__, "socialpolicy.rules.")
    if not info.ispkg
}
CASES = sorted(path for path in FOLDER.glob("*/*.yaml"))


class PlainLoader(yaml.CSafeLoader):
    """YAML whose scalars are text, or nothing."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


class PlainDumper(yaml.CSafeDumper):
    """Writes text without quotes wherever the register reads it the same."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401
        return True


class EmojiDumper(yaml.SafeDumper):
    """Writes what libyaml would write with an escape as it is, and is ten times as slow."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012
    ignore_aliases = PlainDumper.ignore_aliases


NOTHING = re.compile(r"(?:~|null)?$")
for plain in (PlainLoader, PlainDumper, EmojiDumper):
    plain.add_implicit_resolver("tag:yaml.org,2002:null", NOTHING, ["~", "n", ""])


def load(text: str) -> Any:  # noqa: ANN401
    return yaml.load(text, PlainLoader)  # noqa: S506 - a subclass of CSafeLoader


def dump(value: Any) -> str:  # noqa: ANN401
    text = _dumped(value, PlainDumper)
    return _dumped(value, EmojiDumper) if "\\U000" in text else text


def _dumped(value: Any, dumper: type) -> str:  # noqa: ANN401
    return yaml.dump(value, Dumper=dumper, sort_keys=False, allow_unicode=True, width=1000)


def overlay(value: Any, changes: dict[str, Any]) -> Any:  # noqa: ANN401
    """Let the changes' keys take the place of a file's; a dotted key goes further in.

    The number after a list's last adds to it.
    """
    for path, new in changes.items():
        *steps, last = path.split(".")
        here = value
        for step in steps:
            here = here[int(step)] if isinstance(here, list) else here.setdefault(step, {})
        if isinstance(here, list):
            here[int(last) : int(last) + 1] = [new]
        elif new is None:
            here.pop(last, None)
        else:
            here[last] = new
    return value


def on_base(path: str, fragment: str) -> str:
    """Let a fragment, letter for letter, take the place of its keys in a file of the base."""
    node = yaml.compose(fragment, yaml.BaseLoader)
    assert isinstance(node, yaml.MappingNode)
    keys = {key.value for key, _ in node.value}
    rest = load(place(path, BASE).read_text(encoding="utf-8"))
    return dump({key: value for key, value in rest.items() if key not in keys}) + fragment


def place(path: str, repository: Path) -> Path:
    return (
        repository / path if path.startswith((".", "registry/")) else repository / "registry" / path
    )


def materialise(case: dict[str, Any], repository: Path) -> None:
    """Write the base register, changed as the case says, into a repository of its own."""
    shutil.copytree(BASE, repository, dirs_exist_ok=True)
    (repository / ".git").mkdir()
    for path, changes in case.items():
        file = place(path, repository)
        if changes is None:
            shutil.rmtree(file) if file.is_dir() else file.unlink()
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(changes, bytes):
            file.write_bytes(changes)
            continue
        if isinstance(changes, dict):
            whole = load(file.read_text(encoding="utf-8")) if file.is_file() else {}
            changes = overlay(whole, changes)  # noqa: PLW2901
        text = changes if isinstance(changes, str) else dump(changes)
        file.write_text(text, encoding="utf-8", newline="\n")


def findings(case: dict[str, Any], repository: Path) -> tuple[Finding, ...]:
    as_of = datetime.fromisoformat(case.pop("as_of", AS_OF))
    before = case.pop("before", None)
    if before is not None:
        return differing(before, case, as_of, repository)
    materialise(case, repository)
    return judge(read_register(Path("registry"), as_of)).findings


def differing(
    before: dict[str, Any], case: dict[str, Any], as_of: datetime, repository: Path
) -> tuple[Finding, ...]:
    """Commit one register, put another in its place, and give what is found of the difference."""
    made = str(before.pop("made", MADE))
    materialise(before, repository)
    (repository / ".git").rmdir()
    new_repository(repository)
    commit(repository, made)
    shutil.rmtree(repository / "registry")
    (repository / ".git").rename(repository / "git")
    materialise(case, repository)
    (repository / ".git").rmdir()
    (repository / "git").rename(repository / ".git")
    _, tree = base_tree(Path("registry"), "HEAD")
    assert tree is not None
    beside = compare(tree, read_register(Path("registry"), as_of))
    return tuple(each for each in judge_beside(beside).findings if each.rule.code[0] == "T")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def where(label: Label) -> str:
    span = label.span
    return f"{label.source.file}:{span.line}:{span.column}-{span.end_line}:{span.end_column}"


def lines(name: str, said: FilledText) -> Iterator[str]:
    for language in Language:
        first, *rest = said.in_language(language).split("\n")
        yield f"  {name} {language}: {first}"
        yield from (f"    {line}".rstrip() for line in rest)


def marked(label: Label) -> Iterator[str]:
    span = label.span
    line = label.source.shown_line(span.line)
    end = span.end_column if span.end_line == span.line else len(line) + 1
    yield f"  | {line}".rstrip()
    yield f"  | {' ' * (span.column - 1)}{'^' * max(1, end - span.column)}"


def written(found: tuple[Finding, ...]) -> str:
    """Write findings with everything a person would see, in both languages."""
    text: list[str] = []
    for finding in found:
        about = finding.subject or "-"
        text.append(f"{where(finding.label)} {finding.rule.code} {finding.severity} {about}")
        text += marked(finding.label)
        text += lines("says", finding.said)
        text += lines("help", finding.help) if finding.help else ()
        for label in finding.related:
            text.append(f"  related {where(label)}")
            text += [f"  {line}" for line in lines("says", label.said)] if label.said else ()
    return "".join(f"{line}\n" for line in text)


def codes(found: tuple[Finding, ...]) -> set[str]:
    return {finding.rule.code for finding in found}


def test_the_base_register_is_faultless(repository: Path) -> None:
    assert written(findings({}, repository)) == ""


@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_case(file: Path, repository: Path, golden: Any) -> None:  # noqa: ANN401
    rule = {rule.name: rule for rule in RULES}[file.parent.name]
    case = load(file.read_text(encoding="utf-8")) or {}
    if rule.code[0] == "T":
        case.setdefault("before", {})
        case["before"] = case["before"] or {}
    also = set(case.pop("also", ()))
    found = findings(case, repository)
    told = written(found)
    if rule.code[0] == "T":
        # A commit's id differs with every change of what is in base/.
        told = re.sub(r"\b[0-9a-f]{10}\b", "BASE", told)
    golden(file.with_suffix(".out"), told)
    fires = file.stem.startswith("fires")
    assert fires or file.stem.startswith("quiet")
    # That a part of the register is gone altogether is said whatever else the case is about.
    expected = {rule.code} | also if fires else also
    assert codes(found) - {"P10"} == expected - {"P10"}
    assert expected <= codes(found)
    # No form is compared with a commit.
    if fires and rule.code not in UNMET and rule.code[0] != "T":
        assert_shown_in_a_wizard(found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
class TestRule:
    def test_it_has_a_case_of_each_kind(self, rule: Rule) -> None:
        for kind in ("fires", "quiet"):
            assert (FOLDER / rule.name / f"{kind}.yaml").is_file()

    @pytest.mark.parametrize("kind", ["bad", "good"])
    def test_its_example_is_true(self, rule: Rule, kind: str, repository: Path) -> None:
        example = rule.example
        text = example.bad if kind == "bad" else example.good
        if text and not example.whole:
            text = on_base(example.file, text)
        if rule.code[0] == "T":
            found = findings(self.change(example, kind), repository)
        else:
            found = findings({example.file: text}, repository)
        expected = {rule.code, *example.also} if kind == "bad" else set()
        if rule.code == "W03" and kind == "good":
            expected = {"W02"}  # the base register has nothing to except
        assert codes(found) == expected, written(found)

    def change(self, example: Example, kind: str) -> dict[str, Any]:
        """Put the bad side of an example in place of the good one, or leave it as it was."""

        def side(text: str) -> dict[str, Any]:
            if not text.strip():
                return {example.file: None}
            return {example.file: text if example.whole else on_base(example.file, text)}

        if kind == "good":
            return {"before": side(example.good), **side(example.good)}
        changed = side(example.bad)
        if example.beside:
            file, text = example.beside
            changed[file] = on_base(file, text)
        return {"before": side(example.good), **changed}

    def test_its_name_is_that_of_its_file(self, rule: Rule) -> None:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
        assert rule in vars(MODULES[rule.name]).values()

    def test_it_says_the_same_in_both_languages(self, rule: Rule) -> None:
        for name, text in texts(rule):
            assert placeholders(text.sv) == placeholders(text.en), name
            if any(map(str.isalpha, text.sv)):
                assert text.sv != text.en, name

    def test_its_sentences_end_as_they_should(self, rule: Rule) -> None:
        for name, text in texts(rule):
            for words in (text.sv, text.en):
                if name.endswith(("WHY", "HELP")):
                    # What follows a line break is YAML to paste.
                    assert words.partition("\n")[0].endswith((".", ":")), name
                else:
                    assert not words.endswith((".", ":", "!", " ")), name
                assert words == words.strip(), name
                assert "  " not in words.partition("\n")[0], name


def texts(rule: Rule) -> Iterator[tuple[str, Text]]:
    """Give a rule's own texts and every other that its file names."""
    yield from (
        ("TITLE", rule.title),
        ("SAYS", rule.says),
        ("WHY", rule.why),
        ("HELP", rule.advice),
    )
    for name, value in vars(MODULES[rule.name]).items():
        if isinstance(value, Text):
            yield name, value
        elif isinstance(value, Fix):
            yield f"{name}_HELP", value.text
        elif isinstance(value, Wording):
            yield name, value.says
            if value.help:
                yield (
                    f"{name}_HELP",
                    value.help if isinstance(value.help, Text) else value.help.text,
                )


TWICE = "Duplicate message id: {id}"
"""What M01 says of ids, which the tool itself gives the messages that it writes."""

UNMET = {"Y01", "Y02", "Y03", "Y04", "Y05", "Y06"}
"""What no answer brings, as the tool writes the YAML; but for Y03, which is tried in the wizard."""


def _unquoted(said: FilledText) -> FilledText:
    """Leave out what the case's own file says, which may be quoted."""
    values = {
        name: _unquoted(value)
        if isinstance(value, FilledText)
        else value
        if isinstance(value, Text)
        else [each if isinstance(each, Text) else "…" for each in value]
        if isinstance(value, (list, tuple))
        else "…"
        for name, value in said.values.items()
    }
    return FilledText(said.text, values)


def assert_shown_in_a_wizard(found: tuple[Finding, ...]) -> None:
    """Make sure that what a form may show of an account or a message speaks as people do."""
    for finding in found:
        file = re.search(r"registry/(accounts|messages)/", finding.label.source.file)
        if not file or finding.said.text.en == TWICE:
            continue
        for command in (False, True):
            advice = finding.for_answer((), command=command)
            for said in (finding.said, advice):
                assert said is not None
                for language in Language:
                    words = _unquoted(said).in_language(language)
                    assert (speaks_of_yaml(words, language), words) == ([], words)


def test_advice_that_ends_in_a_colon_leads_to_a_value_that_is_known() -> None:
    fixes: list[Fix | Text | None] = [rule.help for rule in RULES]
    for module in MODULES.values():
        fixes += [
            value.help if isinstance(value, Wording) else value
            for value in vars(module).values()
            if isinstance(value, Fix | Wording)
        ]
    for fix in fixes:
        if isinstance(fix, Fix) and fix.words.sv.endswith(":"):
            assert fix.words.en.endswith(":")
            assert fix.answer(()) is not None, fix.words.sv


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def test_codes_are_in_order_and_nothing_is_named_twice() -> None:
    listed = [rule.code for rule in RULES]
    letters = [code[0] for code in listed]
    assert len(set(listed)) == len({rule.name for rule in RULES}) == len(listed)
    for letter in set(letters):
        of_letter = [code for code in listed if code[0] == letter]
        assert of_letter == sorted(of_letter)
        first = letters.index(letter)
        assert letters[first : first + len(of_letter)] == [letter] * len(of_letter)


def test_every_folder_of_cases_is_a_rules() -> None:
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir()} - {"base", "__pycache__"}
    assert folders <= {rule.name for rule in RULES}
    outputs = {path.with_suffix(".yaml") for path in FOLDER.glob("*/*.out")}
    assert outputs == set(CASES)


@pytest.mark.parametrize(
    "broken",
    [
        {"policy.yaml": "authority: [\n"},
        {"policy.yaml": {"domains": {"exempel": "se"}, "short_names": {"kommunen": "x"}}},
        {"policy.yaml": {"limits": {"banner_months": "ett år", "access_months": "ett år"}}},
        {"policy.yaml": {"banner.exempt": [["facebook"]]}},
        {"policy.yaml": {"website": ["exempel.se"], "domains": [{"exempel": "se"}]}},
        {"organisation.yaml": "units: [\n"},
        {"organisation.yaml": {"boards": "inga", "units": "inga"}},
        {"organisation.yaml": {"units.2": {"id": "kulturforvaltningen"}}},
        {"organisation.yaml": {"units.3.parent": ["kulturforvaltningen"]}},
        {"organisation.yaml": {"units.2.management": ["Kulturförvaltningens ledningsgrupp"]}},
        {"organisation.yaml": {"boards.1": {"id": "kulturnamnden"}}},
        {"policy.yaml": {"coordinator": ["informationsenheten"]}},
    ],
    ids=str,
)
def test_what_is_wrong_in_one_file_is_not_blamed_on_the_accounts(
    broken: dict[str, Any], repository: Path
) -> None:
    # Faultless by the policy and the organisation as they were meant, and only so.
    account = {
        "name": "Bokslukarna",
        "unit": "biblioteket",
        "responsible.contact": "biblioteket@exempelbostader.se",
        "profile.presentation": "Kulturens egen sida, i Exempel.",
        "profile.link": "https://www.exempelbostader.se",
    }
    found = findings({**broken, "accounts/example.yaml": account}, repository)
    assert codes(found), "the broken file itself is found"
    assert {finding.label.source.file for finding in found} == {f"registry/{next(iter(broken))}"}
