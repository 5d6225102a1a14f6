"""The work of `changes`: read what differs from the base, and nothing else, and say it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from socialpolicy.cli.context import Context
from socialpolicy.cli.load import register_at
from socialpolicy.cli.past_register import base_tree
from socialpolicy.register.comparison import Comparison, compare
from socialpolicy.register.layout import Role, role
from socialpolicy.register.reader import read_tree
from socialpolicy.register.register import Register
from socialpolicy.reports.changes.compiling import note_of
from socialpolicy.reports.changes.formats import render
from socialpolicy.reports.changes.note import Note
from socialpolicy.reports.delivery import deliver_text
from socialpolicy.reports.output_file import require_free
from socialpolicy.screen import screen_of
from socialpolicy.storage.commit_tree import CommitTree
from socialpolicy.storage.tree import FolderTree
from socialpolicy.verdict import Base


class Options(NamedTuple):
    """The options of `changes` as they were given."""

    base: str
    form: str = "text"
    output: Path | None = None
    at: str | None = None


def run(around: Context, options: Options) -> int:
    """Say what differs from a base. Raises CommandError and RevisionError when it cannot."""
    commit, tree = base_tree(around.folder(), options.base)
    register = register_at(around, options.at, only=(Role.POLICY,), listed=True)
    if options.output:
        require_free(options.output, register)
    base = Base(commit.short, commit.made, tree is not None)
    if tree is None:
        note = Note(options.base, base.revision, base.made, registered=False)
    else:
        note = note_of(_compared(around.folder(), tree, register), base, options.base)
    width = 80 if options.output else screen_of().prose
    written = render(options.form, note, around.language(register), width)
    deliver_text(written, options.output)
    return 0


def _compared(folder: Path, tree: CommitTree, register: Register) -> Comparison:
    """Compare the register at hand with a commit's, and read of both only what differs."""
    beside = compare(tree, register)
    differing = (e.path for e in register.entries if e.path not in beside.same)
    logged = {path.split("/")[1] for path in differing if role(path) is Role.LOG}
    # The platform of an account says when its messages were to be answered.
    without = beside.same - {f"accounts/{id}.yaml" for id in logged}
    after = read_tree(FolderTree(folder), register.as_of, without=without)
    # What is the same is known by its path as shown, whether or not it was read.
    return replace(beside, after=after)
