"""The work of `changes`: read what differs from the base, and nothing else, and say it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError
from socialpolicy.cli.load import register_at
from socialpolicy.cli.past_register import base_tree, messages_of
from socialpolicy.git.refusals import RevisionError
from socialpolicy.register.comparison import compare, compare_narrowly
from socialpolicy.register.layout import Role
from socialpolicy.reports.changes.compiling import note_of
from socialpolicy.reports.changes.formats import render
from socialpolicy.reports.changes.note import Note
from socialpolicy.reports.output_file import deliver_text, require_free
from socialpolicy.screen import screen_of
from socialpolicy.storage.tree import FolderTree
from socialpolicy.text import Text
from socialpolicy.verdict import Base

_MANY = ("accounts", "messages")
"""The folders of many files, of which only what differs is looked into."""


_NONE_BEFORE = Text(
    sv="Här finns ingen commit före {revision}. Ange vad den ska jämföras med: --base COMMIT. "
    "Är repot hämtat utan sin historia, kör först:\ngit fetch --unshallow",
    en="There is no commit before {revision} here. Say what to compare it with: --base COMMIT. "
    "If the repository was fetched without its history, run first:\ngit fetch --unshallow",
)


class Options(NamedTuple):
    """The options of `changes` as they were given."""

    base: str | None
    form: str = "text"
    output: Path | None = None
    at: str | None = None


def run(around: Context, options: Options) -> int:
    """Say what differs from a base. Raises CommandError and RevisionError when it cannot."""
    settings = None if around.revision else (Role.POLICY,)
    register = register_at(around, options.at, settings, listed=True, apart=_MANY)
    head = register.revision or "HEAD"
    word = options.base or (f"{head}^" if register.revision else head)
    try:
        commit, tree = base_tree(around.folder(), word, head)
    except RevisionError:
        if options.base is None and register.revision:
            raise CommandError(_NONE_BEFORE, revision=register.revision) from None
        raise
    if options.output:
        require_free(options.output, register)
    base = Base(commit.short, commit.made, tree is not None)
    if tree is None:
        note = Note(word, base.revision, base.made, registered=False)
    else:
        beside = (
            compare(tree, register)
            if register.revision
            else compare_narrowly(tree, FolderTree(around.folder()), register.as_of)
        )
        note = note_of(beside, base, word, messages_of(tree, head))
    width = 80 if options.output else screen_of().prose
    written = render(options.form, note, around.language(register), width)
    deliver_text(written, options.output)
    return 0
