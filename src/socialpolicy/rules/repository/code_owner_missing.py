"""R03: changes to the register are reviewed by the coordinator."""

from socialpolicy.check import Found, whole
from socialpolicy.finding import Example, Label, Rule, Severity
from socialpolicy.register.code_owners import deciding, read_lines
from socialpolicy.register.layout import is_own, role
from socialpolicy.register.register import Register
from socialpolicy.source import Span
from socialpolicy.text import Text

RULE = Rule(
    code="R03",
    name="code-owner-missing",
    severity=Severity.WARNING,
    title=Text(
        sv="Samordnaren granskar ändringar i registret",
        en="The coordinator reviews changes to the register",
    ),
    says=Text(
        sv="Ingen granskar registret: .github/CODEOWNERS saknas",
        en="Nobody is set to review the register: there is no .github/CODEOWNERS",
    ),
    why=Text(
        sv=(
            "Policyn ger samordnaren ansvaret, och samordnaren ska alltid informeras. Med en rad "
            "i CODEOWNERS får samordnaren varje ändring till granskning."
        ),
        en=(
            "The policy makes the coordinator responsible, and the coordinator must always be "
            "informed. A line in CODEOWNERS sends every change to the coordinator for review."
        ),
    ),
    help=Text(
        sv=(
            "Skriv en rad i .github/CODEOWNERS, med er egen grupp:\n"
            "/registry/ @organisation/samordnare"
        ),
        en=(
            "Write a line in .github/CODEOWNERS, with your own team:\n"
            "/registry/ @organisation/coordinator"
        ),
    ),
    example=Example(
        bad="/docs/ @exempelkommun/kansliet\n",
        good="/registry/ @exempelkommun/kommunikation\n",
        file=".github/CODEOWNERS",
        whole=True,
    ),
)

_LINE_HELP = Text(
    sv="Skriv den här raden i .github/CODEOWNERS, med er egen grupp:\n{line}",
    en="Write this line in .github/CODEOWNERS, with your own team:\n{line}",
)
_NOT_COVERED = Text(
    sv="Ingen rad i CODEOWNERS ger samordnaren registret ({folder}/)",
    en="No line in CODEOWNERS makes the coordinator the owner of the register ({folder}/)",
)
_NO_OWNER = Text(
    sv="Den sista raden som gäller {file} har ingen ägare",
    en="The last line that matches {file} has no owner",
)
_IN_PART = Text(
    sv="Raderna i CODEOWNERS ger ingen {file}", en="No line in CODEOWNERS gives {file} an owner"
)


def _applies(register: Register) -> bool:
    return register.in_repository


@whole(RULE, applies=_applies)
def check(register: Register) -> Found:
    """Find the last line that covers each file; it is the one that GitHub follows."""
    folder = register.folder_in_repository
    values: dict[str, object] = {"folder": folder, "line": _line(register)}
    source = register.code_owners
    if source is None:
        yield RULE.found(register.policy_at / "coordinator", help=_LINE_HELP, values=values)
        return
    lines = read_lines(source)
    followed = {file: deciding(lines, file) for file in _files(register)}
    unowned = [file for file, line in followed.items() if line is None or not line.owners]
    if not unowned:
        return
    values["file"] = unowned[0]
    line = followed[unowned[0]]
    number = line.number if line else 1
    span = Span(number, 1, number, len(source.line(number)) + 1)
    says = _NO_OWNER if line else _NOT_COVERED if len(unowned) == len(followed) else _IN_PART
    yield RULE.found(Label(source, span), says=says, help=_LINE_HELP, values=values)


def _line(register: Register) -> str:
    """Write the line that gives the coordinator the register, whose folder may have blanks."""
    folder = register.folder_in_repository.replace("\\", "\\\\").replace(" ", "\\ ")
    whose = "*" if folder == "." else f"/{folder}/"
    return f"{whose} @organisation/{register.policy.coordinator or 'samordnare'}"


def _files(register: Register) -> list[str]:
    """List the register's files by their paths in the repository, and one account yet to come."""
    folder = register.folder_in_repository
    before = "" if folder == "." else f"{folder}/"
    paths = [
        entry.path
        for entry in register.entries
        if is_own(role(entry.path)) and _inside(entry.source.file, register.folder)
    ]
    return [f"{before}{path}" for path in [*paths, "accounts/konto.yaml"]]


def _inside(file: str, folder: str) -> bool:
    """Say whether a file is in the register itself, and not in a log kept elsewhere."""
    if folder == ".":
        return not file.startswith(("../", "/"))
    return file.startswith(f"{folder}/")
