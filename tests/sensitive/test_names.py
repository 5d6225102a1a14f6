"""What looks like a person's name, and what bears a name and is nobody.

The names are put together of common given names and surnames, and are nobody's in particular.
"""

from __future__ import annotations

import pytest

from socialpolicy.sensitive.names import holds_name, is_named_address


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Andersson undrar om hemtjänst", "Anna Andersson"),
        ("Tack från Karin Lindqvist", "Karin Lindqvist"),
        ("Uthyrare Johan Karlsson", "Johan Karlsson"),
        ("Per-Olof Eriksson", "Per-Olof Eriksson"),
        ("ÅSA BERG", "ÅSA BERG"),
        ("A\u030asa Berg", "Åsa Berg"),
        ("(Lars Ek)", "Lars Ek"),
        ("anna svensson", "anna svensson"),
        ("Fatima El-Khatib ringde", "Fatima El-Khatib"),
        ("Maria af Klint", "Maria af Klint"),
        ("Björn Sandström", "Björn Sandström"),
        ("Andersson, Anna", "Andersson, Anna"),
        ("Lind, Karl-Erik", "Lind, Karl-Erik"),
        ("Andersson, Anna: bygglov", "Andersson, Anna"),
        ("Anna Andersson <biblioteket@degerfors.se>", "Anna Andersson"),
    ],
)
def test_a_given_name_and_a_surname_are_a_name(text: str, name: str) -> None:
    assert holds_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Anna",
        "Bibliotekarie, vuxen",
        "Children’s Librarian",
        "Digital Media Officer",
        "Öppettider i maj och juni",
        "Sten och grus på Medborgargatan",
        "Björn i skogen vid elljusspåret",
        "Den 3 jan Stora Valla",
        "Per Capita",
        "Karl Johansgatan",
        "Anna Lindhs plats",
        "Maria Magdalena församling",
        "Astrid Lindgren-läsning",
        "Astrid Lindgrens böcker på biblioteket",
        "Föreställningen Karl Bertil Jonsson",
        "Filmen ”Karl Bertil Jonssons julafton”",
        "Gustav III:s opera",
        "Nora Marknad",
        "anna är stängd",
        "Bibliotekarie, barn",
        "Förskolan, Anna",
        "Stängt, anna",
        "Öppet, Anna och Elsa på bion",
    ],
)
def test_words_places_and_a_name_alone_are_nobody(text: str) -> None:
    assert holds_name(text) == ""


@pytest.mark.parametrize(
    "address",
    [
        "eva.svensson@degerfors.se",
        "anna-lena.bergstrom@x.se",
        "asa_oberg@x.se",
        "Åke.Ek@x.se",
        "anna.b.ek@x.se",
    ],
)
def test_given_name_and_surname_before_the_sign_are_a_persons_address(address: str) -> None:
    assert is_named_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "biblioteket@degerfors.se",
        "barn.unga@degerfors.se",
        "press.info@degerfors.se",
        "kontakt.center@degerfors.se",
        "bo.trygg@degerforsbyggen.se",
        "anna@degerfors.se",
    ],
)
def test_a_shared_mailbox_with_a_full_stop_is_nobodys(address: str) -> None:
    assert not is_named_address(address)
