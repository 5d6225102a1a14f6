"""What `log-message` needs to know of a message, asked for at a terminal."""

from __future__ import annotations

from socialpolicy.cli.errors import in_the_same_words
from socialpolicy.platforms import PLATFORMS
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Register
from socialpolicy.text import Text
from socialpolicy.wizard.log_draft_check import Found, Judge
from socialpolicy.wizard.log_times import now_written
from socialpolicy.wizard.message_questions import Choice, Questions
from socialpolicy.wizard.new_message import (
    CHANNEL,
    CHANNELS,
    KIND,
    KINDS,
    Wishes,
    require_account,
    require_subject,
)

_ACCOUNT = Text(sv="Vilket konto kom det till?", en="Which account did it come to?")
_SUBJECT = Text(
    sv="Vad gäller det? Skriv med egna ord, och aldrig vem.",
    en="What is it about? Write in your own words, and never who.",
)
_KIND = Text(sv="Vad är det?", en="What is it?")
_CHANNEL = Text(sv="Var kom det?", en="Where did it come?")
_NO_ACCOUNTS = Text(
    sv="Inget konto är öppet. Ange kontots id.", en="No account is open. Give the account’s id."
)

_NEW = Text(sv="Meddelandet", en="The message")

_KINDS = {
    "question": Text(sv="En fråga", en="A question"),
    "suggestion": Text(sv="Ett förslag", en="A suggestion"),
    "complaint": Text(sv="Ett klagomål", en="A complaint"),
    "criticism": Text(sv="Kritik", en="Criticism"),
    "praise": Text(sv="Beröm", en="Praise"),
    "advertising": Text(sv="Reklam", en="Advertising"),
    "unlawful": Text(sv="Något olagligt", en="Something unlawful"),
    "personal-attack": Text(sv="Ett personangrepp", en="A personal attack"),
    "integrity": Text(sv="Något som kränker någons integritet", en="A breach of privacy"),
    "other": Text(sv="Något annat", en="Something else"),
}
_CHANNELS = {
    "comment": Text(sv="I en kommentar", en="In a comment"),
    "post": Text(sv="I ett inlägg", en="In a post"),
    "direct-message": Text(sv="I ett direktmeddelande", en="In a direct message"),
    "mention": Text(sv="I ett omnämnande", en="In a mention"),
    "review": Text(sv="I ett omdöme", en="In a review"),
    "referral": Text(sv="Hänvisat från annat håll", en="Referred from elsewhere"),
}


class Asking:
    """Asks for what was not given, one thing at a time."""

    def __init__(self, questions: Questions, register: Register) -> None:
        self.questions = questions
        self.register = register

    def complete(self, wishes: Wishes) -> Wishes:
        """Ask for the account, the subject, the kind and the channel."""
        account = wishes.account
        account = self._account() if account is None else require_account(account, self.register)
        subject = wishes.subject
        if subject is None:
            subject = self.questions.text(
                _SUBJECT, lambda told: self._demand(told, account), why="M14"
            )
        kinds = [Choice(each, _KINDS[each]) for each in KINDS]
        kind = wishes.kind or self.questions.choose(_KIND, kinds, KIND, why="M05")
        channels = [Choice(each, _CHANNELS[each]) for each in CHANNELS]
        channel = wishes.channel or self.questions.choose(_CHANNEL, channels, CHANNEL, why="M15")
        return wishes._replace(account=account, subject=subject, kind=kind, channel=channel)

    def _account(self) -> str:
        today = self.register.today
        accounts = [filed.model for filed in self.register.accounts]
        choices = [Choice(each.id, _title(each)) for each in accounts if each.is_open(today)]
        if choices:
            return self.questions.choose(_ACCOUNT, choices, why="M01")
        demand = lambda told: require_account(told, self.register)  # noqa: E731
        return self.questions.text(_NO_ACCOUNTS, demand)

    def _demand(self, subject: str, account: str) -> None:
        """Refuse a subject at once that would be refused in the end."""
        require_subject(subject)
        entry = {
            "id": _NEW.in_language(self.questions.language),
            "received": now_written(self.register),
            "channel": CHANNEL,
            "kind": KIND,
            "subject": subject,
        }
        found = Found(account, entry["received"][:7], entry["id"])
        with in_the_same_words():
            Judge(found, None, self.register).require_words(entry)


def _title(account: Account) -> Text:
    platform = PLATFORMS[account.platform].name
    sv, en = (f"{account.name} · {name}" for name in (platform.sv, platform.en))
    return Text(sv, en)
