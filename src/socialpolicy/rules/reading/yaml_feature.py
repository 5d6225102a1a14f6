"""Y04: the register is plain YAML."""

from socialpolicy.check import noted
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.text import Text

RULE = Rule(
    code="Y04",
    name="yaml-feature",
    severity=Severity.ERROR,
    title=Text(
        sv="Registret är enkel YAML: inga ankare, alias, typmärken eller flera dokument",
        en="The register is plain YAML: no anchors, aliases, tags or several documents",
    ),
    says=Text(
        sv="Det här används inte i registret, som är enkel YAML",
        en="This is not allowed in the register, which is plain YAML",
    ),
    why=Text(
        sv=(
            "Registret ska kunna läsas rakt av, också av den som inte kan YAML. Ett värde "
            "som hämtas från en annan rad ändras lätt utan att någon märker det."
        ),
        en=(
            "The register must be readable as it is written, also by people who do not know YAML. "
            "A value that is taken from another line is easily changed by mistake."
        ),
    ),
    help=Text(sv="Skriv ut värdet där det hör hemma.", en="Write the value out where it belongs."),
    example=Example(
        bad="former_handles: &tidigare [exempelbib]\n", good="former_handles: [exempelbib]\n"
    ),
)

check = noted(RULE)
