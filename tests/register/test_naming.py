"""A text names somebody in whole words, however they are written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.register.naming import handle_holds, mentions, says_municipal, without

KOMMUN = ["Åmåla kommun", "Åmåla"]


@pytest.mark.parametrize(
    "text",
    [
        "Åmåla kommun",
        "åmåla kommuns bibliotek",
        "ÅMÅLA",
        "Sidan sköts av Åmåla\n  kommun.",
        "Åmåla\u00a0kommun – bibliotek",
        "(Åmåla)",
        "”Åmåla”",
        "Åmåla:s bibliotek",
        "Bibliotek/Åmåla",
        "Åmåla - bibliotek",
        "Åmåla- välkommen hit",
        "Läs mer på åmåla.se",
        "Åmåla-kommuns bibliotek",
        "Åmålakommun",
        "Å\u00admå\u00adla",
        unicodedata.normalize("NFD", "Åmåla kommun"),
        "\U0001d401ibliotek, \uff21\u030a\uff2d\uff21\u030a\uff2c\uff21",
    ],
)
def test_these_name_the_municipality(text: str) -> None:
    assert mentions(text, KOMMUN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Amala kommun",
        "Åmålabyggen",
        "Nyåmåla",
        "#åmåla",
        "@åmåla",
        "Åmåla-galan",
        "Ny-Åmåla",
        "Åmåla- och Bergsbygden",
        "Åmåla_kommun",
        "Åmålass",
        "kommunen",
    ],
)
def test_these_do_not(text: str) -> None:
    assert not mentions(text, KOMMUN)


def test_a_name_may_itself_be_a_compound() -> None:
    names = ["Kultur- och utbildningsförvaltningen"]
    assert mentions("Sköts av kultur- och utbildningsförvaltningen.", names)
    assert mentions("Sköts av kultur\u2011 och utbildningsförvaltningens personal.", names)
    assert not mentions("Sköts av utbildningsförvaltningen.", names)


@pytest.mark.parametrize(
    "text",
    [
        "Kultur- & utbildningsförvaltningen",
        "Kultur & utbildningsförvaltningen",
        "kultur och utbildningsförvaltningen",
        "kultur-/utbildningsförvaltningen",
        "kultur- och utbildnings-förvaltningen",
        "Kultur- och utbildningsförvaltningens personal",
    ],
)
def test_ampersand_is_and_and_hyphens_are_loose(text: str) -> None:
    assert mentions(text, ["Kultur- och utbildningsförvaltningen"])


def test_ampersand_may_stand_in_the_name() -> None:
    assert mentions("Vi på gata och park", ["Gata & park"])
    assert mentions("Gata & Park sköter sidan", ["Gata och park"])
    assert not mentions("Gata & trafik sköter sidan", ["Gata och park"])


def test_hyphen_of_a_place_may_be_a_blank() -> None:
    assert mentions("Upplands Bro kommuns bibliotek", ["Upplands-Bro kommun"])
    assert not mentions("Bro kommun", ["Upplands-Bro kommun"])


@pytest.mark.parametrize(
    ("handle", "name"),
    [
        ("@degerforskommun", "Degerfors kommun"),
        ("bibliotek_malmostad", "Malmö stad"),
        ("region.gotland.exempel", "Region Gotland"),
        ("upplandsbrokommun", "Upplands-Bro kommun"),
        ("åmålakommun", "Åmåla kommun"),
    ],
)
def test_handle_holds_a_whole_name(handle: str, name: str) -> None:
    assert handle_holds(handle, name)


@pytest.mark.parametrize(
    ("handle", "name"),
    [("degerfors", "Degerfors kommun"), ("degerforsif", "Degerfors kommun"), ("talesman", "Ale")],
)
def test_handle_holds_a_part_of_the_name_or_a_word(handle: str, name: str) -> None:
    assert not handle_holds(handle, name)


def test_marks_in_a_name_mean_themselves() -> None:
    assert mentions("Hos Badet (AB) i dag", ["Badet (AB)"])
    assert not mentions("Hos Badet i dag", ["B.det", "[", "Badet+"])


def test_nobody_is_named_by_no_name() -> None:
    assert not mentions("Vad som helst", [])
    assert not mentions("Vad som helst", ["", "  "])
    assert without("Vad som helst", []) == "vad som helst"


def test_the_longest_name_is_left_out_first() -> None:
    left = without("Åmåla Energi AB säljer el.", ["Åmåla", "Åmåla Energi", "Åmåla Energi AB"])
    assert left.split() == ["säljer", "el."]


@pytest.mark.parametrize(
    "text",
    [
        "Ett kommunalt bostadsbolag",
        "kommunala bolag",
        "Vi är kommunägda.",
        "kommunalägt",
        "Bolaget ägs av kommunen.",
        "kommunens bolag",
        "A municipally owned company",
    ],
)
def test_these_say_that_a_company_is_the_municipalitys(text: str) -> None:
    assert says_municipal(text)


@pytest.mark.parametrize("text", ["Vi kommunicerar", "kommunikation", "i hela kommunen-Sverige"])
def test_these_say_no_such_thing(text: str) -> None:
    assert not says_municipal(text)


WORDS = st.text(st.characters(categories=["Ll", "Lu"], max_codepoint=0x17F), min_size=1)


@given(WORDS, WORDS, WORDS)
def test_a_word_among_others_is_found_and_can_be_left_out(
    before: str, name: str, after: str
) -> None:
    text = f"{before} {name}, {after}"
    assert mentions(text, [name])
    assert not mentions(without(text, [name]), [name])


@given(st.text(), st.lists(st.text()))
def test_no_text_and_no_name_is_too_odd(text: str, names: list[str]) -> None:
    assert mentions(text, names) in {True, False}
