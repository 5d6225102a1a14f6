"""Each sentence of the README about what is refused or found, and that it is so.

The sentences are quoted, and have to be there: whoever changes one looks here too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.commands.conftest import Answer, Ask
from tests.places import SAMPLE

ROOT = Path(__file__).parents[2]
README = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
LOGGING = ("log-message", "example", "--received", "2026-11-20 10:00", "--subject")
Promise = Callable[[Ask, Path], None]


def account(register: Path) -> Path:
    return register / "accounts" / "example.yaml"


def without_deputy(register: Path) -> None:
    text = account(register).read_text("utf-8")
    account(register).write_text(re.sub(r"(?m)^deputy:\n(  .*\n)+", "", text), "utf-8")


def appended(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def codes(ask: Ask, *words: str) -> list[str]:
    found = json.loads(ask("check", "--format", "json", *words).out)
    return [each["code"] for each in found["findings"]]


def logged(register: Path) -> list[Path]:
    return list((register / "messages").rglob("*.yaml"))


def found_quoted_and_pointed_at(ask: Ask, register: Path) -> None:
    without_deputy(register)
    said = ask("check", "--select", "A14")
    assert said.code == 1
    assert " --> registry/accounts/example.yaml:1:5" in said.out
    assert "policyn: ”" in said.out
    assert "gör så här:" in said.out


def warnings_by_now_and_never_errors(ask: Ask, _register: Path) -> None:
    late = ("check", "--at", "2027-06-01", "--format", "json")
    found = json.loads(ask(*late, SOCIALPOLICY_REGISTRY=str(SAMPLE)).out)
    assert {"M03", "M16"} <= {each["code"] for each in found["findings"]}
    assert found["summary"]["error"] == 0


def errors_are_refused(ask: Ask, register: Path) -> None:
    said = ask("log-message", "example", "--subject", "Lyktan", "--received", "2027-01-01 10:00")
    assert said.code != 0
    assert logged(register) == []


def nothing_is_written(ask: Ask, register: Path) -> None:
    said = ask(*LOGGING, "Lyktan", "--dry-run")
    assert (said.code, "subject: Lyktan" in said.out + said.err) == (0, True)
    assert logged(register) == []


def written_though_the_check_warns(ask: Ask, register: Path) -> None:
    # Somebody who may not log in has confirmed the banner, which A18 warns of.
    confirming = ("confirm-banner", "example", "--by", "Redaktör", "--confirmed", "2026-11-20",
                  "--yes")  # fmt: skip
    before = account(register).read_text("utf-8")
    said = ask(*confirming)
    assert (said.code, "varning[A18]" in said.err) == (1, True)
    assert account(register).read_text("utf-8") == before
    assert ask(*confirming, "--despite-findings").code == 0
    assert "Redaktör" in account(register).read_text("utf-8")
    # An error still stops it: the picture was changed after the banner was confirmed.
    before = account(register).read_text("utf-8")
    later = ("--picture-changed", "2026-11-21", "--despite-findings")
    said = ask(*confirming, *later)
    assert (said.code, "fel[A17]" in said.err) == (1, True)
    assert account(register).read_text("utf-8") == before


def plain_yaml(ask: Ask, register: Path) -> None:
    whole = account(register).read_text("utf-8")
    for odd in ("name: &a Biblioteket", "name: !!str Biblioteket"):
        account(register).write_text(re.sub("(?m)^name: .*$", odd, whole), "utf-8")
        assert "Y04" in codes(ask)
    account(register).write_text(f"{whole}---\nid: another\n", "utf-8")
    assert "Y04" in codes(ask)


def people_are_kept_out(ask: Ask, register: Path) -> None:
    for subject in (
        "Ring 070-174 06 58",
        "Skriv till fragare@mail.exempel",
        "Se https://www.facebook.com/nagon.annan",
        "Fråga från @nagon_annan",
        "Gäller 19900101-2385",
    ):
        assert ask(*LOGGING, subject).code != 0, subject
    assert logged(register) == []


def settled_stays_so(ask: Ask, register: Path) -> None:
    at = {"SOCIALPOLICY_NOW": "2026-11-20 12:00"}
    id = ask(*LOGGING, "Lyktan", **at).out.split("\n")[0]
    assert ask("answer-message", id, "--record", "minor", **at).code == 0
    before = logged(register)[0].read_text("utf-8")
    assert ask("answer-message", id, **at).code != 0 or before == logged(register)[0].read_text()
    assert logged(register)[0].read_text("utf-8") == before
    again = ("reopen-message", id, "--reason", "Frågan kom igen", "--by", "Bibliotekarie, vuxen")
    assert ask(*again, SOCIALPOLICY_NOW="2026-11-20 13:00").code == 0
    assert "did: reopened" in logged(register)[0].read_text("utf-8")


def a_rule_is_turned_off_with_a_reason(ask: Ask, register: Path) -> None:
    without_deputy(register)
    policy = register / "policy.yaml"
    whole, none = policy.read_text("utf-8"), "rules: {off: {}, severity: {}}"
    assert none in whole

    def says(rules: str) -> set[str]:
        policy.write_text(whole.replace(none, f"rules: {{{rules}}}"), "utf-8")
        return set(codes(ask))

    assert "A14" in says("")
    assert "A14" not in says("off: {A14: Nämnden prövar frågan}")
    assert {"A14", "Y03"} <= says("off: {A14: x}")
    assert "A14" in says("severity: {A14: warning}")
    assert ask("check").code == 0


def a_file_that_is_gone_counts(ask: Ask, register: Path) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [each["always_run"] for each in hooks if each["id"] == "socialpolicy-check"] == [True]
    (register / "organisation.yaml").unlink()
    assert codes(ask)


def due(ask: Ask, platform: str, received: str) -> str:
    ran: Answer = ask("deadline", platform, received, "--format", "json")
    return str(json.loads(ran.out)["due"])[:16]


def four_hours(ask: Ask, _register: Path) -> None:
    assert due(ask, "x", "2026-11-20 15:00") == "2026-11-23T10:00"


def one_working_day(ask: Ask, _register: Path) -> None:
    assert due(ask, "facebook", "2026-11-20 14:00") == "2026-11-23T14:00"


def a_saturday(ask: Ask, _register: Path) -> None:
    assert due(ask, "facebook", "2026-11-21 12:00") == "2026-11-23T17:00"


def a_frozen_year_stays(ask: Ask, register: Path) -> None:
    # The year's file says which days are holidays, even where a library would say otherwise.
    year = register / "calendar" / "2026.yaml"
    text = year.read_text("utf-8")
    year.write_text(text.replace("  2026-01-01:", "  2026-11-23: En annan dag\n  2026-01-01:"))
    assert due(ask, "facebook", "2026-11-21 12:00") == "2026-11-24T17:00"


def passwords_are_found(ask: Ask, register: Path) -> None:
    text = account(register).read_text("utf-8")
    text = re.sub("kept_in: .*", 'kept_in: "Pärmen, lösenord: Exempel-2026"', text)
    account(register).write_text(text, "utf-8")
    assert "R01" in codes(ask)
    assert "Exempel-2026" not in ask("check").out


def a_log_elsewhere(ask: Ask, register: Path) -> None:
    appended(register / "policy.yaml", "messages: ../private\n")
    assert "P10" in codes(ask)
    for command in (("overdue",), ("today",), (*LOGGING, "Lyktan")):
        said = ask(*command)
        assert (said.code, "Loggen ska finnas i private" in said.err) == (2, True)


def history_and_gaps_in_settings(ask: Ask, register: Path) -> None:
    # The base register's sentence about Facebook names one working day as its target.
    policy = register / "policy.yaml"
    whole = policy.read_text("utf-8")
    start = whole.index("response_times:")
    end = re.compile(r"(?m)^\w").search(whole, start + 1)
    assert end is not None
    slow = "response_times:\n- {default: 1 working day}\n- {from: 2026-11-01, default: 4 hours}\n"
    policy.write_text(whole[:start] + slow + whole[end.start() :], "utf-8")
    assert due(ask, "facebook", "2026-10-27 09:00") == "2026-10-28T09:00"
    assert due(ask, "facebook", "2026-11-10 09:00") == "2026-11-10T13:00"
    long = "response_times: {default: 30 working days}\n"
    policy.write_text(whole[:start] + long + whole[end.start() :], "utf-8")
    assert "P09" in codes(ask)
    policy.write_text(re.sub(r"(?m)^coordinator: .*\n", "", whole), "utf-8")
    assert "P10" in codes(ask)
    policy.write_text(whole, "utf-8")
    text = account(register).read_text("utf-8")
    account(register).write_text(text.replace("role: Kulturchef,", "role: Anna Provsson,"), "utf-8")
    month = register / "messages" / "example" / "2026-11.yaml"
    month.parent.mkdir(parents=True)
    month.write_text(
        "- id: example-20261120-aaaa\n  channel: comment\n  received: 2026-11-20 10:00\n"
        "  kind: praise\n  subject: Anna Provsson tackar för sagostunden\n",
        "utf-8",
    )
    assert {"A29", "M19"} <= set(codes(ask))


def other_exit_codes(ask: Ask, _register: Path) -> None:
    said = ask("check", "--registry", "nowhere")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


def a_day_is_its_end(ask: Ask, _register: Path) -> None:
    said = json.loads(ask("overdue", "--format", "json", "--at", "2026-12-24").out)
    assert said["as_of"] == "2026-12-24T23:59:59+01:00"


def a_line_for_each_thing(ask: Ask, register: Path) -> None:
    before = account(register).read_text("utf-8")
    said = ask("close-account", "example")
    assert (said.code, said.out) == (2, "")
    for option in ("--on", "--manager-role", "--coordinator-informed"):
        assert sum(option in line for line in said.err.splitlines()) == 1
    assert account(register).read_text("utf-8") == before


def json_in_either_language(ask: Ask, register: Path) -> None:
    for language, closed in (("sv", "lördag"), ("en", "Saturday")):
        asked = ("--lang", language, "deadline", "x", "2026-11-20 16:00", "--format", "json")
        told = json.loads(ask(*asked).out)
        assert told["received"] == "2026-11-20T16:00:00+01:00"
        assert told["days"][1] == {"date": "2026-11-21", "closed": closed}
    # A working day from Friday at ten is over on Monday at ten, and 11.30 is 90 minutes after that.
    log = register / "messages" / "example" / "2026-11.yaml"
    log.parent.mkdir(parents=True)
    log.write_text(
        "- id: example-20261120-aaaa\n  channel: comment\n  received: 2026-11-20 10:00\n"
        "  kind: question\n  subject: Lyktan\n",
        "utf-8",
    )
    told = json.loads(ask("overdue", "--format", "json", "--at", "2026-11-23 11:30").out)
    assert [each["late_open_seconds"] for each in told["overdue"]] == [90 * 60]
    told = json.loads(ask("overdue", "--format", "json", "--at", "2026-11-23 09:30").out)
    assert [each["left_open_seconds"] for each in told["due_today"]] == [30 * 60]
    log.write_text("- id: [\n", "utf-8")
    told = json.loads(ask("overdue", "--format", "json").out)
    assert [Path(each).name for each in told["unread"]] == ["2026-11.yaml"]


PROMISES: dict[str, Promise] = {
    "reads the folder, finds what the policy does not allow, quotes the policy's own sentence and "
    "points at the line": found_quoted_and_pointed_at,
    "accounts that nobody has watched since then and messages that nobody has answered are "
    "warnings by now, though never errors": warnings_by_now_and_never_errors,
    "They judge the change with the rules of `check` and refuse an error.": errors_are_refused,
    "`--dry-run` shows the change and writes nothing": nothing_is_written,
    "`--despite-findings` writes an account although the check "
    "warns.": written_though_the_check_warns,
    "The YAML is plain: no anchors, tags or second documents.": plain_yaml,
    "people's numbers, addresses, links and user names are refused": people_are_kept_out,
    "What is answered, removed or ended stays so until it is reopened.": settled_stays_so,
    "There you also turn a rule off, with the reason, or change its "
    "severity.": a_rule_is_turned_off_with_a_reason,
    "one account can be wrong because of another, or because a file is "
    "gone": a_file_that_is_gone_counts,
    "is due on Monday at 10.00.": four_hours,
    "Friday 14.00 is due on Monday 14.00.": one_working_day,
    "Saturday is due on Monday 17.00.": a_saturday,
    "A year that is written down in `calendar/` is never computed again": a_frozen_year_stays,
    "Passwords never belong in a register": passwords_are_found,
    "`check` says that it was not tried, and the commands that need it refuse.": a_log_elsewhere,
    "and of what looks like a person's name in an account (A29) or in the log "
    "(M19).": history_and_gaps_in_settings,
    "The command could not do its work. One sentence on standard error says why and what to "
    "do": other_exit_codes,
    "or a line for each thing that is missing": a_line_for_each_thing,
    "a day alone is the end of that day": a_day_is_its_end,
    "Keys and codes are English, words follow `--lang`, and times have their offset. In `overdue`, "
    "`late_open_seconds` and `left_open_seconds` count staffed time, and `unread` lists files that "
    "could not be read.": json_in_either_language,
}


@pytest.mark.parametrize("sentence", PROMISES)
def test_what_the_readme_promises_is_so(sentence: str, ask: Ask, register: Path) -> None:
    assert sentence in README
    PROMISES[sentence](ask, register)
