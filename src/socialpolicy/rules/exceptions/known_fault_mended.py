"""W05: a known fault that is mended is taken out of the list, which only shrinks."""

from socialpolicy.check import Check, Excuses, Found
from socialpolicy.finding import Example, Fix, Rule, Severity
from socialpolicy.register.register import Register
from socialpolicy.text import Text

RULE = Rule(
    code="W05",
    name="known-fault-mended",
    severity=Severity.WARNING,
    title=Text(
        sv="Kända fel som är rättade står inte kvar", en="Known faults that are mended are gone"
    ),
    says=Text(
        sv="Raden {line} bland de kända felen passar inte på något fel som finns nu",
        en="The line {line} among the known faults fits no fault that there is now",
    ),
    why=Text(
        sv="Listan över kända fel blir bara kortare. Det som är rättat ska inte kunna bli fel igen "
        "utan att det syns.",
        en="The list of known faults only gets shorter. What is mended must not go wrong again "
        "unseen.",
    ),
    help=Fix(
        Text(
            sv="Ta bort raden. Det görs för alla som är rättade.",
            en="Remove the line. It is done for all that are mended.",
        ),
        command=("known-faults", "--prune"),
    ),
    example=Example(
        file="known.yaml",
        whole=True,
        bad="since: 2026-11-01\n"
        "until: 2027-10-31\n"
        "faults:\n"
        "  - A14 example 9f31c2  # ersättaren finns nu\n",
        good="since: 2026-11-01\nuntil: 2027-10-31\nfaults: []\n",
    ),
)


def _applies(register: Register) -> int:
    return len(register.known.model.faults) if register.known else 0


def _mended(register: Register, excuses: Excuses) -> Found:
    if register.known is None:
        return
    for index in excuses.mended:
        fault = register.known.model.faults[index]
        yield RULE.found(
            register.known.at / "faults" / index,
            subject=fault.subject,
            values={"line": str(fault)},
        )


check = Check(RULE, excuses=_mended, applies=_applies)
