"""`socialpolicy overdue`: who is waiting for an answer, since when, and who gives it today.

The base register's library answers within one working day, 08–17 on weekdays.
Thursday 19 November 2026 14.05 is therefore due on Friday 20 at 14.05.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import shutil
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

if TYPE_CHECKING:
    from tests.commands.conftest import Ask, Run


LOG = """\
- id: example-20261119-aaaa
  received: 2026-11-19 14:05
  channel: comment
  kind: question
  subject: Öppettider i mellandagarna
- id: example-20261120-bbbb
  received: 2026-11-20 09:00
  channel: post
  kind: complaint
  subject: Trasig bokinkastslucka
- id: example-20261118-cccc
  received: 2026-11-18 10:00
  channel: comment
  kind: question
  subject: Lånekort för barn
  actions:
    - {did: forwarded, at: 2026-11-18 11:00, by: "Bibliotekarie, vuxen", to: Skolbiblioteket}
- id: example-20261117-dddd
  received: 2026-11-17 10:00
  channel: comment
  kind: praise
  subject: Tack för sagostunden
  actions:
    - {did: ended, at: 2026-11-17 11:00, by: "Bibliotekarie, vuxen", reason: Beröm}
- id: example-20261116-eeee
  received: 2026-11-16 10:00
  channel: mention
  kind: other
  concerns_us: false
  subject: Om en annan kommuns bibliotek
"""


@pytest.fixture
def log(register: Path) -> Path:
    """Give the base register's library a month of messages."""
    file = register / "messages" / "example" / "2026-11.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(LOG, encoding="utf-8")
    return file


def found(ask: Ask, *words: str, **variables: str) -> dict[str, Any]:
    ran = ask("overdue", "--format", "json", *words, **variables)
    assert ran.err == ""
    answer: dict[str, Any] = json.loads(ran.out)
    return answer


def ids(items: list[dict[str, Any]]) -> list[str]:
    return [item["id"].rpartition("-")[2] for item in items]


@pytest.mark.usefixtures("log")
class TestWhatIsOwed:
    def test_late_worst_first_then_what_is_due_today(self, ask: Ask) -> None:
        """Monday 08.10: cccc was due Thursday 10.00, aaaa Friday 14.05, bbbb is due 09.00."""
        answer = found(ask, "--at", "2026-11-23 08:10")
        assert ids(answer["overdue"]) == ["cccc", "aaaa"]
        assert ids(answer["due_today"]) == ["bbbb"]
        assert answer["due_soon"] == []

    def test_lateness_is_staffed_time(self, ask: Ask) -> None:
        """Friday 14.05 to 17.00 is 2 h 55 min, and Monday 08.00 to 08.10 ten minutes more."""
        late = found(ask, "--at", "2026-11-23 08:10")["overdue"][1]
        assert late["due"] == "2026-11-20T14:05:00+01:00"
        assert late["late_open_seconds"] == (2 * 60 + 55 + 10) * 60

    def test_every_key_of_the_contract(self, ask: Ask, log: Path) -> None:
        late = found(ask, "--at", "2026-11-23 08:10")["overdue"][1]
        assert late == {
            "id": "example-20261119-aaaa",
            "account": "example",
            "platform": "facebook",
            "unit": "kulturforvaltningen",
            "subject": "Öppettider i mellandagarna",
            "state": "open",
            "received": "2026-11-19T14:05:00+01:00",
            "due": "2026-11-20T14:05:00+01:00",
            "late_open_seconds": 11100,
            "left_open_seconds": 0,
            "on_duty": {
                "who": "responsible",
                "role": "Bibliotekarie, vuxen",
                "contact": "biblioteket@exempel.se",
            },
            "file": "registry/messages/example/2026-11.yaml",
            "line": 1,
        }
        assert LOG.split("\n")[late["line"] - 1].startswith("- id: example-20261119")

    def test_at_the_deadline_it_is_still_in_time(self, ask: Ask) -> None:
        on_time = found(ask, "--at", "2026-11-20 14:05")
        assert ids(on_time["overdue"]) == ["cccc"]
        assert "aaaa" in ids(on_time["due_today"])
        late = found(ask, "--at", "2026-11-20 14:05:01")
        assert "aaaa" in ids(late["overdue"])

    def test_within_looks_further_ahead(self, ask: Ask) -> None:
        """Thursday 15.00: bbbb has not come yet; aaaa is due 14.05 tomorrow, 8 h 5 min away."""
        assert ids(found(ask, "--at", "2026-11-19 15:00")["due_soon"]) == []
        day = found(ask, "--at", "2026-11-19 15:00", "--within", "1 working day")
        assert ids(day["due_soon"]) == ["aaaa"]

    def test_today_is_shown_to_its_end_without_asking(self, ask: Ask, log: Path) -> None:
        """Saturday's message is due at Monday's closing, 17.00; Monday's 10.00 on Tuesday 10.00."""
        more = "- {id: example-%s, received: %s, channel: post, kind: question, subject: x}\n"
        saturday = more % ("20261121-ffff", "2026-11-21 14:05")
        log.write_text(saturday + more % ("20261123-gggg", "2026-11-23 07:00"), encoding="utf-8")
        morning = found(ask, "--at", "2026-11-23 08:30")
        assert ids(morning["due_today"]) == ["ffff", "gggg"]
        log.write_text(saturday + more % ("20261123-gggg", "2026-11-23 10:00"), encoding="utf-8")
        assert ids(found(ask, "--at", "2026-11-23 10:00")["due_today"]) == ["ffff"]
        ahead = found(ask, "--at", "2026-11-23 10:00", "--within", "1 working day")
        assert (ids(ahead["due_today"]), ids(ahead["due_soon"])) == (["ffff"], ["gggg"])
        text = ask("overdue", "--at", "2026-11-23 10:00", "--within", "1 working day").out
        assert text.endswith(
            "Inget är sent. 1 ska besvaras i dag. 1 ska besvaras inom 1 arbetsdag.\n"
        )

    def test_a_unit_is_called_by_its_name(self, ask: Ask, log: Path) -> None:
        """P2: not by the id, which has lost its letters."""
        log.write_text(LOG.replace("to: Skolbiblioteket", "to: kulturforvaltningen"), "utf-8")
        said = ask("overdue", "--at", "2026-11-23 08:10").out
        assert "Be Kulturförvaltningen om svaret" in said

    def test_fail(self, ask: Ask) -> None:
        assert ask("overdue", "--fail", "--at", "2026-11-23 08:10").code == 1
        assert ask("overdue", "--at", "2026-11-23 08:10").code == 0
        assert ask("overdue", "--fail", "--at", "2026-11-18 10:00").code == 0

    def test_narrowed_to_accounts_and_units(self, ask: Ask) -> None:
        late = ("--at", "2026-11-23 08:10")
        assert found(ask, "--account", "example", *late)["overdue"]
        assert not found(ask, "--account", "kommunen", *late)["overdue"]
        assert found(ask, "--unit", "kulturforvaltningen", *late)["overdue"]
        for wrong in (("--account", "exampel"), ("--unit", "kultur"), ("--within", "0 hours")):
            ran = ask("overdue", *wrong)
            assert (ran.code, ran.out) == (2, "")

    def test_a_unit_has_the_accounts_of_those_below_it(self, ask: Ask, register: Path) -> None:
        file = register / "accounts" / "example.yaml"
        text = file.read_text("utf-8").replace("unit: kulturforvaltningen", "unit: biblioteket")
        file.write_text(text, "utf-8")
        late = ("--at", "2026-11-23 08:10")
        for unit in ("kulturforvaltningen", "biblioteket"):
            items = found(ask, "--unit", unit, *late)["overdue"]
            assert {item["unit"] for item in items} == {"biblioteket"}
        assert not found(ask, "--unit", "kommunstyrelseforvaltningen", *late)["overdue"]

    def test_text_in_both_languages(self, ask: Ask) -> None:
        swedish = ask("overdue", "--at", "2026-11-23 08:10").out
        assert swedish.startswith("Måndag 23 november 2026 kl. 08.10\n")
        flat = " ".join(swedish.split())
        late = "(3 arbetstimmar och 5 minuter för sent)"
        assert f"Skulle ha besvarats fredag 20 november kl. 14.05 {late}." in flat
        assert "(50 arbetsminuter kvar)." in flat
        assert "I dag svarar Bibliotekarie, vuxen, biblioteket@exempel.se." in swedish
        assert "Be Skolbiblioteket om svaret" in swedish
        assert swedish.endswith("2 meddelanden är sena. 1 ska besvaras i dag.\n")
        assert max(len(line) for line in swedish.split("\n")) <= 80
        english = ask("overdue", "--at", "2026-11-23 08:10", "--lang", "en").out
        flat = " ".join(english.split())
        late = "(3 working hours and 5 minutes late)"
        assert f"Was due Friday 20 November at 14:05 {late}." in flat
        assert "(50 working minutes left)." in flat
        assert "Bibliotekarie, vuxen answers today: biblioteket@exempel.se." in flat
        assert max(len(line) for line in english.split("\n")) <= 80
        markdown = ask("overdue", "-f", "markdown", "--at", "2026-11-23 08:10", "--lang", "en")
        assert f"Was due Friday 20 November at 14:05 {late} |" in markdown.out.replace("\\", "")
        assert english.endswith("2 messages are late. 1 is due today.\n")

    def test_csv_is_read_back(self, ask: Ask, log: Path) -> None:
        log.write_text(
            LOG.replace("Öppettider i mellandagarna", '"=HYPERLINK(1)"'), encoding="utf-8"
        )
        text = ask("overdue", "--format", "csv", "--at", "2026-11-23 08:10").out
        rows = list(csv.DictReader(io.StringIO(text)))
        assert [row["status"] for row in rows] == ["overdue", "overdue", "due_today"]
        assert rows[1]["subject"] == "'=HYPERLINK(1)"
        assert rows[1]["due"] == "2026-11-20 14:05+01:00"
        assert rows[1]["late_open_minutes"] == "185"

    def test_ics_is_read_back(self, ask: Ask) -> None:
        text = ask("overdue", "--format", "ics", "--at", "2026-11-23 08:10").out
        events = Calendar.from_ical(text).walk("VEVENT")
        assert [str(event["uid"]) for event in events] == [
            "example-20261118-cccc@socialpolicy",
            "example-20261119-aaaa@socialpolicy",
            "example-20261120-bbbb@socialpolicy",
        ]
        assert events[1].decoded("dtstart").isoformat() == "2026-11-20T13:05:00+00:00"
        # RFC 5545, 3.8.2.2: an end must be later than the start, so a moment has none.
        assert "DTEND" not in text

    def test_markdown_is_a_table_a_group(self, ask: Ask) -> None:
        text = ask("overdue", "--format", "markdown", "--at", "2026-11-23 08:10").out
        assert text.count("| --- | --- | --- | --- | --- |\n") == 2
        assert "2 meddelanden är sena. 1 ska besvaras i dag." in text


def absent(register: Path, *who: str) -> None:
    file = register / "accounts" / "example.yaml"
    entries = ", ".join(f"{{who: {name}, from: 2026-11-23, to: 2026-11-24}}" for name in who)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("absences: []", f"absences: [{entries}]"), encoding="utf-8")


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize(
    ("at", "away", "who", "role"),
    [
        ("2026-11-22 12:00", ["responsible"], "responsible", "Bibliotekarie, vuxen"),
        ("2026-11-23 08:10", ["responsible"], "deputy", "Bibliotekarie, barn"),
        ("2026-11-24 23:59", ["responsible"], "deputy", "Bibliotekarie, barn"),
        ("2026-11-25 00:00", ["responsible"], "responsible", "Bibliotekarie, vuxen"),
        ("2026-11-23 08:10", ["deputy"], "responsible", "Bibliotekarie, vuxen"),
        ("2026-11-23 08:10", ["responsible", "deputy"], None, None),
    ],
)
def test_absence_moves_the_duty(
    ask: Ask, register: Path, at: str, away: list[str], who: str | None, role: str | None
) -> None:
    absent(register, *away)
    duty = found(ask, "--at", at)["overdue"][0]["on_duty"]
    assert (duty["who"], duty["role"]) == (who, role)


@pytest.mark.usefixtures("log")
def test_nobody_on_duty_is_said_loudly(ask: Ask, register: Path) -> None:
    absent(register, "responsible", "deputy")
    assert "INGEN SVARAR I DAG" in ask("overdue", "--at", "2026-11-23 08:10").out


def test_nothing_owed(ask: Ask) -> None:
    ran = ask("overdue")
    assert ran.code == 0
    assert "Inget är sent, och inget ska besvaras i dag eller inom 2 arbetstimmar." in ran.out


def test_a_log_that_cannot_be_read_is_named(ask: Ask, log: Path) -> None:
    log.write_text(LOG + "- {id: x\n", encoding="utf-8")
    ran = ask("overdue", "--at", "2026-11-23 08:10")
    assert ran.code == 0
    assert "registry/messages/example/2026-11.yaml" in ran.out
    assert found(ask)["unread"] == ["registry/messages/example/2026-11.yaml"]


def test_one_bad_entry_hides_no_other(ask: Ask, log: Path) -> None:
    log.write_text(LOG.replace("kind: complaint", "kind: klagomål"), encoding="utf-8")
    answer = found(ask, "--at", "2026-11-23 08:10")
    assert ids(answer["overdue"]) == ["cccc", "aaaa"]
    assert answer["unread"] == ["registry/messages/example/2026-11.yaml"]


class TestTheCache:
    """It costs time and never truth."""

    AT = ("--at", "2026-11-23 08:10")

    def cache(self, tmp_path: Path) -> Path:
        [file] = (tmp_path / "cache").glob("*.json")
        return file

    def test_the_second_answer_is_the_first(self, ask: Ask, log: Path, tmp_path: Path) -> None:
        first = found(ask, *self.AT)
        kept = self.cache(tmp_path).read_bytes()
        assert found(ask, *self.AT) == first
        assert self.cache(tmp_path).read_bytes() == kept

    def test_a_changed_file_is_read_again(self, ask: Ask, log: Path) -> None:
        found(ask, *self.AT)
        log.write_text(LOG.replace("2026-11-19 14:05", "2026-11-19 15:05"), encoding="utf-8")
        assert found(ask, *self.AT)["overdue"][1]["due"] == "2026-11-20T15:05:00+01:00"

    def test_a_removed_file_is_forgotten(self, ask: Ask, log: Path) -> None:
        found(ask, *self.AT)
        log.unlink()
        assert found(ask, *self.AT)["overdue"] == []

    def test_the_same_size_and_time_fool_nobody(self, ask: Ask, log: Path) -> None:
        found(ask, *self.AT)
        status = log.stat()
        log.write_text(LOG.replace("mellandagarna", "mellandagarnA"), encoding="utf-8")
        os.utime(log, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert found(ask, *self.AT)["overdue"][1]["subject"].endswith("mellandagarnA")

    @pytest.mark.parametrize(
        "damage",
        [b"", b"\x00\xff", b"{}", b"abc\n{}", b"0" * 100_000],
        ids=["empty", "bytes", "no-digest", "wrong-digest", "long"],
    )
    def test_damage_is_not_believed(
        self, ask: Ask, log: Path, tmp_path: Path, damage: bytes
    ) -> None:
        first = found(ask, *self.AT)
        self.cache(tmp_path).write_bytes(damage)
        assert found(ask, *self.AT) == first

    def kept(self, tmp_path: Path) -> dict[str, Any]:
        value: dict[str, Any] = json.loads(self.cache(tmp_path).read_text().partition("\n")[2])
        return value

    def put(self, tmp_path: Path, text: str) -> None:
        """Put something in the place of what is kept, with the digest that it should have."""
        digest = sha256(text.encode()).hexdigest()
        self.cache(tmp_path).write_text(f"{digest}\n{text}", encoding="utf-8")

    @pytest.mark.parametrize(
        "crafted",
        [
            5,
            [],
            ["{digest}"],
            {},
            ["{digest}", None],
            ["{digest}", "text"],
            ["{digest}", {"waiting": "text", "whole": True}],
            ["{digest}", {"waiting": [[1, 2, 3, {"id": "x"}]], "whole": True}],
            ["{digest}", {"waiting": [[1, 2, 3]], "whole": True}],
            ["{digest}", {"unit": 5, "id": []}],
        ],
    )
    def test_what_does_not_fit_is_not_believed(
        self, ask: Ask, log: Path, tmp_path: Path, crafted: object
    ) -> None:
        first = found(ask, *self.AT)
        kept = self.kept(tmp_path)
        for path, (digest, _) in kept["files"].items():
            text = json.dumps(crafted).replace("{digest}", digest)
            kept["files"][path] = json.loads(text)
        self.put(tmp_path, json.dumps(kept))
        assert found(ask, *self.AT) == first

    @pytest.mark.parametrize("text", ["[" * 200_000, "5", "[]", "NaN", "9" * 5000, '{"files": 5}'])
    def test_json_of_another_shape_is_not_believed(
        self, ask: Ask, log: Path, tmp_path: Path, text: str
    ) -> None:
        first = found(ask, *self.AT)
        self.put(tmp_path, text)
        assert found(ask, *self.AT) == first

    def test_a_huge_file_is_not_read(self, ask: Ask, log: Path, tmp_path: Path) -> None:
        first = found(ask, *self.AT)
        os.truncate(self.cache(tmp_path), 700 * 2**20)
        assert found(ask, *self.AT) == first
        assert self.cache(tmp_path).stat().st_size < 2**20

    @pytest.mark.parametrize("mode", [0o777, 0o770])
    def test_a_folder_that_others_may_write_in_is_not_used(
        self, ask: Ask, log: Path, tmp_path: Path, mode: int
    ) -> None:
        first = found(ask, *self.AT)
        kept = self.kept(tmp_path)
        for each in kept["files"].values():
            each[1] = {"waiting": [], "whole": True} if "waiting" in each[1] else each[1]
        self.put(tmp_path, json.dumps(kept))
        assert found(ask, *self.AT)["overdue"] == []  # it is the user's own: nobody else's doing
        (tmp_path / "cache").chmod(mode)
        assert found(ask, *self.AT) == first

    @pytest.mark.parametrize("command", ["overdue", "calendar", "log-message", "check"])
    @pytest.mark.parametrize("place", ["nobody's home", "a path that is too long"])
    def test_a_folder_that_is_not_to_be_had(
        self, ask: Ask, log: Path, monkeypatch: pytest.MonkeyPatch, command: str, place: str
    ) -> None:
        def none(*_: object, **__: object) -> Path:
            raise RuntimeError

        monkeypatch.setattr("platformdirs.user_cache_path", none)
        monkeypatch.setattr("platformdirs.user_state_path", none)
        words = {
            "calendar": ("calendar", "2031"),  # a year that is not frozen
            "log-message": (
                "log-message", "example", "--kind", "question", "--channel", "comment",
                "--subject", "Öppettider i jul", "--yes",
            ),
        }.get(command, (command,))  # fmt: skip
        own = "x" * 5000 if place == "a path that is too long" else None
        ran = ask(*words, SOCIALPOLICY_CACHE=own)
        assert ran.code == (command == "check"), ran.err

    def test_one_flipped_bit_is_not_believed(self, ask: Ask, log: Path, tmp_path: Path) -> None:
        first = found(ask, *self.AT)
        file = self.cache(tmp_path)
        file.write_bytes(file.read_bytes().replace("Öppettider".encode(), b"Oppettider"))
        assert found(ask, *self.AT) == first

    def test_a_folder_that_cannot_be_written(self, ask: Ask, log: Path, tmp_path: Path) -> None:
        blocked = tmp_path / "blocked"
        blocked.write_text("a file stands where the folder should be")
        assert ids(found(ask, *self.AT, SOCIALPOLICY_CACHE=str(blocked))["overdue"]) == [
            "cccc",
            "aaaa",
        ]

    def test_a_pipe_in_its_place_is_not_waited_for(
        self, ask: Ask, log: Path, tmp_path: Path
    ) -> None:
        first = found(ask, *self.AT)
        file = self.cache(tmp_path)
        file.unlink()
        os.mkfifo(file)
        assert found(ask, *self.AT) == first
        assert file.is_file()

    def test_processes_that_share_it_all_tell_the_truth(self, run: Run, log: Path) -> None:
        """Three at a time find none, then what one of them left, of a log since changed."""

        def subjects(_: int) -> list[str]:
            ran = run("overdue", "--format", "json", *self.AT)
            assert ran.stderr == ""
            return [message["subject"] for message in json.loads(ran.stdout)["overdue"]]

        with ThreadPoolExecutor(3) as pool:
            for subject in ("Öppettider i mellandagarna", "Öppettider i påsk"):
                log.write_text(LOG.replace("Öppettider i mellandagarna", subject), encoding="utf-8")
                truth = ["Lånekort för barn", subject]
                assert list(pool.map(subjects, range(3))) == [truth] * 3

    def test_it_never_lies_in_the_register(self, ask: Ask, register: Path, log: Path) -> None:
        before = sorted(register.parent.rglob("*"))
        found(ask, *self.AT)
        assert sorted(register.parent.rglob("*")) == before


def commands(out: str) -> list[list[str]]:
    """Give the words of every command that a list names, as a shell would divide them."""
    named = [line.strip().partition("Kör: ") for line in out.splitlines()]
    return [shlex.split(command) for _, mark, command in named if mark]


@pytest.mark.usefixtures("log")
class TestTheCommandToRun:
    def test_it_enters_what_was_done(self, ask: Ask, log: Path) -> None:
        """Advertising is to be removed, says the policy; what was forwarded is answered."""
        log.write_text(LOG.replace("kind: complaint", "kind: advertising"), "utf-8")
        at = ("--at", "2026-11-23 08:10")
        assert commands(ask("overdue", *at, SOCIALPOLICY_LANG="sv").out) == [
            ["socialpolicy", "answer-message", "example-20261118-cccc"],
            ["socialpolicy", "answer-message", "example-20261119-aaaa"],
            ["socialpolicy", "remove-message", "example-20261120-bbbb"],
        ]
        english = ask("overdue", *at, SOCIALPOLICY_LANG="en").out
        assert "    Run: socialpolicy answer-message example-20261118-cccc\n" in english

    @pytest.mark.parametrize(
        "id", ["två ord", "it's", "a; rm -rf ~", "$(id)", "-x", "--at", "å" * 70, "[bold]", "{id}"]
    )
    def test_a_shell_hands_on_the_very_id(self, id: str, ask: Ask, log: Path) -> None:
        log.write_text(
            LOG.replace("id: example-20261119-aaaa", f"id: {json.dumps(id, ensure_ascii=False)}"),
            "utf-8",
        )
        out = ask("overdue", "--at", "2026-11-23 08:10", SOCIALPOLICY_LANG="sv").out
        [_, (program, *words), _] = commands(out)
        assert program == "socialpolicy"
        done = ("--done", "2026-11-23 08:00", "--at", "2026-11-23 08:10", "--record", "minor")
        ran = ask(words[0], *done, "--dry-run", *words[1:], SOCIALPOLICY_LANG="sv")
        assert ran.err.count("did: answered") + ran.out.count("did: answered") == 1

    def test_it_names_a_register_that_was_given(
        self, ask: Ask, register: Path, tmp_path: Path
    ) -> None:
        there = tmp_path / "den andra" / "mapp"
        shutil.copytree(register, there)
        (tmp_path / "tom").mkdir()
        at = ("--at", "2026-11-23 08:10")
        given = ("--registry", str(there))
        out = ask("overdue", *at, *given, cwd=tmp_path / "tom", SOCIALPOLICY_LANG="sv").out
        assert "\n    Kör: socialpolicy --registry '" in out
        for _, *words in commands(out):
            assert words[:2] == list(given)
            ran = ask(*words, "--record", "minor", "--dry-run", *at, cwd=tmp_path / "tom")
            assert ran.code == 0
