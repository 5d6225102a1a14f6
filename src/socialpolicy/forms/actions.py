"""What is asked alike of everything that is done about a message: by whom, when, and what next."""

from __future__ import annotations

from collections.abc import Sequence

from socialpolicy.text import FilledText, Text
from socialpolicy.wizard import hints
from socialpolicy.wizard.form import (
    Choice,
    Choices,
    MessageAction,
    Need,
    Question,
    Section,
    Situation,
    choice,
    moment,
    role_asked,
    section,
)

_DECISIONS = {
    "minor": Text(sv="Ringa betydelse", en="Of minor importance"),
    "kept-in-order": Text(sv="Hålls ordnat utan att diarieföras", en="Kept in order"),
    "registered": Text(sv="Diarieförs", en="Registered"),
}
_NUMBER_ALONE = Text(
    sv="--number hör ihop med --record registered.",
    en="--number belongs with --record registered.",
)


def now(situation: Situation) -> str:
    """Suggest the present, as the log writes it."""
    from socialpolicy.wizard.answers import now_written

    return now_written(situation.register)


def sections(
    title: Text, edit: MessageAction, *own: Question, then: Sequence[Question] = ()
) -> tuple[Section, ...]:
    """Ask what is an action's own, who did it and when, and for the decision on registration.

    What is asked `then` came after it was done.
    """
    return (
        action(title, *own, then=then),
        section(Text(sv="Registreringen", en="The registration"), _record(edit), _NUMBER),
    )


def action(title: Text, *own: Question, then: Sequence[Question] = ()) -> Section:
    """Ask what is an action's own, who did it and when, and what came then."""
    return section(title, *own, _BY, _DONE, *then)


def _roles(situation: Situation) -> Sequence[Choice]:
    """Offer the roles that have the account, and those that the message was forwarded to."""
    account, logged = situation.account, situation.message
    holders = (account.responsible, account.deputy, *account.editors) if account else ()
    roles = [each.role for each in holders if each]
    actions = logged.entry.get("actions") if logged else None
    for each in actions if isinstance(actions, list) else ():
        to = each.get("to") if isinstance(each, dict) else None
        organisation = situation.register.organisation
        if isinstance(to, str) and not (organisation and organisation.called(to)):
            roles.append(to)
    return [Choice(role, Text(role, role)) for role in dict.fromkeys(roles)]


_BY = choice(
    "by",
    Text(sv="Gjort av", en="Done by"),
    Text(sv="Vilken roll gjorde det?", en="Which role did it?"),
    default=hints.on_duty,
    certain=True,
    choices=_roles,
    other=True,
    other_title=Text(sv="En annan roll …", en="Another role …"),
    other_asks=role_asked(sv="Vilken roll gjorde det?", en="Which role did it?"),
    note=Text(
        sv="Loggen ska visa vilken roll som gjorde vad.",
        en="The log is to show which role did what.",
    ),
    help=Text(
        sv="Rollen som gjorde det. Annars den som är i tjänst i dag.",
        en="The role that did it. Else the one on duty today.",
    ),
    metavar=Text(sv="ROLL", en="ROLE"),
)
_DONE = moment(
    "done",
    Text(sv="Gjort", en="Done"),
    Text(
        sv="När gjordes det? Skriv dagen och klockslaget",
        en="When was it done? Write the day and the time of day",
    ),
    ("M02",),
    default=now,
    certain=True,
    help=Text(
        sv='När det gjordes, med klockslag: "i går 14:05". Annars nu.',
        en='When it was done, with the time of day: "yesterday 14:05". Now unless given.',
    ),
)


def _record(edit: MessageAction) -> Question:
    return choice(
        "record",
        Text(sv="Beslut om registrering", en="Decision on registration"),
        Text(sv="Ska meddelandet diarieföras?", en="Is the message to be registered?"),
        ("M13",),
        need=Need.FREE,
        applies=_is_undecided,
        choices=_decisions(edit),
        default=_likely_decision,
        words=(*_DECISIONS, "later"),
        without=Text(sv="- Beslutas senare", en="- Decided later"),
        unknown=Text(
            sv="Beslutet {word} finns inte. Välj bland {known}.",
            en="There is no decision {word}. Choose among {known}.",
        ),
        help=Text(
            sv="Beslutet om registrering: ringa betydelse, hålls ordnat, diariefört, eller later "
            "om det inte är bestämt än.",
            en="The decision on registration: of minor importance, kept in order, registered, or "
            "later if it is not decided yet.",
        ),
    )


def _likely_decision(situation: Situation) -> str:
    """Suggest what most messages are, and nothing where one may be evidence of a crime.

    Where nothing is suggested the first decision is marked, which says that it is minor.
    """
    logged = situation.message.entry if situation.message else {}
    unlawful = logged.get("kind") == "unlawful" or situation.text("basis") == "law"
    return "kept-in-order" if unlawful else ""


def _is_undecided(situation: Situation) -> bool:
    return situation.message is None or "record" not in situation.message.entry


def _decisions(edit: MessageAction) -> Choices:
    """Offer the decisions that the rules let be taken: what is secret must be registered."""

    def listed(situation: Situation) -> Sequence[Choice]:
        from socialpolicy.wizard.action_edit import open_decisions

        return [
            Choice(each, _DECISIONS[each])
            for each in open_decisions(edit, situation, tuple(_DECISIONS))
        ]

    return listed


def _without_decision(_number: str, situation: Situation) -> FilledText | None:
    alone = situation.text("record") != "registered"
    return FilledText(_NUMBER_ALONE, {}) if alone else None


_NUMBER = Question(
    "number",
    Text(sv="Diarienummer", en="Registration number"),
    Text(sv="Vilket diarienummer?", en="What is the registration number?"),
    ("M13",),
    need=Need.ASKED,
    applies=lambda situation: situation.text("record") == "registered",
    demand=_without_decision,
    help=Text(
        sv="Diarienumret, med --record registered.",
        en="The registration number, with --record registered.",
    ),
)
