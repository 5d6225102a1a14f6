"""Advice on Swedish text: that it points at the right words, and leaves the others alone."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.plain_language import LONGEST_SENTENCE, Aspect, is_swedish, review
from socialpolicy.plain_language.sentence_ends import sentences
from socialpolicy.plain_language.word_list import plainer_words
from tests.plain_language.labelled import (
    HELD_OUT,
    HELD_OUT_AFTERWARDS,
    HELD_OUT_LATER,
    HELD_OUT_OFFICIALS,
    REPLIES,
    agreement,
    labelled,
)


def said(text: str) -> list[tuple[str, str, str]]:
    """Give each remark as what it is about, the words it points at, and what to write."""
    return [(str(each.aspect), text[each.start : each.end], each.instead) for each in review(text)]


@pytest.mark.parametrize(
    ("path", "lines", "recall"),
    [
        (REPLIES, 179, 0.85),
        (HELD_OUT, 128, 0.85),
        (HELD_OUT_LATER, 48, 0.4),
        (HELD_OUT_OFFICIALS, 63, 0.85),
        (HELD_OUT_AFTERWARDS, 39, 0.85),
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else str(value),
)
def test_remarks_agree_with_what_people_have_labelled(
    path: Path, lines: int, recall: float
) -> None:
    found = agreement(path)
    assert len(labelled(path)) == lines
    assert found.precision > 0.95, found.false
    assert found.recall > recall, found.missed


def test_the_list_has_words_enough_and_none_is_its_own_replacement() -> None:
    words = plainer_words()
    assert len(words) >= 60
    assert all(word == word.casefold() and plain not in ("", word) for word, plain in words.items())
    # What is advised is not itself advised against.
    advised = {part.strip() for plain in words.values() for part in plain.split(",")}
    assert advised.isdisjoint(words)


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("Tack för Er fråga.", [("address", "Er", "dig, eller din")]),
        ("Tack! Er fråga är bra.", [("address", "Er", "Dig, eller din")]),
        ("Hej 😊 Ni kan ringa.", [("address", "Ni", "Du")]),
        ("- Ni kan ringa\n2. Ni kan mejla\n", [("address", "Ni", "Du")] * 2),
        ("Hej alla! Ni kan ringa.", []),
        ("Ni som bor här kan ringa.", []),
        ("Ni är välkomna.", []),
        ("Ni är välkommen.", [("address", "Ni", "Du")]),
        ("Var god och ring.", [("word", "Var god och", "–")]),
        ("Var vänlig mot ankorna.", []),
        (
            "Det bör påpekas att ån är djup.",
            [("passive", "Det bör påpekas", "skriv det som följer")],
        ),
        ("Det kan tänkas att ån är djup.", []),
        ("Felet utreds av Trafikverket.", []),
        ("Felet utreds.", [("passive", "utreds", "skriv vem: vi …")]),
        ("Vi ses kl. Ni bestämmer.", [("address", "Ni", "du")]),
        ("Angående brevet ringer vi.", [("word", "Angående", "Om")]),
        ("Det är bra angående brevet.", [("word", "angående", "om")]),
        ("DET ÄR EJ KLART.", [("word", "EJ", "inte")]),
        ("Vi åker till Ej Klart AB i dag.", []),
        ("En medgivande-ej-blankett.", []),
        ("Härmed är det klart.", [("word", "Härmed", "–")]),
        ("i\u00a0enlighet\nmed planen", [("word", "i\u00a0enlighet\nmed", "enligt, som")]),
        ("Du ombeds att ringa.", [("passive", "Du ombeds att", "vi ber dig")]),
        ("Den ska  fyllas\ni nu.", [("passive", "ska  fyllas\ni", "du ska fylla i")]),
        ("Då skrev hon ”samtliga ska erhålla” och gick.", []),
        ("Svaret ska inges i dag.", [("passive", "ska inges", "du ska lämna in")]),
        ("Ansökan om lån görs här.", [("passive", "Ansökan om lån görs", "du ansöker")]),
        ("Anmälan om brottet görs av oss.", []),
        (
            "Felet kommer att åtgärdas.",
            [("passive", "kommer att åtgärdas", "vi kommer att ordna")],
        ),
        ("Hålet har åtgärdats.", [("passive", "har åtgärdats", "vi har ordnat")]),
        ("Hålet har åtgärdats av Trafikverket.", []),
        ("Frågorna har besvarats på mötet.", []),
        ("Gällande soporna töms de i dag.", [("word", "Gällande", "Om")]),
        ("Gällande regler hittar du här. Vad gäller reglerna?", []),
        ("Det gäller fr.o.m. i dag.", [("word", "fr.o.m.", "från och med")]),
        ("De hittar sin styrka i vatten.", []),
        ("> Angående Er fråga\nJa, det gör vi.", []),
        ("@samtliga #samtliga samtliga.degerfors.se", []),
    ],
)
def test_what_is_remarked(text: str, remarks: list[tuple[str, str, str]]) -> None:
    assert said(text) == remarks


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Hej Anna\nTack för frågan. Vi ses!", ["Hej Anna", "Tack för frågan.", "Vi ses!"]),
        ("En rad som\nfortsätter här.", ["En rad som\nfortsätter här."]),
        ("Vi ses kl. 14.00 t.ex. vid ån.", ["Vi ses kl. 14.00 t.ex. vid ån."]),
        ("Bröd, mjölk m.m. Vi har öppet.", ["Bröd, mjölk m.m.", "Vi har öppet."]),
        ("Den 1. januari är det stängt.", ["Den 1. januari är det stängt."]),
        ("Ta med:\n- lampa\n- vatten", ["Ta med:", "- lampa", "- vatten"]),
        ("Ja… Kanske? ”Nej!” Jo.", ["Ja…", "Kanske?", "”Nej!”", "Jo."]),
        ("\n \n", []),
    ],
)
def test_where_sentences_end(text: str, cut: list[str]) -> None:
    assert [text[each.start : each.end] for each in sentences(text)] == cut


def test_a_sentence_is_too_long_from_the_word_after_the_longest() -> None:
    whole = "ord " * (LONGEST_SENTENCE - 1) + "slutet."
    assert review(f"{whole} {whole}") == ()
    (remark,) = review(f"kort {whole}")
    assert (remark.aspect, remark.start, remark.words) == (Aspect.LENGTH, 0, 26)


@pytest.mark.parametrize(
    ("text", "swedish"),
    [
        ("Tack för din fråga, vi tittar på det.", True),
        ("Tack!", True),
        ("Thank you for your question, we will look into it.", False),
        ("Kiitos kysymyksestä, me katsomme tätä asiaa huomenna aamulla kaikki yhdessä.", False),
        ("Hej! Thank you and have a nice day, from all of us to you.", False),
    ],
)
def test_which_language_a_text_is_in(text: str, swedish: bool) -> None:
    assert is_swedish(text) is swedish


PIECES = st.lists(
    st.sampled_from(
        ["Ni ", "Er", " samtliga", "\n", ". ", "ska lämnas in ", "”", '"', "> ", "@", "a.b.", "å"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@given(PIECES | st.text(max_size=200))
def test_places_lie_in_the_text_and_those_of_words_do_not_overlap(text: str) -> None:
    remarks = review(text)
    assert all(0 <= each.start < each.end <= len(text) for each in remarks)
    words = [each for each in remarks if each.aspect is not Aspect.LENGTH]
    assert all(one.end <= other.start for one, other in pairwise(words))


@given(PIECES | st.text(max_size=200))
def test_sentences_are_the_whole_text_but_for_blanks(text: str) -> None:
    joined = "".join(text[each.start : each.end] for each in sentences(text))
    assert "".join(joined.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "piece", ["a", "a.", "a-", "@", "Ni ", '"', "”", "\n", " ", "ska ", "www.", "1.", "samtliga "]
)
def test_the_longest_reply_takes_no_time(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    start = time.process_time()
    review(text)
    assert time.process_time() - start < 2
