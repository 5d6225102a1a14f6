"""W03: an exception is decided, with a reason, by somebody else, and for a year at most.

One that is not founded excuses nothing.
"""

from collections.abc import Iterator

from socialpolicy.check import Found, whole
from socialpolicy.finding import WORDS, Example, Fix, Rule, Severity, Wording, is_protected
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.exception import LONGEST_MONTHS, ExceptionEntry, KnownFaults
from socialpolicy.register.naming import same_title
from socialpolicy.register.placeholders import is_blank, is_reason
from socialpolicy.register.register import Register
from socialpolicy.schedule.calendar import months_after
from socialpolicy.text import FilledText, Text

RULE = Rule(
    code="W03",
    name="exception-unfounded",
    severity=Severity.ERROR,
    title=Text(
        sv="Varje undantag är beslutat, med skäl, av någon annan och för högst ett år",
        en="Every exception is decided, with a reason, by somebody else and for a year at most",
    ),
    says=Text(
        sv="Undantaget från {rule} för {subject} har inget skäl med minst två ord",
        en="The exception from {rule} for {subject} has no reason of at least two words",
    ),
    why=Text(
        sv="Ett undantag är ett beslut. Det ska gå att se vem som tog det, varför, och var det "
        "finns. Den som sköter kontot kan inte undanta sig själv, och några regler gäller alltid.",
        en="An exception is a decision. It must be possible to see who made it, why, and where it "
        "is. Whoever runs the account cannot except themselves, and some rules always hold.",
    ),
    help=Fix(
        Text(sv="Skriv varför regeln inte kan följas.", en="Write why the rule cannot be met."),
        {"reason": WORDS},
    ),
    example=Example(
        file="exceptions.yaml",
        whole=True,
        bad="- rule: A20\n"
        "  account: example\n"
        "  reason: Ombyggnad  # ett ord säger inte varför\n"
        "  decided_by: Informationschef\n"
        "  reference: KS 2026/88\n"
        "  on: 2026-11-02\n"
        "  until: 2027-05-31\n",
        good="- rule: A20\n"
        "  account: example\n"
        "  reason: Webbplatsen byggs om till våren.\n"
        "  decided_by: Informationschef\n"
        "  reference: KS 2026/88\n"
        "  on: 2026-11-02\n"
        "  until: 2027-05-31\n",
    ),
)

_NO_ROLE = Wording(
    Text(
        sv="Det står inte vem som beslutade undantaget från {rule} för {subject}",
        en="Who decided the exception from {rule} for {subject} is missing",
    ),
    Fix(
        Text(sv="Skriv rollen, inte namnet.", en="Write the role, not the name."),
        {"decided_by": WORDS},
    ),
)
_NO_REFERENCE = Wording(
    Text(
        sv="Det står inte var beslutet om undantaget från {rule} för {subject} finns",
        en="Where the decision on the exception from {rule} for {subject} is kept is missing",
    ),
    Fix(
        Text(sv="Skriv beslutets diarienummer.", en="Write the decision's reference."),
        {"reference": WORDS},
    ),
)
_SELF = Wording(
    Text(
        sv="{role} har beslutat undantaget från {rule} för {subject}, och sköter själv kontot",
        en="{role} decided the exception from {rule} for {subject}, and runs the account too",
    ),
    Text(
        sv="Låt någon som inte sköter kontot besluta, till exempel den som leder förvaltningen.",
        en="Let somebody who does not run the account decide, such as the head of the department.",
    ),
)
_TOO_LONG = Wording(
    Text(
        sv="Undantaget från {rule} för {subject} gäller till den {until}, längre än tolv månader",
        en="The exception from {rule} for {subject} holds until {until}, more than twelve months",
    ),
    Text(
        sv="Skriv senast den {latest}. Behövs det längre, fatta ett nytt beslut då.",
        en="Write {latest} at the latest. If it is needed for longer, make a new decision then.",
    ),
)
_NEVER = Wording(
    Text(
        sv="Från {rule} kan ingen undantas, så undantaget för {subject} gör ingenting",
        en="Nobody can be excepted from {rule}, so the exception for {subject} does nothing",
    ),
    Text(sv="Ta bort undantaget, och rätta felet.", en="Remove the exception, and mend the fault."),
)
_NEVER_KNOWN = Wording(
    Text(
        sv="{rule} kan inte vara ett känt fel, så raden för {subject} gör ingenting",
        en="{rule} cannot be a known fault, so the line for {subject} does nothing",
    ),
    Text(sv="Ta bort raden, och rätta felet.", en="Remove the line, and mend the fault."),
)
_KNOWN_TOO_LONG = Wording(
    Text(
        sv="De kända felen ursäktas till den {until}, längre än tolv månader från den {since}",
        en="The known faults are excused until {until}, more than twelve months from {since}",
    ),
    Text(
        sv="Skriv senast den {latest}. Till dess ursäktas inget av dem. Är mycket kvar då, besluta "
        "om undantag för vart och ett.",
        en="Write {latest} at the latest. Until then none of them is excused. Where much is left "
        "then, decide on an exception for each.",
    ),
)


def is_founded(entry: ExceptionEntry, register: Register) -> bool:
    """Say whether an exception is decided as it must be to count."""
    return next(_lacks(entry, register), None) is None


def is_of_a_year(known: KnownFaults) -> bool:
    """Say whether known faults are excused for twelve months at most, as they must be to count."""
    return known.until <= months_after(known.since, LONGEST_MONTHS)


def objection(entry: ExceptionEntry, key: str, register: Register) -> FilledText | None:
    """Say what is wrong with one answer of an exception, for whoever gives it."""
    for name, wording in _lacks(entry, register):
        if name == key:
            return FilledText(wording.says if wording else RULE.says, _values(entry))
    return None


def _values(entry: ExceptionEntry) -> dict[str, object]:
    return {
        "rule": entry.rule,
        "subject": entry.subject,
        "role": entry.decided_by or "",
        "until": entry.until,
        "latest": months_after(entry.on, LONGEST_MONTHS),
    }


def _lacks(entry: ExceptionEntry, register: Register) -> Iterator[tuple[str, Wording | None]]:
    """Give the key of each thing that is wrong, and what is said of it."""
    if is_protected(entry.rule):
        yield "rule", _NEVER
    if not is_reason(entry.reason or ""):
        yield "reason", None
    if is_blank(entry.decided_by):
        yield "decided_by", _NO_ROLE
    elif entry.decided_by and _runs(entry.decided_by, _account_of(entry, register)):
        yield "decided_by", _SELF
    if is_blank(entry.reference, reference=True):
        yield "reference", _NO_REFERENCE
    if entry.until > months_after(entry.on, LONGEST_MONTHS):
        yield "until", _TOO_LONG


def _runs(role: str, account: Account | None) -> bool:
    if account is None:
        return False
    return any(same_title(holder.role, role) for _, holder in account.holders())


def _account_of(entry: ExceptionEntry, register: Register) -> Account | None:
    """Find the account that an exception is for, or whose id its message's begins with."""
    if entry.account:
        filed = register.account(entry.account)
        return filed.model if filed else None
    begins = [
        filed.model
        for filed in register.accounts
        if entry.message and entry.message.startswith(f"{filed.model.id}-")
    ]
    return max(begins, key=lambda account: len(account.id), default=None)


def _count(register: Register) -> int:
    known = register.known
    return len(register.exceptions) + (1 + len(known.model.faults) if known else 0)


@whole(RULE, applies=_count)
def check(register: Register) -> Found:
    """Look at each exception, how long faults are known, and for rules they may not be of."""
    for entry, at in register.exceptions:
        for key, wording in _lacks(entry, register):
            yield RULE.found(
                at / key,
                wording,
                subject=entry.subject,
                values=_values(entry),
            )
    if register.known is None:
        return
    known, at = register.known
    if not is_of_a_year(known):
        yield RULE.found(
            at / "until",
            _KNOWN_TOO_LONG,
            until=known.until,
            since=known.since,
            latest=months_after(known.since, LONGEST_MONTHS),
        )
    for index, fault in enumerate(register.known.model.faults):
        if is_protected(fault.code):
            yield RULE.found(
                register.known.at / "faults" / index,
                _NEVER_KNOWN,
                subject=fault.subject,
                values={"rule": fault.code, "subject": fault.subject},
            )
