"""What to do about what the rules find in the log, in the words of somebody who runs commands.

A rule tells whoever edits the file what to write in it. To whoever ran a
command, which wrote nothing or has written it already, that says little.
"""

from __future__ import annotations

from socialpolicy.finding import Finding
from socialpolicy.formats import words
from socialpolicy.text import FilledText, Language, Text

_REFUSED = {
    "M02": Text(
        sv="Jämför med plattformen, och ange tiden då det hände.",
        en="Compare with the platform, and give the time when it happened.",
    ),
    "M05": Text(
        sv="Rör det inte kommunen, skriv concerns_us: false för meddelandet i loggen. Annars: "
        "svara, och kör sedan socialpolicy answer-message {id}",
        en="If it does not concern the municipality, write concerns_us: false for the message in "
        "the log. Otherwise answer it, and then run socialpolicy answer-message {id}",
    ),
    "M06": Text(
        sv="Ange enheten eller rollen som fick det med --to, aldrig ett namn.",
        en="Give the unit or the role that got it with --to, never a name.",
    ),
    "M07": Text(
        sv="Ange med --reason varför det inte behövde något svar.",
        en="Say with --reason why it needed no answer.",
    ),
    "M08": Text(
        sv="Ange grunden med --ground, --basis och vid other-law --law.",
        en="Give the ground with --ground, --basis and for other-law --law.",
    ),
    "M09": Text(
        sv="Ta bort det från sidan, och kör sedan: socialpolicy remove-message {id}",
        en="Remove it from the page, and then run: socialpolicy remove-message {id}",
    ),
    "M10": Text(
        sv="Skriv till avsändaren, och ange när med --author-told. Går det inte, ange varför.",
        en="Write to the author, and say when with --author-told. If it cannot be done, say why.",
    ),
    "M11": Text(
        sv="Låt det vara kvar. Är det inget offentligt evenemang, ta bort public_event i loggen.",
        en="Let it stay. If it is no public event, take public_event out of the log.",
    ),
    "M13": Text(
        sv="Ange --record registered och diarienumret med --number.",
        en="Give --record registered, and the registration number with --number.",
    ),
    "M14": Text(sv="Skriv det utan uppgiften.", en="Write it without that."),
}
"""What to do when nothing was written, by rule; the other rules' own words will do."""

_NOTED = {
    "M03": Text(
        sv="Svara, och kör sedan: socialpolicy answer-message {id}",
        en="Answer it, and then run: socialpolicy answer-message {id}",
    ),
    "M13": Text(sv="", en=""),
}
"""What to do when it was written; of M13 the command is told on a line of its own."""


class _Advice(FilledText):
    """The rule's own advice: words after the sentence, and lines to paste on lines of their own."""

    def in_language(self, language: Language) -> str:
        first, *rest = words.lines(super().in_language(language))
        paste = "".join(f"\n    {line}" for line in rest if line)
        return f" {first}{paste}"


class _Instead(FilledText):
    """What takes its place."""

    def in_language(self, language: Language) -> str:
        told = super().in_language(language)
        return f" {told}" if told else ""


def help_refused(finding: Finding, id: str) -> FilledText | str:
    """Say what to do about a finding for which nothing was written."""
    return _help(finding, _REFUSED.get(finding.rule.code), id)


def help_noted(finding: Finding, id: str) -> FilledText | str:
    """Say what to do about a finding on what was written."""
    return _help(finding, _NOTED.get(finding.rule.code), id)


def _help(finding: Finding, instead: Text | None, id: str) -> FilledText | str:
    if instead is not None:
        return _Instead(instead, {"id": id})
    return _Advice(*finding.help) if finding.help else ""
