"""Which of what differs from the base an honest correction accounts for: its path and value fit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from socialpolicy.register.models.correction import Correction, steps_of
from socialpolicy.register.models.field_types import RegisterModel
from socialpolicy.register.models.message import Action
from socialpolicy.register.naming import comparable
from socialpolicy.register.placeholders import is_blank
from socialpolicy.yaml.plain import Path


def new_corrections(
    before: Sequence[Correction], after: Sequence[Correction]
) -> list[tuple[int, Correction]]:
    """List the corrections that the base had not, each with its place in the list at hand."""
    there, new = list(before), []
    for index, each in enumerate(after):
        if each in there:
            there.remove(each)
        else:
            new.append((index, each))
    return new


class Corrections:
    """The corrections of an account or a message that its base had not."""

    def __init__(
        self, before: Sequence[Correction], after: Sequence[Correction], zone: ZoneInfo
    ) -> None:
        """Compare the lists. Times without an offset are local in the `zone`."""
        self._new = new_corrections(before, after) if after else []
        self._zone = zone

    def of(self, path: Path, was: object) -> int | None:
        """Give the place in the list of the entry for a value that the base had at a path."""
        for index, each in self._new:
            steps = steps_of(each.path)
            if was is None and path and isinstance(path[-1], int):
                # An entry that was not there has no value to tell it from the one beside it.
                is_meant = steps == (*path[:-1], path[-1] + 1)
            else:
                is_meant = _leads_to(steps, path)
            if is_meant and self._fits(each.was, was):
                return index
        return None

    def _fits(self, written: str, was: object) -> bool:
        if isinstance(was, Action):
            did, _, at = written.strip().partition(" ")
            return did == was.did and self._fits(at, was.at)
        if isinstance(was, datetime):
            moment = _moment(written)
            return moment is not None and self._aware(moment) == self._aware(was)
        if was is None:
            return is_blank(written)
        text = " ".join(written.split())
        return comparable(text) == comparable(" ".join(value_written(was).split()))

    def _aware(self, moment: datetime) -> datetime:
        return moment if moment.tzinfo else moment.replace(tzinfo=self._zone)


def _moment(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written.strip())
    except ValueError:
        return None


def _leads_to(steps: Path, path: Path) -> bool:
    """Say whether a path as written leads to another, or to what it is within.

    Numbers count from 1 in findings and from 0 in programs: the value decides which was meant.
    """
    return 0 < len(steps) <= len(path) and all(
        step in (there, there + 1) if isinstance(there, int) else step == there
        for step, there in zip(steps, path, strict=False)
    )


def value_written(value: object) -> str:
    """Write a value of the register as a correction says what it was; a dash for nothing."""
    if value is None:
        return "-"
    if isinstance(value, Action):
        return f"{value.did} {value_written(value.at)}"
    if isinstance(value, datetime):
        seconds = "seconds" if value.second else "minutes"
        return value.isoformat(" ", seconds)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, RegisterModel):
        return value_written(next(iter(value.__dict__.values())))
    return str(value)
