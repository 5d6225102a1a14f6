"""Y05: every file is UTF-8 without control characters."""

from socialpolicy.check import noted
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.text import Text

RULE = Rule(
    code="Y05",
    name="encoding",
    severity=Severity.ERROR,
    title=Text(
        sv="Filen är UTF-8 utan styrtecken", en="The file is UTF-8 without control characters"
    ),
    says=Text(sv="Filen är inte ren text i UTF-8", en="The file is not plain UTF-8 text"),
    why=Text(
        sv=(
            "I en annan teckenkodning blir å, ä och ö till skräp. Osynliga styrtecken kan "
            "dölja vad som egentligen står i filen."
        ),
        en=(
            "In another encoding å, ä and ö are garbled. Invisible control characters can hide "
            "what a file really says."
        ),
    ),
    help=Text(
        sv="Spara filen som UTF-8, och ta bort osynliga tecken.",
        en="Save the file as UTF-8, and remove invisible characters.",
    ),
    example=Example(
        bad='name: "Biblioteket i Exempelkommun\\a"\n', good='name: "Biblioteket i Exempelkommun"\n'
    ),
)

check = noted(RULE)
