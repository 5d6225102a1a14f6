"""What was kept is taken up again, as far as it can still be used."""

from __future__ import annotations

from dataclasses import replace

from socialpolicy.forms.close_account import CLOSING
from socialpolicy.forms.open_account import OPENING
from socialpolicy.register.register import Register
from socialpolicy.wizard.answers import read_answer
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.saved_draft import Kept, restored, to_keep


def answered(flow: Flow, **answers: str) -> Flow:
    for name, text in answers.items():
        question = flow.form.question(name.replace("__", "."))
        flow = flow.answered(question, read_answer(question, text, flow.situation))
    return flow


def test_all_comes_back(register: Register) -> None:
    flow = answered(
        Flow(OPENING, register),
        url="facebook.com/profile.php?id=100064000000000",
        name="Museet",
        id="museet",
        kind="operational",
        crisis_channel="nej",
        unit="kulturforvaltningen",
        access__roles="A, b; C",
        responsible__assignment__on="i går",
    )
    again = restored(Flow(OPENING, register), to_keep(flow))
    assert again.answers == flow.answers
    assert again.answers["platform_id"] == "100064000000000"
    assert again.asked == flow.asked


def test_an_id_that_is_taken_meanwhile_is_made_anew(register: Register) -> None:
    flow = answered(Flow(OPENING, register), url="x.com/museet", name="Museet", id="museet")
    taken = replace(register, unread_accounts=frozenset({"museet"}))
    again = restored(Flow(OPENING, taken), to_keep(flow))
    assert again.presumed().answers["id"] == "museet-x"
    assert again.answers["name"] == "Museet"


def test_what_somebody_has_been_at_is_asked_for_again(register: Register) -> None:
    filed = register.account("example")
    begun = Flow(CLOSING, register, filed)
    answers = {"closing.on": "snart", "closing.manager.role": "A\nb", "name": "x"}
    kept = Kept({**answers, "closing.manager.asked": "2026-11-02"}, tuple(answers), ("id",))
    again = restored(begun, kept)
    assert again.answers == {"closing.manager.asked": "2026-11-02"}
    assert again.asked == ()
    assert again.next == CLOSING.question("closing.on")
