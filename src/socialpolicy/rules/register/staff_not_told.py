"""P04: every department and company has told its staff how private accounts are used."""

from socialpolicy.check import UNKNOWN, Found, Unknown, whole
from socialpolicy.finding import Example, Fix, Rule, Severity
from socialpolicy.register.register import Register
from socialpolicy.text import Text

_UNITS = (
    "units:\n"
    "  - id: kommunstyrelseforvaltningen\n"
    "    name: Kommunstyrelseförvaltningen\n"
    "    kind: department\n"
    "    board: kommunstyrelsen\n"
    "    management: Kommunstyrelseförvaltningens ledningsgrupp\n"
    "    staff_told: 2026-02-01\n"
    "  - id: informationsenheten\n"
    "    name: Informationsenheten\n"
    "    kind: unit\n"
    "    parent: kommunstyrelseforvaltningen\n"
    "  - id: kulturforvaltningen\n"
    "    name: Kulturförvaltningen\n"
    "    kind: department\n"
    "    board: kulturnamnden\n"
    "    management: Kulturförvaltningens ledningsgrupp\n"
)

RULE = Rule(
    code="P04",
    name="staff-not-told",
    severity=Severity.WARNING,
    title=Text(
        sv="Personalen i varje enhet vet hur privata konton får användas",
        en="The staff of every unit know how private accounts may be used",
    ),
    says=Text(
        sv="Det står inte när personalen i {unit} fick veta hur privata konton får användas",
        en=(
            "The register does not say when the staff of {unit} were told how private accounts may "
            "be used"
        ),
    ),
    why=Text(
        sv=(
            "Policyn har regler för anställdas privata konton. Kommunen bevakar dem aldrig och "
            "registrerar dem aldrig, så det enda som kan visas är att personalen känner reglerna."
        ),
        en=(
            "The policy has rules for the private accounts of employees. The municipality never "
            "monitors or registers them, so it can only show that the staff know the rules."
        ),
    ),
    help=Fix(
        Text(
            sv="Gå igenom reglerna med personalen, och skriv dagen i organisation.yaml:",
            en=(
                "Go through the rules with the staff, and write the day at the unit in "
                "organisation.yaml:"
            ),
        ),
        {"staff_told": "{today}"},
    ),
    example=Example.within(
        _UNITS, bad="", good="    staff_told: 2026-02-01\n", file="organisation.yaml"
    ),
    time=True,
)

_AHEAD = Text(
    sv="Dagen då personalen i {unit} fick veta reglerna ligger framåt i tiden: {told}",
    en="The date when the staff of {unit} were told is in the future: {told}",
)


def _applies(register: Register) -> list[str] | Unknown:
    if register.organisation is None or not register.organisation_whole:
        return UNKNOWN
    return [unit.id for unit in register.organisation.units if unit.exists(register.today)]


@whole(RULE, applies=_applies)
def check(register: Register) -> Found:
    """Look for an attestation at the unit or at the department it belongs to."""
    organisation = register.organisation
    if organisation is None:
        return
    today = register.today
    for unit in organisation.units:
        here = register.unit_at(unit.id)
        if here is None or not unit.exists(today):
            continue
        department = organisation.department_of(unit.id)
        told = [above.staff_told for above in organisation.lineage(unit.id) if above.staff_told]
        values = {"unit": unit.name, "today": today.isoformat()}
        if not told and department is not None and department.id == unit.id:
            yield RULE.found(here / "staff_told", subject=unit.id, values=values)
        elif unit.staff_told and unit.staff_told > today:
            yield RULE.found(
                here / "staff_told", _AHEAD, subject=unit.id, told=unit.staff_told, values=values
            )
