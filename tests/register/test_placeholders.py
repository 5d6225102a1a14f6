"""What counts as left empty: nothing, signs alone, and words that say that nothing is known."""

from __future__ import annotations

import pytest

from socialpolicy.register.placeholders import is_blank


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "…",
        "-",
        "saknas",
        "Saknas.",
        " INGEN ",
        "(ingen)",
        "vakant",
        "Okänt",
        "oka\u0308nt",
        "oklart?",
        "TBD",
        "todo:",
        "väntar …",
        "nej",
        "n/a",
        "N.A.",
        "ej införd",
        "Ej relevant!",
        "ej  klart",
        "inte utsedd",
        "Inte meddelad.",
        "Vet ej",
        "framgår inte",
        "not decided",
        "Saknas ännu",
        "diarienr saknas",
        "Inget diarienr",
        "kommer senare",
        "fylls i senare",
        "Att fylla i",
        "fylla i",
        "Ska tas fram",
        "under arbete",
        "Beslut inväntas",
        "på gång",
        "Ska föras in",
        "Införs vid nästa revidering",
        "läggs till 2027",
        "Kompletteras 2027-03-01",
        "Lorem ipsum",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit",
        "to be decided",
        "To be added later",
        "will follow",
        "in progress",
        "not yet",
    ],
)
def test_what_says_nothing_is_blank(value: str | None) -> None:
    assert is_blank(value)
    assert is_blank(value, reference=True)


@pytest.mark.parametrize(
    "value",
    [
        "Ingen annan kanal når de unga",
        "Låntagare som saknas i statistiken",
        "Ingenjör",
        "Vakthavande",
        "Ejnar",
        "Ej behörig personal hjälper inte",
        "Nejlikans förskola",
        "Inte kommunens fråga",
        "Vet inte var",
        "Muntligt besked, KUN 2015/14",
        "KUN 2015/14",
        "2",
        "Nacka",
        "Ja",
        "Beslut 2026-06-17",
        "Beslutas av nämnden",
        "Alla",
        "Vi ska nå alla",
        "Kommer ni till oss?",
        "Under jord",
        "Införskaffas av kommunen",
        "Ny webbplats 2027",
        "Avsnitt 3",
        "Avsnitt 2",
        "Till och från jobbet",
        "Det finns alltid någon som svarar",
        "Nothing beats the real thing",
        "To be the first to know",
        "On the road",
        "§ 12",
    ],
)
def test_a_word_that_says_nothing_counts_only_as_the_whole_value(value: str) -> None:
    assert not is_blank(value)


@pytest.mark.parametrize(
    "value",
    ["muntligt", "Muntligen.", "muntlig", "Muntligt besked", "Beslut muntligt 2026-06-17"],
)
def test_word_of_mouth_is_no_reference_and_still_a_way_to_tell_somebody(value: str) -> None:
    assert is_blank(value, reference=True)
    assert not is_blank(value)


@pytest.mark.parametrize("value", ["finns", "Se protokoll", "Enligt beslut"])
def test_that_there_is_a_reference_says_not_which(value: str) -> None:
    assert is_blank(value, reference=True)
    assert not is_blank(value)


@pytest.mark.parametrize("value", ["Protokoll 2026-03-14", "Beslut 2026-06-17", "KS § 12", "2"])
def test_what_can_be_found_again_is_a_reference(value: str) -> None:
    assert not is_blank(value, reference=True)
