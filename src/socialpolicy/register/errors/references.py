"""What files refer to, ids that are unique, owners that exist, and days that go together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from socialpolicy.finding import Fix, Flaw, Label, Problem
from socialpolicy.register.models.exception import LEVELS
from socialpolicy.register.models.organisation import Organisation
from socialpolicy.register.models.policy import Policy
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place, Plain

_TWICE = Text(sv="Id:t {id} står två gånger", en="Duplicate id: {id}")
_TWICE_HELP = Text(
    sv="Ge den ena ett eget id, och skriv det även i konton som den sköter.",
    en="Give one of them an id of its own, and write it in the accounts that it runs too.",
)
_TWICE_CLAUSE_HELP = Text(
    sv="Ge den ena meningen ett eget nummer, eller ta bort den som står två gånger.",
    en="Give one of the sentences a number of its own, or remove the one that stands twice.",
)
_FIRST = Text(sv="här står det första gången", en="here it stands the first time")
_NO_REASON = Text(
    sv="Mening {id} prövas inte helt av någon regel, men det står inte varför",
    en="No rule tries the whole of sentence {id}, but the reason is missing",
)
_WHY = Fix(
    Text(sv="Skriv varför ingen regel kan pröva den:", en="Write why no rule can try it:"),
    {"reason": "Ingen regel kan läsa tonen i ett svar."},
)
_NOT_HELD_SO = Text(
    sv="Mening {id} är intygad, men held_by säger inte att det är så den hålls",
    en="Sentence {id} is attested, but held_by does not say that it is held so",
)
_ATTESTED_SO = Fix(
    Text(
        sv="Ta bort intyget, eller skriv att meningen intygas, och varför i reason:",
        en="Remove the attestation, or write that the sentence is attested, and why in reason:",
    ),
    {"held_by": "attestation"},
)
_BEFORE = Text(
    sv="Intyget för mening {id} gäller till den {until}, men gavs först den {on}",
    en="The attestation of sentence {id} holds until {until}, but was given on {on}",
)
_BEFORE_HELP = Text(
    sv="Rätta den dag som är fel. Intyget gäller från on till och med until.",
    en="Correct the day that is wrong. It holds from on until until, both included.",
)
_FOR_NOTHING = Text(
    sv="Det står inte vad undantaget gäller", en="What the exception is for is missing"
)
_SEVERAL = Text(
    sv="Undantaget gäller flera saker, men får bara gälla en",
    en="The exception is for several things, but may be for one only",
)
_FOR_ONE = Text(
    sv="Skriv ett av account, message och unit. Gäller beslutet flera, skriv ett undantag för "
    "varje.",
    en="Write one of account, message and unit. Where several are decided, write an exception for "
    "each.",
)
_ENDS_FIRST = Text(
    sv="Undantaget gäller till den {until}, men beslutades först den {on}",
    en="The exception holds until {until}, but was decided on {on}",
)
_NO_PARENT = Text(
    sv="{id} ligger under {other}, som inte finns bland enheterna",
    en="{id} is below {other}, which is not among the units",
)
_NO_BOARD = Text(
    sv="{id} hör till nämnden {other}, som inte finns bland nämnderna",
    en="{id} belongs to the board {other}, which is not among the boards",
)
_NOWHERE_HELP = Text(
    sv="Skriv ett id som finns, eller lägg till det som saknas.",
    en="Write an id that is there, or add what is missing.",
)
_NO_COMPANY = Text(
    sv="{id} hör till bolaget {other}, som inte finns bland enheterna",
    en="{id} belongs to the company {other}, which is not among the units",
)
_WHOSE_PLAN = Text(
    sv="Planen {id} hör till antingen en nämnd eller ett bolag",
    en="The plan {id} belongs to either a board or a company",
)
_WHOSE_PLAN_HELP = Text(
    sv="Skriv id för nämnden som har planen, eller för bolaget. Bara ett av dem.",
    en="Write the id of the board that has the plan, or of the company. Only one of them.",
)
_CIRCLE = Text(sv="{id} ligger under sig självt: {line}", en="{id} is below itself: {line}")
_CIRCLE_HELP = Text(
    sv="Ta bort parent hos den som ligger överst.", en="Remove the parent of the topmost of them."
)
_NO_COORDINATOR = Text(
    sv="Samordnaren är {id}, som inte finns i organisation.yaml",
    en="The coordinator is {id}, which is not in organisation.yaml",
)
_COORDINATOR_HELP = Text(
    sv="Skriv id för den enhet som samordnar kommunens sociala medier.",
    en="Write the id of the unit that coordinates the municipality's social media.",
)


def of_organisation(value: Plain, at: Place) -> Iterator[Problem]:
    """Look through the ids of organisation.yaml and what they refer to, as they are written."""
    boards, units = _entries(value, "boards"), _entries(value, "units")
    plans = _entries(value, "plans")
    for key, entries in (("boards", boards), ("units", units), ("plans", plans)):
        yield from _repeated(entries, at / key)
    parents = {_id(unit): unit.get("parent") for unit in units}
    known = {"parent": set(parents), "board": {_id(board) for board in boards}}
    for index, unit in enumerate(units):
        for key, says in (("parent", _NO_PARENT), ("board", _NO_BOARD)):
            other = unit.get(key)
            if isinstance(other, str) and other not in known[key]:
                values: dict[str, object] = {"id": _id(unit), "other": other}
                yield _problem(at / "units" / index / key, FilledText(says, values), _NOWHERE_HELP)
        line = _line_above(_id(unit), parents)
        if line[1:] and line[-1] == line[0] and line[0] == min(line):
            values = {"id": line[0], "line": " → ".join(line)}
            yield _problem(
                at / "units" / index / "parent", FilledText(_CIRCLE, values), _CIRCLE_HELP
            )

    known = {"board": known["board"], "company": set(parents)}
    for index, plan in enumerate(plans):
        owners = [key for key in known if isinstance(plan.get(key), str)]
        if plan and len(owners) != 1:
            said = FilledText(_WHOSE_PLAN, {"id": _id(plan)})
            yield _problem(at / "plans" / index / (owners or ["id"])[-1], said, _WHOSE_PLAN_HELP)
            continue
        for key, unknown in (("board", _NO_BOARD), ("company", _NO_COMPANY)):
            other = plan.get(key)
            if isinstance(other, str) and other not in known[key]:
                values = {"id": _id(plan), "other": other}
                yield _problem(
                    at / "plans" / index / key, FilledText(unknown, values), _NOWHERE_HELP
                )


def of_clauses(value: Plain, at: Place) -> Iterator[Problem]:
    """Look for sentences of the policy that have the same id."""
    entries = value if isinstance(value, list) else []
    written = [entry if isinstance(entry, dict) else {} for entry in entries]
    yield from _repeated(written, at, _TWICE_CLAUSE_HELP)
    for index, entry in enumerate(written):
        yield from _held(entry, at / index)


def _held(clause: dict[str, Plain], at: Place) -> Iterator[Problem]:
    """Look at what upholds a sentence where no rule can: the reason, and who vouches until when."""
    held, attested = clause.get("held_by"), clause.get("attested")
    says: dict[str, object] = {"id": _id(clause)}
    if held in ("attestation", "nobody") and not clause.get("reason"):
        yield _problem(at / "held_by", FilledText(_NO_REASON, says), _WHY)
    if not isinstance(attested, dict):
        return
    if held != "attestation":
        yield _problem((at / "attested").key, FilledText(_NOT_HELD_SO, says), _ATTESTED_SO)
    on, until = _day(attested.get("on")), _day(attested.get("until"))
    if on and until and until < on:
        said = FilledText(_BEFORE, {**says, "until": until, "on": on})
        yield _problem(at / "attested" / "until", said, _BEFORE_HELP)


def of_exceptions(value: Plain, at: Place) -> Iterator[Problem]:
    """Look for exceptions that are for nothing or for several things, or end before they begin."""
    for index, entry in enumerate(value if isinstance(value, list) else ()):
        if not isinstance(entry, dict):
            continue
        here, given = at / index, [key for key in LEVELS if key in entry]
        if len(given) != 1:
            place = (here / given[1]).key if given else here
            said = FilledText(_SEVERAL if given else _FOR_NOTHING, {})
            yield _problem(place, said, _FOR_ONE)
        on, until = _day(entry.get("on")), _day(entry.get("until"))
        if on and until and until < on:
            said = FilledText(_ENDS_FIRST, {"until": until, "on": on})
            yield _problem(here / "until", said, _BEFORE_HELP)


def of_policy(policy: Policy, at: Place, organisation: Organisation) -> Iterator[Problem]:
    """Look up the coordinating unit in an organisation that could be read whole."""
    if policy.coordinator and organisation.unit(policy.coordinator) is None:
        said = FilledText(_NO_COORDINATOR, {"id": policy.coordinator})
        yield _problem(at / "coordinator", said, _COORDINATOR_HELP)


def _day(value: Plain) -> date | None:
    """Read a day of the usual form; the model complains of any other."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _entries(value: Plain, key: str) -> list[dict[str, Plain]]:
    listed = value.get(key) if isinstance(value, dict) else None
    # A place in the list is known by its number, so an entry of another shape keeps its own.
    return [entry if isinstance(entry, dict) else {} for entry in listed or ()]


def _id(entry: dict[str, Plain]) -> str:
    id = entry.get("id")
    return id if isinstance(id, str) else ""


def _repeated(
    entries: list[dict[str, Plain]], at: Place, help: Text = _TWICE_HELP
) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, entry in enumerate(entries):
        id = _id(entry)
        if id and id in first:
            related = ((at / first[id] / "id").label(FilledText(_FIRST, {})),)
            yield _problem(at / index / "id", FilledText(_TWICE, {"id": id}), help, related)
        first.setdefault(id, index)


def _line_above(id: str, parents: dict[str, Plain]) -> list[str]:
    """Go from a unit up through its parents, until they end or come back to one of them."""
    line = [id]
    while isinstance(parent := parents.get(line[-1]), str):
        line.append(parent)
        if parent in line[:-1]:
            break
    return line


def _problem(
    at: Place, said: FilledText, help: Text | Fix, related: tuple[Label, ...] = ()
) -> Problem:
    fix = Fix(help) if isinstance(help, Text) else help
    return Problem(Flaw.SHAPE, said, at.label(), fix.filled({}), related)
