"""What the rules of the log hold together: silence on what is not known, and no value given away.

Each rule's own cases are files under `rules/`.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.finding import Finding
from socialpolicy.formats import FORMATS, render
from socialpolicy.lint.run import judge
from socialpolicy.register.log import Log
from socialpolicy.register.model_paths import bare_type
from socialpolicy.register.models.field_types import RegisterModel
from socialpolicy.register.models.message import Action, Message, Preserved, Record
from socialpolicy.register.months import Month
from socialpolicy.register.reader import read_register
from socialpolicy.register.timeline import log_message
from socialpolicy.rules.messages.personal_data import _texts
from socialpolicy.schedule import Schedule
from socialpolicy.sensitive import suspicious
from socialpolicy.source import Source
from socialpolicy.storage.files import FileEntry, FileKind
from socialpolicy.text import Language
from socialpolicy.yaml import Place, read
from tests.places import BASE_REGISTRY

NEVER_OPEN = Schedule("Europe/Stockholm", [()] * 7)
SUNDAY = "2026-11-22 12:00+01:00"

# Late by everybody's clock: overdue, answered late, forwarded long ago, and adrift by day.
LATE = """\
- {id: open, received: 2026-11-02 10:00, channel: comment, kind: question, subject: Öppettider}
- {id: late, received: 2026-11-02 10:00, channel: comment, kind: question, subject: Öppettider,
   actions: [{did: answered, at: 2026-11-20 10:00}], record: {decision: minor}}
- {id: sent, received: 2026-11-02 10:00, channel: comment, kind: question, subject: Öppettider,
   actions: [{did: forwarded, at: 2026-11-02 11:00, to: kulturforvaltningen}]}
"""

Judge = Callable[..., list[Finding]]


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Judge:
    """Judge the base register with some files written anew, given by their paths."""
    monkeypatch.chdir(tmp_path)

    def run(files: dict[str, str], as_of: str = SUNDAY) -> list[Finding]:
        shutil.rmtree("registry", ignore_errors=True)
        shutil.copytree(BASE_REGISTRY, "registry")
        for path, text in files.items():
            file = Path("registry") / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        register = read_register(Path("registry"), datetime.fromisoformat(as_of))
        return list(judge(register).findings)

    return run


def base(path: str) -> str:
    return (BASE_REGISTRY / path).read_text(encoding="utf-8")


def codes(findings: list[Finding]) -> list[str]:
    return sorted(finding.rule.code for finding in findings)


def test_what_is_late_is_told_by_three_rules(found: Judge) -> None:
    late = found({"messages/example/2026-11.yaml": LATE})
    assert codes(late) == ["M03", "M03", "M04", "M06"]


def test_nothing_is_late_by_an_account_that_cannot_be_understood(found: Judge) -> None:
    # The account is there, so its log is not adrift; which response time it has is not known.
    broken = {"accounts/example.yaml": "id: [\n", "messages/example/2026-11.yaml": LATE}
    assert set(codes(found(broken))) == {"Y01", "M06"}


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("policy.yaml", base("policy.yaml") + "working_time: nio till fem\n", "Y02"),
        ("policy.yaml", base("policy.yaml").replace("x: 4 hours", "x: fyra timmar"), "Y03"),
        ("calendar/2026.yaml", "year: 2026\nclosed: alla dagar\n", "Y03"),
        ("calendar/2026.yaml", "year: [\n", "Y01"),
    ],
)
def test_nothing_is_late_by_working_time_that_cannot_be_understood(
    found: Judge, path: str, text: str, code: str
) -> None:
    account = base("accounts/example.yaml").replace("watched: 2026-11-20", "watched: 2026-11-02")
    account = account.replace(
        "absences: []",
        "absences: [{who: responsible, from: 2026-12-01, to: 2026-12-02},"
        " {who: deputy, from: 2026-12-01, to: 2026-12-02}]",
    )
    others = {"accounts/example.yaml": account, "messages/example/2026-11.yaml": LATE}
    late = {"M03", "M04", "M06", "A28"}
    assert late <= set(codes(found(others)))
    assert late.isdisjoint(codes(found({**others, path: text})))
    assert code in codes(found({**others, path: text}))


def test_the_one_who_answers_is_named_also_without_an_address(found: Judge) -> None:
    def advice(account: str) -> str:
        files = {"messages/example/2026-11.yaml": LATE, "accounts/example.yaml": account}
        overdue = next(each for each in found(files) if each.rule.code == "M03")
        assert overdue.help
        return overdue.help.in_language(Language.ENGLISH).partition(".")[0]

    account = base("accounts/example.yaml")
    nowhere = account.replace("  contact: biblioteket@exempel.se\n", "")
    away = "absences: [{who: responsible, from: 2026-11-22, to: 2026-11-22}]"
    assert advice(nowhere) == "The one who answers today is Bibliotekarie, vuxen (responsible)"
    assert (
        advice(nowhere.replace("absences: []", away))
        == "The one who answers today is Bibliotekarie, barn (deputy)"
    )


HOSTILE_TIMES = (
    "1900-01-01 00:00",
    "1900-01-01 00:00+14:00",
    "2199-12-31 23:59",
    "2199-12-31 23:59-14:00",
    "2026-03-29 02:30",
    "2026-10-25 02:30",
    "2026-11-20 10:00",
)


@pytest.mark.parametrize("as_of", ["1900-01-01 12:00+00:00", SUNDAY, "2199-12-31 12:00+00:00"])
@pytest.mark.parametrize("week", ["{}", "{mon: 00:00-00:01}", "{sun: 00:00-24:00}"])
def test_no_time_and_no_week_is_too_much(found: Judge, as_of: str, week: str) -> None:
    text = ""
    for number, time in enumerate(HOSTILE_TIMES):
        for other, done in enumerate(HOSTILE_TIMES):
            text += (
                f"- {{id: {number}-{other}, received: {time}, channel: comment, kind: question,"
                f" subject: Öppettider, actions: [{{did: forwarded, at: {done}, to: biblioteket}},"
                f" {{did: answered, at: {time}}}, {{did: reopened, at: {done}}}]}}\n"
            )
    policy = base("policy.yaml")
    start = policy.index("  week: ")
    policy = policy[:start] + f"  week: {week}\n" + policy[policy.index("\n", start) + 1 :]
    findings = found({"policy.yaml": policy, "messages/example/2026-11.yaml": text}, as_of)
    assert {"M02"} <= set(codes(findings))


@pytest.mark.parametrize(
    "value",
    ["070-174 06 05", "18900101-9802", "anna@example.com", "@lisa_i_skogen"],
)
@pytest.mark.parametrize("name", FORMATS)
def test_no_format_gives_personal_data_away(found: Judge, value: str, name: str) -> None:
    entry = (
        f"- {{id: x, received: 2026-11-02 10:00, channel: direct-message,"
        f' kind: question, subject: "Ring {value} nu",\n'
        f'   actions: [{{did: forwarded, at: 2026-11-02 11:00, to: "Den som har {value}"}}]}}\n'
    )
    findings = found({"messages/example/2026-11.yaml": entry})
    assert {"M03", "M06", "M14"} <= set(codes(findings))
    register = read_register(Path("registry"), datetime.fromisoformat(SUNDAY))
    verdict = judge(register)
    for language in Language:
        shown = render(name, verdict, language)
        for part in (value, json.dumps(value)[1:-1], value.rpartition(" ")[2]):
            assert part not in shown


@given(st.lists(st.text("0123456789 -+@/.;:aår(", max_size=14), min_size=1, max_size=6))
def test_texts_are_as_suspicious_together_as_apart(texts: list[str]) -> None:
    # What is suspicious alone is suspicious in its company, so one look is enough.
    if any(map(suspicious, texts)):
        assert suspicious(";".join(texts))


def test_every_text_of_an_entry_is_looked_at() -> None:
    written = {
        (model, name)
        for model in (Message, Action, Record, Preserved)
        for name, field in model.model_fields.items()
        if bare_type(field.annotation) is str
    }
    words = {place: f"text{number}" for number, place in enumerate(sorted(written, key=str))}

    def texts(model: type[RegisterModel]) -> dict[str, str]:
        return {name: word for (owner, name), word in words.items() if owner is model}

    preserved = {"on": "2026-11-20", **texts(Preserved)}
    action = {"did": "ended", "at": "2026-11-20 10:00", "preserved": preserved, **texts(Action)}
    message: dict[str, object] = {
        "received": "2026-11-20 10:00",
        "channel": "comment",
        "kind": "praise",
        "actions": [{"did": "hidden", "at": "2026-11-20 09:00"}, action],
        "record": {"decision": "minor", **texts(Record)},
        **texts(Message),
    }
    model = Message.model_validate(message)
    looked_at = set(words.values()) - {words[Message, "id"], words[Action, "of"]}
    assert len(looked_at) == 10
    logged = log_message(model, Place(read(Source("log.yaml", b"[]")), ()), "x", NEVER_OPEN)
    log = Log("x", "2026-11", FileEntry("x/2026-11.yaml", FileKind.FILE, Source("log.yaml", b"")))
    assert Month(log, (logged,)).texts == looked_at
    assert {text for _, text in _texts(logged)} == looked_at


TOKEN = "ghp_" + "a1B2" * 9
"""As GitHub writes its tokens: `ghp_` and 36 letters and digits."""

WITH_TOKENS = f"""\
- id: {TOKEN}
  received: 2026-11-20 10:00
  channel: comment
  kind: question
  subject: {TOKEN}
  reference: {TOKEN}
  concerns_us: false
  concerns_us_reason: {TOKEN}
  actions:
    - did: removed
      at: 2026-11-20 11:00
      by: {TOKEN}
      ground: other-law
      law: {TOKEN}
      author_told: {TOKEN}
      preserved: {{on: 2026-11-20, reference: {TOKEN}}}
    - {{did: reopened, at: 2026-11-20 12:00, reason: {TOKEN}}}
    - {{did: forwarded, at: 2026-11-20 12:30, to: {TOKEN}}}
    - {{did: ended, at: 2026-11-20 13:00, why: duplicate, of: {TOKEN}}}
  record: {{decision: registered, number: {TOKEN}}}
  corrections:
    - {{path: subject, was: {TOKEN}, by: Kommunikatör, on: 2026-11-21, reason: Fel ord då}}
    - {{path: subject, was: Annat, by: {TOKEN}, on: 2026-11-21, reason: Fel ord då}}
    - {{path: subject, was: Annat, by: Kommunikatör, on: 2026-11-21, reason: {TOKEN}}}
"""


@pytest.mark.parametrize("place", range(WITH_TOKENS.count(TOKEN)))
def test_a_secret_is_found_wherever_an_entry_has_it(found: Judge, place: int) -> None:
    # Nothing else of the entry is one, so the file is looked through for this one's sake.
    words = iter(f"ord{number}" for number in range(WITH_TOKENS.count(TOKEN)))
    before, *parts = WITH_TOKENS.split(TOKEN)
    for number, part in enumerate(parts):
        before += (TOKEN if number == place else next(words)) + part
    secrets = [
        each for each in found({"messages/example/2026-11.yaml": before}) if each.rule.code == "R01"
    ]
    (line,) = (number for number, text in enumerate(before.split("\n"), 1) if TOKEN in text)
    assert [each.label.span.line for each in secrets] == [line]


def test_a_secret_is_found_in_a_comment_of_the_log(found: Judge) -> None:
    text = LATE.replace("- {id: late", f"# {TOKEN}\n- {{id: late")
    assert "R01" in {each.rule.code for each in found({"messages/example/2026-11.yaml": text})}
