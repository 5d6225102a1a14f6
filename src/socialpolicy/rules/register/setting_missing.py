"""P10: the register has what its rules rely on.

A log that is kept elsewhere may well not be at hand, as where a public register is checked
without it. That is said, for the rules about messages then try nothing.
"""

from collections.abc import Iterator

from socialpolicy.check import UNKNOWN, Found, Unknown, whole
from socialpolicy.finding import WORDS, Example, Finding, Fix, Rule, Severity, Wording
from socialpolicy.platforms import PLATFORMS
from socialpolicy.register.layout import Role, role
from socialpolicy.register.register import Register, is_sure_of
from socialpolicy.storage.files import FileKind
from socialpolicy.text import Text

RULE = Rule(
    code="P10",
    name="setting-missing",
    severity=Severity.WARNING,
    milder=(Severity.INFO,),
    title=Text(
        sv="Det som reglerna bygger på finns i registret",
        en="What the rules rely on is in the register",
    ),
    says=Text(sv="Ingen enhet samordnar", en="No unit coordinates"),
    why=Text(
        sv=(
            "Utan samordnare, banner, meningar, organisation eller konton prövas en del av "
            "policyn inte alls. Då ser registret felfritt ut utan att vara det."
        ),
        en=(
            "Without a coordinator, a banner, sentences, an organisation or accounts, a part of "
            "the policy is not tried at all. The register then looks faultless and is not."
        ),
    ),
    help=Fix(
        Text(
            sv="Skriv id för den enhet som samordnar, som det står i organisation.yaml:",
            en="Write the id of the unit that coordinates, as it stands in organisation.yaml:",
        ),
        {"coordinator": "informationsenheten"},
    ),
    example=Example(
        bad="coordinator:\n", good="coordinator: informationsenheten\n", file="policy.yaml"
    ),
)

_PARTS: dict[str, Wording] = {
    "banner": Wording(
        Text(sv="Ingen banner är beskriven", en="No banner is described"),
        Fix(
            Text(
                sv="Skriv vad bannern säger, och vilken version som gäller:",
                en="Write what the banner says, and which version is in use:",
            ),
            {"banner": {"text": WORDS, "version": WORDS}},
        ),
    ),
    "clauses": Wording(
        Text(
            sv="Policyns meningar finns inte i registret", en="The policy’s sentences are missing"
        ),
        Text(
            sv="Skriv in policyns meningar i clauses.yaml. Utan dem står inga skäl i fynden.",
            en="Write the policy's sentences in clauses.yaml. Without them findings lack reasons.",
        ),
    ),
    "organisation": Wording(
        Text(sv="Organisationen finns inte i registret", en="The organisation is missing"),
        Text(
            sv="Skriv in nämnderna och enheterna i organisation.yaml.",
            en="Write the boards and the units in organisation.yaml.",
        ),
    ),
    "accounts": Wording(
        Text(sv="Inget konto finns i registret", en="There is no account in the register"),
        Fix(
            Text(
                sv="Skriv in kommunens konton, ett i taget.",
                en="Register the municipality's accounts, one by one.",
            ),
            command=("open-account",),
        ),
    ),
}
_NO_LOG = Wording(
    Text(
        sv="Loggen i {folder} finns inte här, så reglerna om meddelanden är inte prövade",
        en="The log in {folder} is not here, so the rules about messages were not tried",
    ),
    Text(
        sv=(
            "Ska loggen prövas, hämta den till {folder}, eller rätta sökvägen. Annars kan "
            "det vara som det är."
        ),
        en=(
            "If the log is to be tried, fetch it to {folder}, or correct the path. Otherwise it "
            "may stay as it is."
        ),
    ),
)
_EXEMPT = Wording(
    Text(
        sv="{platform} är undantaget från bannern, men policyn nämner just den plattformen",
        en="{platform} is exempt from the banner, but the policy names that very platform",
    ),
    Text(
        sv="Ta bort undantaget. Ska det gälla behöver policyn ändras först.",
        en="Remove the exemption. If it is to hold, the policy must change first.",
    ),
)
_NOT_ADOPTED = Wording(
    Text(
        sv="Dagen då policyn antogs ligger framåt i tiden: {day}",
        en="The day on which the policy was adopted lies ahead: {day}",
    ),
    Text(
        sv="Skriv dagen då den policy antogs som gäller nu.",
        en="Write the day on which the policy in force was adopted.",
    ),
)
_BANNER_RULE = "A17"


def _applies(register: Register) -> list[str] | Unknown:
    if not (register.policy_at.document.readable and is_sure_of(register, "coordinator", "banner")):
        return UNKNOWN
    return ["coordinator", "messages", "policy", *_PARTS, *_exempt(register)]


@whole(RULE, applies=_applies, about=lambda finding: str(finding.said.values["part"]))
def check(register: Register) -> Found:
    """Look for each part, and for exemptions from what a sentence names."""
    policy, at = register.policy, register.policy_at
    if policy.coordinator is None:
        yield RULE.found(at / "coordinator", part="coordinator")
    for part in _missing(register):
        yield RULE.found(at / part if part == "banner" else at, _PARTS[part], part=part)
    document = policy.policy
    adopted = document.adopted.on if document and document.adopted else None
    if adopted and adopted > register.today:
        here = at / "policy" / "adopted" / "on"
        yield RULE.found(here, _NOT_ADOPTED, part="policy", day=adopted)
    yield from _log(register)
    for platform in _exempt(register):
        yield RULE.found(
            at / "banner" / "exempt" / platform,
            _EXEMPT,
            of_platform=platform,
            platform=PLATFORMS[platform].name,
            part=platform,
        )


def _log(register: Register) -> Iterator[Finding]:
    if not register.log_at_hand:
        yield RULE.found(
            register.policy_at / "messages",
            _NO_LOG,
            severity=Severity.INFO,
            folder=register.policy.messages,
            part="messages",
        )


def _missing(register: Register) -> Iterator[str]:
    """Name the parts that are not there at all; what cannot be read is there."""
    files = {role(e.path) for e in register.entries}
    if register.policy.banner is None:
        yield "banner"
    if not register.clauses and (Role.CLAUSES not in files or _is_whole(register, "clauses.yaml")):
        yield "clauses"
    organisation = register.organisation
    empty = organisation is None or not (organisation.units or organisation.boards)
    if empty and (Role.ORGANISATION not in files or _is_whole(register, "organisation.yaml")):
        yield "organisation"
    elsewhere = any(
        e.path == "accounts" and e.kind is not FileKind.FOLDER for e in register.entries
    )
    if Role.ACCOUNT not in files and not elsewhere:
        yield "accounts"


def _is_whole(register: Register, path: str) -> bool:
    """Say whether nothing but a file that was understood is where a file should be."""
    entries = [e for e in register.entries if e.path == path]
    files = {e.source.file for e in entries}
    return all(e.kind is FileKind.FILE for e in entries) and register.flawed.isdisjoint(files)


def _exempt(register: Register) -> list[str]:
    """List the exempt platforms that a sentence about the banner names."""
    banner = register.policy.banner
    if banner is None:
        return []
    about = (each.model for each in register.clauses if _BANNER_RULE in each.model.upheld_by)
    named = {platform for clause in about for platform in clause.platforms}
    return [platform for platform in banner.exempt if platform in named]
