"""`init`, from an empty folder to a register that `check` understands."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from socialpolicy.storage.lock import WritingError
from socialpolicy.storage.replace import LockedFolder
from socialpolicy.text import Text
from tests.places import ROOT, TESTS
from tests.repositories import git

if TYPE_CHECKING:
    from tests.commands.conftest import Ask, Begin

FILES = {
    "README.md",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".github/CODEOWNERS",
    ".github/workflows/register.yml",
    ".github/workflows/overdue.yml",
    "registry/.gitattributes",
    "registry/calendar/2026.yaml",
    "registry/calendar/2027.yaml",
    "registry/clauses.yaml",
    "registry/organisation.yaml",
    "registry/policy.yaml",
}
BEGIN = ("init", "--authority", "Exempelkommun", "--yes")
COMMIT = "0123456789abcdef0123456789abcdef01234567"
GIVEN = (
    *("init", "--authority", "Karlskoga kommun", "--website", "https://www.karlskoga.example/"),
    *("--domains", "karlskoga.example, bolaget.example"),
    *("--departments", "Socialförvaltningen: Socialnämnden; Vattenbolaget AB"),
    *("--coordinator", "Kansliet", "--hours", "mån-tor 8-17; fre 08.00-12.00, 13.00-16.00"),
    *("--response-times", "twitter: 4 timmar; 1 arbetsdag", "--owner", "@karlskoga/kansliet"),
    *("--action", f"example/socialpolicy@{COMMIT}", "--yes"),
)


def files_in(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(folder).parts[:1]
    }


def read(file: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    return yaml.safe_load(file.read_text("utf-8"))


def test_an_empty_folder_becomes_a_register_without_errors(ask: Ask, folder: Path) -> None:
    begun = ask(*BEGIN)
    assert (begun.code, begun.err) == (0, "")
    assert files_in(folder) == FILES
    checked = json.loads(ask("check", "--format", "json").out)
    assert checked["summary"]["error"] == 0
    # What the check says is what cannot be presumed: sentences, banner, accounts, days.
    assert {each["code"] for each in checked["findings"]} == {"P01", "P03", "P04", "P10"}


def test_what_was_not_said_is_marked_and_listed(ask: Ask, folder: Path) -> None:
    begun = ask(*BEGIN)
    for file, text in {
        "registry/policy.yaml": "website: exempelkommun.se  # BEKRÄFTA",
        "registry/organisation.yaml": "name: Kommunikationsenheten  # BEKRÄFTA",
        ".github/CODEOWNERS": "/registry/ @ORGANISATION/kommunikationsenheten  # BEKRÄFTA",
        ".github/workflows/register.yml": "/check@COMMIT  # BEKRÄFTA",
    }.items():
        assert text in (folder / file).read_text("utf-8")
        assert re.search(rf"^  {re.escape(file)}$", begun.out, re.MULTILINE)
    assert "authority: Exempelkommun\n" in (folder / "registry/policy.yaml").read_text("utf-8")


def test_what_was_said_is_what_is_written(ask: Ask, folder: Path) -> None:
    assert ask(*GIVEN).code == 0
    policy = read(folder / "registry/policy.yaml")
    assert policy["authority"] == "Karlskoga kommun"
    assert policy["website"] == "karlskoga.example"
    assert policy["domains"] == ["karlskoga.example", "bolaget.example"]
    assert policy["coordinator"] == "kansliet"
    assert policy["working_time"]["week"] == {
        **dict.fromkeys(("mon", "tue", "wed", "thu"), "08:00-17:00"),
        "fri": ["08:00-12:00", "13:00-16:00"],
    }
    assert policy["response_times"] == {"x": "4 hours", "default": "1 working day"}
    organisation = read(folder / "registry/organisation.yaml")
    assert organisation["boards"] == [{"id": "socialnamnden", "name": "Socialnämnden"}]
    assert [(each["id"], each["kind"]) for each in organisation["units"]] == [
        ("socialforvaltningen", "department"),
        ("vattenbolaget-ab", "company"),
        ("kansliet", "unit"),
    ]
    assert "/registry/ @karlskoga/kansliet\n" in (folder / ".github/CODEOWNERS").read_text("utf-8")
    steps = read(folder / ".github/workflows/register.yml")["jobs"]["check"]["steps"]
    assert steps[0]["with"] == {"persist-credentials": False, "fetch-depth": 0}
    assert steps[1] == {"uses": f"example/socialpolicy/.github/actions/check@{COMMIT}"}
    [hook] = read(folder / ".pre-commit-config.yaml")["repos"]
    assert (hook["repo"], hook["rev"]) == ("https://github.com/example/socialpolicy", COMMIT)


def test_the_workflows_pin_what_this_repositorys_own_do(ask: Ask, folder: Path) -> None:
    ask(*BEGIN)
    own = (ROOT / ".github/workflows/register.yml").read_text("utf-8")
    for name in ("register", "overdue"):
        text = (folder / f".github/workflows/{name}.yml").read_text("utf-8")
        for pinned in re.findall(r"uses: (actions/\S+ # \S+)", text):
            assert pinned in own
        assert read(folder / f".github/workflows/{name}.yml")["permissions"] == {}


def test_ten_questions_are_asked_and_bad_answers_refused(begin: Begin, folder: Path) -> None:
    person = begin("init")
    person.answer("Fråga 1 av 10", "?")
    person.answer("namnet står på alla rapporter", "Exempelkommun")
    person.answer("Fråga 2 av 10", "inte en adress")
    person.answer("är ingen adress till en webbplats", "<")
    assert person.suggestion == "Exempelkommun"
    person.answer("Fråga 1 av 10", "Nya Exempelkommun")
    person.answer("Fråga 2 av 10", "exempel.se")
    assert person.suggestion == "exempel.se"
    person.answer("Fråga 3 av 10", None)
    person.answer("Fråga 4 av 10", "Barn och utbildning: Barnnämnden")
    person.answer("Fråga 5 av 10", "Kansliet")
    person.answer("Fråga 6 av 10", "8-17")
    person.answer("Fråga 7 av 10", "snart")
    person.answer("är ingen svarstid", "2 arbetsdagar")
    person.choose("Fråga 8 av 10", "svenska")
    person.answer("Fråga 9 av 10", None)
    person.answer("Fråga 10 av 10", "@exempel/kansliet")
    person.choose("Vad vill du göra?", "Skriv filerna")
    assert person.ends() == 0
    policy = read(folder / "registry/policy.yaml")
    assert (policy["authority"], policy["website"]) == ("Nya Exempelkommun", "exempel.se")
    assert policy["response_times"] == {"default": "2 working days"}
    # What somebody has seen and taken is answered.
    assert "domains: [exempel.se]  # arbetets" in (folder / "registry/policy.yaml").read_text(
        "utf-8"
    )


def test_broken_off_nothing_is_written(begin: Begin, folder: Path) -> None:
    person = begin("init")
    person.answer("Fråga 1 av 10", "Exempelkommun")
    assert person.breaks_off() == 130
    person.sees("Avbrutet. Ingenting är skrivet.")
    assert files_in(folder) == set()
    person = begin("init", "--authority", "A")
    for _ in range(9):
        person.type(None)
    person.choose("Vad vill du göra?", "Visa filerna först")
    person.sees("+authority: A")
    person.choose("Vad vill du göra?", "Avbryt")
    assert person.ends() == 0
    assert files_in(folder) == set()


def test_files_that_are_there_stay_as_they_are(ask: Ask, folder: Path) -> None:
    (folder / "README.md").write_text("Vår egen\n", "utf-8")
    (folder / ".github").mkdir()
    (folder / ".github/CODEOWNERS").write_text("* @alla\n", "utf-8")
    begun = ask(*BEGIN)
    assert begun.code == 0
    assert (folder / "README.md").read_text("utf-8") == "Vår egen\n"
    assert (folder / ".github/CODEOWNERS").read_text("utf-8") == "* @alla\n"
    assert "De här fanns redan och är orörda:\n  README.md\n  .github/CODEOWNERS\n" in begun.out
    assert "Skriv till i .github/CODEOWNERS:\n  /registry/ @ORGANISATION/" in begun.out
    assert files_in(folder) == FILES


def test_a_register_is_never_begun_in_another(ask: Ask, folder: Path) -> None:
    assert ask(*BEGIN).code == 0
    (folder / "below").mkdir()
    (folder / "registry/accounts").mkdir()
    before = files_in(folder)
    for place, more in {
        folder: (),
        folder / "below": (),
        folder / "registry": (),
        folder / "registry/accounts": (),
        folder / ".git": ("--registry", str(folder / "registry/new")),
    }.items():
        again = ask(*more, *BEGIN, cwd=place)
        assert (again.code, again.out) == (2, "")
        assert "Här finns redan ett register" in again.err
    assert files_in(folder) == before
    assert ask("--registry", "andra", *BEGIN).code == 0


def test_another_folder_is_named_in_every_file(ask: Ask, folder: Path) -> None:
    place = "kommunikation/sociala medier"
    assert ask("--registry", place, *BEGIN).code == 0
    assert (folder / place / "policy.yaml").is_file()
    owners = (folder / ".github/CODEOWNERS").read_text("utf-8")
    assert "/kommunikation/sociala\\ medier/ @" in owners
    for name in ("register", "overdue"):
        [job] = read(folder / f".github/workflows/{name}.yml")["jobs"].values()
        assert job["steps"][1]["with"] == {"registry": place}
    [hook] = read(folder / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    assert hook["args"] == [f"--registry={place}"]
    assert "R03" not in ask("--registry", place, "check").out


@pytest.mark.parametrize("name", ["${{ github.token }}", "a\nb", 'a"b', "a`b", "a;b", "-x/../$(y)"])
def test_a_folder_that_a_workflow_would_obey_is_refused(ask: Ask, folder: Path, name: str) -> None:
    refused = ask(f"--registry={name}", *BEGIN)
    assert (refused.code, refused.out) == (2, "")
    assert files_in(folder) == set()


def test_a_log_elsewhere_has_no_workflow_that_cannot_see_it(ask: Ask, folder: Path) -> None:
    assert ask(*BEGIN, "--messages", "../../privat-logg").code == 0
    assert files_in(folder) == FILES - {".github/workflows/overdue.yml", "registry/.gitattributes"}
    assert read(folder / "registry/policy.yaml")["messages"] == "../../privat-logg"
    assert "inte prövade" in ask("check").out
    inside = ask("--registry", "x", *BEGIN, "--messages", "log")
    assert (inside.code, "ligger i registret" in inside.err) == (2, True)


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [
        ("--website", "exempel", "är ingen adress till en webbplats"),
        ("--domains", "exempel.se, x", "är ingen adress"),
        ("--hours", "alltid", "är inga tider"),
        ("--hours", "fre-mån 8-17", "är inga tider"),
        ("--hours", "17-08", "är inga tider"),
        ("--response-times", "snart", "är ingen svarstid"),
        ("--response-times", "myspace: 4 timmar", "är ingen plattform"),
        ("--owner", "kommunikation", "är ingen grupp"),
        ("--owner", "@a/b @c", "är ingen grupp"),
        ("--action", "example/socialpolicy@main", "är inte ÄGARE/REPO@COMMIT"),
        ("--action", f"a/b@{COMMIT}\n      - run: evil", "radbrytning"),
        ("--coordinator", "!!!", "inga bokstäver"),
        ("--authority", "Exempel\x1b[31m", "osynligt tecken"),
        ("--authority", "x" * 201, "längre än 200"),
        ("--from-policy", "nowhere.docx", "finns inte"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    ask: Ask, folder: Path, option: str, text: str, said: str
) -> None:
    refused = ask(*BEGIN, option, text)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err
    assert files_in(folder) == set()


def test_without_a_terminal_it_takes_a_name_and_a_yes(ask: Ask, folder: Path) -> None:
    assert "--authority" in ask("init").err
    assert "--yes" in ask("init", "--authority", "A").err
    shown = ask("init", "--authority", "A", "--dry-run")
    assert (shown.code, "+authority: A" in shown.out) == (0, True)
    assert files_in(folder) == set()


HOSTILE = [
    "yes",
    "Exempel: kommun # 1",
    "{{7*7}} ${{ secrets.GITHUB_TOKEN }}",
    "<<authority>> <% if %>",
    "- [x](javascript:a) <script>alert(1)</script>",
    "'a' \"b\" \\c & *d !e %f @g `h` |i >j",
    "0123",
    "2026-11-28 kommun",
    "..a",
    "Ö",
    "kommunen: {a: b, [c]}",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_that_are_code_somewhere_stay_names(ask: Ask, folder: Path, name: str) -> None:
    words = ("--departments", f"{name.replace(';', '').replace(':', '').replace(',', '')}: {name}")
    begun = ask("init", "--authority", name, *words, "--coordinator", name, "--yes")
    assert begun.code == 0, begun.err
    assert read(folder / "registry/policy.yaml")["authority"] == name
    assert json.loads(ask("check", "--format", "json").out)["summary"]["error"] == 0
    plain = {path: (folder / path).read_text("utf-8") for path in FILES if ".github/" in path}
    for text in plain.values():
        # Only what the template itself says is an expression.
        assert set(re.findall(r"\$\{\{ [^}]* \}\}", text)) <= {
            "${{ github.ref }}",
            "${{ github.event_name == 'pull_request' }}",
        }
        assert name not in text or name.isalnum()
    readme = (folder / "README.md").read_text("utf-8")
    assert "<script>" not in readme
    assert "](javascript" not in readme


def test_whole_or_not_at_all(ask: Ask, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, count = LockedFolder.replace, [0]

    def full(self: LockedFolder, path: Path, before: bytes | None, data: bytes) -> None:
        count[0] += 1
        if count[0] == 7:
            raise WritingError(Text(sv="Disken är full.", en="The disk is full."))
        real(self, path, before, data)

    (folder / "kept.txt").write_text("x")
    monkeypatch.setattr(LockedFolder, "replace", full)
    failed = ask(*BEGIN)
    assert (failed.code, failed.out, failed.err) == (2, "", "socialpolicy: Disken är full.\n")
    assert files_in(folder) == {"kept.txt"}
    assert sorted(path.name for path in folder.iterdir()) == [".git", "kept.txt"]


def test_a_file_where_a_folder_is_to_be_is_a_sentence(ask: Ask, folder: Path) -> None:
    (folder / ".github").write_text("x")
    failed = ask(*BEGIN)
    assert (failed.code, failed.out) == (2, "")
    assert "CODEOWNERS" in failed.err
    assert files_in(folder) == {".github"}


def test_a_policy_becomes_clauses_that_are_not_quoted_before_they_are_confirmed(
    ask: Ask, folder: Path
) -> None:
    begun = ask(*BEGIN, "--from-policy", str(TESTS / "eastmere" / "policy.md"))
    assert begun.code == 0
    # A register speaks as its policy does.
    assert read(folder / "registry/policy.yaml")["language"] == "en"
    clauses = {each["id"]: each for each in read(folder / "registry/clauses.yaml")}
    assert clauses["2.3"]["guessed"] == ["A14", "A28"]
    assert not any("upheld_by" in each for each in clauses.values())
    assert "29 meningar ur policyn" in begun.out

    (folder / "registry/accounts").mkdir()
    (folder / "registry/accounts/a.yaml").write_text(
        "id: a\nplatform: facebook\nname: A\nurl: https://www.facebook.com/a\nkind: operational\n"
        "unit: communications-unit\n"
    )
    found = {
        each["code"]: each for each in json.loads(ask("check", "--format", "json").out)["findings"]
    }
    assert found["A14"]["clauses"] == []
    file = folder / "registry/clauses.yaml"
    file.write_text(file.read_text("utf-8").replace("guessed: [A14", "upheld_by: [A14"), "utf-8")
    found = {
        each["code"]: each for each in json.loads(ask("check", "--format", "json").out)["findings"]
    }
    assert [each["id"] for each in found["A14"]["clauses"]] == ["2.3"]


def test_departments_come_from_a_list_too(ask: Ask, folder: Path) -> None:
    (folder / "lista.csv").write_bytes(
        "Socialförvaltningen\tSocialnämnden\r\n\r\nBygg, Byggnämnden\r\n".encode("cp1252")
    )
    assert ask(*BEGIN, "--departments", "lista.csv").code == 0
    units = read(folder / "registry/organisation.yaml")["units"]
    assert [(each["name"], each.get("board")) for each in units[:2]] == [
        ("Socialförvaltningen", "socialnamnden"),
        ("Bygg", "byggnamnden"),
    ]


def test_english_is_spoken_and_written_where_asked_for(ask: Ask, folder: Path) -> None:
    begun = ask("--lang", "en", *BEGIN)
    assert "The first check, for you alone." in begun.out
    policy = (folder / "registry/policy.yaml").read_text("utf-8")
    assert "language: en  # what the tool speaks" in policy
    # Holidays have their Swedish names, and strengths their Swedish words.
    for path in FILES - {"registry/clauses.yaml"}:
        if "calendar" not in path:
            assert not set((folder / path).read_text("utf-8")) & set("åäöÅÄÖ"), path


def test_a_repository_may_be_a_register_as_a_whole(ask: Ask, folder: Path) -> None:
    assert ask("--registry", ".", *BEGIN).code == 0
    assert files_in(folder) == {path.removeprefix("registry/") for path in FILES}
    assert "\n* @ORGANISATION/" in (folder / ".github/CODEOWNERS").read_text("utf-8")
    checked = json.loads(ask("--registry", ".", "check", "--format", "json").out)
    assert checked["summary"]["error"] == 0
    assert "R03" not in {each["code"] for each in checked["findings"]}


def test_a_folder_that_is_gone_is_a_sentence(ask: Ask, folder: Path) -> None:
    (folder / "gone").mkdir()
    handle = os.open(folder / "gone", os.O_RDONLY)
    (folder / "gone").rmdir()
    try:
        failed = ask(*BEGIN, cwd=handle)
    finally:
        os.close(handle)
    assert (failed.code, failed.out) == (2, "")
    assert "Mappen du står i finns inte längre." in failed.err


@pytest.mark.parametrize(
    ("authority", "short", "website"),
    [
        ("Köpings kommun", "Köping", "koping.se"),
        ("Degerfors kommun", "Degerfors", "degerfors.se"),
        ("Västerås stad", "Västerås", "vasteras.se"),
        ("Borås Stad", "Borås", "boras.se"),
        ("Höganäs kommun", "Höganäs", "hoganas.se"),
        ("Grums kommun", "Grums", "grums.se"),
        ("Stockholms stad", "Stockholm", "stockholm.se"),
        ("Upplands Väsby kommun", "Upplands Väsby", "upplandsvasby.se"),
        ("Malung-Sälens kommun", "Malung-Sälen", "malung-salen.se"),
        ("Umeå kommun", "Umeå", "umea.se"),
        ("Wells Council", "Wells", "wells.se"),
    ],
)
def test_the_place_is_suggested_without_the_genitive(
    ask: Ask, folder: Path, authority: str, short: str, website: str
) -> None:
    assert ask("init", "--authority", authority, "--yes").code == 0
    policy = read(folder / "registry/policy.yaml")
    assert (policy["short_names"], policy["website"]) == ([short], website)


def test_the_spreadsheet_that_accounts_are_read_from_is_not_committed(
    ask: Ask, folder: Path
) -> None:
    (folder / ".git").rmdir()
    git(folder, "init", "--quiet")
    assert ask(*BEGIN).code == 0
    for name in ("konton.xlsx", "konton.xls", "konton.ods", "konton.csv"):
        (folder / name).write_text("Lösenord\n")
    git(folder, "add", ".")
    staged = set(git(folder, "diff", "--cached", "--name-only").splitlines())
    assert staged == FILES
