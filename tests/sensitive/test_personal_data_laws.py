"""What holds for every text: places are right, numbers are found, nothing else is accused."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.se import personnummer

from socialpolicy.sensitive import MASK, DataKind, Match, find, mask, suspicious

MEGABYTE = 1_000_000

births = st.dates(date(1890, 1, 1), date(2030, 12, 31))
birth_numbers = st.integers(1, 999)
dashes = st.sampled_from(["-", "+", "–", "\u2212", "\u2011", "\u00ad"])
blanks = st.sampled_from(["", " ", "\u00a0", "\u2009"])
sentences = st.sampled_from(
    [
        "{}",
        "Personnumret {} står i kommentaren",
        "En förälder ({}) undrar över skolskjutsen.",
        "Född {}, bor på Storgatan 12",
        "pnr:{}.",
        "Gäller »{}« och ingen annan",
        "2026-11-20 {} kl. 14.05",
        "Ärende KS 2026/123 {}",
    ]
)
# Characters that numbers, addresses and links are made of, so that near misses are common.
knotty = st.text(
    st.sampled_from("0123456789-+–./:@()[]_ \u00a0\u202dåaeut xcom.se?#=&\0\n\u0663\uff19")
)
ordinary_dates = st.dates(date(1990, 1, 1), date(2040, 12, 31))
clock = st.builds(time, st.integers(0, 23), st.integers(0, 59))


def complete(first_nine: str) -> str:
    return first_nine + luhn.calc_check_digit(first_nine)


def written(century: str, digits: str, separator: str, *, spelled: bool) -> str:
    parts = [century + digits[:2], digits[2:4], digits[4:6]]
    return ("-" if spelled else "").join(parts) + separator + digits[6:]


@given(st.one_of(st.text(), knotty), st.booleans())
def test_places_lie_in_the_text_in_order_and_apart(text: str, own: bool) -> None:
    matches = find(text, own_domains=["se"] if own else (), own_handles=["a"] if own else ())
    end = 0
    for match in matches:
        assert end <= match.start < match.end <= len(text)
        end = match.end
    assert not matches or suspicious(text)


@given(st.one_of(st.text(), knotty))
def test_masking_keeps_everything_else(text: str) -> None:
    matches = find(text)
    expected = text
    for match in reversed(matches):
        expected = expected[: match.start] + MASK + expected[match.end :]
    assert mask(text, reversed(matches)) == expected


@given(births, birth_numbers, dashes, blanks, sentences, st.booleans(), st.booleans())
def test_a_right_number_is_found_in_every_form_and_sentence(
    born: date, number: int, dash: str, blank: str, sentence: str, century: bool, spelled: bool
) -> None:
    digits = complete(f"{born:%y%m%d}{number:03}")
    value = written(
        f"{born:%Y}"[:2] if century else "", digits, blank + dash + blank, spelled=spelled
    )
    text = sentence.format(value)
    start = sentence.index("{}")
    expected = Match(DataKind.PERSONAL_IDENTITY_NUMBER, start, start + len(value))
    assert expected in find(text)


@given(births, birth_numbers, st.sampled_from(["", " ", "\u00a0"]), sentences, st.booleans())
def test_a_right_number_without_a_dash_is_found(
    born: date, number: int, blank: str, sentence: str, century: bool
) -> None:
    digits = complete(f"{born:%y%m%d}{number:03}")
    value = written(f"{born:%Y}"[:2] if century else "", digits, blank, spelled=False)
    start = sentence.index("{}")
    mobile = value == digits and digits.startswith("070")
    kind = DataKind.PHONE_NUMBER if mobile else DataKind.PERSONAL_IDENTITY_NUMBER
    assert Match(kind, start, start + len(value)) in find(sentence.format(value))


@given(births, birth_numbers, st.booleans(), st.booleans(), sentences)
def test_sixty_days_more_make_a_coordination_number(
    born: date, number: int, month_known: bool, day_known: bool, sentence: str
) -> None:
    month = born.month if month_known else 0
    day = born.day + 60 if day_known else 60
    digits = complete(f"{born:%y}{month:02}{day}{number:03}")
    value = f"{digits[:6]}-{digits[6:]}"
    start = sentence.index("{}")
    assert Match(DataKind.COORDINATION_NUMBER, start, start + 11) in find(sentence.format(value))


@given(
    st.sampled_from(["18", "19", "20"]),
    st.integers(0, 99),
    st.integers(0, 13),
    st.integers(0, 32),
    st.integers(0, 999),
    st.integers(0, 9) | st.none(),
)
def test_the_library_agrees_on_what_a_personal_identity_number_is(
    century: str, year: int, month: int, day: int, number: int, check: int | None
) -> None:
    first_nine = f"{year:02}{month:02}{day:02}{number:03}"
    digits = complete(first_nine) if check is None else f"{first_nine}{check}"
    # The library does not know that no birth number is 000.
    right = personnummer.is_valid(century + digits) and number > 0
    kinds = [match.kind for match in find(f"{century}{digits[:6]}-{digits[6:]}")]
    assert kinds == [DataKind.PERSONAL_IDENTITY_NUMBER] * right


@given(births, birth_numbers, st.integers(1, 9))
def test_another_check_digit_is_never_right(born: date, number: int, off: int) -> None:
    digits = complete(f"{born:%Y%m%d}{number:03}"[2:])
    wrong = digits[:9] + str((int(digits[9]) + off) % 10)
    assert find(f"{born:%Y}"[:2] + f"{wrong[:6]}-{wrong[6:]}") == ()


@given(
    st.sampled_from(["KS", "KUN", "SBN", "Dnr", "dnr:"]),
    st.integers(1990, 2040),
    st.integers(1, 999),
    st.integers(0, 999_999),
)
def test_no_diary_number_is_accused(prefix: str, year: int, series: int, number: int) -> None:
    for text in (
        f"{prefix} {year}/{number}",
        f"{prefix} {year}-{number:06}",
        f"{prefix} {series}-{year}/{number % 100}",
        f"{prefix} {series:03}-{year}/{number}",
        f"{prefix} {number % 10_000}/{year % 100:02}",
        f"§ {series}/{year}-11-24",
    ):
        assert find(text) == ()


@given(ordinary_dates, ordinary_dates, clock, clock)
def test_no_date_or_time_is_accused(day: date, other: date, opens: time, closes: time) -> None:
    for text in (
        f"{day} {opens:%H:%M}",
        f"{day} kl. {opens:%H.%M}–{closes:%H.%M}",
        f"{day}–{other}",
        f"{day} - {other}",
        f"{day:%Y%m%d}",
        f"{day:%Y%m%d%H%M%S}",
        f"{day}T{opens:%H:%M:%S}+01:00",
        f"{day:%d/%m} {opens:%H.%M}-{closes:%H.%M}",
        f"{day:%d.%m.%Y} {opens:%H:%M}",
        f"{day:%d-%m-%Y}",
        f"{day:%d %m %Y}",
        f"{day:%d/%m}-{other:%d/%m}",
        f"{day:%d/%m-%Y}",
        f"{day:%d.%m}-{other:%d.%m}",
        f"{day:%m%d}-{other:%m%d}",
        f"{day:%y%m%d}-{other:%y%m%d}",
        f"{opens:%H%M}–{closes:%H%M}",
        f"{opens:%H}-{closes:%H} {day:%Y}",
        f"{opens:%H}-{closes:%H} {day}",
        f"{opens:%H.%M} {closes:%H.%M}",
        f"{opens:%H.%M}/{closes:%H.%M}",
    ):
        assert find(f"Öppet {text} på biblioteket") == (), text


@given(
    st.integers(0, 999_999_999),
    st.sampled_from([" kr", ":-", ":50", " kronor", " tkr", ",50 kr", " €"]),
)
def test_no_price_is_accused(amount: int, unit: str) -> None:
    grouped = f"{amount:,}".replace(",", " ")
    for text in (grouped, f"+{grouped}", f"-{grouped}", grouped.replace(" ", "."), str(amount)):
        assert find(f"Det kostar {text}{unit}") == ()


@given(
    st.dates(date(2000, 1, 1), date(2040, 12, 31)),
    st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=4, max_size=4),
)
def test_no_id_of_a_message_is_accused(day: date, suffix: str) -> None:
    assert find(f"bibliotek-facebook-{day:%Y%m%d}-{suffix}") == ()


@given(st.integers(10**12, 10**20))
def test_no_platforms_number_is_accused(number: int) -> None:
    assert find(f"reference: {number}") == ()


@pytest.mark.parametrize(
    "unit",
    ["7", "0", "0 ", "12 ", "@", "a@", "a@a.", "a", "a'", "a-", "--a", "/", "a.se/", "(at)", "a.",
     "http://", "19970101 ", "0-", "+", "+46", "(0", "\u0660", "u/", "snabel-a "],
)  # fmt: skip
def test_a_megabyte_of_anything_comes_to_an_end(unit: str) -> None:
    # A search that read the text again from every place would take hours.
    assert find(unit * (MEGABYTE // len(unit))) == ()
