"""The municipality's boards, departments, units and companies, and when each existed."""

from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from socialpolicy.register.models.field_types import (
    RegisterModel,
    Slug,
    Text,
    nothing,
    optional,
    required,
)
from socialpolicy.register.models.time_types import Day

_LEGAL_FORM = " AB"


@lru_cache(maxsize=1024)  # many messages go to the same few receivers
def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


class Board(RegisterModel):
    """A board (nämnd), or the executive board (kommunstyrelsen)."""

    id: Slug = required("kommunstyrelsen", sv="Nämndens id", en="The board's id")
    name: Text = required("Kommunstyrelsen", sv="Nämndens namn", en="The board's name")
    from_: Day | None = optional(
        sv="Första dagen den fanns", en="The first day it existed", key="from"
    )
    to: Day | None = optional(sv="Sista dagen den fanns", en="The last day it existed")

    def exists(self, on: date) -> bool:
        """Say whether the board existed on a day."""
        return (self.from_ is None or self.from_ <= on) and (self.to is None or on <= self.to)


class Management(RegisterModel):
    """A management that approves accounts, under the names it had between two days."""

    name: Text = required(
        "Kulturförvaltningens ledningsgrupp", sv="Ledningens namn", en="The management's name"
    )
    also: list[Text] = optional(
        ["Förvaltningsledningen"],
        sv="Andra namn på samma ledning",
        en="Other names of the same management",
        aliases="även andra_namn",
        default=nothing,
    )
    from_: Day | None = optional(
        sv="Första dagen den fanns", en="The first day it existed", key="from"
    )
    to: Day | None = optional(sv="Sista dagen den fanns", en="The last day it existed")

    def exists(self, on: date) -> bool:
        """Say whether the management existed, under this name, on a day."""
        return (self.from_ is None or self.from_ <= on) and (self.to is None or on <= self.to)


class Unit(Board):
    """A department, a unit within one, or a company."""

    id: Slug = required("informationsenheten", sv="Enhetens id", en="The unit's id")
    name: Text = required("Informationsenheten", sv="Enhetens namn", en="The unit's name")
    kind: Literal["department", "unit", "company"] = required(
        sv="department (förvaltning), unit (enhet i en förvaltning) eller company (bolag)",
        en="department, unit (within a department) or company (owned by the municipality)",
    )
    board: Slug | None = optional(
        "kommunstyrelsen",
        sv="Id för nämnden som förvaltningen hör till",
        en="The id of the board that the department belongs to",
    )
    parent: Slug | None = optional(
        "kommunstyrelseforvaltningen",
        sv="Id för förvaltningen som enheten hör till",
        en="The id of the department that the unit belongs to",
        aliases="förvaltning överordnad",
    )
    management: Text | None = optional(
        "Bolagsledningen",
        sv="Ledningen som godkänner konton",
        en="The management that approves accounts",
        aliases="ledning organ ledningsgrupp",
    )
    managements: list[Management] = optional(
        sv="Ledningarna genom tiderna, i stället för management när den har bytt namn",
        en="The managements over time, instead of management when it has changed its name",
        aliases="ledningar",
        default=nothing,
    )
    short_names: list[Text] = optional(
        ["Näringsliv och turism"],
        sv="Andra namn som duger i en presentation",
        en="Other names that will do in a presentation",
        aliases="kortnamn",
        default=nothing,
    )
    staff_told: Day | None = optional(
        sv="Dagen då personalen fick veta vad som gäller för privata konton",
        en="The day the staff were informed of what applies to private accounts",
    )

    @property
    def names(self) -> list[str]:
        """What the unit is called: its name, also without its legal form, and its short names."""
        return [self.name, self.name.removesuffix(_LEGAL_FORM), *self.short_names]

    @cached_property
    def _undated(self) -> list[Management]:
        return [Management(name=self.management)] if self.management else []

    def managements_on(self, day: date) -> list[Management]:
        """List the managements that the unit had on a day.

        `management` is the one of every day that no entry of `managements` covers.
        """
        dated = [each for each in self.managements if each.exists(day)]
        return dated or self._undated


class Plan(RegisterModel):
    """An archive plan (dokumenthanteringsplan) of a board or a company."""

    id: Slug = required("kun-2024", sv="Planens id", en="The plan's id")
    name: Text = required(
        "Dokumenthanteringsplan KUN 2024", sv="Planens namn", en="The plan's name"
    )
    board: Slug | None = optional(
        "kultur-och-utbildningsnamnden",
        sv="Id för nämnden som har planen",
        en="The id of the board that has the plan",
    )
    company: Slug | None = optional(
        "degerforsbyggen",
        sv="Id för bolaget som har planen",
        en="The id of the company that has the plan",
        aliases="bolag",
    )
    adopted: Day | None = optional(
        sv="Dagen då planen antogs", en="The day the plan was adopted", aliases="antagen"
    )


class Organisation(RegisterModel):
    """The file `organisation.yaml`."""

    boards: list[Board] = optional(
        sv="Nämnderna", en="The boards", aliases="nämnder", default=nothing
    )
    units: list[Unit] = optional(
        sv="Förvaltningarna, deras enheter, och bolagen",
        en="The departments, their units, and the companies",
        aliases="enheter förvaltningar",
        default=nothing,
    )
    plans: list[Plan] = optional(
        sv="Dokumenthanteringsplanerna. Då prövas att kontot står i sin egen nämnds",
        en="The archive plans. With them, each account is checked to be in the plan of its own "
        "board",
        aliases="planer dokumenthanteringsplaner",
        default=nothing,
    )

    @cached_property
    def _units(self) -> dict[str, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def _boards(self) -> dict[str, Board]:
        return {board.id: board for board in self.boards}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all units and then all boards, in the order of the file."""
        return tuple(each.id for each in (*self.units, *self.boards))

    def unit(self, id: str) -> Unit | None:
        """Find a unit by its id."""
        return self._units.get(id)

    def board(self, id: str) -> Board | None:
        """Find a board by its id."""
        return self._boards.get(id)

    def called(self, name: str) -> Board | None:
        """Find a unit or board by its id or one of its names, whatever the case and the blanks."""
        return self._by_name.get(_plain(name))

    @cached_property
    def _by_name(self) -> dict[str, Board]:
        named = {_plain(name): unit for unit in self.units for name in (unit.id, *unit.names)}
        return {_plain(name): board for board in self.boards for name in (board.id, board.name)} | (
            named
        )

    def lineage(self, id: str) -> tuple[Unit, ...]:
        """Give a unit and its parents upwards. A circle of parents ends where it closes."""
        line = self._lines.get(id)
        if line is None:
            above: dict[str, Unit] = {}
            unit = self.unit(id)
            while unit and unit.id not in above:
                above[unit.id] = unit
                unit = self.unit(unit.parent) if unit.parent else None
            line = self._lines[id] = tuple(above.values())
        return line

    @cached_property
    def _lines(self) -> dict[str, tuple[Unit, ...]]:
        return {}

    def management_of(self, id: str, day: date) -> str | None:
        """Name the management that approves a unit's accounts: its own or its nearest parent's."""
        each = (known for unit in self.lineage(id) for known in unit.managements_on(day))
        return next((known.name for known in each), None)

    def department_of(self, id: str) -> Unit | None:
        """Find the department or company a unit belongs to: the last of its line."""
        line = self.lineage(id)
        return line[-1] if line else None
