"""CODEOWNERS is read as GitHub reads it; what gitignore says is asked of git itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.finding import Finding
from socialpolicy.lint.run import judge
from socialpolicy.register.code_owners import compiled, deciding, read_lines
from socialpolicy.register.reader import read_register
from socialpolicy.source import Source
from socialpolicy.text import Language
from tests.places import BASE_REGISTRY


@pytest.mark.parametrize(
    ("pattern", "file", "covers"),
    [
        # The examples of GitHub's own page about code owners.
        ("*", "registry/policy.yaml", True),
        ("*.js", "a/b.js", True),
        ("*.js", "a/b.jsx", False),
        ("/build/logs/", "build/logs/a/b", True),
        ("/build/logs/", "a/build/logs/b", False),
        ("docs/*", "docs/getting-started.md", True),
        ("docs/*", "docs/build-app/troubleshooting.md", False),
        ("apps/", "a/apps/b/c", True),
        ("/docs/", "docs/a", True),
        ("/scripts/", "a/scripts/b", False),
        ("**/logs", "build/logs/a", True),
        ("**/logs", "deeply/nested/logs/a", True),
        ("/apps/github", "apps/github/a", True),
        # And what registers call for.
        ("registry", "registry/policy.yaml", True),
        ("registry", "a/registry/policy.yaml", True),
        ("/registry", "a/registry/policy.yaml", False),
        ("registry/**", "registry/accounts/a.yaml", True),
        ("registry/**/*.yaml", "registry/policy.yaml", True),
        ("registry/**/*.yaml", "registry/accounts/a.yaml", True),
        ("/reg*/", "registry/policy.yaml", True),
        ("/reg?stry/", "registry/policy.yaml", True),
        ("/registry/accounts/", "registry/policy.yaml", False),
        ("policy.yaml", "registry/policy.yaml", True),
        ("Registry/", "registry/policy.yaml", False),
        (r"/mitt\ register/", "mitt register/policy.yaml", True),
        ("/registry/", "registry", False),
    ],
)
def test_what_a_pattern_covers(pattern: str, file: str, covers: bool) -> None:
    assert (compiled(pattern).fullmatch(file) is not None) is covers


NAMES = st.sampled_from(["a", "b", "ab", "aab", "abab", "registry"])
PARTS = st.sampled_from(
    ["a", "b", "*", "**", "a*", "?", "*b", "registry", "*a*b*", "*a*", "?*b", "a*?*b", "*r*i*s*"]
)


@pytest.fixture(scope="module")
def git(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("git")
    subprocess.run(["git", "init", "-q", folder], check=True)
    return folder


@given(
    parts=st.lists(PARTS, min_size=1, max_size=5),
    files=st.lists(st.lists(NAMES, min_size=1, max_size=4).map("/".join), min_size=8, max_size=8),
    start=st.sampled_from(["", "/"]),
    end=st.sampled_from(["", "/"]),
)
def test_git_agrees(git: Path, parts: list[str], files: list[str], start: str, end: str) -> None:
    pattern = start + "/".join(parts) + end
    if pattern.endswith("/*"):
        return  # here GitHub differs: it stays on one level
    (git / ".git" / "info" / "exclude").write_text(f"{pattern}\n")
    ran = subprocess.run(
        ["git", "check-ignore", "--no-index", *files],
        cwd=git,
        capture_output=True,
        text=True,
        check=False,
    )
    ignored = set(ran.stdout.split())
    assert {file for file in files if compiled(pattern).fullmatch(file)} == ignored


@pytest.mark.parametrize(
    "pattern", ["*" + "a*" * 30 + "b", "**/" * 60 + "b", "/".join(["**", "a*a*a"] * 30) + "/b"]
)
def test_a_pattern_of_many_stars_takes_no_time(pattern: str) -> None:
    """In a process of its own: what takes for ever could not be stopped here."""
    code = (
        "from socialpolicy.register.code_owners import compiled\n"
        f"file = '/'.join(['{'a' * 90}'] * 20)\n"
        f"print(compiled({pattern!r}).fullmatch(file))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True
    )
    assert ran.stdout == "None\n"


def test_a_link_out_of_the_repository_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = tmp_path / "top"
    shutil.copytree(BASE_REGISTRY, top / "registry")
    (top / ".git").mkdir()
    monkeypatch.chdir(top)
    secret = tmp_path / "secret"
    secret.write_text("/docs/ @a\n")
    (top / "CODEOWNERS").symlink_to(secret)
    [finding] = code_owners_found(Path("registry"))
    assert finding.label.source.file == "registry/policy.yaml"
    (top / "CODEOWNERS").unlink()
    (top / "owners").write_text("* @a\n")
    (top / "CODEOWNERS").symlink_to("owners")
    assert code_owners_found(Path("registry")) == []


def owners(text: str, file: str = "registry/policy.yaml") -> tuple[str, ...] | None:
    line = deciding(read_lines(Source("CODEOWNERS", text.encode())), file)
    return line.owners if line else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("# * @a\n", None),
        ("* @a/b\n", ("@a/b",)),
        ("* @a/b # @c\n", ("@a/b",)),
        ("* @a\n/registry/ @b c@exempel.se\n", ("@b", "c@exempel.se")),
        ("/registry/ @b\n* @a\n", ("@a",)),
        ("/registry/ @b\n/registry/policy.yaml\n", ()),
        ("/registry/ @b\n/docs/ @c\n", ("@b",)),
        ("/registry/ @b\n/registry/ ingen-ägare\n", ("@b",)),
        ("\t/registry/\t@b\r\n", ("@b",)),
        ("\ufeff/registry/ @b\n", ("@b",)),
    ],
)
def test_the_last_line_that_covers_a_file_decides(
    text: str, expected: tuple[str, ...] | None
) -> None:
    assert owners(text) == expected


@pytest.mark.parametrize("folder", ["registry", "mitt register", "a/b/registry", "."])
def test_the_line_to_paste_covers_the_register(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(BASE_REGISTRY, tmp_path / folder, dirs_exist_ok=True)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for text in ("", "/docs/ @a\n"):
        (tmp_path / "CODEOWNERS").write_text(text)
        [finding] = code_owners_found(Path(folder))
        assert finding.help is not None
        advice, line = finding.help.in_language(Language.ENGLISH).split("\n")
        assert advice
        (tmp_path / "CODEOWNERS").write_text(f"{text}{line}\n")
        assert code_owners_found(Path(folder)) == []


def code_owners_found(folder: Path) -> list[Finding]:
    found = judge(read_register(folder), ["R03"]).findings
    return list(found)
