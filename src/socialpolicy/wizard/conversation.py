"""The conversation: one question at a time, each answer judged before the next.

Beside a question it says why that is asked, and what the rules say of an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from socialpolicy.finding import Finding
from socialpolicy.formats import words
from socialpolicy.register.models.clause import ClauseEntry
from socialpolicy.register.register import Register
from socialpolicy.rules import rule_named
from socialpolicy.text import Language, Text, day, moment
from socialpolicy.verdict import Clause
from socialpolicy.wizard.answers import AnswerError, now_written, read_answer
from socialpolicy.wizard.editor import Editor
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import Answer, AnswerKind, Need, Question
from socialpolicy.wizard.person_asked import PersonAsked
from socialpolicy.wizard.terminal import ABSENT, BACK, LATER, OTHER, WHY, Asker, Item

INTRODUCTION = Text(
    sv=(
        "Svara på en fråga i taget. Skriv ? för att se varför den ställs, < för att gå tillbaka "
        "och - för att lämna svaret till senare. Ctrl-C avbryter, och det du har svarat finns kvar."
    ),
    en=(
        "Answer one question at a time. Write ? to see why it is asked, < to go back and - to "
        "leave the answer for later. Ctrl-C stops, and what you have answered is kept."
    ),
)
_SECTION = Text(sv=", avsnitt {number}", en=", section {number}")
_SECTION_OF = Text(sv=", avsnitt {number} av {all}", en=", section {number} of {all}")
_FIRST = Text(
    sv="Det här är den första frågan.", en="This is the first question, so there is none before."
)
_NOW = Text(sv="nu", en="now")
_NEEDED = Text(
    sv="Svaret behövs för att kunna gå vidare.", en="The answer is needed before you can go on."
)
_NOT_EMPTY = Text(
    sv="Ett svar behövs. Vet du inte än, skriv - och svara senare.",
    en="An answer is needed. If you do not know yet, write - and answer later.",
)
_LATER = Text(sv="Du kan svara senare.", en="You can answer later.")
_NEEDED_LATER = Text(
    sv="Du kan svara senare, men svaret behövs innan något kan skrivas.",
    en="You can answer later, but the answer is needed before anything can be written.",
)
_MEND = Text(sv="Rätta svaret, eller gå tillbaka med <.", en="Fix the answer, or go back with <.")
_MEND_OR_KEEP = Text(
    sv="Rätta svaret, eller gå tillbaka med <. Tryck Enter en gång till om du ändå vill behålla "
    "svaret.",
    en="Fix the answer, or go back with <. Press Enter once more to keep the answer all the same.",
)
_STAYS = Text(
    sv="Svaret behålls, men ingenting kan skrivas förrän det är rättat.",
    en="The answer stays, but nothing can be written until it is fixed.",
)
_OTHER = Text(sv="Något annat …", en="Something else …")
_LATER_ITEM = Text(sv="- Hoppa över frågan så länge", en="- Skip the question for now")
_OUT_ITEM = Text(sv="- Hoppa över", en="- Leave out")
_WHY_ITEM = Text(sv="? Varför frågas det", en="? Why this is asked")
_BACK_ITEM = Text(sv="< Tillbaka", en="< Back")

_POLICY = Text(sv="Policyn säger:", en="The policy says:")
_ALREADY = Text(sv="Redan registrerat: {place}", en="Already registered: {place}")

DEMANDS = ("ska", "bör")
"""Strengths of the sentences that ask for something; facts are quoted where none does."""


class WentBackError(Exception):
    """The person went back beyond the first question, to what was chosen before it."""


class Conversation:
    """Goes through the questions with a person.

    `keep` is called after every answer. With `open_end` the person can go back
    beyond the first question.
    """

    def __init__(
        self,
        editor: Editor,
        asker: Asker,
        language: Language,
        keep: Callable[[Flow], None],
        *,
        open_end: bool = False,
    ) -> None:
        self.editor = editor
        self.asker = asker
        self.language = language
        self.keep = keep
        self.open_end = open_end
        self._persons = PersonAsked(asker, language)

    def run(self, flow: Flow) -> Flow:
        """Ask what is left to ask.

        Raises KeyboardInterrupt or EOFError when it is broken off, and
        WentBackError.
        """
        while (question := flow.next) is not None:
            self._announce(question, flow)
            flow = self._ask(question, flow).presumed()
            self.keep(flow)
        return flow

    def ask_again(self, flow: Flow, question: Question) -> Flow:
        """Ask a question that has been answered once more."""
        flow = flow.reopened(question)
        self._announce(question, flow)
        flow = self._ask(question, flow).presumed()
        self.keep(flow)
        return flow

    def _announce(self, question: Question, flow: Flow) -> None:
        self.asker.say(f"\n{self._heading(question, flow)}", strong=True)
        lead = question.lead(flow.situation) if question.lead else None
        if lead:
            self.asker.say(lead.in_language(self.language))
        worded = question.asks_of(flow.situation) if question.asks_of else None
        asks = (worded or question.asks).in_language(self.language)
        self.asker.say(asks if asks.endswith(("?", ".")) else f"{asks}.")

    def _heading(self, question: Question, flow: Flow) -> str:
        """Say how far one has come: in the section, and in which of how many that is."""
        at = flow.progress(question)
        title = flow.form.section(question).title.in_language(self.language)
        within = f"{title} {at.number}/{at.questions}"
        if at.sections is None:
            return within + _SECTION.fill(self.language, {"number": at.section})
        if at.sections == 1:
            return within
        values = {"number": at.section, "all": at.sections}
        return within + _SECTION_OF.fill(self.language, values)

    def _ask(self, question: Question, flow: Flow) -> Flow:
        suggestion, refused = self._suggestion(question, flow), ""
        while True:
            text = self._answer(question, flow, suggestion)
            if suggestion and text[:-1] == suggestion and text[-1] in (WHY, BACK, LATER):
                # The mark was written after what is suggested and not in place of it.
                text = text[-1]
            if text in (WHY, BACK, LATER, ABSENT, ""):
                following = self._beside(question, flow, text)
                if following is not None:
                    return following
                continue
            try:
                told = read_answer(question, text, flow.situation)
            except AnswerError as error:
                self.asker.say(error.said.in_language(self.language))
                continue
            if self._persons.names_one(question, told.get(question.key), flow.situation):
                suggestion = ""
                continue
            following = flow.answered(question, told)
            errors, words = self.editor.objections(question, following, self.language)
            for line in words:
                self.asker.say(line)
            may_stay = all(each.may_stay for each in errors)
            if errors and not (text == refused and may_stay):
                mend = _MEND_OR_KEEP if may_stay else _MEND
                self.asker.say(mend.in_language(self.language))
                hidden = any(each.hides for each in errors)
                refused, suggestion = text, "" if hidden else text
                continue
            if errors:
                self.asker.say(_STAYS.in_language(self.language))
            self._echo(question, text, told, flow)
            return following

    def _suggestion(self, question: Question, flow: Flow) -> str:
        """Give what is in the box at first: the present is called that, not by its time."""
        suggestion = flow.suggestion(question)
        present = question.kind is AnswerKind.MOMENT and suggestion == now_written(flow.register)
        return _NOW.in_language(self.language) if present else suggestion

    def _beside(self, question: Question, flow: Flow, text: str) -> Flow | None:
        """Do what is asked beside answering; None when the same question is to be asked again."""
        if text == WHY:
            for line in why(question, self.editor.register, self.language):
                self.asker.say(line)
            return None
        if text == ABSENT:
            said = question.absent_says or _NEEDED
            self.asker.say(said.in_language(self.language))
            return None
        if text == BACK:
            if flow.asked:
                return flow.back()
            if self.open_end:
                raise WentBackError
            self.asker.say(_FIRST.in_language(self.language))
            return None
        need = question.needed(flow.situation)
        if need in (Need.FIRST, Need.ASKED):
            self.asker.say(_NEEDED.in_language(self.language))
            return None
        if need is Need.BEFORE:
            if text != LATER:
                self.asker.say(_NOT_EMPTY.in_language(self.language))
                return None
            needed = self.editor.is_needed(question, flow.passed(question))
            self.asker.say((_NEEDED_LATER if needed else _LATER).in_language(self.language))
        return flow.passed(question)

    def _answer(self, question: Question, flow: Flow, suggestion: str) -> str:
        listed = question.listed(flow.situation)
        if not listed:
            return self.asker.text(suggestion).strip()
        items = [Item(each.value, each.title.in_language(self.language)) for each in listed]
        if question.other:
            other = question.other_title or _OTHER
            items.append(Item(OTHER, other.in_language(self.language)))
        if question.absent:
            items.append(Item(ABSENT, question.absent.in_language(self.language)))
        need = question.needed(flow.situation)
        if need in (Need.FREE, Need.BEFORE):
            later = question.without or (_OUT_ITEM if need is Need.FREE else _LATER_ITEM)
            items.append(Item(LATER, later.in_language(self.language)))
        items.append(Item(WHY, _WHY_ITEM.in_language(self.language)))
        items.append(Item(BACK, _BACK_ITEM.in_language(self.language)))
        chosen = self.asker.choose(items, suggestion).strip()
        if chosen != OTHER:
            return chosen
        if question.other_asks:
            self.asker.say(question.other_asks.in_language(self.language))
        return self.asker.text("").strip()

    def _echo(self, question: Question, text: str, told: dict[str, Answer], flow: Flow) -> None:
        """Show what was made of an answer that is written otherwise, and what it gives to ask."""
        if question.kind is AnswerKind.ADDRESS:
            from socialpolicy.platforms import PLATFORMS

            if "platform" in told:
                platform = PLATFORMS[str(told["platform"])].name.in_language(self.language)
                name = told.get("handle") or told.get("platform_id") or ""
                self.asker.say(f"→ {platform} · {name}")
            self.asker.say(f"→ {told[question.key]}")
        elif question.kind in (AnswerKind.DAY, AnswerKind.PAST_DAY) and told[question.key] != text:
            written = date.fromisoformat(str(told[question.key]))
            self.asker.say(f"→ {day(written, self.language)}")
        elif question.kind is AnswerKind.MOMENT:
            written = datetime.fromisoformat(str(told[question.key]))
            self.asker.say(f"→ {moment(written, self.language, year=True)}")
        remark = question.remark and question.remark(str(told[question.key]), flow.situation)
        if remark:
            self.asker.say(remark.in_language(self.language))


def why(question: Question, register: Register, language: Language) -> list[str]:
    """Say why a question is asked: the policy's own sentences, and the reason of the rule."""
    code = question.codes[0] if question.codes else ""
    upheld = [filed.model for filed in register.clauses if code in filed.model.upheld_by]
    demanding = [clause for clause in upheld if clause.strength in DEMANDS]
    lines = policy_says(demanding or upheld, language)
    if question.note:
        return [*lines, question.note.in_language(language)]
    rule = rule_named(code)
    return [*lines, rule.why.in_language(language)] if rule else lines


def policy_says(clauses: Sequence[ClauseEntry], language: Language) -> list[str]:
    """Quote sentences of the policy, each with its place there; nothing when there are none."""
    quoted = [
        f"  {line}"
        for each in clauses
        for line in words.quote(Clause(each.id, each.section, each.text), language)
    ]
    return [_POLICY.in_language(language), *quoted] if quoted else []


def said_of(findings: Sequence[Finding], file: str, language: Language) -> Iterator[str]:
    """Say what the rules say of an answer, in the words that `check` has for it."""
    for finding in findings:
        severity = words.SEVERITY[finding.severity].in_language(language)
        yield f"{severity}[{finding.rule.code}]: {words.sentence(finding, language)}"
        for label in finding.related:
            if label.source.file != file:
                place = f"{label.source.file}:{label.span.line}"
                told = finding.rule.code == "A02"
                shown = _ALREADY.fill(language, {"place": place}) if told else place
                yield f"  {shown}"
        advice = words.advice(finding, language)
        if advice:
            yield f"  {words.capital(words.HELP.in_language(language))}: {advice.words}"
            yield from (f"    {line}" for line in advice.paste)
