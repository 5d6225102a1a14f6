"""Y03: every value is of the kind the register expects."""

from socialpolicy.check import noted
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.text import Text

RULE = Rule(
    code="Y03",
    name="shape",
    severity=Severity.ERROR,
    title=Text(
        sv="Varje nyckel är känd och varje värde av rätt slag",
        en="Every key is known and every value is valid",
    ),
    says=Text(sv="Värdet passar inte där det står", en="The value is not valid here"),
    why=Text(
        sv=(
            "En felstavad nyckel eller ett datum som inte finns läses inte alls. "
            "Då ser det ut som om uppgiften saknas, fast någon har skrivit den."
        ),
        en=(
            "A misspelt key or a date that does not exist is not read at all. Then information "
            "seems to be missing although somebody wrote it."
        ),
    ),
    help=Text(sv="Skriv värdet som i exemplet.", en="Write the value as in the example."),
    example=Example(bad="last_post: 2026-02-30\n", good="last_post: 2026-11-19\n"),
)

check = noted(RULE)
