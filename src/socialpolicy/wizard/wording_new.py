"""What the rules say of an account that is only being opened, in words that fit.

There is no file yet to remove or to keep, and before the account has an id
there is nothing to call it by.
"""

from __future__ import annotations

from socialpolicy.finding import Finding
from socialpolicy.text import FilledText, Language, Text

_TWICE = Text(
    sv="Sidan finns redan i registret, som {first}: {shown}",
    en="The page is in the register already, as {first}: {shown}",
)
_TWICE_HELP = Text(
    sv="Den behöver inte öppnas igen. Menar du en annan sida, rätta adressen.",
    en="It need not be opened again. If you mean another page, correct the address.",
)
_TITLED = Text(sv="Kontot {account}", en="The account {account}")
_ACCOUNT = Text(sv="kontot", en="the account")


def fitting(finding: Finding) -> Finding:
    """Say of a page that is registered already what somebody who opens an account can do."""
    if finding.rule.code != "A02":
        return finding
    values = finding.said.values
    return finding._replace(said=FilledText(_TWICE, values), help=FilledText(_TWICE_HELP, values))


def unnamed(finding: Finding, id: str) -> Finding:
    """Say `the account` in place of the id that stands in for one nobody has decided yet."""
    subject = None if finding.subject == id else finding.subject
    help = finding.help and _without(finding.help, id)
    return finding._replace(said=_without(finding.said, id), help=help, subject=subject)


def _without(said: FilledText, id: str) -> FilledText:
    # Where a rule says `the account x`, the word is there already.
    sv, en = (
        said.text.in_language(language).replace(_TITLED.in_language(language), "{account}")
        for language in Language
    )
    values = {
        name: _word(Text(sv, en), name) if value == id else value
        for name, value in said.values.items()
    }
    return FilledText(Text(sv, en), values)


def _word(text: Text, name: str) -> Text:
    """Give the word for the account, with a capital in a language where it begins the sentence."""
    sv, en = (
        word.capitalize() if text.in_language(language).startswith(f"{{{name}}}") else word
        for language in Language
        for word in (_ACCOUNT.in_language(language),)
    )
    return Text(sv, en)
