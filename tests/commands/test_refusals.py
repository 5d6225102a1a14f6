"""Whatever goes wrong ends in one sentence and exit code 2, in both languages."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from socialpolicy import app
from socialpolicy.cli import load
from socialpolicy.cli.errors import CommandError
from socialpolicy.text import Text

if TYPE_CHECKING:
    from tests.commands.conftest import Ask, Run


LONG = "x" * 50_000

MISUSED = [
    (
        ("check", "--frmat", "json"),
        "Valet --frmat finns inte. Menar du --format? Se socialpolicy check --help.",
        "There is no option --frmat. Do you mean --format? See socialpolicy check --help.",
    ),
    (
        ("check", "--registy", "registry"),
        "Valet --registy finns inte. Menar du --registry? Se socialpolicy check --help.",
        "There is no option --registy. Do you mean --registry? See socialpolicy check --help.",
    ),
    (
        ("--zzz",),
        "Valet --zzz finns inte. Se socialpolicy --help.",
        "There is no option --zzz. See socialpolicy --help.",
    ),
    (
        ("check", "-q"),
        "Valet -q finns inte. Se socialpolicy check --help.",
        "There is no option -q. See socialpolicy check --help.",
    ),
    (
        ("deadline", "x"),
        "Du behöver ange INKOM. Se socialpolicy deadline --help.",
        "You need to give RECEIVED. See socialpolicy deadline --help.",
    ),
    (
        ("check", "--format"),
        "Valet --format behöver ett värde efter sig. Se socialpolicy check --help.",
        "The option --format needs a value after it. See socialpolicy check --help.",
    ),
    (
        ("check", "--registry"),
        "Valet --registry behöver ett värde efter sig. Se socialpolicy --help.",
        "The option --registry needs a value after it. See socialpolicy --help.",
    ),
    (
        ("deadline", "x", "2026-11-20", "--explain=yes"),
        "Valet --explain tar inget värde. Se socialpolicy deadline --help.",
        "The option --explain takes no value. See socialpolicy deadline --help.",
    ),
    (
        ("explain", "A14", "A15", "A16"),
        "Det här är för mycket: A15 A16. Se socialpolicy explain --help.",
        "This is more than the command takes: A15 A16. See socialpolicy explain --help.",
    ),
    (
        ("chek",),
        "Kommandot chek finns inte. Menar du check? Alla kommandon: socialpolicy --help.",
        "There is no command chek. Do you mean check? All commands: socialpolicy --help.",
    ),
    (
        ("",),
        'Kommandot "" finns inte. Alla kommandon: socialpolicy --help.',
        'There is no command "". All commands: socialpolicy --help.',
    ),
    (
        ("rules", "--format", "xml"),
        "Formatet xml finns inte. Välj text eller json.",
        "There is no format xml. Choose text or json.",
    ),
    (
        ("check", "--fail-on", "all"),
        "Nivån all finns inte. Välj error, warning, info eller never.",
        "There is no level all. Choose error, warning, info or never.",
    ),
    (
        ("schema", "xx"),
        (
            "Det finns inget schema xx. "
            "Välj account, organisation, policy, clauses, exceptions, known, calendar eller "
            "messages."
        ),
        (
            "There is no schema xx. "
            "Choose account, organisation, policy, clauses, exceptions, known, calendar or "
            "messages."
        ),
    ),
    (
        ("check", "nowhere.yaml"),
        (
            "Det finns varken en sökväg eller ett konto som heter nowhere.yaml. Kontrollera "
            "stavningen, eller kör check utan sökväg."
        ),
        (
            "There is neither a path nor an account called nowhere.yaml. Check the spelling, or "
            "run check without a path."
        ),
    ),
    (
        ("--registry", "nowhere", "check"),
        "Mappen nowhere finns inte. Ange registrets mapp med --registry MAPP.",
        "There is no folder nowhere. Give the register's folder with --registry DIR.",
    ),
    (
        ("deadline", "", "2026-11-20"),
        (
            '"" är varken en plattform eller ett konto. Plattformarna är facebook, '
            "instagram, x, youtube, linkedin, "
            "tiktok, threads, mastodon, bluesky, snapchat, pinterest, flickr, vimeo, blog och "
            "other."
        ),
        (
            '"" is neither a platform nor an account. The platforms are facebook, '
            "instagram, x, youtube, linkedin, "
            "tiktok, threads, mastodon, bluesky, snapchat, pinterest, flickr, vimeo, blog and "
            "other."
        ),
    ),
    (
        ("check", "--output", "nowhere/x.json"),
        "Det går inte att skriva till nowhere/x.json (mappen finns inte). Välj en annan fil.",
        "nowhere/x.json cannot be written (there is no such folder). Choose another file.",
    ),
    (
        ("--registry", "registry/policy.yaml", "overdue"),
        ("registry/policy.yaml är en fil, inte en mapp. Ange registrets mapp med --registry MAPP."),
        (
            "registry/policy.yaml is a file, not a folder. "
            "Give the register's folder with --registry DIR."
        ),
    ),
    (
        ("--registry", ".", "overdue"),
        (
            "Mappen . är inget register: filen policy.yaml saknas. Menar du registry? "
            "Ange rätt mapp med --registry MAPP."
        ),
        (
            "The folder . is not a register: it has no policy.yaml. Do you mean registry? "
            "Give the right one with --registry DIR."
        ),
    ),
    (
        ("--registry", "registry/accounts", "deadline", "x", "2026-11-20"),
        (
            "Mappen registry/accounts är inget register: filen policy.yaml saknas. "
            "Ange rätt mapp med --registry MAPP."
        ),
        (
            "The folder registry/accounts is not a register: it has no policy.yaml. "
            "Give the right one with --registry DIR."
        ),
    ),
    (
        ("overdue", "--account", "exampel"),
        "Inget konto heter exampel. Menar du example? Kontona är filerna i accounts/.",
        (
            "No account is called exampel. Do you mean example? "
            "The accounts are the files in accounts/."
        ),
    ),
]


@pytest.mark.parametrize(
    ("words", "swedish", "english"), MISUSED, ids=lambda value: str(value)[:40]
)
def test_every_misuse_in_both_languages(
    ask: Ask, words: tuple[str, ...], swedish: str, english: str
) -> None:
    for language, sentence in (("sv", swedish), ("en", english)):
        ran = ask(*words, SOCIALPOLICY_LANG=language)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"socialpolicy: {sentence}\n"


@pytest.mark.parametrize(
    ("where", "sentence"),
    [
        ("nowhere", "Mappen nowhere finns inte."),
        ("registry/policy.yaml", "registry/policy.yaml är en fil, inte en mapp."),
    ],
)
def test_a_folder_that_the_surroundings_name_wrongly(ask: Ask, where: str, sentence: str) -> None:
    remedy = "Det är SOCIALPOLICY_REGISTRY som anger den. Ändra den, eller ange --registry MAPP."
    answer = ask("overdue", SOCIALPOLICY_REGISTRY=where)
    assert answer == (2, "", f"socialpolicy: {sentence} {remedy}\n")


def test_where_no_register_is_near(ask: Ask, tmp_path: Path) -> None:
    assert ask("overdue", cwd=tmp_path).err == (
        "socialpolicy: Här finns inget register. Gå till mappen där registry/ ligger, "
        "eller ange registret med --registry MAPP.\n"
    )


HOSTILE = ["\x1b[31mred\x1b[0m", "[bold]x[/bold]", "a\n::error::x", "##[error]x", "\u202ex", LONG]


@pytest.mark.parametrize("word", HOSTILE, ids=lambda word: repr(word)[:20])
@pytest.mark.parametrize(
    "before",
    [(), ("explain",), ("check", "--format"), ("check", "--select"), ("check", "--at"), ("check",)],
    ids=lambda before: " ".join(before) or "alone",
)
def test_hostile_words_are_shown_harmless(ask: Ask, before: tuple[str, ...], word: str) -> None:
    code, out, err = ask(*before, word)
    assert (code, out) == (2, "")
    assert err.startswith("socialpolicy: ")
    assert err.removesuffix("\n").isprintable()
    assert "##[" not in err
    assert len(err) < 400


@pytest.mark.parametrize(
    "word", ["--x\x1b[31m", "-\x07", f"--{LONG}"], ids=["colour", "bell", "long"]
)
def test_hostile_options_are_shown_harmless(ask: Ask, word: str) -> None:
    code, out, err = ask("check", word)
    assert (code, out) == (2, "")
    assert err.removesuffix("\n").isprintable()
    assert len(err) < 400


def piped(command: str, register: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which $socialpolicy is the tool."""
    return subprocess.run(
        ["bash", "-c", command],
        cwd=register.parent,
        env={
            **os.environ,
            "SOCIALPOLICY_LANG": "sv",
            "SOCIALPOLICY_NOW": "2026-11-22",
            "PYTHONUTF8": "1",
            "socialpolicy": f"{sys.executable} -m socialpolicy",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_reader_that_leaves_early(register: Path) -> None:
    ran = piped("$socialpolicy rules --format json | head -1; echo ${PIPESTATUS[0]}", register)
    assert ran.stderr == ""
    first, code = ran.stdout.splitlines()
    assert first == "{"
    # The whole list may fit in the pipe before the reader has gone.
    assert code in {"0", str(app.READER_GONE)}


def test_a_reader_that_has_gone(ask: Ask) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as stdout:
        ran = ask("rules", "--format", "json", streams={"stdout": stdout})
    assert (ran.code, ran.err) == (app.READER_GONE, "")


CLOSED = "Svaret har ingenstans att skrivas: standard ut är stängd. Kör igen utan >&-."
FULL = "Det gick inte: disken är full. Kontrollera rättigheter och utrymme, och försök igen."


@pytest.mark.parametrize("word", ["rules", "--help", "--version", "", "check", "completion"])
def test_an_answer_that_cannot_be_written(ask: Ask, word: str) -> None:
    words = (word,) if word not in ("", "completion") else ()
    # What a shell's own words for completion are put together from.
    more = {"_SOCIALPOLICY_COMPLETE": "source_bash"} if word == "completion" else {}
    ran = ask(*words, streams={"stdout": None}, **more)
    assert (ran.code, ran.err) == (2, f"socialpolicy: {CLOSED}\n")
    with Path("/dev/full").open("w", encoding="utf-8") as stdout:
        ran = ask(*words, streams={"stdout": stdout}, **more)
    assert (ran.code, ran.err) == (2, f"socialpolicy: {FULL}\n")


@pytest.mark.parametrize(("where", "sentence"), [(">&-", CLOSED), (">/dev/full", FULL)])
def test_a_process_whose_answer_cannot_be_written(
    register: Path, where: str, sentence: str
) -> None:
    ran = piped(f"$socialpolicy rules {where}", register)
    assert (ran.returncode, ran.stderr) == (2, f"socialpolicy: {sentence}\n")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("$socialpolicy chek 2>&-", 2),
        ("$socialpolicy rules <&- >&- 2>&-", 2),
        ("$socialpolicy check <&-", 0),
    ],
)
def test_closed_streams_only_give_the_exit_code(register: Path, line: str, code: int) -> None:
    ran = piped(line, register)
    assert (ran.returncode, ran.stderr) == (code, "")


def test_nowhere_to_complain(ask: Ask) -> None:
    assert ask("rules", streams={"stderr": None}).code == 0
    assert ask("chek", streams={"stderr": None}).code == 2
    assert ask("rules", streams={"stdout": None, "stderr": None}).code == 2
    with Path("/dev/full").open("wb", buffering=0) as full:
        stderr = io.TextIOWrapper(full, encoding="utf-8", write_through=True)
        assert ask("chek", streams={"stderr": stderr}).code == 2


def test_a_closed_stream_never_becomes_part_of_a_file(register: Path, tmp_path: Path) -> None:
    """The first file that is opened would take the number of the closed standard error."""
    (register / "accounts" / "example.yaml").write_text("id: [", encoding="utf-8")
    ran = piped(
        f"$socialpolicy check --format json --output '{tmp_path}/found.json' 2>&-", register
    )
    assert ran.returncode == 1
    assert (tmp_path / "found.json").read_text(encoding="utf-8").startswith('{\n  "version": 1')


def test_interrupted(register: Path) -> None:
    # The list of rules is over at once, so one that takes its time stands in for it.
    program = (
        "import socialpolicy.reports.rules as e, socialpolicy.app as a, time\n"
        "def wait(*_):\n    print('ready', flush=True)\n    time.sleep(60)\n"
        "e.listing = wait\n"
        "a.main(['rules'])"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, "")


def test_the_tools_own_errors(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(load, "read_register", broken)
    code, out, err = ask("check")
    assert (code, out) == (2, "")
    assert err == (
        "socialpolicy: Något gick fel i verktyget självt (ZeroDivisionError). Ingenting är ändrat. "
        "Kör igen med SOCIALPOLICY_DEBUG=1 och skicka det som visas till den som sköter "
        "verktyget.\n"
    )
    code, out, debug = ask("check", SOCIALPOLICY_DEBUG="1")
    assert (code, out) == (2, "")
    assert debug.startswith("Traceback (most recent call last):\n")
    assert debug.endswith(err)


def test_a_refusal_has_no_traceback_to_show(ask: Ask) -> None:
    for words in (("chek",), ("explain", "A99"), ("--registry", "nowhere", "check")):
        code, out, err = ask(*words, SOCIALPOLICY_DEBUG="1")
        assert (code, out) == (2, "")
        assert err.count("\n") == 1


@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}])
def test_letters_that_the_screen_lacks_are_spelt_out(run: Run, locale: dict[str, str]) -> None:
    ran = run("explain", "A14", PYTHONUTF8="0", **locale)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Varje konto har en ersattare som kan ta over." in ran.stdout
    assert '"En person ska utses' in ran.stdout
    assert "?" not in ran.stdout


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("åäöÅÄÖéü", "aaoAAOeu"),
        ("”x” – y… → •", '"x" - y... -> *'),
        ("\u00a0", " "),
        ("本😀", "??"),
        ("\udcff", "?"),
    ],
)
def test_spelling_out(text: str, plain: str) -> None:
    app._prepare_streams()
    assert text.encode("ascii", errors="socialpolicy").decode("ascii") == plain


def test_latin_1_keeps_what_it_has() -> None:
    app._prepare_streams()
    assert "å → ä".encode("latin-1", errors="socialpolicy") == "å -> ä".encode("latin-1")


def test_an_argument_that_is_not_utf_8(ask: Ask) -> None:
    """A byte that is no UTF-8 comes from the system as a letter that stands for it."""
    for words in (("check",), ("explain",), (), ("check", "--format"), ("--registry",),
                  ("rules", "--lang")):  # fmt: skip
        ran = ask(*words, "\udcff\udcfe")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("socialpolicy: ")
        assert ran.err.count("\n") == 1


def test_a_working_directory_that_is_gone(ask: Ask, register: Path, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    gone = os.open(tmp_path / "gone", os.O_RDONLY)
    (tmp_path / "gone").rmdir()
    refused = [["check"], ["--registry", str(register), "check"], ["overdue"]]
    for words in refused:
        ran = ask(*words, cwd=gone)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            "socialpolicy: Mappen du står i finns inte längre. "
            "Gå till en annan mapp och försök igen.\n"
        )
    for words in (["rules"], ["explain", "A14"], ["--help"], ["schema"]):
        ran = ask(*words, cwd=gone)
        assert (ran.code, ran.err) == (0, "")
    os.close(gone)


def test_no_home(ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where no folder is named, the user's own is asked for, and it may not be there either."""
    monkeypatch.setattr(os.path, "expanduser", lambda path: str(tmp_path / "nobody"))
    ran = ask("check", HOME=None, XDG_CACHE_HOME=None, SOCIALPOLICY_CACHE=None)
    assert (ran.code, ran.err) == (0, "")


def test_an_empty_variable_is_no_variable(ask: Ask) -> None:
    ran = ask("check", SOCIALPOLICY_REGISTRY="", SOCIALPOLICY_DEBUG="")
    assert (ran.code, ran.err) == (0, "")


def test_the_register_by_other_ways(ask: Ask, register: Path) -> None:
    (register.parent / "link").symlink_to(register)
    for way in ("link", "./registry", "registry/", str(register)):
        ran = ask("--registry", way, "check")
        assert (ran.code, ran.err) == (0, ""), way
        assert "Inget att anmärka på" in ran.out


def test_the_register_is_the_working_directory(ask: Ask, register: Path) -> None:
    (register / "accounts" / "example.yaml").write_text("id: [\n", encoding="utf-8")
    code, out, _ = ask("--registry", ".", "check", "--select", "Y", cwd=register)
    assert code == 1
    assert "accounts/example.yaml:" in out
    assert ask("check", "--select", "Y", cwd=register).code == 1


def test_a_time_out_of_reach_is_refused(ask: Ask) -> None:
    for time_written in ("0001-01-01", "9999-12-31 23:59-12:00"):
        code, out, err = ask("check", "--at", time_written)
        assert (code, out) == (2, "")
        assert "ligger för långt bort" in err


def test_a_refusal_is_its_own_message() -> None:
    refusal = CommandError(Text(sv="Nej till {what}.", en="No to {what}."), what="allt")
    assert str(refusal) == "No to {what}."


@pytest.mark.parametrize("where", [(), ("--registry", "registry"), ("--registry=registry",)])
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("language: sv", "Ingen regel heter A99."),
        ("language: 'sv'  # vårt språk", "Ingen regel heter A99."),
        ("language: en", "No rule is called A99."),
        ("language: xx", "No rule is called A99."),
        ("", "No rule is called A99."),
    ],
)
def test_a_refusal_speaks_the_registers_language(
    ask: Ask, register: Path, where: tuple[str, ...], line: str, expected: str
) -> None:
    policy = register / "policy.yaml"
    policy.write_text(policy.read_text("utf-8").replace("language: sv", line), "utf-8")
    ran = ask(*where, "check", "--select", "A99", SOCIALPOLICY_LANG="", LANG="C.UTF-8")
    assert ran.code == 2
    assert ran.err.startswith(f"socialpolicy: {expected}")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("deadline", "x"), "Du behöver ange INKOM."),
        (("log-message",), "Du behöver ange KONTO och --subject."),
        (("overdue", "--bogus"), "Valet --bogus finns inte."),
        (("frobnicate",), "Kommandot frobnicate finns inte."),
        (("calendar", "2026", "extra"), "Det här är för mycket: extra."),
        (("check", "--format"), "Valet --format behöver ett värde efter sig."),
        (("overdue", "--fail=yes"), "Valet --fail tar inget värde."),
        (("--lang", "fi", "check"), "Språket fi finns inte."),
    ],
)
def test_the_command_line_is_refused_in_the_registers_language(
    ask: Ask, words: tuple[str, ...], expected: str
) -> None:
    ran = ask(*words, SOCIALPOLICY_LANG="", LANG="C.UTF-8")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"socialpolicy: {expected}")


@pytest.mark.parametrize("where", ["nowhere", "registry/policy.yaml", ".", "a\nb", ""])
def test_no_register_keeps_a_refusal_from_being_said(ask: Ask, where: str) -> None:
    ran = ask("--registry", where, "overdue", "--bogus", SOCIALPOLICY_LANG="", LANG="C.UTF-8")
    assert ran.code == 2
    # An empty name is none, so then it is the register nearby that decides.
    expected = "There is no option --bogus." if where else "Valet --bogus finns inte."
    assert ran.err.startswith(f"socialpolicy: {expected}")


def test_a_refusal_speaks_the_language_asked_for_first(ask: Ask) -> None:
    ran = ask("check", "--select", "A99", "--lang", "en", SOCIALPOLICY_LANG="", LANG="sv_SE.UTF-8")
    assert ran.err.startswith("socialpolicy: No rule is called A99.")
