"""What there is to choose from: platforms, kinds, units, boards, roles."""

from __future__ import annotations

from collections.abc import Sequence

from socialpolicy.text import Text
from socialpolicy.wizard.question import Choice, Situation

YES_NO = (Choice("true", Text(sv="Ja", en="Yes")), Choice("false", Text(sv="Nej", en="No")))

_KINDS = (
    Choice(
        "official",
        Text(sv="Kommunens officiella plats", en="The municipality’s official account"),
    ),
    Choice("operational", Text(sv="En verksamhets konto", en="The account of a service")),
    Choice("campaign", Text(sv="En kampanj", en="A campaign")),
    Choice("crisis", Text(sv="Används bara vid kris", en="Used only in a crisis")),
)


def yes_or_no(_situation: Situation) -> Sequence[Choice]:
    """Offer yes and no."""
    return YES_NO


def kinds(_situation: Situation) -> Sequence[Choice]:
    """Offer the kinds of account."""
    return _KINDS


def sites(_situation: Situation) -> Sequence[Choice]:
    """Offer the platforms whose accounts may have any address at all."""
    from socialpolicy.platforms import PLATFORMS

    each = PLATFORMS.values()
    return [Choice(one.id, one.name) for one in each if one.website or one.federated]


def units(situation: Situation) -> Sequence[Choice]:
    """Offer the units, departments and companies that exist today or on the opening's day."""
    organisation = situation.register.organisation
    return [
        Choice(unit.id, Text(unit.name, unit.name))
        for unit in (organisation.units if organisation else ())
        if unit.exists(situation.today)
    ]


def boards(situation: Situation) -> Sequence[Choice]:
    """Offer the boards that exist today."""
    organisation = situation.register.organisation
    return [
        Choice(board.id, Text(board.name, board.name))
        for board in (organisation.boards if organisation else ())
        if board.exists(situation.today)
    ]


def deputies(situation: Situation) -> Sequence[Choice]:
    """Offer the roles that have access, but for the responsible's."""
    own = situation.text("responsible.role").casefold()
    roles = [role for role in situation.roles("access.roles") if role.casefold() != own]
    return [Choice(role, Text(role, role)) for role in roles]
