"""What is missing of what was done about a message, asked for at a terminal.

A removal is the policy's own decision, taken step by step: on what ground, by
the law or the policy, and what is owed to the one who wrote it. Each answer is
judged before the next question.
"""

from __future__ import annotations

from dataclasses import replace

from socialpolicy.cli.errors import CommandError, in_the_same_words
from socialpolicy.register.models.message import GROUNDS
from socialpolicy.register.people import on_duty
from socialpolicy.register.register import Register
from socialpolicy.text import Text
from socialpolicy.wizard.action_options import BASES, DECISIONS, Wishes, given, require_words
from socialpolicy.wizard.log_draft_check import REMINDERS, Entry, Found, Judge
from socialpolicy.wizard.log_times import moment_written, now_written
from socialpolicy.wizard.message_lookup import Standing
from socialpolicy.wizard.message_questions import Choice, Questions
from socialpolicy.wizard.record_question import decide
from socialpolicy.wizard.removal_grounds import ADVERTISING, GROUND_TITLES, quote_policy
from socialpolicy.yaml import Plain

_TO = Text(sv="Vem fick det för att svara?", en="Who got it to answer?")
_ROLE = Text(sv="Vilken roll fick det? Skriv inget namn.", en="Which role got it? Write no name.")
_OTHER_ROLE = Text(sv="En roll, inte en hel enhet …", en="A role, not a whole unit …")
_REASON = Text(sv="Varför behöver det inget svar?", en="Why does it need no answer?")
_BY = Text(
    sv="Ingen är i tjänst för kontot i dag. Vilken roll gjorde det?",
    en="Nobody is on duty for the account today. Which role did it?",
)
_GROUND = Text(sv="Varför togs det bort?", en="Why was it removed?")
_BASIS = Text(sv="Är det lagen eller policyn som gäller?", en="Does the law or the policy apply?")
_BASIS_TITLES = {
    "law": Text(sv="Lagen: det är förbjudet", en="The law: it is forbidden"),
    "policy": Text(
        sv="Policyn: det är tillåtet, men hör inte hemma på sidan",
        en="The policy: it is allowed, but has no place on the page",
    ),
}
_LAW = Text(
    sv="Vilken lag? Skriv lagrummet, till exempel 5 § lag (1998:112).",
    en="Which law? Write its section, such as 5 § lag (1998:112).",
)
_EVENT = Text(
    sv="Gäller reklamen ett offentligt evenemang, som alla får komma till?",
    en="Is the advertising for a public event, which everybody may come to?",
)
_COPY = Text(
    sv="Är en kopia sparad? Att ta bort är att gallra en allmän handling.",
    en="Is a copy preserved? To remove it disposes of an official document.",
)
_COPY_DAY = Text(sv="Vilken dag sparades kopian?", en="On which day was the copy preserved?")
_COPY_PLACE = Text(
    sv="Var finns kopian? Skriv till exempel ett diarienummer, eller bara Enter.",
    en="Where is the copy? Write a registration number, say, or just Enter.",
)
_TOLD = Text(
    sv="Har den som skrev det fått veta att det togs bort?",
    en="Has whoever wrote it been told that it was removed?",
)
_TOLD_NOW = Text(sv="Ja, just nu", en="Yes, just now")
_TOLD_THEN = Text(sv="Ja, en annan tid …", en="Yes, at another time …")
_NOT_TOLD = Text(sv="Nej, för det går inte …", en="No, as it cannot be done …")
_WHEN = Text(sv="När fick den veta det?", en="When were they told?")
_WHY_NOT = Text(sv="Varför går det inte?", en="Why can it not be done?")
_ASKED_BY = {"reason": "M07", "to": "M06", "law": "M08", "author_told": "M10"}
"""The rule for whose sake each thing is asked, and that an answer in words must satisfy."""

_NEVER_ENDED = ("M05", "M09")
"""The rules that let some messages not be ended at all, for whatever reason."""

_EVENTS = ("M11",)
"""The rule that lets the marketing of public events be."""


class Completing:
    """Asks for what is missing of one action."""

    def __init__(
        self, questions: Questions, register: Register, found: Found, standing: Standing
    ) -> None:
        self.questions = questions
        self.register = register
        self.found = found
        self.standing = standing
        self.judge = Judge(found, standing.entry, register)

    def complete(self, wishes: Wishes) -> Wishes:
        """Ask for what is missing, and of a removal for all that was not said."""
        filed = self.register.account(self.found.account)
        holder = on_duty(filed.model, self.register.today).holder if filed else None
        if wishes.by is None and holder is None:
            wishes = replace(wishes, by=self._words(_BY, wishes, "by"))
        if wishes.did == "forwarded":
            missing = bool(wishes.missing)
            return self._with(wishes, to=self._receiver(wishes)) if missing else wishes
        if wishes.did == "ended" and wishes.missing:
            self.judge.require_sound(self._so_far(wishes), _NEVER_ENDED)
            wishes = self._with(wishes, reason=self._words(_REASON, wishes, "reason"))
        if wishes.did == "removed":
            wishes = self._removed(wishes)
        decided = wishes.record or "record" in self.standing.entry
        return wishes if decided else self._decided(wishes)

    def _receiver(self, wishes: Wishes) -> str:
        organisation, today = self.register.organisation, self.register.today
        units = organisation.units if organisation else []
        choices = [Choice(unit.id, unit.name) for unit in units if unit.exists(today)]
        listed = [*choices, Choice("", _OTHER_ROLE)]
        chosen = self.questions.choose(_TO, listed, why=_ASKED_BY["to"]) if choices else ""
        return chosen or self._words(_ROLE, wishes, "to")

    def _removed(self, wishes: Wishes) -> Wishes:
        wishes = self._grounded(wishes)
        if wishes.record:
            self.judge.require_sound(self._so_far(wishes), REMINDERS)
        if wishes.more["ground"] in ADVERTISING:
            wishes = self._exempted(wishes)
        if "preserved" not in wishes.more:
            wishes = self._with(wishes, preserved=self._copy(wishes))
        if wishes.more["ground"] in ADVERTISING and "author_told" not in wishes.more:
            wishes = self._with(wishes, author_told=self._told(wishes))
        return wishes

    def _grounded(self, wishes: Wishes) -> Wishes:
        if "ground" not in wishes.more:
            choices = [Choice(each, GROUND_TITLES[each]) for each in GROUNDS]
            wishes = self._with(wishes, ground=self.questions.choose(_GROUND, choices, why="M08"))
        ground = str(wishes.more["ground"])
        quote_policy(ground, self.register, self.questions)
        if "basis" not in wishes.more:
            bases = [Choice(each, _BASIS_TITLES[each]) for each in BASES]
            likely = "policy" if ground in ADVERTISING else "law"
            known = ground == "other-law"
            basis = "law" if known else self.questions.choose(_BASIS, bases, likely, why="M08")
            wishes = self._with(wishes, basis=basis)
        if "--law" in wishes.missing:
            wishes = self._with(wishes, law=self._words(_LAW, wishes, "law"))
        return wishes

    def _exempted(self, wishes: Wishes) -> Wishes:
        """Ask whether it is for a public event. Raises CommandError in M11's words if it is."""
        self.judge.require_sound(self._so_far(wishes), _EVENTS)
        if not self.questions.agree(_EVENT, suggestion=False, why="M11"):
            return wishes
        wishes = self._with(wishes, public_event="true")
        self.judge.require_sound(self._so_far(wishes), _EVENTS)
        return wishes

    def _copy(self, wishes: Wishes) -> Plain:
        if not self.questions.agree(_COPY, suggestion=True):
            return None
        day = self.questions.day(_COPY_DAY, self.register.today)

        def demand(answer: str) -> None:
            preserved: dict[str, Plain] = {"on": day, "reference": answer}
            self._demand(self._with(wishes, preserved=preserved))

        place = self.questions.text(_COPY_PLACE, demand, needed=False)
        return given(on=day, reference=place or None)

    def _told(self, wishes: Wishes) -> str:
        titles = (("now", _TOLD_NOW), ("then", _TOLD_THEN), ("no", _NOT_TOLD))
        choices = [Choice(*each) for each in titles]
        answer = self.questions.choose(_TOLD, choices, why=_ASKED_BY["author_told"])
        if answer == "now":
            return now_written(self.register)
        if answer == "no":
            return self._words(_WHY_NOT, wishes, "author_told")
        answer = self.questions.text(_WHEN, self._moment)
        return moment_written(answer, self.register)

    def _moment(self, answer: str) -> None:
        with in_the_same_words():
            moment_written(answer, self.register)

    def _decided(self, wishes: Wishes) -> Wishes:
        """Ask for the decision on registration, which may come later; not all may be allowed."""
        try:
            self.judge.require_sound(self._so_far(replace(wishes, record="minor")), REMINDERS)
        except CommandError:
            decisions: tuple[str, ...] = ("registered",)
        else:
            decisions = DECISIONS
        return decide(self.questions, wishes, decisions, self._demand)

    def _with(self, wishes: Wishes, **more: Plain) -> Wishes:
        return replace(wishes, more={**wishes.more, **given(**more)})

    def _words(self, asks: Text, wishes: Wishes, key: str) -> str:
        code = _ASKED_BY.get(key, "")

        def demand(answer: str) -> None:
            self._demand(self._with(wishes, **{key: answer}), code)

        return self.questions.text(asks, demand, why=code)

    def _demand(self, wishes: Wishes, code: str = "") -> None:
        require_words(wishes)
        with in_the_same_words():
            self.judge.require_words(self._so_far(wishes), code)

    def _so_far(self, wishes: Wishes) -> Entry:
        """Give the message with what is known of the action so far."""
        action = {"did": wishes.did, "at": now_written(self.register), **wishes.more}
        return self.standing.acted(action, wishes.decision)
