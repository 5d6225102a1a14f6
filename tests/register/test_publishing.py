"""What the public list says of the municipality: its numbers, and where the list is published."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from socialpolicy.register.models.policy import Publishing

AUTHORITIES = ("202100-5448", "212000-0142", "232100-0016")
"""The numbers of Skatteverket, Stockholms stad and Region Stockholm, as they publish them."""


def refused(key: str, value: str) -> str | None:
    """Give the type of error that a value of `publish` meets; None when it is taken."""
    try:
        Publishing.model_validate({key: value})
    except ValidationError as error:
        return error.errors()[0]["type"]
    return None


@pytest.mark.parametrize("number", AUTHORITIES)
def test_an_authoritys_number_is_taken_with_its_hyphen_or_without(number: str) -> None:
    for written in (number, number.replace("-", "")):
        read = Publishing.model_validate({"organisation_number": written})
        assert read.organisation_number == number


@given(st.sampled_from(AUTHORITIES), st.integers(0, 9), st.sampled_from(string.digits))
def test_a_wrong_digit_is_always_seen(number: str, position: int, digit: str) -> None:
    """Luhn's digit tells of every single digit that is wrong (ISO/IEC 7812-1)."""
    digits = number.replace("-", "")
    other = digits[:position] + digit + digits[position + 1 :]
    assert (refused("organisation_number", other) is None) is (other == digits)


@pytest.mark.parametrize(
    "number",
    [
        "121212-1212",  # Skatteverket's own example of a personal number
        "212000-014",
        "212000-01420",
        "212000 0142",
        "16212000-0142",
        "SE212000014201",
        "٢١٢٠٠٠-٠١٤٢",
        "212000-0142\n",
        "",
    ],
)
def test_what_is_no_organisations_number(number: str) -> None:
    assert refused("organisation_number", number) == "organisation_number"


@pytest.mark.parametrize("code", ["1862", "0114", "2584"])
def test_a_municipalitys_code_keeps_its_noughts(code: str) -> None:
    assert Publishing.model_validate({"municipality_code": code}).municipality_code == code


@pytest.mark.parametrize("code", ["114", "18620", "18 62", "186a", "١٨٦٢", "-186", ""])
def test_what_is_no_municipalitys_code(code: str) -> None:
    assert refused("municipality_code", code) == "municipality_code"


@pytest.mark.parametrize(
    ("address", "folder"),
    [
        ("https://degerfors.se", "https://degerfors.se"),
        ("https://degerfors.se/", "https://degerfors.se"),
        ("https://degerfors.se/sociala-medier/", "https://degerfors.se/sociala-medier"),
        ("https://åmål.se/våra-konton", "https://åmål.se/våra-konton"),
        ("https://degerfors.se:8443/a", "https://degerfors.se:8443/a"),
    ],
)
def test_an_address_is_read_without_its_last_slash(address: str, folder: str) -> None:
    assert Publishing.model_validate({"base_url": address}).base_url == folder


@pytest.mark.parametrize(
    "address",
    [
        "http://degerfors.se",
        "degerfors.se",
        "https://",
        "https:///sida",
        "https://namn@degerfors.se",  # a log-in is no part of a public address
        "https://degerfors.se/?sida=3",
        "https://degerfors.se/#lista",
        "https://degerfors.se/en sida",
        "javascript:alert(1)",
        "HTTPS://degerfors.se",
        'https://degerfors.se/"><script>',
        "https://degerfors.se/\u202eatsil",
        "https://degerfors\u200b.se",
        "https://degerfors.se\n",
    ],
)
def test_what_is_no_folders_address(address: str) -> None:
    assert refused("base_url", address) == "https"
