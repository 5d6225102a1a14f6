"""T21: a unit or board that has been in the organisation stays, with its last day."""

from collections.abc import Sequence

from socialpolicy.check import UNKNOWN, Found, between
from socialpolicy.finding import Example, Rule, Severity, marked
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.organisation import Board
from socialpolicy.register.register import has_all_owners
from socialpolicy.text import Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="T21",
    name="unit-vanished",
    severity=Severity.ERROR,
    title=Text(
        sv="En enhet eller nämnd tas inte bort ur organisationen",
        en="A unit or board is not removed from the organisation",
    ),
    says=Text(
        sv="Enheten {id} fanns i {revision}, men finns inte i organisationen längre",
        en="The unit {id} was in {revision}, but is not in the organisation any more",
    ),
    why=Text(
        sv=(
            "Kontona och deras handlingar hör till den enhet och nämnd som fanns då. Försvinner "
            "den går det inte att se vem som fattade besluten, eller var handlingarna söks."
        ),
        en=(
            "Accounts and their records belong to the unit and board of their time. If that "
            "vanishes, nobody can see who decided, or where to look for the records."
        ),
    ),
    help=Text(
        sv=(
            "Lägg tillbaka raden i organisation.yaml. Finns den inte längre, skriv dess sista dag "
            "som to."
        ),
        en=(
            "Put the entry back in organisation.yaml. If it exists no more, write its last day as "
            "to."
        ),
    ),
    example=Example(
        bad="boards: []\nunits: []\n",
        good="boards: []\nunits:\n  - {id: fritiden, name: Fritidsenheten, kind: department}\n",
        file="organisation.yaml",
        whole=True,
    ),
)

_BOARD = Text(
    sv="Nämnden {id} fanns i {revision}, men finns inte i organisationen längre",
    en="The board {id} was in {revision}, but is not in the organisation any more",
)
_NOW = Text(sv="organisationen som den är nu", en="the organisation as it is now")


def _applies(beside: Comparison) -> list[str]:
    organisation = beside.before.organisation
    if organisation is None:
        return []
    return [each.id for each in (*organisation.boards, *organisation.units)]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Look for each board among the boards, and each unit among the units."""
    before, at = beside.before.organisation, beside.before.organisation_at
    if before is None or at is None:
        return
    after, now = beside.after.organisation, beside.after.organisation_at
    if not (beside.after.organisation_whole or has_all_owners(beside.after)):
        yield UNKNOWN
        return
    kinds: tuple[tuple[str, Sequence[Board], Sequence[Board], Text | None], ...] = (
        ("boards", before.boards, after.boards if after else (), _BOARD),
        ("units", before.units, after.units if after else (), None),
    )
    for key, was, there, says in kinds:
        left = {each.id for each in there}
        for each in was:
            if each.id not in left:
                yield RULE.found(
                    _place(at, key, each.id),
                    says,
                    related=marked(now, _NOW) if now else (beside.nearest(),),
                    subject=each.id,
                    id=each.id,
                    revision=beside.version,
                )


def _place(at: Place, key: str, id: str) -> Place:
    """Find a unit or board where the file has it; some that stand before it may not be read."""
    value = at.document.value
    entries = value.get(key) if isinstance(value, dict) else None
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict) and entry.get("id") == id:
            return at / key / index / "id"
    return at / key
