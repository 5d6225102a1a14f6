"""`check --fix`: what it mends, that it mends no more, and what it refuses."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from socialpolicy.lint.fixing import mended
from socialpolicy.lint.redaction import difference
from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from tests.places import SAMPLE, copy_small_sample

ACCOUNT = "accounts/bibliotek-facebook.yaml"
PAGE = "https://www.facebook.com/degerforsbibliotek.exempel"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the sample without its log, in which nothing is broken here."""
    ignored = shutil.ignore_patterns("messages")
    return Path(shutil.copytree(SAMPLE, tmp_path / "registry", ignore=ignored))


def changed(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def fixed(folder: Path, concerns: Callable[[str], bool] = lambda _: True) -> dict[str, str]:
    """Give what the files that are mended hold then, by their paths in the register."""
    register = read_register(folder)
    _, files = mended(register, judge(register), concerns)
    return {done.path: done.after.data.decode() for done in files}


def sample(file: str) -> str:
    return (SAMPLE / file).read_text(encoding="utf-8")


def test_nothing_in_the_sample_is_to_be_mended(tmp_path: Path) -> None:
    assert fixed(copy_small_sample(tmp_path / "registry")) == {}


@pytest.mark.parametrize(
    "address",
    [
        f"{PAGE}?fbclid=IwAR0",
        f"{PAGE}/",
        f"{PAGE}#about",
        PAGE.replace("www.", "m."),
        PAGE.replace("www.", ""),
        f"{PAGE.replace('www.', 'm.')}//?ref=bookmarks",
    ],
)
def test_an_address_of_the_same_page_is_written_plainly(folder: Path, address: str) -> None:
    changed(folder, ACCOUNT, f"url: {PAGE}\n", f"url: {address}\n")
    assert fixed(folder) == {ACCOUNT: sample(ACCOUNT)}


def test_an_address_of_another_page_is_left_alone(folder: Path) -> None:
    changed(folder, ACCOUNT, f"url: {PAGE}\n", "url: https://www.facebook.com/events/123\n")
    assert fixed(folder) == {}


def test_a_misspelt_key_gets_its_name_and_what_it_hid_is_mended_too(folder: Path) -> None:
    changed(folder, ACCOUNT, "\ndeputy:", "\ndepuy:")
    changed(folder, ACCOUNT, f"url: {PAGE}\n", f"url: {PAGE}/?a=b\n")
    assert fixed(folder) == {ACCOUNT: sample(ACCOUNT)}


def test_a_key_that_stands_there_already_is_left_alone(folder: Path) -> None:
    changed(folder, ACCOUNT, "\ndeputy:", "\nDeputy:\n  role: Vikarie\ndeputy:")
    assert fixed(folder) == {}


def test_a_key_that_is_merely_like_another_is_left_alone(folder: Path) -> None:
    changed(folder, ACCOUNT, "\ndeputy:", "\ndeputie:")
    assert fixed(folder) == {}


@pytest.mark.parametrize("key", ["depuy", "deputyy", "deputx", "deupty", "Deputy", "ersättare"])
def test_a_key_with_one_letter_wrong_or_by_another_name_is_mended(folder: Path, key: str) -> None:
    changed(folder, ACCOUNT, "\ndeputy:", f"\n{key}:")
    assert fixed(folder) == {ACCOUNT: sample(ACCOUNT)}


def test_only_what_the_selected_rules_find_is_mended(folder: Path) -> None:
    changed(folder, ACCOUNT, f"url: {PAGE}\n", f"url: {PAGE}/\n")
    before = (folder / ACCOUNT).read_text(encoding="utf-8")
    register = read_register(folder)
    for select, ignore, count in ((["A01"], [], 1), (["Y03"], [], 0), ([], ["A01"], 0)):
        verdict = judge(register, select, ignore)
        _, files = mended(register, verdict, lambda _: True, select, ignore)
        assert len(files) == count
    assert (folder / ACCOUNT).read_text(encoding="utf-8") == before


def test_a_key_like_no_other_is_left_alone(folder: Path) -> None:
    changed(folder, ACCOUNT, "\ndeputy:", "\nfavourite_colour: blue\ndeputy:")
    assert fixed(folder) == {}


def test_doubled_blanks_in_a_role_become_one(folder: Path) -> None:
    changed(folder, ACCOUNT, "role: Bibliotekarie, barn", "role: Bibliotekarie,  barn")
    assert fixed(folder) == {ACCOUNT: sample(ACCOUNT)}


def test_codes_are_sorted_unless_a_comment_stands_among_them(folder: Path) -> None:
    changed(folder, "clauses.yaml", "[A16, A19, P04]", "[P04, A16, A19]")
    assert fixed(folder) == {"clauses.yaml": sample("clauses.yaml")}
    changed(folder, "clauses.yaml", "[P04, A16, A19]", "\n    [P04, # first\n     A16, A19]")
    assert fixed(folder) == {}


def test_only_the_files_that_are_asked_for_are_mended(folder: Path) -> None:
    changed(folder, ACCOUNT, f"url: {PAGE}\n", f"url: {PAGE}/\n")
    assert fixed(folder, lambda file: file.endswith("policy.yaml")) == {}


def test_mending_twice_is_mending_once(folder: Path) -> None:
    changed(folder, ACCOUNT, "\ndeputy:", "\ndepuy:")
    for file, text in fixed(folder).items():
        (folder / file).write_text(text, encoding="utf-8")
    assert fixed(folder) == {}


@pytest.mark.parametrize(
    "text", ["\x00", "id: [", "&a [*a, *a]", "url: !!python/object:os.system x\n", "- - - -\n"]
)
def test_a_file_that_cannot_be_read_is_left_alone(folder: Path, text: str) -> None:
    (folder / ACCOUNT).write_text(text, encoding="utf-8")
    assert fixed(folder) == {}


BROKEN = (
    ("\ndeputy:", "\ndeputyy:"),
    (f"url: {PAGE}\n", f"url: {PAGE}//?a=b\n"),
    ("role: Bibliotekarie, barn", "role: Bibliotekarie,   barn"),
)


@pytest.mark.parametrize("chosen", range(1, 2 ** len(BROKEN)))
def test_whatever_is_broken_is_mended_once_and_for_all(folder: Path, chosen: int) -> None:
    for index, (old, new) in enumerate(BROKEN):
        if chosen >> index & 1:
            changed(folder, ACCOUNT, old, new)
    assert fixed(folder) == {ACCOUNT: sample(ACCOUNT)}
    (folder / ACCOUNT).write_text(fixed(folder)[ACCOUNT], encoding="utf-8")
    assert fixed(folder) == {}


def test_nothing_in_the_diff_is_a_command_to_the_terminal_or_the_runner(folder: Path) -> None:
    changed(folder, ACCOUNT, f"url: {PAGE}\n", f"url: {PAGE}/  # ##[error]x\n")
    register = read_register(folder)
    _, files = mended(register, judge(register), lambda _: True)
    told = "".join(difference(done.before, done.after) for done in files)
    assert "##" in told
    assert all(sign not in told for sign in ("##[", "\u202e", "\u009b", "\x1b"))
