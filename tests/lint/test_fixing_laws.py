"""Laws of `check --fix`, on the sample with mechanical faults and comments sown in."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from shutil import rmtree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialpolicy.lint.fixing import mended
from socialpolicy.lint.redaction import difference
from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from socialpolicy.register.register import Register
from socialpolicy.source import Source
from tests.places import SAMPLE, copy_small_sample

ACCOUNT = "accounts/bibliotek-facebook.yaml"
CLAUSES = "clauses.yaml"
PAGE = "url: https://www.facebook.com/degerforsbibliotek.exempel"

FAULTS = (
    (ACCOUNT, f"{PAGE}\n", f"{PAGE}/?fbclid=IwAR0\n"),
    (ACCOUNT, "\ndeputy:", "\ndepuy:"),
    (ACCOUNT, "\napproval:", "\naproval:"),
    (ACCOUNT, "  role: Bibliotekarie, vuxen\n", "  role: Bibliotekarie,   vuxen\n"),
    (ACCOUNT, "  body: Kultur- och", "  body: Kultur-  och"),
    (ACCOUNT, "name: Degerfors bibliotek\n", "name: Degerfors  bibliotek\n"),
    (CLAUSES, "upheld_by: [A06, A07, A08, T08, T22]", "upheld_by: [A08, T08, A06, A07, T22]"),
    (CLAUSES, "upheld_by: [A12, A13, R03, T16, T24]", "upheld_by: [R03, A12, T16, A13, A12, T24]"),
)  # fmt: skip
"""A file, what it holds, and the same with a fault that can only mean one thing."""

COMMENTS = (
    (ACCOUNT, "\nkind: operational\n", "\nkind: operational  # verksamhetens eget\n"),
    (ACCOUNT, "\napproval", "\n# Beslutet finns i diariet:  två blanka.\napproval"),
    (ACCOUNT, "biblioteket@degerfors.se\n", "biblioteket@degerfors.se  # delas\n"),
    (CLAUSES, "  upheld_by: [A06", "  # Tre regler.\n  upheld_by: [A06"),
)  # fmt: skip
"""A file, what it holds, and the same with a comment, which must stay."""


def sample_without_log() -> Register:
    """Read the sample without its log, in which nothing is sown."""
    with TemporaryDirectory() as name:
        registry = copy_small_sample(Path(name) / "registry")
        rmtree(registry / "messages")
        return read_register(registry)


SAMPLE_REGISTER = sample_without_log()


def text_of(file: str) -> str:
    return (SAMPLE / file).read_text(encoding="utf-8")


def register_with(files: dict[str, str]) -> Register:
    register = SAMPLE_REGISTER
    shown = {entry.path: entry.source.file for entry in register.entries}
    for file, text in files.items():
        register = register.with_file(file, Source(shown[file], text.encode()))
    return register


def fixed(files: dict[str, str]) -> dict[str, str]:
    """Give the files as they are after the fix: those that were not mended as they were."""
    register = register_with(files)
    _, done = mended(register, judge(register), lambda _: True)
    return files | {each.path: each.after.data.decode() for each in done}


# Each example is judged six times over, so fewer of them are tried.
@settings(max_examples=settings().max_examples // 3)
@given(
    st.sets(st.sampled_from(FAULTS), min_size=1), st.sets(st.sampled_from(COMMENTS)), st.booleans()
)
def test_what_is_sown_is_mended_once_and_all_else_is_untouched(
    faults: set[tuple[str, str, str]], comments: set[tuple[str, str, str]], crlf: bool
) -> None:
    whole = {ACCOUNT: text_of(ACCOUNT), CLAUSES: text_of(CLAUSES)}
    for file, old, new in comments:
        assert old in whole[file]
        whole[file] = whole[file].replace(old, new, 1)
    sown = dict(whole)
    for file, old, new in faults:
        assert old in sown[file]
        sown[file] = sown[file].replace(old, new, 1)
    if crlf:
        whole, sown = (
            {k: v.replace("\n", "\r\n") for k, v in each.items()} for each in (whole, sown)
        )
    once = fixed(sown)
    assert once == whole
    assert fixed(once) == once
    # What the faults made the rules find is gone, and nothing has come instead.
    assert findings(once) == findings(whole)


def findings(files: dict[str, str]) -> list[tuple[str, str | None]]:
    return [(each.rule.code, each.subject) for each in judge(register_with(files)).findings]


@pytest.mark.parametrize(
    "hostile",
    [
        "::error file=x::made up",
        "##[error]made up",
        "##vso[task.setvariable variable=x]y",
        "\x1b]0;title\x07",
        "\x1b[2J",
        "\u202eevil",
        "\u2028::error::x",
        "[bold red]not markup[/bold red] [link=https://exempel.se]x[/link]",
    ],
)
@pytest.mark.parametrize("where", ["context", "changed", "name"])
def test_a_diff_obeys_nothing_that_a_file_says(hostile: str, where: str) -> None:
    lines = ["purpose: >-", f"    {hostile}", f"{PAGE}/", ""]
    if where == "changed":
        lines[2] = f"{PAGE}/  # {hostile}"
    file = f"accounts/{hostile.replace('/', '')}.yaml" if where == "name" else ACCOUNT
    before = "\n".join(lines)
    after = before.replace(f"{PAGE}/", PAGE)
    told = difference(Source(file, before.encode()), Source(file, after.encode()))
    assert PurePosixPath(file).name  # the name is shown too
    assert told.isprintable() or all(line.isprintable() for line in told.split("\n"))
    assert "##[" not in told
    for line in told.splitlines():
        assert not line.lstrip().startswith("::"), line
    # Markup is shown as it is written, for nothing reads it as markup.
    if hostile.startswith("[bold"):
        assert hostile.replace("/", "" if where == "name" else "/") in told
