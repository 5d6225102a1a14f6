"""The work of `changes`: read what differs from the base, and nothing else, and say it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from socialpolicy.cli.context import Context
from socialpolicy.cli.load import register_at
from socialpolicy.cli.past_register import base_tree
from socialpolicy.register.comparison import compare, compare_narrowly
from socialpolicy.register.layout import Role
from socialpolicy.reports.changes.compiling import note_of
from socialpolicy.reports.changes.formats import render
from socialpolicy.reports.changes.note import Note
from socialpolicy.reports.delivery import deliver_text
from socialpolicy.reports.output_file import require_free
from socialpolicy.screen import screen_of
from socialpolicy.storage.tree import FolderTree
from socialpolicy.verdict import Base

_MANY = ("accounts", "messages")
"""The folders of many files, of which only what differs is looked into."""


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
    commit, tree = base_tree(around.folder(), word, head)
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
        note = note_of(beside, base, word)
    width = 80 if options.output else screen_of().prose
    written = render(options.form, note, around.language(register), width)
    deliver_text(written, options.output)
    return 0
