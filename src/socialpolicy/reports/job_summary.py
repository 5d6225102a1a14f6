"""The summary of a job: whether it stops, what changes in words, and then what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from socialpolicy.finding import Severity
from socialpolicy.formats import markdown, words
from socialpolicy.formats.headline import headline
from socialpolicy.reports import github_job
from socialpolicy.reports.changes.compiling import note_of
from socialpolicy.reports.changes.formats import render
from socialpolicy.reports.changes.note import Note
from socialpolicy.text import Language
from socialpolicy.verdict import Base, Verdict

if TYPE_CHECKING:
    from socialpolicy.register.comparison import Comparison


def write(
    verdict: Verdict, beside: Comparison | None, stops_at: Severity | None, language: Language
) -> None:
    """Write the summary of a run, and give the steps that follow what a comment shows of it.

    `beside` is the register with its base, where that has one. Raises CommandError.
    """
    first = f"**{markdown.escape(headline(verdict, stops_at, language))}**\n\n"
    github_job.summarise(first)
    if verdict.base:
        note = _changes(verdict.base, beside, language)
        github_job.summarise(note)
        counted = markdown.escape(words.tally(verdict, language))
        github_job.give_text("changes", f"{first}{note}{counted}")
    github_job.summarise(markdown.render(verdict, language))


def _changes(base: Base, beside: Comparison | None, language: Language) -> str:
    """Say in words what differs from the base, for whoever reads what is found afterwards."""
    # What the job called it, such as HEAD^1, is no name that a reader knows.
    word = base.revision
    note = Note(word, word, base.made, registered=False)
    if beside:
        note = note_of(beside, base, word, base.messages)
    return f"{render('markdown', note, language)}\n"
