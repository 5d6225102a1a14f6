"""What differs in the organisation: boards and units that come, end and change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.organisation import Board, Organisation, Unit
from socialpolicy.register.naming import slug
from socialpolicy.reports.changes.fields import Difference, differences, joined, said_of
from socialpolicy.reports.changes.note import Change, Said
from socialpolicy.reports.changes.settings import ORGANISATION, SINCE, change_of, unreadable
from socialpolicy.text import FilledText, Text

_NEW_UNIT = Text(sv="{kind}: {name}{within}{since}", en="{kind}: {name}{within}{since}")
_WITHIN = Text(sv=" i {name}", en=" in {name}")
_UNIT_GONE = Text(sv="borttaget: {name}", en="removed: {name}")
_NEW_UNITS = Text(
    sv="organisation.yaml: {count} nya enheter eller nämnder: {names}",
    en="organisation.yaml: {count} new units or boards: {names}",
)
_UNITS_GONE = Text(
    sv="organisation.yaml: {count} borttagna enheter eller nämnder: {names}",
    en="organisation.yaml: {count} removed units or boards: {names}",
)
_ENDS = Text(sv="upphör {day}", en="ceases on {day}")
_ENDING = Text(sv="{name} upphör {day}", en="{name} ceases on {day}")
_OF_UNIT = Text(sv="{name}: {said}", en="{name}: {said}")
_NAME = Text(sv="{name} ({id})", en="{name} ({id})")
_NEW_KINDS = {
    "department": Text(sv="ny förvaltning", en="new department"),
    "unit": Text(sv="ny enhet", en="new unit"),
    "company": Text(sv="nytt bolag", en="new company"),
    "boards": Text(sv="ny nämnd", en="new board"),
    "plans": Text(sv="ny dokumenthanteringsplan", en="new archive plan"),
}
_KINDS = {
    "department": Text(sv="förvaltning", en="department"),
    "unit": Text(sv="enhet", en="unit"),
    "company": Text(sv="bolag", en="company"),
}
_UNITS_MANY = Text(
    sv="organisation.yaml: {count} enheter eller nämnder ändras: {names}",
    en="organisation.yaml: {count} units or boards change: {names}",
)
_UNIT_WORDS = {
    "name": Text(sv="namnet", en="the name"),
    "from": Text(sv="första dagen", en="the first day"),
    "to": Text(sv="sista dagen", en="the last day"),
    "kind": Text(sv="slaget", en="the kind"),
    "board": Text(sv="nämnden", en="the board"),
    "company": Text(sv="bolaget", en="the company"),
    "parent": Text(sv="överordnad enhet", en="the unit above"),
    "management": Text(sv="ledningen", en="the management"),
    "managements": Text(sv="en ledning", en="a management"),
    "short_names": Text(sv="ett kortnamn", en="a short name"),
    "staff_told": Text(
        sv="beskedet till personalen om privata konton",
        en="telling the staff of private accounts",
    ),
    "adopted": Text(sv="dagen då planen antogs", en="the day the plan was adopted"),
}


def of_organisation(beside: Comparison) -> Iterator[Change]:
    """Go through the boards, the units and the plans that differ, each of them in one clause."""
    was, now = beside.before.organisation, beside.after.organisation
    if was == now and beside.before.organisation_whole and beside.after.organisation_whole:
        return
    yield from unreadable(ORGANISATION, beside.after)
    look = _Look(was or Organisation(), now or Organisation())
    yield from look.changes()


class _Look:
    """Going through what differs between an organisation as it was and as it is."""

    def __init__(self, was: Organisation, now: Organisation) -> None:
        self._was, self._now = was, now

    def changes(self) -> Iterator[Change]:
        """Give the changes; those of one unit are said together."""
        of_units: dict[str, list[Difference]] = {}
        for each in differences(self._was, self._now):
            if each.listed and len(each.path) == 1:
                yield self._added_or_gone(each)
            else:
                of_units.setdefault(".".join(each.path[:2]), []).append(each)
        for every in of_units.values():
            yield from self._of_unit(every)

    def _added_or_gone(self, each: Difference) -> Change:
        item = each.now if each.was is None else each.was
        name, id = getattr(item, "name", ""), getattr(item, "id", "")
        since: Said | str = ""
        begins = getattr(item, "from_", None)
        if isinstance(begins, date):
            since = FilledText(SINCE, {"day": begins})
        above = getattr(item, "parent", None) or getattr(item, "board", None)
        kind = getattr(item, "kind", each.path[0])
        values = {
            "kind": _NEW_KINDS[kind],
            "name": _named(name, id),
            "since": since,
            "within": FilledText(_WITHIN, {"name": self._name(above)}) if above else "",
        }
        text, summed = (_NEW_UNIT, _NEW_UNITS) if each.was is None else (_UNIT_GONE, _UNITS_GONE)
        what = "organisation-new" if each.was is None else "organisation-gone"
        return change_of(ORGANISATION, what, id, FilledText(text, values), summed, each)

    def _of_unit(self, every: Sequence[Difference]) -> Iterator[Change]:
        id = every[0].path[1].strip("[]") if len(every[0].path) > 1 else ""
        unit = self._find(every[0].path[0], id)
        name = _named(unit.name if unit else id, id)
        clauses = [self._clause(each) for each in every]
        together: Said = FilledText(_OF_UNIT, {"name": name, "said": joined(clauses)})
        if len(clauses) == 1 and clauses[0].text is _ENDS:
            together = FilledText(_ENDING, {"name": name, **clauses[0].values})
        for each, clause in zip(every, clauses, strict=True):
            said = FilledText(_OF_UNIT, {"name": name, "said": clause})
            what = f"organisation-{each.path[-1]}"
            change = change_of(ORGANISATION, what, id, said, _UNITS_MANY, each)
            yield change._replace(together=together)

    def _clause(self, each: Difference) -> FilledText:
        if each.path[-1] == "to" and isinstance(each.now, date) and each.was is None:
            return FilledText(_ENDS, {"day": each.now})
        was, now = each.was, each.now
        if each.path[-1] in ("board", "parent", "company"):
            was, now = self._name(was), self._name(now)
        elif each.path[-1] == "kind":
            was, now = _KINDS.get(str(was), was), _KINDS.get(str(now), now)
        return said_of(each._replace(path=each.path[2:], was=was, now=now), _UNIT_WORDS)

    def _name(self, id: object) -> object:
        """Give the name of a unit or board by its id; what is no id of one as it is."""
        unit = self._find("units", str(id)) or self._find("boards", str(id))
        return unit.name if unit else id

    def _find(self, what: str, id: str) -> Board | Unit | None:
        for organisation in (self._now, self._was):
            find = {"boards": organisation.board, "units": organisation.unit}.get(what)
            if find and (found := find(id)):
                return found
        return None


def _named(name: str, id: str) -> Said | str:
    """Give a name, with the id where that is not how the name is spelt as one."""
    return name if slug(name) == id or not id else FilledText(_NAME, {"name": name, "id": id})
