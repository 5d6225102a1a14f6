"""`changes`: what differs from a base in words, and what is not worth a word."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.repositories import commit, git, new_repository

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

LOG = """\
- id: kommunen-20261117-aaaa
  received: 2026-11-17 10:00
  channel: mention
  kind: question
  subject: Öppettider i mellandagarna
"""
"""Four hours on X: to be answered on Tuesday 17 November at 14.00."""


@pytest.fixture
def base(folder: Path, register: Path) -> str:
    """Commit the register with one open message on main, on Friday 20 November."""
    (folder / ".git").rmdir()
    (register / "messages" / "kommunen").mkdir(parents=True)
    (register / "messages" / "kommunen" / "2026-11.yaml").write_text(LOG)
    new_repository(folder)
    id = commit(folder, "2026-11-20T12:00:00+01:00")
    git(folder, "switch", "--quiet", "--create", "mine")
    return id


@pytest.fixture
def edit(base: str, register: Path) -> Callable[..., None]:
    """Give what replaces text in a file of the register."""
    assert base

    def replace(path: str, *pairs: tuple[str, str]) -> None:
        file = register / path
        text = file.read_text(encoding="utf-8")
        for was, now in pairs:
            assert was in text
            text = text.replace(was, now, 1)
        file.write_text(text, encoding="utf-8")

    return replace


Edit = Callable[..., None]


def said(ask: Ask, *words: str) -> list[str]:
    """Give the lines of the note, each whole."""
    answered = ask("changes", "--base", "main", "--format", "json", *words)
    assert (answered.code, answered.err) == (0, "")
    lines = json.loads(answered.out)["lines"]
    assert isinstance(lines, list)
    return lines


def test_an_option_is_no_commit_to_fetch(ask: Ask, base: str) -> None:
    assert base
    refused = ask("changes", "--base", "--help")
    assert refused.code == 2
    assert "som heter --help" in refused.err
    assert "Det är ett val." in refused.err
    assert "git fetch" not in refused.err


def test_nothing_is_one_sentence(ask: Ask, base: str) -> None:
    answered = ask("changes", "--base", "main")
    assert answered.out.replace("\n", " ").split() == (
        f"Jämfört med main ({base[:10]}, 20 november 2026) är ingenting ändrat i registret."
    ).split(" ")
    assert "nothing in the register differs" in ask("--lang", "en", "changes").out.replace(
        "\n", " "
    )


def test_layout_order_comments_and_places_are_silent(
    ask: Ask, edit: Edit, register: Path, folder: Path
) -> None:
    edit("accounts/kommunen.yaml", ("id: kommunen\nplatform: x\n", "platform: x\nid: kommunen\n"))
    edit(
        "accounts/kommunen.yaml",
        (
            "manager: {role: Informationschef, asked: 2016-03-02, anchored: 2016-03-14}\n",
            (
                "manager:  # som block\n  anchored: 2016-03-14\n  asked: '2016-03-02'\n\n"
                "  role: Informationschef\n"
            ),
        ),
        ("[Kommunikatör, Webbredaktör]", "[Webbredaktör, Kommunikatör]"),
    )
    edit(
        "policy.yaml",
        (
            "domains: [exempel.se, exempelbostader.se]",
            'domains:\n- "exempel.se"\n- exempelbostader.se',
        ),
    )
    board = "  - {id: kulturnamnden, name: Kulturnämnden, from: 2014-01-01}\n"
    edit("organisation.yaml", (board, ""), ("boards:\n", f"boards:\n{board}"))
    log = register / "messages" / "kommunen" / "2026-11.yaml"
    log.write_text("# november\r\n" + LOG.replace("\n", "\r\n"), newline="")
    text = (register / "accounts" / "example.yaml").read_text(encoding="utf-8")
    (register / "accounts" / "example.yaml").unlink()
    (register / "accounts" / "exempel2.yaml").write_text(text, encoding="utf-8")
    assert said(ask) == []
    commit(folder)
    assert said(ask) == []


def test_a_hand_over_and_decisions_in_one_line(ask: Ask, edit: Edit) -> None:
    edit(
        "accounts/kommunen.yaml",
        (
            (
                "deputy:\n  role: Webbredaktör\n  contact: information@exempel.se\n"
                "  assignment: {by: Informationschef, on: 2016-03-15, anchored: 2016-03-15}\n"
            ),
            (
                "deputy:\n  role: Kommunvägledare\n  contact: vaxel@exempel.se\n"
                "  assignment: {by: Informationschef, on: 2026-11-19, anchored: 2026-11-20}\n"
            ),
        ),
        ("confirmed: 2026-03-02", "confirmed: 2026-11-19"),
    )
    assert said(ask) == [
        (
            "kommunen: ersättare byts från Webbredaktör till Kommunvägledare (vaxel@exempel.se, "
            "uppdrag 19 november 2026 av Informationschef); bekräftelsen av bannern ändras från "
            "2 mars 2026 till 19 november 2026; Webbredaktör kan fortfarande logga in."
        )
    ]


def test_what_a_role_inherits_and_a_day_moved_back_are_told(ask: Ask, edit: Edit) -> None:
    edit(
        "accounts/kommunen.yaml",
        ("responsible:\n  role: Kommunikatör", "responsible:\n  role: Webbstrateg"),
        ("watched: 2026-11-20", "watched: 2026-11-18"),
    )
    (line,) = said(ask)
    assert "med samma uppdrag som den förra, 15 mars 2016" in line
    assert "den senaste bevakningen flyttas bakåt, från 20 november 2026 till 18" in line


def test_accounts_that_come_close_and_go(ask: Ask, edit: Edit, register: Path) -> None:
    text = (register / "accounts" / "kommunen.yaml").read_text(encoding="utf-8")
    new = text.replace("id: kommunen", "id: kommunen-ny").replace("/exempelkommun", "/exempelny")
    new = new.replace("opened: 2016-05-02", "opened: 2026-12-01").replace("name: E", "name: Nya E")
    (register / "accounts" / "kommunen-ny.yaml").write_text(new, encoding="utf-8")
    edit(
        "accounts/kommunen.yaml",
        (
            "last_post",
            (
                "closing:\n  on: 2026-12-31\n"
                "  manager: {role: Informationschef, asked: 2026-11-18}\n"
                "last_post"
            ),
        ),
    )
    (register / "accounts" / "example.yaml").unlink()
    first, gone, closes = said(ask)
    assert first == (
        "Nytt konto: Nya Exempelkommun på X (kommunen-ny), Informationsenheten, "
        "https://x.com/exempelny. Ansvarig: Kommunikatör. Ersättare: Webbredaktör. Godkänt "
        "14 mars 2016 (KS 2016/9). Öppnas 1 december 2026."
    )
    assert gone.startswith("Borttaget konto: ")
    assert "(example), som var öppet sedan" in gone
    assert closes == (
        "kommunen: avslutas 31 december 2026 (chefen tillfrågad 18 november 2026, inte sagt i "
        "kanalen)."
    )


def test_an_account_under_another_id_is_the_same(ask: Ask, edit: Edit, register: Path) -> None:
    edit("accounts/kommunen.yaml", ("id: kommunen", "id: kommunen-x"))
    (register / "accounts" / "kommunen.yaml").rename(register / "accounts" / "kommunen-x.yaml")
    (register / "messages" / "kommunen").rename(register / "messages" / "kommunen-x")
    assert said(ask) == [
        "kommunen-x: får ett nytt id, från kommunen till kommunen-x.",
        "kommunen-20261117-aaaa: står nu hos kontot kommunen-x.",
    ]


def test_messages_are_counted(ask: Ask, base: str, register: Path) -> None:
    done = (
        "  actions:\n    - {did: answered, at: 2026-11-20 11:00, by: Kommunikatör}\n"
        "  record: {decision: minor}\n"
    )
    log = register / "messages" / "kommunen" / "2026-11.yaml"
    more = "".join(
        LOG.replace("aaaa", name).replace("2026-11-17 10:00", f"2026-11-20 {hour}:00")
        for name, hour in (("bbbb", "10"), ("cccc", "11"))
    )
    removed = (
        "  actions:\n    - did: removed\n      at: 2026-11-20 12:00\n"
        "      ground: product-advertising\n      author_told: 2026-11-20 12:05\n"
    )
    log.write_text(f"{LOG}{done}{more}{removed}", encoding="utf-8")
    # Due on Tuesday at 14.00, answered on Friday: late.
    assert said(ask) == [
        (
            "Meddelanden: 2 kom in, 1 besvarades sent (kommunen-20261117-aaaa), 1 togs bort "
            "(produktreklam; den som skrev har fått veta), 1 bedömdes vara av ringa betydelse."
        )
    ]
    assert base


def test_an_answer_that_is_dated_before_the_base_had_it_open_is_told(ask: Ask, edit: Edit) -> None:
    edit(
        "messages/kommunen/2026-11.yaml",
        (LOG, f"{LOG}  actions:\n    - {{did: answered, at: 2026-11-17 13:00, by: K}}\n"),
    )
    counted, told = said(ask)
    assert counted == "Meddelanden: 1 besvarades i tid."
    assert re.fullmatch(
        r"kommunen-20261117-aaaa: besvarat tisdag 17 november kl\. 13\.00 och alltså i tid "
        r"\(senast tisdag 17 november kl\. 14\.00\), men stod som obesvarat ännu fredag "
        r"20 november kl\. 12\.00\.",
        told,
    )


def test_what_is_written_anew_in_the_log_is_told(ask: Ask, edit: Edit, folder: Path) -> None:
    answered = "  actions:\n    - {did: answered, at: 2026-11-17 15:00, by: Kommunikatör}\n"
    edit("messages/kommunen/2026-11.yaml", (LOG, f"{LOG}{answered}"))
    git(folder, "switch", "--quiet", "main")
    commit(folder)
    git(folder, "switch", "--quiet", "mine")
    git(folder, "merge", "--quiet", "--ff-only", "main")
    edit(
        "messages/kommunen/2026-11.yaml",
        ("2026-11-17 15:00", "2026-11-17 13:30"),
        ("kind: question", "kind: praise"),
    )
    assert said(ask) == [
        (
            "kommunen-20261117-aaaa: slaget ändras från fråga till beröm; åtgärden ”besvarat” "
            "omdateras från tisdag 17 november kl. 15.00 till tisdag 17 november kl. 13.30, så att "
            "svaret som räknades som sent nu räknas som i tid (senast tisdag 17 november "
            "kl. 14.00)."
        )
    ]
    edit("messages/kommunen/2026-11.yaml", ("- id: kommunen-20261117-aaaa", "- id: annan"))
    lines = said(ask)
    assert lines[0].startswith("Meddelanden: 1 kom in")
    assert lines[1] == (
        "kommunen-20261117-aaaa: borttaget ur loggen (fråga, kom in tisdag 17 november "
        "kl. 10.00, besvarat)."
    )


def test_settings_rules_and_sentences(ask: Ask, edit: Edit, register: Path) -> None:
    edit(
        "policy.yaml",
        ("facebook: 1 working day", "facebook: 2 working days"),
        ("inactive_days: 30", "inactive_days: 45"),
        ("off: {}", "off: {A20: Webbplatsen byggs om}"),
        ("severity: {}", "severity: {A14: warning}"),
        ("fri: 08:00-17:00", "fri: 08:00-15:00"),
    )
    edit("clauses.yaml", ("En person ska utses", "En person kan utses"))
    (register / "exceptions.yaml").write_text(
        "- {rule: A18, account: kommunen, reason: Bilden byts i maj, decided_by: Informationschef, "
        "reference: KS 2026/88, on: 2026-11-02, until: 2027-05-31}\n"
    )
    policy, sentence, exception = said(ask)
    for part in (
        "arbetstiden på fredagar ändras från 08.00–17.00 till 08.00–15.00",
        "svarstiden för Facebook förlängs från 1 arbetsdag till 2 arbetsdagar",
        "gränsen för inaktiva konton, i dagar, höjs från 30 till 45",
        "stängs av: Webbplatsen byggs om",
        "går från fel till varning",
    ):
        assert part in policy
    assert sentence.startswith("clauses.yaml: mening 43 får annan lydelse: ”En person kan utses")
    assert exception == (
        "exceptions.yaml: nytt undantag från A18 för kommunen till 31 maj 2027: Bilden byts i "
        "maj (Informationschef, KS 2026/88)."
    )


def test_a_rule_that_stays_on_is_not_said_to_be_off(
    ask: Ask, edit: Edit, folder: Path, register: Path
) -> None:
    edit("policy.yaml", ("off: {}", "off: {A20: Ej aktuellt, M14: Beslut KS 2026/1}"))
    (line,) = said(ask)
    assert re.search(r"A20 \([^;]* är fortfarande på: Ej aktuellt är inget skäl", line)
    assert re.search(r"M14 \([^;]* är fortfarande på: den går inte att stänga av", line)
    assert "stängs av" not in line
    commit(folder)
    edit("policy.yaml", ("Ej aktuellt", "Webbplatsen byggs om"))
    assert "stängs av: Webbplatsen byggs om" in said(ask, "--base", "HEAD")[0]
    commit(folder)
    edit("policy.yaml", ("Webbplatsen byggs om, M14: Beslut KS 2026/1", "Okänt"))
    (line,) = said(ask, "--base", "HEAD")
    assert re.search(r"A20 \([^;]* slås på igen", line)
    assert re.search(r"M14 \([^;]* är på som förut", line)


def test_a_revision_is_told_by_what_it_did_and_not_by_what_is_at_hand(
    ask: Ask, edit: Edit, folder: Path, base: str
) -> None:
    edit("policy.yaml", ("off: {}", "off: {A20: Webbplatsen byggs om}"))
    first = commit(folder, "2026-11-21T12:00:00+01:00")
    edit("policy.yaml", ("website: exempel.se", "website: www.exempel.se"))
    second = commit(folder, "2026-11-22T12:00:00+01:00")
    edit("policy.yaml", ("A20: Webbplatsen byggs om", ""))

    def of(*words: str) -> list[str]:
        answered = ask("changes", "--format", "json", *words)
        assert (answered.code, answered.err) == (0, "")
        lines = json.loads(answered.out)["lines"]
        assert isinstance(lines, list)
        return lines

    (only,) = of("--revision", first)
    assert "A20" in only
    assert "stängs av" in only
    (only,) = of("--revision", "2026-11-22")
    assert "webbplatsen" in only
    assert "A20" not in only
    assert of("--revision", second) == [only]
    (both,) = of("--revision", second, "--base", base)
    assert "webbplatsen" in both
    assert "A20" in both
    assert of("--revision", second, "--base", second) == []
    assert ask("changes", "--revision", "--upload-pack=x").code == 2
    first_of_all = ask("changes", "--revision", base)
    assert first_of_all.code == 2
    assert f"ingen commit före {base[:10]}" in first_of_all.err


def test_a_day_of_a_list_that_is_moved_is_one_change(ask: Ask, edit: Edit) -> None:
    edit("accounts/kommunen.yaml", ("coordinator_informed: 2016-", "coordinator_informed: 2015-"))
    (line,) = said(ask)
    assert "flyttas bakåt" in line
    assert "tas bort" not in line


def test_the_organisation_and_the_calendar(ask: Ask, edit: Edit) -> None:
    board = "  - {id: fritidsnamnden, name: Fritidsnämnden, from: 2027-01-01}\n"
    edit(
        "organisation.yaml",
        ("Kulturnämnden, from: 2014-01-01", "Kulturnämnden, from: 2014-01-01, to: 2026-12-31"),
        ("boards:\n", f"boards:\n{board}"),
        ("    board: kulturnamnden\n", "    board: fritidsnamnden\n"),
    )
    edit("calendar/2026.yaml", ("holidays:\n", "closed: {2026-12-23: Lov}\nholidays:\n"))
    lines = said(ask)
    assert lines[0] == (
        "organisation.yaml: ny nämnd: Fritidsnämnden från 1 januari 2027; Kulturnämnden upphör "
        "31 december 2026; Kulturförvaltningen: nämnden ändras från Kulturnämnden till "
        "Fritidsnämnden."
    )
    assert lines[1] == "calendar/2026.yaml: 23 december 2026 läggs till (Lov)."


def test_what_cannot_be_read_is_said_and_not_guessed(ask: Ask, edit: Edit, register: Path) -> None:
    (register / "accounts" / "kommunen.yaml").write_text("id: [\n")
    edit("policy.yaml", ("authority: Exempelkommun", "authority: [Exempelkommun"))
    lines = said(ask)
    assert lines[0].startswith("kommunen: filen går inte att läsa")
    assert lines[1].startswith("policy.yaml: allt i filen går inte att läsa")
    assert len(lines) == 2


def test_a_reference_to_nothing_is_no_file_that_cannot_be_read(ask: Ask, edit: Edit) -> None:
    edit("policy.yaml", ("coordinator:", "coordinator: ingen-sadan-enhet # "))
    (line,) = said(ask)
    assert line.startswith("policy.yaml: samordnaren ändras från ")
    assert line.endswith(" till ingen-sadan-enhet.")


def test_workflows_are_told_with_how_the_check_is_weaker(ask: Ask, base: str, folder: Path) -> None:
    file = folder / ".github" / "workflows" / "register.yml"
    file.parent.mkdir(parents=True)
    text = (
        "on: [pull_request]\njobs:\n  check:\n    runs-on: ubuntu-latest\n    steps:\n"
        "      - run: socialpolicy check\n"
    )
    file.write_text(text, encoding="utf-8")
    assert said(ask) == ["Arbetsflödet .github/workflows/register.yml läggs till."]
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Kontrollera")
    words = ("--base", "HEAD", "--format", "json")
    file.write_text(f"# Kontrollen\n{text}", encoding="utf-8")
    assert json.loads(ask("changes", *words).out)["lines"] == [
        "Arbetsflödet .github/workflows/register.yml ändras."
    ]
    file.write_text(text.replace("check\n", "check || true\n"), encoding="utf-8")
    (line,) = json.loads(ask("changes", *words).out)["lines"]
    assert line == (
        "Arbetsflödet .github/workflows/register.yml ändras. Nya steg: ”socialpolicy check || "
        "true”. Borttagna steg: ”socialpolicy check”. Kontrollen är svagare än i versionen "
        "från 20 november 2026: ett fel stoppar inte (||)."
    )
    file.unlink()
    (told,) = json.loads(ask("--lang", "en", "changes", *words).out)["changes"]
    assert told["said"] == (
        "The workflow .github/workflows/register.yml is removed. The check is not run here any "
        "more, as it is in the version of 20 November 2026"
    )


def test_hostile_values_are_harmless_and_secrets_hidden(ask: Ask, edit: Edit) -> None:
    edit(
        "accounts/kommunen.yaml",
        ("name: Exempelkommun", r'name: "\e[31m<b>@octocat</b> ::error::x {now} \u202e |"'),
        ("purpose: Snabb kanal vid kris", "purpose: 'lösenord: hemligt-9Kx2'"),
        ("audience: Alla som bor i kommunen", "audience: Den som 970101-2396 känner"),
    )
    for form in ("text", "markdown", "json"):
        out = ask("changes", "--base", "main", "--format", form).out
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "hemligt" not in out
        assert "970101" not in out
    out = ask("changes", "--base", "main", "--format", "markdown").out
    assert "<b>" not in out
    assert "@octocat" not in out
    assert all(line.startswith(("#", "- ", "Jämfört")) for line in out.split("\n") if line)


def test_json_has_every_change_by_itself(ask: Ask, edit: Edit, base: str) -> None:
    edit("accounts/kommunen.yaml", ("watched: 2026-11-20", "watched: 2026-11-21"))
    data = json.loads(ask("changes", "--base", "main", "--format", "json").out)
    assert data["version"] == 1
    assert data["base"] == {
        "word": "main",
        "revision": base[:10],
        "made": "2026-11-20T12:00:00+01:00",
        "registered": True,
    }
    (change,) = data["changes"]
    assert change == {
        "what": "watch.watched",
        "about": "accounts",
        "subject": "kommunen",
        "path": "watch.watched",
        "was": "2026-11-20",
        "now": "2026-11-21",
        "said": "den senaste bevakningen ändras från 20 november 2026 till 21 november 2026",
    }


def test_many_are_summed_up(ask: Ask, edit: Edit, register: Path, folder: Path) -> None:
    text = (register / "accounts" / "kommunen.yaml").read_text(encoding="utf-8")
    for number in range(40):
        copy = text.replace("id: kommunen", f"id: konto-{number:02}")
        copy = copy.replace("exempelkommun", f"exempel{number:02}")
        (register / "accounts" / f"konto-{number:02}.yaml").write_text(copy, encoding="utf-8")
    assert said(ask) == ["40 nya konton, godkända: konto-00, konto-01, konto-02 och 37 till."]
    git(folder, "switch", "--quiet", "main")
    commit(folder)
    git(folder, "switch", "--quiet", "mine")
    git(folder, "merge", "--quiet", "--ff-only", "main")
    for number in range(40):
        edit(
            f"accounts/konto-{number:02}.yaml",
            ("watched: 2026-11-20", f"watched: 2026-11-{number % 2 + 21}"),
            ("unit: informationsenheten", "unit: biblioteket"),
        )
    names = "konto-00, konto-01, konto-02 och 37 till"
    first, *rest = said(ask)
    assert first == (
        f"40 konton ({names}): enheten ändras från Informationsenheten till Stadsbiblioteket."
    )
    assert len(rest) == 2
    assert all(line.startswith("20 konton (") for line in rest)


def test_a_base_without_a_register_and_one_that_is_not_there(
    ask: Ask, base: str, folder: Path
) -> None:
    git(folder, "switch", "--quiet", "--orphan", "empty")
    (folder / "a.txt").touch()
    first = commit(folder)
    git(folder, "checkout", "--quiet", base, "--", ".")
    commit(folder, message="Registret")
    answered = ask("--lang", "en", "changes", "--base", first)
    assert "there is no register there, so all of it is new" in answered.out.replace("\n", " ")
    refused = ask("changes", "--base", "annan")
    assert refused.code == 2
    assert refused.out == ""


def test_output_goes_to_a_file_and_never_over_the_register(
    ask: Ask, edit: Edit, register: Path, tmp_path: Path
) -> None:
    edit("policy.yaml", ("inactive_days: 30", "inactive_days: 45"))
    to = tmp_path / "note.md"
    assert ask("changes", "--format", "markdown", "--output", str(to)).out == ""
    assert to.read_text(encoding="utf-8").startswith("## Det här ändras\n\nJämfört med HEAD")
    refused = ask("changes", "--output", str(register / "policy.yaml"))
    assert refused.code == 2


def test_the_summary_of_a_job_begins_with_what_changes(
    ask: Ask, edit: Edit, register: Path, folder: Path
) -> None:
    edit("policy.yaml", ("inactive_days: 30", "inactive_days: 45"))
    (register / "accounts" / "example.yaml").unlink()
    summary, output = folder / "summary.md", folder / "output"
    job = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_OUTPUT": str(output),
    }
    answered = ask("check", "--base", "main", **job)
    assert answered.code == 1
    text = summary.read_text(encoding="utf-8")
    # What stops, then what changes, then what was found.
    first = "**Stoppas: 1 nytt fel. 1 ny varning, 1 som fanns förut.**\n\n## Det här ändras\n\n"
    assert text.startswith(f"{first}Jämfört med ")
    assert 0 < text.index("- Borttaget konto") < text.index("- policy.yaml: gränsen")
    assert text.index("- policy.yaml: gränsen") < text.index("## Kontroll av registret")
    name, *lines = output.read_text(encoding="utf-8").split("\n")
    end = name.removeprefix("changes<<")
    given = "\n".join(lines[: lines.index(end)])
    assert given.startswith(first)
    assert "2 nya, 1 som fanns förut." in given
    assert lines[lines.index(end) + 1].startswith("error=")


@pytest.mark.usefixtures("base")
def test_the_note_is_of_a_bounded_length(ask: Ask, register: Path) -> None:
    clauses = [
        f"- {{id: {'x' * 90}{number}, section: Ansvar, text: {'å' * 300}, strength: ska}}\n"
        for number in range(5)
    ]
    accounts = (register / "accounts" / "kommunen.yaml").read_text(encoding="utf-8")
    roles = "".join(f"\n  - {{role: Roll {number} {'ö' * 300}}}" for number in range(300))
    text = accounts.replace("editors: []", f"editors:{roles}")
    (register / "accounts" / "kommunen.yaml").write_text(text, encoding="utf-8")
    (register / "clauses.yaml").write_text("".join(clauses), encoding="utf-8")
    out = ask("changes", "--base", "main", "--format", "markdown").out
    assert len(out.encode()) <= 60_500
    assert "280 ändringar till" in out


def test_what_was_there_before_comes_after_what_is_new_and_is_marked(ask: Ask, edit: Edit) -> None:
    # The message is late in the base too. Another role on duty does not make that new.
    edit(
        "accounts/kommunen.yaml", ("responsible:\n  role: Kommunikatör", "responsible:\n  role: R")
    )
    out = ask("check", "--base", "main", "--format", "markdown", "--select", "M03,T10").out
    rows = [line for line in out.split("\n") if line.startswith("| Varning")]
    assert [re.sub(r" `.*", "", row) for row in rows] == [
        "| Varning | T10",
        "| Varning (fanns förut) | M03",
    ]
    assert "1 ny, 1 som fanns förut." in out
    data = json.loads(ask("check", "--base", "main", "--format", "json", "--select", "M03").out)
    assert len(data["findings"]) == 1
    assert ask("check", "--base", "main", "--new-only", "--select", "M03").code == 0


def test_in_the_summary_a_new_warning_comes_before_an_old_error(
    ask: Ask, edit: Edit, folder: Path
) -> None:
    edit("accounts/example.yaml", ("responsible:\n", "responsible_: \n"))
    git(folder, "commit", "--quiet", "--all", "--message", "Ett fel")
    edit("accounts/kommunen.yaml", ("last_post: ", "last_post: 2020-01-01 # "))
    words = ("--base", "HEAD", "--format", "markdown", "--ignore", "M")
    rows = [line for line in ask("check", *words).out.split("\n") if line.startswith("| ")]
    levels = [row.split(" | ")[0] for row in rows[2:]]
    assert "| Fel (fanns förut)" in levels
    assert levels.index("| Varning") < levels.index("| Fel (fanns förut)")
    assert levels == sorted(levels, key=lambda each: "fanns" in each)


def test_a_noted_change_of_unit_is_told_in_words(ask: Ask, edit: Edit) -> None:
    noted = "changes: [{what: unit, was: kulturen, on: 2026-11-01}]\nkind: "
    edit("accounts/example.yaml", ("kind: ", noted))
    (line,) = said(ask)
    assert line == "example: det antecknas att enheten byts den 1 november 2026 (förut kulturen)."


def test_of_many_the_new_one_is_shown(ask: Ask, register: Path, folder: Path) -> None:
    text = (register / "accounts" / "kommunen.yaml").read_text(encoding="utf-8")
    text = text.replace("link: https://www.exempel.se", "link: https://www.annan.example")
    for number in range(9):
        copy = text.replace("id: kommunen", f"id: konto-{number}")
        copy = copy.replace("exempelkommun", f"exempel{number}")
        (register / "accounts" / f"konto-{number}.yaml").write_text(copy, encoding="utf-8")
    (register / "accounts" / "konto-8.yaml").rename(folder / "konto-8.yaml")
    (folder / ".git").rmdir()
    new_repository(folder)
    commit(folder)
    (folder / "konto-8.yaml").rename(register / "accounts" / "konto-8.yaml")
    out = ask("check", "--base", "main", "--format", "markdown", "--select", "A20").out
    rows = [line for line in out.split("\n") if "| A20" in line]
    assert any("konto-8.yaml" in row and "(fanns förut)" not in row for row in rows)
    # Two of the eight that were there are shown; the row of the others says that they were too.
    assert [row for row in rows if "6 till" in row and row.startswith("| Varning (fanns förut)")]
    assert "1 ny, 8 som fanns förut." in out
    english = ask(
        "--lang", "en", "check", "--base", "main", "-f", "markdown", "--select", "A20"
    ).out
    assert "1 new, 8 there before." in english
    assert "| Warning (there before) | A20 `website-link-missing` | 6 more |" in english
