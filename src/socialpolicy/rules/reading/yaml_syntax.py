"""Y01: every file of the register is YAML."""

from socialpolicy.check import noted
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.text import Text

RULE = Rule(
    code="Y01",
    name="yaml-syntax",
    severity=Severity.ERROR,
    title=Text(sv="Filen är YAML", en="The file is YAML"),
    says=Text(sv="Filen går inte att läsa som YAML", en="The file cannot be read as YAML"),
    why=Text(
        sv=(
            "En fil som inte går att läsa kan inte kontrolleras, och kontot i den räknas inte. "
            "Oftast är det ett indrag, ett kolon eller ett citattecken som är fel."
        ),
        en=(
            "A file that cannot be read cannot be checked, and the account in it is not counted. "
            "Usually an indent, a colon or a quote is wrong."
        ),
    ),
    help=Text(
        sv="Jämför raden med samma rad i en fil som fungerar.",
        en="Compare the line with the same line in a file that works.",
    ),
    example=Example.within(
        '- id: "43"\n',
        bad="  section: Ansvar: vid frånvaro\n",
        good='  section: "Ansvar: vid frånvaro"\n',
        after=(
            "  text: En person ska utses som sköter kontot.\n  strength: ska\n  upheld_by: [A14]\n"
        ),
        file="clauses.yaml",
        whole=True,
    ),
)

check = noted(RULE)
