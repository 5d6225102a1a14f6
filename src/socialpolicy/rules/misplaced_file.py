"""Y06: every file is where its content belongs."""

from __future__ import annotations

from socialpolicy.finding import Example, Flaw, Rule, Severity
from socialpolicy.language import Text
from socialpolicy.rules.check import noted

RULE = Rule(
    code="Y06",
    name="misplaced-file",
    severity=Severity.ERROR,
    title=Text(
        sv="Filens plats och namn stämmer med innehållet",
        en="A file's place and name agree with its content",
    ),
    says=Text(
        sv="Filens namn stämmer inte med innehållet",
        en="The file's name does not agree with its content",
    ),
    why=Text(
        sv=(
            "Filens namn är kontots id. Då går varje konto att hitta, två konton kan inte "
            "få samma id, och en fil på fel plats glöms inte bort."
        ),
        en=(
            "A file's name is the account's id. So every account can be found, two accounts "
            "cannot have the same id, and a file in the wrong place is not forgotten."
        ),
    ),
    help=Text(sv="Byt namn på filen eller flytta den.", en="Rename the file or move it."),
    example=Example(bad="id: biblioteket\n", good="id: example\n"),
)

check = noted(RULE, Flaw.MISPLACED)
