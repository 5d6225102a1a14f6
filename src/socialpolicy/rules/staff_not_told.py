"""P04: every department and company has told its staff how private accounts are used."""

from __future__ import annotations

from collections.abc import Iterator

from socialpolicy.finding import Example, Finding, Rule, Severity
from socialpolicy.language import Text
from socialpolicy.register.register import Register
from socialpolicy.rules.check import whole

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
        en="It does not say when the staff of {unit} were told how private accounts may be used",
    ),
    why=Text(
        sv=(
            "Policyn har regler för anställdas privata konton. Kommunen bevakar dem aldrig och "
            "registrerar dem aldrig, så det enda som kan visas är att personalen känner reglerna."
        ),
        en=(
            "The policy has rules for the private accounts of employees. The municipality never "
            "watches or registers them, so all that can be shown is that the staff know the rules."
        ),
    ),
    help=Text(
        sv=(
            "Gå igenom reglerna med personalen, och skriv dagen vid enheten i organisation.yaml:\n"
            "staff_told: {today}"
        ),
        en=(
            "Go through the rules with the staff, and write the day at the unit in "
            "organisation.yaml:\n"
            "staff_told: {today}"
        ),
    ),
    example=Example(
        bad=(
            "units:\n"
            "  - {id: kulturforvaltningen, name: Kulturförvaltningen, kind: department,"
            " board: kulturnamnden, management: Kulturförvaltningens ledningsgrupp}\n"
            "  - {id: kommunledningskontoret, name: Kommunledningskontoret, kind: department,"
            " board: kommunstyrelsen, management: Kommunledningsgruppen, staff_told: 2026-02-01}\n"
        ),
        good=(
            "units:\n"
            "  - {id: kulturforvaltningen, name: Kulturförvaltningen, kind: department,"
            " board: kulturnamnden, management: Kulturförvaltningens ledningsgrupp,"
            " staff_told: 2026-02-01}\n"
            "  - {id: kommunledningskontoret, name: Kommunledningskontoret, kind: department,"
            " board: kommunstyrelsen, management: Kommunledningsgruppen, staff_told: 2026-02-01}\n"
        ),
        file="organisation.yaml",
    ),
    time=True,
)

_AHEAD = Text(
    sv="Dagen då personalen i {unit} fick veta reglerna ligger framåt i tiden: {told}",
    en="The day when the staff of {unit} were told lies ahead: {told}",
)


@whole(RULE)
def check(register: Register) -> Iterator[Finding]:
    """Look for an attestation at the unit or at the department it belongs to."""
    organisation = register.organisation
    if organisation is None:
        return
    today = register.today
    for unit in organisation.units:
        here = register.unit_at(unit.id)
        if here is None or not unit.exists(today):
            continue
        told = [above.staff_told for above in organisation.lineage(unit.id) if above.staff_told]
        values = {"unit": unit.name, "today": today.isoformat()}
        if not told and unit.parent is None:
            yield RULE.found(here / "staff_told", subject=unit.id, values=values)
        elif unit.staff_told and unit.staff_told > today:
            yield RULE.found(
                here / "staff_told",
                says=_AHEAD,
                subject=unit.id,
                told=unit.staff_told,
                values=values,
            )
