"""What lies in the register's folder and is no file of it: looked through, and never held."""

from __future__ import annotations

import random
import shutil
import tracemalloc
from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy.finding import Finding
from socialpolicy.lint.run import judge
from socialpolicy.register import own_text
from socialpolicy.register.reader import read_register
from socialpolicy.storage.files import PIECE, FileKind
from tests.places import BASE

AS_OF = datetime.fromisoformat("2026-11-22 12:00+01:00")
NUMBER = "811218-9876"  # a published example
GIVEN_AWAY = "lösenord: Gurka42!stolpe"
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of a faultless register."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "registry"


def found() -> list[Finding]:
    return list(judge(read_register(Path("registry"), AS_OF)).findings)


def places(*codes: str) -> list[tuple[str, str, int]]:
    return [
        (each.rule.code, each.label.source.file, each.label.span.line)
        for each in found()
        if each.rule.code in codes
    ]


def noise(size: int) -> bytes:
    """Give what a compressed picture looks like to whoever searches it for text."""
    return PICTURE + random.Random(4).randbytes(size)  # noqa: S311 - no secret


def test_pictures_are_not_held(registry: Path) -> None:
    for number in range(8):
        (registry / f"bild-{number}.jpg").write_bytes(noise(4 * PIECE))
    found()  # what is loaded once is not counted
    tracemalloc.start()
    try:
        assert {(each.rule.code, each.label.source.file) for each in found()} == {
            ("R02", f"registry/bild-{number}.jpg") for number in range(8)
        }
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 16 * PIECE  # a half of all the pictures


def test_what_is_no_file_of_the_register_is_listed_and_not_read(registry: Path) -> None:
    for name in ("bild.jpg", "minne.txt", ".env", "README.md"):
        (registry / name).write_bytes(b"text")
    entries = {entry.path: entry for entry in read_register(Path("registry"), AS_OF).entries}
    for name in ("bild.jpg", "minne.txt", ".env", "README.md"):
        assert (entries[name].kind, entries[name].source.data) == (FileKind.FILE, b"")
        assert list(entries[name].pieces()) == [b"text"]
    assert entries["policy.yaml"].source.data


@pytest.mark.parametrize("name", ["anteckning.txt", ".env", "README.md", "a.yml", "export.json"])
def test_a_secret_is_found_whatever_the_file(registry: Path, name: str) -> None:
    (registry / name).write_text(f"Hej\n{GIVEN_AWAY}\n{NUMBER}\n")
    file = f"registry/{name}"
    assert places("R01", "R04") == [("R01", file, 2), ("R04", file, 3)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("lines", [10, 60_000])
def test_the_line_is_right_in_large_files(registry: Path, encoding: str, lines: int) -> None:
    text = f"{'Vanliga ord på en rad.' + chr(10)}" * lines
    (registry / "a.txt").write_bytes(f"{text}{GIVEN_AWAY}\n{NUMBER}\n{text}".encode(encoding))
    assert places("R01", "R04") == [
        ("R01", "registry/a.txt", lines + 1),
        ("R04", "registry/a.txt", lines + 2),
    ]


def test_a_secret_is_found_in_an_account_that_is_not_saved_as_utf_8(registry: Path) -> None:
    for encoding in ("utf-16", "utf-16-le", "utf-32"):
        (registry / "accounts" / f"{encoding}.yaml").write_bytes(
            f"id: a\n{GIVEN_AWAY}\n# {NUMBER}\n".encode(encoding)
        )
    assert len(places("R01")) == len(places("R04")) == 3


def test_a_large_file_of_one_line(registry: Path) -> None:
    people = '{"namn": "Kommunikatör", "text": "Tack för frågan"},' * 40_000
    (registry / "export.json").write_text(f'[{people}{{"nr": "{NUMBER}", "b": 1}},{people}1]')
    assert places("R02", "R04") == [
        ("R02", "registry/export.json", 1),
        ("R04", "registry/export.json", 1),
    ]


def test_what_is_written_in_a_picture_is_found(registry: Path) -> None:
    token = "gh" + "p_" + "x8Kq" * 9
    said = f"\0{GIVEN_AWAY}\0{token}\0{NUMBER}\0".encode()
    (registry / "bild.png").write_bytes(noise(PIECE) + said + noise(PIECE))
    codes = [code for code, _, _ in places("R01", "R02", "R04")]
    assert sorted(codes) == ["R01", "R01", "R02", "R04"]


def test_a_secret_of_a_large_file_is_not_shown(registry: Path) -> None:
    text = "Vanliga ord på en rad.\n" * 60_000
    (registry / "a.txt").write_text(f"{text}{GIVEN_AWAY}\n")
    from socialpolicy import formats
    from socialpolicy.text import Language

    verdict = judge(read_register(Path("registry"), AS_OF))
    for form in formats.FORMATS:
        assert "Gurka" not in formats.render(form, verdict, Language.SWEDISH)


def test_a_link_to_a_picture_of_the_register_is_not_held(registry: Path) -> None:
    (registry / "bild.jpg").write_bytes(noise(PIECE))
    (registry / "annan.jpg").symlink_to("bild.jpg")
    (registry / "tom.jpg").write_bytes(b"")
    assert [(code, file) for code, file, _ in places("R02")] == [
        ("R02", "registry/annan.jpg"),
        ("R02", "registry/bild.jpg"),
    ]
    entries = read_register(Path("registry"), AS_OF).entries
    assert {entry.source.data for entry in entries if entry.path.endswith(".jpg")} == {b""}


@pytest.mark.parametrize("size", [1, 1 << 18], ids=["each file alone", "all files together"])
def test_a_line_that_several_files_share_is_found_in_each(
    registry: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(own_text, "_BATCH", size)
    account = (registry / "accounts" / "example.yaml").read_text(encoding="utf-8")
    for name in ("example", "middle", "other"):
        own = account.replace("id: example\n", f"id: {name}\n")
        told = f"# {NUMBER}\n# {GIVEN_AWAY}\n" if name != "middle" else ""
        (registry / "accounts" / f"{name}.yaml").write_text(own + told, encoding="utf-8")
    line = account.count("\n") + 1
    assert places("R01", "R04") == [
        (code, f"registry/accounts/{name}.yaml", number)
        for name in ("example", "other")
        for code, number in (("R04", line), ("R01", line + 1))
    ]
