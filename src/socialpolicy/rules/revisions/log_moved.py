"""T23: a log that is kept elsewhere than before is seen, and must have come along."""

import posixpath

from socialpolicy.check import Found, between
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.register import Register
from socialpolicy.text import Counted, Text

RULE = Rule(
    code="T23",
    name="log-moved",
    severity=Severity.ERROR,
    title=Text(
        sv="Loggen följer med när den flyttas",
        en="The log comes along when it is moved",
    ),
    says=Text(
        sv="Loggen finns i {now} sedan {revision}, förut i {was}, men {gone} är inte där",
        en="The log is in {now} since {revision}, before that in {was}, but {gone} not there",
    ),
    why=Text(
        sv=(
            "Pekar registret på en annan mapp finns ingen logg att kontrollera, och det som väntar "
            "på svar syns inte. Handlingarna ska finnas kvar och gå att hitta."
        ),
        en=(
            "If the register points to another folder there is no log to check, and what waits for "
            "an answer is not seen. The records must remain and be findable."
        ),
    ),
    help=Text(
        sv=(
            "Flytta filerna till den nya mappen i samma ändring, eller skriv tillbaka den gamla "
            "mappen i policy.yaml. Ligger loggen i ett eget repo, hämta det innan kontrollen körs."
        ),
        en=(
            "Move the files to the new folder in the same change, or write the old folder back in "
            "policy.yaml. If the log is in a repository of its own, fetch that before the check is "
            "run."
        ),
    ),
    example=Example(
        bad="messages: ../logg\n",
        good="messages:\n",
        file="policy.yaml",
    ),
    milder=(Severity.WARNING,),
)

_MESSAGES = Counted(
    Text(sv="1 meddelande som fanns", en="1 message that it had is"),
    Text(sv="{count} meddelanden som fanns", en="{count} messages that it had are"),
)
_MOVED = Text(
    sv="Loggen finns i {now} sedan {revision}, förut i {was}",
    en="The log is in {now} since {revision}, before that in {was}",
)


def _applies(beside: Comparison) -> int:
    both = (beside.before, beside.after)
    return int(all(each.policy_at.document.readable for each in both))


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Compare where the log is kept; where that differs, look for the messages there."""
    if not _applies(beside) or not is_moved(beside):
        return
    gone = sum(pair.after is None for pair in beside.messages)
    yield RULE.found(
        beside.after.policy_at / "messages",
        RULE.says if gone else _MOVED,
        severity=None if gone else Severity.WARNING,
        related=(beside.stood(beside.before.policy_at / "messages"),),
        was=_folder(beside.before),
        now=_folder(beside.after),
        gone=_MESSAGES.of(gone),
        revision=beside.version,
    )


def is_moved(beside: Comparison) -> bool:
    """Say whether the log is kept in another folder than the base's."""
    return _folder(beside.before) != _folder(beside.after)


def _folder(register: Register) -> str:
    return posixpath.normpath((register.policy.messages or "messages").replace("\\", "/"))
