"""Which digits are a person's and which are not; their sources are in personal_numbers.md."""

from __future__ import annotations

import pytest

from socialpolicy.sensitive import DataKind, find


def found(text: str) -> list[tuple[DataKind, str]]:
    return [(match.kind, text[match.start : match.end]) for match in find(text)]


def values(text: str, kind: DataKind) -> list[str]:
    places = found(text)
    assert {place[0] for place in places} <= {kind}
    return [place[1] for place in places]


@pytest.mark.parametrize(
    "written",
    [
        "970101-2396",
        "970101+2396",
        "970101 2396",
        "970101 - 2396",
        "970101–2396",
        "970101\u22122396",
        "970101\u20112396",
        "970101\u00ad2396",
        "970101\u00a0\u20092396",
        "970101\u2060-\u20602396",
        "9701012396",
        "97 01 01 2396",
        "97-01-01-2396",
        "19970101-2396",
        "19970101 2396",
        "199701012396",
        "1997-01-01-2396",
        "1997-01-01 2396",
        "1997.01.01-2396",
        "1997/01/01-2396",
        "1997 01 01 - 2396",
        "18900101-9802",
        "900101+9802",
        "640823-3234",
        "971203-2391",
        "\uff19\uff17\uff10\uff11\uff10\uff11\uff0d\uff12\uff13\uff19\uff16",
        "\u0669\u0667\u0660\u0661\u0660\u0661\u0662\u0663\u0669\u0666",
    ],
)
@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "Mamma ({}) frågar om skolskjuts",
        "Född {}.",
        "Ärende:{},tack",
        "»{}«",
        "pnr{}",
        "a\t{}\nb",
    ],
)
def test_a_personal_identity_number_is_found_however_it_is_written(
    written: str, around: str
) -> None:
    text = around.format(written)
    assert values(text, DataKind.PERSONAL_IDENTITY_NUMBER) == [written]


@pytest.mark.parametrize(
    "written",
    [
        "701063-2391",
        "19140168-2396",
        "140168-2396",
        "202302882382",
        "1915-00-72-2390",
        "19260160-2390",
        "260160+2390",
    ],
)
def test_a_coordination_number_has_sixty_added_to_the_day(written: str) -> None:
    text = f"Hör till {written}, enligt inlägget"
    assert values(text, DataKind.COORDINATION_NUMBER) == [written]


@pytest.mark.parametrize("letter", "TRSUWXJKLMN")
@pytest.mark.parametrize("form", ["000101-{}220", "20000101-{}220", "000101{}220", "20000101{}220"])
def test_an_interim_number_has_a_letter_that_counts_as_one(letter: str, form: str) -> None:
    # 0001011220: 1 + 1 + 2 + 2 + 4 = 10 by the Luhn formula, with the letter as 1.
    written = form.format(letter)
    assert values(f"Lånekort för {written}, tack", DataKind.INTERIM_NUMBER) == [written]


@pytest.mark.parametrize(
    "text",
    [
        "000101-T221",
        "001301-T220",
        "000101-A220",
        "000101-T2203",
        "20001010T1405",
        "bibliotek-facebook-20000101-k220",
    ],
)
def test_a_letter_elsewhere_or_a_wrong_check_digit_is_no_interim_number(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "written",
    [
        "970101-2395",
        "970102-2396",
        "970132-2399",
        "970229-2393",
        "971301-2392",
        "970001-2397",
        "16970101-2396",
        "21970101-2396",
        "970101-23961",
        "1970101-2396",
        "970101-0002",
        "970101--2396",
        "970101-239",
        "970101\n2396",
        "701093-2395",
    ],
)
def test_a_wrong_date_century_length_or_check_digit_is_no_personal_number(written: str) -> None:
    assert found(written) == []


@pytest.mark.parametrize(
    "text",
    [
        "202100-5448",
        "16202100-5448",
        "162021005448",
        "2021005448",
        "SE202100544801",
        "KS 2026/123",
        "KUN 2015/14",
        "KS 142-2014/9",
        "KS 090-2028/263",
        "2026-000123",
        "§ 127/2014-11-24",
        "2026-11-20 14:05",
        "2026-11-20 14.05",
        "2026-11-20T14:05:00+01:00",
        "20261120",
        "20261120140500",
        "08-12-2026 kl. 08.30",
        "2026-12-19–2027-01-06",
        "2026-08-12 08:30",
        "2026/08/12 14 30",
        "fb-9f31c2",
        "bibliotek-facebook-20261120-k3f9",
        "bibliotek-facebook-20180101-2392",
        "9f970101239631c2e7",
        "100064000000000",
        "17841400000000000",
        "9701012396970101239697",
        "12 500 kr",
        "1 234 567:50",
        "+12 500 000 kr",
        "+46 700 000 000 kronor",
        "0701 740 605 tkr",
        "bankgiro 5050-1055, plusgiro 12 34 56-7",
        "693 80 Degerfors",
        "8-17",
        "08-17 2026",
        "kl. 08.00–17.00",
        "08.15 06.00",
        "0730-1600",
        "0401-0930",
        "2025–2026",
        "2014-2018",
        "978-91-7000-150-6",
        "ISBN 0-306-40615-2",
        "59.237123, 14.430456",
        "0.9701012396",
        "112, 1177, 11313, 114 14 och 116 117",
        "Storgatan 12-14",
        "10 000 000 gillar",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(text) == []
    assert found(f"Synpunkt om {text} från i går") == []


@pytest.mark.parametrize(
    "written",
    [
        "070-174 06 05",
        "070–174 06 05",
        "0701740605",
        "070 174 06 05",
        "070-1740605",
        "070 - 174 06 05",
        "(070) 174 06 05",
        "070/174 06 05",
        "070.174.06.05",
        "070-174-06-05",
        "070-174 0605",
        "0701-74 06 05",
        "07 01 74 06 05",
        "+46 70 174 06 05",
        "+46 (0)70-174 06 05",
        "+46701740605",
        "0046 70 174 06 05",
        "46701740605",
        "08-465 004 00",
        "08-46500499",
        "08 465 004 00",
        "031-390 06 42",
        "0313900642",
        "040-628 04 73",
        "0980-319 242",
        "0980-31 92 42",
        "+44 20 7946 0958",
        "+1 202-555-0143",
        "\uff10\uff17\uff10-\uff11\uff17\uff14 \uff10\uff16 \uff10\uff15",
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "Ring {} efter kl. 17.", "tel:{}", "({})", "\u202d{}\u202c"]
)
def test_a_phone_number_is_found_however_it_is_written(written: str, around: str) -> None:
    assert values(around.format(written), DataKind.PHONE_NUMBER) == [written]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Öppet 08-17 070-174 06 05", ["070-174 06 05"]),
        ("2026-11-05 070-174 06 05 2026", ["070-174 06 05"]),
        ("0980-319200/0701740605", ["0980-319200", "0701740605"]),
        ("070-174 06 05, 08-465 004 00 och 112", ["070-174 06 05", "08-465 004 00"]),
        ("tel070-174 06 05", ["070-174 06 05"]),
        ("https://www.example.org/artikel/0701740605", []),
    ],
)
def test_a_phone_number_ends_where_the_next_number_begins(text: str, expected: list[str]) -> None:
    assert values(text, DataKind.PHONE_NUMBER) == expected


def test_a_mobile_number_run_together_is_not_taken_for_somebody_born_in_2007() -> None:
    # The digits are right as a coordination number too: day 74 is the 14th of January, and by
    # Luhn 0 + 7 + 0 + 1 + (1 + 4) + 4 + 0 + 6 + 2 + 5 = 30.
    assert values("0701740615", DataKind.PHONE_NUMBER) == ["0701740615"]
    assert values("070174-0615", DataKind.COORDINATION_NUMBER) == ["070174-0615"]


def test_a_spelled_date_and_a_time_of_day_without_colon_are_no_number() -> None:
    # By Luhn 9 + 0 + 0 + 1 + 0 + 1 + 2 + 2 + 0 + 5 = 20: only the blank tells it from a number.
    assert found("2090-01-01 1205") == []
    assert values("2090-01-01-1205", DataKind.PERSONAL_IDENTITY_NUMBER) == ["2090-01-01-1205"]


# 811228-9874 is a published test number; its last digit is 4, so 811228-9873 is nobody's.
@pytest.mark.parametrize(
    "before",
    ["personnummer ", "Personnumret är ", "pnr: ", "pnr", "p-nr ", "Personnr. ", "PERSONNUMMER (",
     "my personal number is ", "personal identity number: ", "samordningsnummer "],
)  # fmt: skip
@pytest.mark.parametrize("written", ["811228-9873", "19811228-9873", "8112289873"])
def test_what_is_said_to_be_a_personal_number_is_one_though_it_is_mistyped(
    before: str, written: str
) -> None:
    text = f"Mitt {before}{written}, tack."
    (found,) = find(text)
    assert text[found.start : found.end] == written


@pytest.mark.parametrize(
    "text",
    ["ärende 811228-9873", "nummer 811228-9873", "Personnummer behövs inte. Ärende 811228-9873",
     "personnummer 811328-9873", "personal 811228-9873"],
)  # fmt: skip
def test_without_such_a_word_before_it_the_check_digit_tells(text: str) -> None:
    assert list(find(text)) == []
