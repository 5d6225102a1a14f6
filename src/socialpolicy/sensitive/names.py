"""Find what looks like a person's name: a common given name and a surname after it.

A name cannot be proven, so what is found here is asked about and never refused. The given
names are some hundred of the most common in the whole population of Sweden and among those
born in the last decades, chosen from Statistics Sweden's public lists (scb.se, "Namn i
Sverige"); a name that is not among them is not found.

Streets, schools and the like bear names too: `Karl Johansgatan` and `Astrid Lindgrens plats`
are nobody. Neither are works, and those who are known for theirs: `Astrid Lindgrens böcker`,
`föreställningen Karl Bertil Jonsson`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NAMES = """
    Agneta Ahmed Albin Alexander Alexandra Ali Alice Alma Amanda Amina Anders Andreas Anette
    Anita Ann Anna Anne Annelie Annette Annika Anton Arne Arvid Astrid Axel Barbro Bengt
    Benjamin Berit Bertil Birgit Birgitta Britt Camilla Carin Carina Carl Caroline Catarina
    Cecilia Charlie Charlotte Christer Christian Christina Christoffer Claes Clara Daniel David
    Ebba Edvin Elias Elin Elisabet Elisabeth Ella Ellen Elsa Elvira Emelie Emil Emilia Emma Erik
    Erika Ester Eva Fatima Felicia Filip Frans Fredrik Frida Gabriel Gerd Greta Gun Gunilla
    Gunnar Gustaf Gustav Göran Hanna Hans Harald Hassan Helen Helena Helene Henrik Hugo Håkan
    Ibrahim Ida Inga Ingegerd Inger Ingrid Irene Isabelle Isak Ismail Jakob Jenny Jens Jessica
    Joakim Johan Johanna Johannes John Jonas Jonathan Josef Josefin Julia Jörgen Kajsa Karin
    Karl Karolina Katarina Kenneth Kent Kerstin Kjell Klas Knut Kristian Kristin Kristina
    Kristoffer Kurt Lars Leif Lena Lennart Lina Linda Linnea Linnéa Linus Lisa Louise Lovisa
    Ludvig Lukas Magdalena Magnus Maja Malin Marcus Margareta Margit Maria Marianne Marie Marina
    Markus Martin Mats Mattias Michael Mikael Mohamed Mohammad Mohammed Mona Monica Monika
    Muhammad Muhammed Märta Nathalie Niklas Nils Noah Ola Oliver Olivia Olle Olof Olov Omar Oscar
    Oskar Patrik Paul Pauline Peter Petra Pia Ragnar Rebecka Rickard Robert Robin Roger Rolf Ronny
    Rune Samuel Sandra Sara Sebastian Selma Signe Simon Siv Sofia Sofie Solveig Sonja Stefan
    Stina Susanne Svante Sven Terese Therese Thomas Tilda Tobias Tommy Torbjörn Tore Tove Tuva
    Ulf Ulla Ulrika Urban Vera Victor Victoria Viktor Viktoria Vilhelm Vincent William Wilma
    Yvonne Zahra Åke Åsa Örjan
"""
_WORDS_TOO = """
    August Bo Björn Dan Jan Kim Klara Leo Liv Love Maj My Nora Olga Per Rose Saga Sten Stig Tor
"""
"""Given names that are other words too: they count only before what ends as surnames do."""


def _folded(name: str) -> str:
    """Write a given name as it is compared, and as it is in an e-mail address: without accents."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


_GIVEN = frozenset(map(_folded, _NAMES.split()))
_ALSO_WORDS = frozenset(map(_folded, _WORDS_TOO.split()))
_AS_WRITTEN = frozenset(f"{_NAMES}{_WORDS_TOO}".casefold().split()) | _GIVEN | _ALSO_WORDS
_LETTERS = re.compile(r"[^\W\d_]+")

_SURNAME = re.compile(
    r"\w+(?:sson|sen|bergh?|ström|strom|gren|[qk]vist|lundh?|dahl|stedt|holm|borg|strand|fors"
    r"|man|skog|löf|löv)s?",
    re.IGNORECASE,
)
_NAME_LAST = re.compile(r"\s*(?P<word>[^\W\d_][\w’'-]*),\s*(?P<given>[^\W\d_]+(?:-[^\W\d_]+)?)\s*")
"""A surname, a comma and a given name, as lists are sorted: `Exempelsson, Eva`."""

_WORD = re.compile(r"(?<![\w@.#/])[^\W\d_][\w’'-]*+(?![@\w])")
_NEXT = re.compile(
    r"(?:[ \u00a0]+(?:af|av|de|del|den|la|van|von))?[ \u00a0]+(?P<word>[^\W\d_][\w’'-]*)"
)
_PLACE = re.compile(
    r".*(?:gatan?|vägen|torget|platsen|gränden?|parken|skolan?|gymnasiet|gården|hus(?:et)?"
    r"|hallen|kyrkan?|leden|stigen|backen|bron|hemmet|priset|dagen|veckan)",
    re.IGNORECASE,
)
"""A word that ends so is a street, a school or the like."""

_BEFORE_A_PLACE = re.compile(
    r"[ \u00a0]+(?:gata|väg|torg|plats|gränd|park|skola|gymnasium|gård|stig|allé|kyrka"
    r"|kulle|bro|pris|minne|distrikt|församling|socken|museum|stiftelse)\w*",
    re.IGNORECASE,
)
_BEFORE_WORKS = re.compile(
    r"(?<=s)[ \u00a0]+(?:böcker|verk|sagor|dikter|romaner|filmer|musik|sånger|visor|konst)(?!\w)",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"(?<!\w)(?:föreställning|film|pjäs|musikal|konsert|utställning|opera|saga|serie|bok)(?:en|n)"
    r"(?:[ \u00a0]+om)?[ \u00a0]+[\"”»’']?(?:(?-i:[A-ZÅÄÖÉ])\w+[ \u00a0]+){0,2}\Z",
    re.IGNORECASE,
)
"""What a work is called after its kind, as in `filmen Karl Bertil Jonsson`."""

_LOCAL = re.compile(
    r"(?P<given>[^\W\d_]+)(?:-[^\W\d_]+)?[._](?:[^\W\d_][._])?(?P<rest>[^\W\d_]{2,}[\w-]*)@"
)


@lru_cache(maxsize=1 << 12)
def holds_name(text: str) -> str:
    """Give the first part of a text that looks like a person's name, or nothing.

    That is a given name, perhaps with another after a hyphen, and a word with a capital letter;
    a word in small letters counts where it ends as surnames do. A text that is no more than two
    words with a comma between may have them the other way round.
    """
    text = unicodedata.normalize("NFC", text)
    # Nearly no text holds a name, and this look is enough to know that.
    if _AS_WRITTEN.isdisjoint(_LETTERS.findall(text.casefold())):
        return ""
    turned = _NAME_LAST.match(text)
    # Alone, or before what it is about: `Exempelsson, Eva: bygglov`.
    if turned and turned["given"][0].isupper() and text[turned.end() :][:1] in ("", ":", "(", "–"):
        parts = set(map(_folded, turned["given"].split("-")))
        if parts <= _GIVEN | _ALSO_WORDS and _is_surname(turned["word"], sure=parts <= _GIVEN):
            return turned[0].strip()
    for word in _WORD.finditer(text):
        given = _folded(word[0].split("-")[0])
        if given not in _GIVEN and given not in _ALSO_WORDS:
            continue
        follows = _NEXT.match(text, word.end())
        sure = given in _GIVEN and word[0][0].isupper()
        if (
            follows
            and _is_surname(follows["word"], sure=sure)
            and not _BEFORE_A_PLACE.match(text, follows.end())
            and not _BEFORE_WORKS.match(text, follows.end())
            and not _WORK.search(text, 0, word.start())
        ):
            return text[word.start() : follows.end()]
    return ""


def _is_surname(word: str, *, sure: bool) -> bool:
    """Tell whether what follows a given name is a surname; not `sure` is after a doubtful one."""
    if _PLACE.fullmatch(word) or re.search(r"-[a-zåäö]", word):
        return False
    if word.isupper() and len(word) <= len("III"):
        return False
    return _SURNAME.fullmatch(word) is not None or (sure and word[0].isupper())


@lru_cache(maxsize=4096)
def is_named_address(address: str) -> bool:
    """Tell whether an e-mail address is `given.surname@`, whoever it belongs to."""
    found = _LOCAL.match(address.strip())
    if found is None:
        return False
    given = _folded(found["given"])
    if given in _ALSO_WORDS:
        return _SURNAME.fullmatch(found["rest"]) is not None
    return given in _GIVEN


def is_given_name(word: str) -> bool:
    """Tell whether a word with a capital letter is one of the given names that are nothing else."""
    return word[:1].isupper() and all(_folded(part) in _GIVEN for part in word.split("-"))
