"""What is missing of what was done about a message, asked for at a terminal.

A removal is the policy's own decision, taken step by step: on what ground, by
the law or the policy, and what is owed to the one who wrote it. Each answer is
judged before the next question.
"""

from __future__ import annotations

from dataclasses import replace

from socialpolicy.commands.asking import Choice, Questions
from socialpolicy.commands.finding_message import Standing
from socialpolicy.commands.judging_log import Entry, Found, Judge
from socialpolicy.commands.logging_message import now_written
from socialpolicy.commands.surroundings import moment_written
from socialpolicy.commands.wished_action import BASES, Wishes, demand_words, given
from socialpolicy.commands.wording import in_the_same_words
from socialpolicy.document import Plain
from socialpolicy.finding import Clause
from socialpolicy.formats import words
from socialpolicy.language import Text
from socialpolicy.register.duty import on_duty
from socialpolicy.register.message import GROUNDS
from socialpolicy.register.register import Register

_TO = Text(sv="Vem fick det för att svara?", en="Who got it to answer?")
_ROLE = Text(sv="Vilken roll fick det? Skriv inget namn.", en="Which role got it? Write no name.")
_OTHER_ROLE = Text(sv="En roll, inte en hel enhet …", en="A role, not a whole unit …")
_REASON = Text(sv="Varför behöver det inget svar?", en="Why does it need no answer?")
_BY = Text(
    sv="Ingen är i tjänst för kontot i dag. Vilken roll gjorde det?",
    en="Nobody is on duty for the account today. Which role did it?",
)
_GROUND = Text(sv="Varför togs det bort?", en="Why was it removed?")
_POLICY_SAYS = Text(sv="Policyn säger:", en="The policy says:")
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
_RECORD = Text(sv="Vad är beslutat om registrering?", en="What has been decided on registration?")
_DECISION_TITLES = {
    "minor": Text(sv="Ringa betydelse", en="Of minor importance"),
    "kept-in-order": Text(sv="Hålls ordnat utan att diarieföras", en="Kept in order"),
    "registered": Text(sv="Diarieförs", en="Registered"),
}
_LATER = Text(sv="Beslutas senare", en="Decided later")
_NUMBER = Text(sv="Vilket är diarienumret?", en="What is the registration number?")

GROUND_TITLES = {
    "advertising": Text(sv="Reklam", en="Advertising"),
    "product-advertising": Text(sv="Produktreklam", en="Product advertising"),
    "defamation": Text(sv="Förtal", en="Defamation"),
    "personal-attack": Text(sv="Personangrepp", en="A personal attack"),
    "hate-speech": Text(sv="Hets mot folkgrupp", en="Agitation against a group of people"),
    "sexism": Text(sv="Sexistiskt yttrande", en="A sexist statement"),
    "harassment": Text(sv="Andra trakasserier", en="Other harassment"),
    "unlawful-violence": Text(sv="Olovlig våldsskildring", en="An unlawful depiction of violence"),
    "pornography": Text(sv="Pornografi", en="Pornography"),
    "incitement": Text(sv="Uppmaning till brott", en="Incitement to crime"),
    "copyright": Text(sv="Upphovsrättsligt skyddat material", en="Material protected by copyright"),
    "secrecy": Text(sv="Information som röjer sekretess", en="Information that breaks secrecy"),
    "integrity": Text(sv="Kränker någons personliga integritet", en="Violates somebody’s privacy"),
    "other-law": Text(sv="Strider mot en annan lag", en="Against another law"),
}
"""What each ground is called. The first two are advertising."""

_ADVERTISING = ("advertising", "product-advertising")
_RULES_OF = {
    **dict.fromkeys(_ADVERTISING, ("M10", "M11")),
    **dict.fromkeys(("personal-attack", "integrity"), ("M12",)),
}
"""The rules whose sentences of the policy speak of a ground; of the others, M08's do."""

_EVENTS = ("M11",)
"""The rule that lets the marketing of public events be."""

_STEMS = {
    "defamation": "förtal",
    "hate-speech": "hets",
    "sexism": "sexis",
    "harassment": "trakass",
    "unlawful-violence": "våld",
    "pornography": "porn",
    "incitement": "uppma",
    "copyright": "upphovs",
    "secrecy": "sekretess",
}
"""How a sentence that names a ground is known, where one of several does."""


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
        if wishes.did == "forwarded" and wishes.missing:
            return self._with(wishes, to=self._receiver(wishes))
        if wishes.did == "ended" and wishes.missing:
            return self._with(wishes, reason=self._words(_REASON, wishes, "reason"))
        return self._removed(wishes) if wishes.did == "removed" else wishes

    def _receiver(self, wishes: Wishes) -> str:
        organisation, today = self.register.organisation, self.register.today
        units = organisation.units if organisation else []
        choices = [Choice(unit.id, unit.name) for unit in units if unit.exists(today)]
        chosen = self.questions.choose(_TO, [*choices, Choice("", _OTHER_ROLE)]) if choices else ""
        return chosen or self._words(_ROLE, wishes, "to")

    def _removed(self, wishes: Wishes) -> Wishes:
        wishes = self._grounded(wishes)
        if wishes.more["ground"] in _ADVERTISING:
            wishes = self._exempted(wishes)
        if "preserved" not in wishes.more:
            wishes = self._with(wishes, preserved=self._copy(wishes))
        if wishes.more["ground"] in _ADVERTISING and "author_told" not in wishes.more:
            wishes = self._with(wishes, author_told=self._told(wishes))
        decided = wishes.record or "record" in self.standing.entry
        return wishes if decided else self._decided(wishes)

    def _grounded(self, wishes: Wishes) -> Wishes:
        if "ground" not in wishes.more:
            choices = [Choice(each, GROUND_TITLES[each]) for each in GROUNDS]
            wishes = self._with(wishes, ground=self.questions.choose(_GROUND, choices))
        ground = str(wishes.more["ground"])
        self._quote(ground)
        if "basis" not in wishes.more:
            bases = [Choice(each, _BASIS_TITLES[each]) for each in BASES]
            likely = "policy" if ground in _ADVERTISING else "law"
            known = ground == "other-law"
            basis = "law" if known else self.questions.choose(_BASIS, bases, likely)
            wishes = self._with(wishes, basis=basis)
        if "--law" in wishes.missing:
            wishes = self._with(wishes, law=self._words(_LAW, wishes, "law"))
        return wishes

    def _exempted(self, wishes: Wishes) -> Wishes:
        """Ask whether it is for a public event. Raises Refusal in M11's words if it is."""
        self.judge.demand_sound(self._so_far(wishes), _EVENTS)
        if not self.questions.agree(_EVENT, suggestion=False):
            return wishes
        wishes = self._with(wishes, public_event="true")
        self.judge.demand_sound(self._so_far(wishes), _EVENTS)
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
        answer = self.questions.choose(_TOLD, [Choice(*each) for each in titles])
        if answer == "now":
            return now_written(self.register)
        if answer == "no":
            return self._words(_WHY_NOT, wishes, "author_told")
        return self.questions.text(_WHEN, moment_written)

    def _decided(self, wishes: Wishes) -> Wishes:
        titles = [Choice(*each) for each in _DECISION_TITLES.items()]
        record = self.questions.choose(_RECORD, [*titles, Choice("", _LATER)])
        number = self.questions.text(_NUMBER) if record == "registered" else None
        return replace(wishes, record=record or None, number=number)

    def _with(self, wishes: Wishes, **more: Plain) -> Wishes:
        return replace(wishes, more={**wishes.more, **given(**more)})

    def _words(self, asks: Text, wishes: Wishes, key: str) -> str:
        return self.questions.text(
            asks, lambda answer: self._demand(self._with(wishes, **{key: answer}))
        )

    def _demand(self, wishes: Wishes) -> None:
        demand_words(wishes)
        with in_the_same_words():
            self.judge.demand_words(self._so_far(wishes))

    def _so_far(self, wishes: Wishes) -> Entry:
        """Give the message with what is known of the action so far."""
        action = {"did": wishes.did, "at": now_written(self.register), **wishes.more}
        return self.standing.acted(action)

    def _quote(self, ground: str) -> None:
        """Quote what the policy says of a ground: its first sentence, and those that name it."""
        codes = set(_RULES_OF.get(ground, ("M08",)))
        clauses = [filed.model for filed in self.register.clauses]
        upheld = [each for each in clauses if not codes.isdisjoint(each.upheld_by)]
        stem = _STEMS.get(ground)
        naming = [each for each in upheld[1:] if stem and stem in each.text.lower()]
        if upheld:
            self.questions.say(_POLICY_SAYS)
        for each in [upheld[0], *naming] if naming else upheld:
            clause = Clause(each.id, each.section, each.text)
            self.questions.quote(words.quote(clause, self.questions.language))
