"""A29: roles and shared mailboxes stand in the register, not people's names.

A name cannot be told from other words for certain, so this is a warning. What
is looked at is every role of an account and the contacts of those who
communicate in it. A role that is an address, a number or a day is none, for certain:
nobody can tell by it who is responsible.
"""

from socialpolicy.check import Found, each_account
from socialpolicy.finding import Example, Fix, Rule, Severity, Wording
from socialpolicy.register.models.account import Account
from socialpolicy.register.naming import mailboxes
from socialpolicy.register.register import Register
from socialpolicy.register.roles import WRITE_THE_ROLE, no_role, roles_of
from socialpolicy.sensitive.names import holds_name, is_named_address
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="A29",
    name="person-named",
    severity=Severity.WARNING,
    title=Text(
        sv="Roller och funktionsbrevlådor står i registret, inte namn på personer",
        en="Roles and shared mailboxes are in the register, not people's names",
    ),
    says=Text(
        sv="{name} i {account} ser ut som namnet på en person",
        en="{name} in {account} looks like a person's name",
    ),
    why=Text(
        sv=(
            "En roll gäller även när personen byts ut. Registret är en allmän handling, och git "
            "minns varje namn som har stått där."
        ),
        en=(
            "A role remains when the person leaves. The register is an official document, and git "
            "remembers every name that has been in it."
        ),
    ),
    help=Fix(
        Text(
            sv="Är det ett namn på en person? Skriv rollen i stället, till exempel Bibliotekarie.",
            en="Is it the name of a person? Write the role instead, such as Librarian.",
        ),
    ),
    example=Example.within(
        "manager:\n",
        bad="  role: Eva Exempelsson\n",
        good="  role: Kulturchef\n",
        after="  asked: 2015-01-12\n  anchored: 2015-01-19\n",
    ),
)

_ADDRESS = Wording(
    Text(
        sv="{name} i {account} ser ut som en persons egen adress",
        en="{name} in {account} looks like a person's own address",
    ),
    Fix(
        Text(
            sv="Är det en persons adress? Skriv adressen till en funktionsbrevlåda i stället.",
            en="Is it a person's address? Write the address of a shared mailbox instead.",
        ),
    ),
)
_NO_ROLE = Wording(
    Text(
        sv="{name} i {account} är {what}, inte en roll",
        en="{name} in {account} is {what}, not a role",
    ),
    WRITE_THE_ROLE,
)


@each_account(RULE)
def check(account: Account, at: Place, _register: Register) -> Found:
    """Look at every role, and at the contacts."""
    for path, role in roles_of(account):
        if role and (name := holds_name(role)):
            yield RULE.found(Place(at.document, at.path + path), account=account.id, name=name)
        elif role and (what := no_role(role)):
            here = Place(at.document, at.path + path)
            yield RULE.found(here, _NO_ROLE, account=account.id, name=role, what=what)
    for path, holder in account.holders():
        contact = holder.contact
        if not contact:
            continue
        # A contact is most often an address alone, and a name has two words.
        if " " in contact and (name := holds_name(contact)):
            here = Place(at.document, (*at.path, *path, "contact"))
            yield RULE.found(here, account=account.id, name=name)
        for address in mailboxes(contact):
            if is_named_address(address):
                here = Place(at.document, (*at.path, *path, "contact"))
                yield RULE.found(here, _ADDRESS, account=account.id, name=address)
