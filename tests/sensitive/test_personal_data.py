"""Personal data of several kinds in one text, and how it is masked and named."""

from __future__ import annotations

import subprocess
import sys

import pytest

from socialpolicy.sensitive import MASK, DataKind, Match, find, mask, suspicious
from socialpolicy.text import Language


def found(text: str) -> list[tuple[DataKind, str]]:
    return [(match.kind, text[match.start : match.end]) for match in find(text)]


def test_several_kinds_in_one_text_come_in_order() -> None:
    text = "@namn (970101-2396) ringer 070-174 06 05 eller namn@example.se, se x.com/namn/status/1"
    assert found(text) == [
        (DataKind.HANDLE, "@namn"),
        (DataKind.PERSONAL_IDENTITY_NUMBER, "970101-2396"),
        (DataKind.PHONE_NUMBER, "070-174 06 05"),
        (DataKind.EMAIL_ADDRESS, "namn@example.se"),
        (DataKind.LINK, "x.com/namn/status/1"),
    ]
    assert mask(text, find(text)) == f"{MASK} ({MASK}) ringer {MASK} eller {MASK}, se {MASK}"


def test_a_number_inside_a_link_or_an_own_address_is_judged_once() -> None:
    assert found("https://www.degerfors.se/?pnr=970101-2396") == [
        (DataKind.PERSONAL_IDENTITY_NUMBER, "970101-2396")
    ]
    assert found("facebook.com/namn?pnr=970101-2396") == [
        (DataKind.LINK, "facebook.com/namn?pnr=970101-2396")
    ]


def test_the_mask_says_nothing_of_the_value_and_takes_matches_in_any_order() -> None:
    first, second = Match(DataKind.HANDLE, 2, 7), Match(DataKind.LINK, 5, 9)
    assert mask("0123456789abc", [second, first]) == f"01{MASK}9abc"
    assert mask("0123456789", [Match(DataKind.HANDLE, 0, 10)]) == mask(
        "0", [Match(DataKind.HANDLE, 0, 1)]
    )
    assert mask("inget här", []) == "inget här"


def test_a_match_does_not_carry_the_value() -> None:
    (match,) = find("970101-2396")
    assert "2396" not in repr(match)


def test_every_kind_has_a_name_in_both_languages() -> None:
    names = [kind.value for kind in DataKind]
    assert DataKind.PERSONAL_IDENTITY_NUMBER.value.in_language(Language.SWEDISH) == "personnummer"
    assert all(name.sv and name.en and name.sv != name.en for name in names)


@pytest.mark.parametrize(
    "text", ["Öppettider 2026-11-20 kl. 08.00–17.00", "KS 2026/123", "12 500 kr", ""]
)
def test_an_ordinary_subject_is_sorted_out_by_one_look(text: str) -> None:
    assert not suspicious(text)


def test_no_library_is_loaded_for_texts_without_a_phone_number() -> None:
    program = (
        "import sys; from socialpolicy.sensitive import find;"
        "find('Öppet 2026-11-20 kl. 08.00-17.00, KS 2026/123, 970101-2396, @namn');"
        "print(sorted({'phonenumbers', 'stdnum', 'pydantic', 'ruamel', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
