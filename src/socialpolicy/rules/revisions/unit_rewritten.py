"""T22: what a unit or board was in time that has passed is not written anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from socialpolicy.check import UNKNOWN, Found, between
from socialpolicy.finding import Example, Finding, Label, Rule, Severity, marked
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.organisation import Board, Unit
from socialpolicy.register.naming import plain_body
from socialpolicy.register.register import has_all_owners
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="T22",
    name="unit-rewritten",
    severity=Severity.WARNING,
    title=Text(
        sv="Vad en enhet eller nämnd var förut skrivs inte om",
        en="What a unit or board was before is not rewritten",
    ),
    says=Text(
        sv="{what} för {id} är ändrad sedan {revision}: förut {was}, nu {now}",
        en="{what} of {id} has been changed since {revision}: {was} before, {now} now",
    ),
    why=Text(
        sv=(
            "Vem som fick godkänna ett konto avgörs av den enhet, nämnd och ledning som fanns den "
            "dagen. Skrivs organisationen om bakåt blir ett beslut av fel organ rätt i efterhand."
        ),
        en=(
            "Who could approve an account is decided by the unit, board and management of that "
            "day. If the organisation is rewritten backwards, a decision by the wrong body becomes "
            "right afterwards."
        ),
    ),
    help=Text(
        sv=(
            "Skriv tillbaka det som stod. Har organisationen ändrats, ge det gamla en sista dag, "
            "och skriv det nya med den första dagen. En ny ledning läggs till så här:\n"
            "managements:\n  - name: …\n    from: ÅÅÅÅ-MM-DD"
        ),
        en=(
            "Write back what it said. If the organisation has changed, give the old its last day, "
            "and write the new with its first. A new management is added like this:\n"
            "managements:\n  - name: …\n    from: YYYY-MM-DD"
        ),
    ),
    example=Example.within(
        before="boards: []\nunits:\n  - {id: fritiden, name: Fritidsenheten, ",
        bad="kind: unit}\n",
        good="kind: department}\n",
        file="organisation.yaml",
        whole=True,
    ),
)

_CLOSED = Text(
    sv="Den sista dagen för {id} är ändrad sedan {revision} och har redan passerat: förut {was}, "
    "nu {now}",
    en="The last day of {id} has been changed since {revision} and has already passed: {was} "
    "before, {now} now",
)
_LED = Text(
    sv="Ledningen för {id} den {day} är ändrad sedan {revision}: förut {was}, nu {now}",
    en="The management of {id} on {day} has been changed since {revision}: {was} before, {now} now",
)
_BEGAN = Text(
    sv="Ledningen för {id} är ändrad sedan {revision}, också för tid som har gått: då {was}, "
    "nu {now}",
    en="The management of {id} has been changed since {revision}, also for time that has passed: "
    "{was} then, {now} now",
)
_FIELDS = {
    "from": Text(sv="Första dagen", en="The first day"),
    "kind": Text(sv="Sorten", en="The kind"),
    "board": Text(sv="Nämnden", en="The board"),
    "parent": Text(sv="Överordnad enhet", en="The parent unit"),
}
_NONE = Text(sv="ingen", en="none")
_NOW = Text(sv="så står det nu", en="so it says now")

_Led = frozenset[frozenset[str]]
"""The managements of a unit on a day, each by its names."""


def _applies(beside: Comparison) -> list[str]:
    organisation = beside.before.organisation
    if organisation is None:
        return []
    return [each.id for each in (*organisation.boards, *organisation.units)]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Compare each board and unit that the organisation still has."""
    before, after = beside.before.organisation, beside.after.organisation
    if before is None:
        return
    if not (beside.after.organisation_whole or has_all_owners(beside.after)):
        yield UNKNOWN
        return
    if after is None:
        return
    kinds: tuple[tuple[str, Sequence[Board], Sequence[Board]], ...] = (
        ("boards", before.boards, after.boards),
        ("units", before.units, after.units),
    )
    for key, was, now in kinds:
        left = {each.id: each for each in reversed(now)}
        for each in was:
            if each.id in left and each != left[each.id]:
                yield from _Compared(key, each, left[each.id], beside).findings()


class _Compared:
    """A board or a unit as it was, and as it is."""

    def __init__(self, key: str, was: Board, now: Board, beside: Comparison) -> None:
        self._was, self._now, self._beside = was, now, beside
        before, after = beside.before.organisation_at, beside.after.organisation_at
        self._stood = _place(before, key, was.id) if before else None
        self._at = _place(after, key, now.id) if after else beside.after.policy_at

    def findings(self) -> Iterator[Finding]:
        for field, what in _FIELDS.items():
            name = "from_" if field == "from" else field
            was, now = getattr(self._was, name, None), getattr(self._now, name, None)
            if was != now:
                yield self._found(field, RULE.says, was, now, {"what": what})
        if self._was.to != self._now.to and self._has_passed(self._was.to, self._now.to):
            yield self._found("to", _CLOSED, self._was.to, self._now.to)
        if isinstance(self._was, Unit) and isinstance(self._now, Unit):
            yield from self._led(self._was, self._now)

    def _has_passed(self, *days: date | None) -> bool:
        return any(day is not None and day < self._beside.day for day in days)

    def _led(self, was: Unit, now: Unit) -> Iterator[Finding]:
        """Compare who led it on the days before the base's: the first day that differs is told."""
        entries = (*was.managements, *now.managements)
        starts = {each.from_ for each in entries if each.from_}
        ends = {_next(each.to) for each in entries if each.to}
        first = was.from_ or date.min
        for day in sorted({first, *starts, *ends}):
            if not first <= day < self._beside.day:
                continue
            one, other = _leading(was, day), _leading(now, day)
            if one != other:
                key = "managements" if now.managements or was.managements else "management"
                says = _BEGAN if day == first else _LED
                yield self._found(key, says, _names(was, day), _names(now, day), {"day": day})
                return

    def _found(
        self,
        key: str,
        says: Text,
        was: object,
        now: object,
        values: Mapping[str, object] | None = None,
    ) -> Finding:
        at, stood = self._at, self._stood
        place = at / key
        related: tuple[Label, ...] = (self._beside.stood(stood / key),) if stood else ()
        if stood and _has(stood, key) and not _has(at, key):
            place, related = stood / key, marked(at, _NOW)
        return RULE.found(
            place,
            says,
            related=related,
            subject=self._was.id,
            id=self._was.name,
            was=_NONE if was is None else self._named(key, was),
            now=_NONE if now is None else self._named(key, now),
            revision=self._beside.version,
            values=values,
        )

    def _named(self, key: str, value: object) -> object:
        """Give the name of the board or unit that a key refers to; of any other key its value."""
        if key not in ("board", "parent") or not isinstance(value, str):
            return value
        for register in (self._beside.before, self._beside.after):
            organisation = register.organisation
            owner = organisation and (organisation.unit(value) or organisation.board(value))
            if owner:
                return owner.name
        return value


def _next(day: date) -> date:
    return day if day == date.max else day + timedelta(1)


def _leading(unit: Unit, day: date) -> _Led:
    return frozenset(
        frozenset(plain_body(name) for name in (each.name, *each.also))
        for each in unit.managements_on(day)
    )


def _names(unit: Unit, day: date) -> FilledText | Text | str:
    named = [name for each in unit.managements_on(day) for name in (each.name, *each.also)]
    return ", ".join(named) if named else _NONE


def _has(at: Place, key: str) -> bool:
    """Say whether an entry of one of the file's lists has a key."""
    value: object = at.document.value
    for step in at.path:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
    return isinstance(value, dict) and key in value


def _place(at: Place, key: str, id: str) -> Place:
    """Find a unit or board where the file has it; some that stand before it may not be read."""
    value = at.document.value
    entries = value.get(key) if isinstance(value, dict) else None
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict) and entry.get("id") == id:
            return at / key / index
    return at / key
