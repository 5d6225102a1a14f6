"""M19: the log names roles, not people.

A name cannot be told from other words for certain, so this is a warning. Numbers,
addresses, links and user names are M14's, and so is a role that holds one. Any other role
that is an address, a number or a day is none.
"""

from collections.abc import Iterator

from socialpolicy.check import Found, each_message
from socialpolicy.finding import Fix, Rule, Severity, Wording
from socialpolicy.register.models.message import Message
from socialpolicy.register.register import Register
from socialpolicy.register.roles import WRITE_THE_ROLE, no_role
from socialpolicy.register.timeline import Logged, Path
from socialpolicy.rules.messages import WHERE, example_message
from socialpolicy.rules.messages.personal_data import personal_data_in
from socialpolicy.sensitive.names import holds_name
from socialpolicy.text import Text

RULE = Rule(
    code="M19",
    name="person-in-log",
    severity=Severity.WARNING,
    title=Text(
        sv="Loggen nämner roller, inte personer vid namn",
        en="The log names roles, not people",
    ),
    says=Text(
        sv="{id} ser ut att nämna en person i {where}: {name}",
        en="{id} seems to name a person in {where}: {name}",
    ),
    why=Text(
        sv=(
            "Loggen är en allmän handling, och git minns allt som stått i den. Därför står där "
            "vad saken gällde och vilken roll som svarade, aldrig vem som skrev."
        ),
        en=(
            "The log is an official document, and git remembers everything that has been in it. So "
            "it contains what the matter was and which role answered, never who wrote."
        ),
    ),
    help=Fix(
        Text(
            sv="Är det ett namn på en person? Skriv det utan namnet, eller skriv rollen.",
            en="Is it the name of a person? Write it without the name, or write the role.",
        ),
    ),
    example=example_message(
        head="  channel: comment\n  kind: question\n",
        bad=(
            "  subject: Eva Exempelsson undrar om sitt lån\n"
            '  actions:\n    - {did: answered, at: 2026-11-18 15:40, by: "Bibliotekarie, vuxen"}\n'
        ),
        good=(
            "  subject: En låntagare undrar om sitt lån\n"
            '  actions:\n    - {did: answered, at: 2026-11-18 15:40, by: "Bibliotekarie, vuxen"}\n'
        ),
    ),
)
_NO_ROLE = Wording(
    Text(
        sv="{id} har {what} i stället för en roll i {where}: {name}",
        en="{id} has {what} in place of a role in {where}: {name}",
    ),
    WRITE_THE_ROLE,
)


@each_message(RULE)
def check(logged: Logged, register: Register) -> Found:
    """Look at the subject, the reference, the reasons, and who answered or got it."""
    for path, name in _named(logged.message):
        id, where = logged.message.id, WHERE[str(path[-1])]
        yield RULE.found(logged.place(path), id=id, where=where, name=name)
    for index, action in enumerate(logged.message.actions):
        for field, role in (("by", action.by), ("to", action.to)):
            what = no_role(role) if role else None
            if what and field == "to" and "@" in (role or ""):
                continue  # a mailbox may get what is forwarded
            if role and what and not personal_data_in(role, register):
                yield RULE.found(
                    logged.at / "actions" / index / field,
                    _NO_ROLE,
                    id=logged.message.id,
                    where=WHERE[field],
                    name=role,
                    what=what,
                )


def _named(message: Message) -> Iterator[tuple[Path, str]]:
    """Go through the texts that seem to name a person: the path of each, and the name."""
    if name := holds_name(message.subject):
        yield ("subject",), name
    if message.reference and (name := holds_name(message.reference)):
        yield ("reference",), name
    for key, entries, fields in (
        ("actions", message.actions, ("by", "to", "reason")),
        ("corrections", message.corrections, ("was", "by", "reason")),
    ):
        for index, entry in enumerate(entries):
            for field in fields:
                text = getattr(entry, field)
                if text and (name := holds_name(text)):
                    yield (key, index, field), name
