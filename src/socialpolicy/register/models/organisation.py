"""The municipality's boards, departments, units and companies, and when each existed."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from socialpolicy.register.models.field_types import Entry, Known, Slug, Text, nothing
from socialpolicy.register.models.time_types import Day


class Board(Entry):
    """A board (nämnd), or the executive board (kommunstyrelsen)."""

    id: Slug = Field(description="Nämndens id", examples=["kommunstyrelsen"])
    name: Text = Field(description="Nämndens namn", examples=["Kommunstyrelsen"])
    from_: Day | None = Field(None, alias="from", description="Första dagen den fanns")
    to: Day | None = Field(None, description="Sista dagen den fanns")

    def exists(self, on: date) -> bool:
        """Say whether the board existed on a day."""
        return (self.from_ is None or self.from_ <= on) and (self.to is None or on <= self.to)


class Unit(Board):
    """A department, a unit within one, or a company."""

    id: Slug = Field(description="Enhetens id", examples=["informationsenheten"])
    name: Text = Field(description="Enhetens namn", examples=["Informationsenheten"])
    kind: Literal["department", "unit", "company"] = Field(
        description="department (förvaltning), unit (enhet i en förvaltning) eller company (bolag)"
    )
    board: Slug | None = Field(
        None,
        description="Id för nämnden som förvaltningen hör till",
        examples=["kommunstyrelsen"],
    )
    parent: Annotated[Slug | None, Known("förvaltning överordnad")] = Field(
        None,
        description="Id för förvaltningen som enheten hör till",
        examples=["kommunstyrelseforvaltningen"],
    )
    management: Annotated[Text | None, Known("ledning organ ledningsgrupp")] = Field(
        None, description="Ledningen som godkänner konton", examples=["Bolagsledningen"]
    )
    short_names: Annotated[list[Text], Known("kortnamn")] = Field(
        default_factory=nothing,
        description="Andra namn som duger i en presentation",
        examples=[["Näringsliv och turism"]],
    )
    staff_told: Day | None = Field(
        None, description="Dagen då personalen fick veta vad som gäller för privata konton"
    )


class Organisation(Entry):
    """The file `organisation.yaml`."""

    boards: Annotated[list[Board], Known("nämnder")] = Field(
        default_factory=nothing, description="Nämnderna"
    )
    units: Annotated[list[Unit], Known("enheter förvaltningar")] = Field(
        default_factory=nothing, description="Förvaltningarna, deras enheter, och bolagen"
    )

    @cached_property
    def _units(self) -> dict[str, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def _boards(self) -> dict[str, Board]:
        return {board.id: board for board in self.boards}

    def unit(self, id: str) -> Unit | None:
        """Find a unit by its id."""
        return self._units.get(id)

    def board(self, id: str) -> Board | None:
        """Find a board by its id."""
        return self._boards.get(id)

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

    def management_of(self, id: str) -> str | None:
        """Name the management that approves a unit's accounts: its own or its nearest parent's."""
        return next((unit.management for unit in self.lineage(id) if unit.management), None)

    def department_of(self, id: str) -> Unit | None:
        """Find the department or company a unit belongs to: the last of its line."""
        line = self.lineage(id)
        return line[-1] if line else None
