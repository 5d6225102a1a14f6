"""W06: the known faults of the first day have an end, and are findings again after it."""

from socialpolicy.check import Found, whole
from socialpolicy.finding import Example, Fix, Rule, Severity
from socialpolicy.register.register import Register
from socialpolicy.text import Text

RULE = Rule(
    code="W06",
    name="known-faults-overdue",
    severity=Severity.WARNING,
    title=Text(
        sv="Tiden för de kända felen har inte gått ut", en="The time of the known faults is not up"
    ),
    says=Text(
        sv="Tiden för de kända felen gick ut den {until}, så de är fynd igen",
        en="The time of the known faults was up on {until}, so they are findings again",
    ),
    why=Text(
        sv="Ett register får börja med fel, men inte för alltid. Dagen bestämdes när felen skrevs "
        "upp.",
        en="A register may begin with faults, but not for ever. The day was decided when they were "
        "listed.",
    ),
    help=Fix(
        Text(
            sv="Rätta felen. Ta sedan bort det som är rättat.",
            en="Mend the faults. Then remove what is mended.",
        ),
        command=("known-faults", "--prune"),
    ),
    time=True,
    example=Example(
        file="known.yaml",
        whole=True,
        bad="since: 2025-11-01\nuntil: 2026-10-31\nfaults:\n  - A14 example 9f31c2\n",
        good="since: 2025-11-01\nuntil: 2026-10-31\nfaults: []\n",
    ),
)


@whole(RULE, applies=lambda register: int(register.known is not None))
def check(register: Register) -> Found:
    """Compare the last day with today, where faults are left."""
    known = register.known
    if known and known.model.faults and known.model.until < register.today:
        yield RULE.found(known.at / "until", until=known.model.until)
