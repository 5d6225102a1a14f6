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
    ],
)
def test_a_word_that_says_nothing_counts_only_as_the_whole_value(value: str) -> None:
    assert not is_blank(value)


@pytest.mark.parametrize("value", ["muntligt", "Muntligen.", "muntlig", "Muntligt besked"])
def test_word_of_mouth_is_no_reference_and_still_a_way_to_tell_somebody(value: str) -> None:
    assert is_blank(value, reference=True)
    assert not is_blank(value)
