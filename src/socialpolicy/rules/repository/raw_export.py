"""R02: no platform's export lies in the register."""

from socialpolicy.check import Found, file_of, files, whole
from socialpolicy.finding import Example, Label, Rule, Severity
from socialpolicy.register.layout import Role, role
from socialpolicy.register.register import Register
from socialpolicy.source import START, Source
from socialpolicy.storage.files import FileKind
from socialpolicy.text import Text

RULE = Rule(
    code="R02",
    name="raw-export",
    severity=Severity.ERROR,
    title=Text(
        sv="Ingen export från en plattform ligger i registret",
        en="There is no export from a platform in the register",
    ),
    says=Text(
        sv="{file} ser ut som en export eller bilaga, som kan innehålla personuppgifter",
        en="{file} looks like an export or attachment, which may hold personal data",
    ),
    why=Text(
        sv=(
            "En export innehåller vad människor har skrivit, och vilka de är. Git minns allt, "
            "så det som en gång lagts in går inte att gallra."
        ),
        en=(
            "An export contains what people have written, and who they are. Git remembers "
            "everything, so what has once been committed cannot be disposed of."
        ),
    ),
    help=Text(
        sv=(
            "Ta bort filen innan den når andra, och lägg den där allmänna handlingar förvaras. "
            "Är den redan delad: kontakta dataskyddsombudet och registratorn, för den finns kvar "
            "i historiken."
        ),
        en=(
            "Remove the file before it reaches others, and put it where official documents are "
            "kept. If it is shared already, contact the data protection officer and the registrar: "
            "it remains in the history."
        ),
    ),
    example=Example(
        bad='{"comments": []}\n', good="", file="accounts/facebook-export.json", whole=True
    ),
)


@whole(RULE, applies=files, about=file_of)
def check(register: Register) -> Found:
    """Look at the names of files that are not the register's own and hold anything at all."""
    for entry in register.entries:
        if role(entry.path) is not Role.EXPORT:
            continue
        if entry.kind is FileKind.TOO_LARGE or any(entry.pieces()):
            # The finding shows nothing of what people have written.
            yield RULE.found(Label(Source(entry.source.file, b""), START), file=entry.path)
