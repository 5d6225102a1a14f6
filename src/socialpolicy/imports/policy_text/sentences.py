"""Cutting blocks into sentences with a number and a section, and guessing how binding each is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from socialpolicy.imports.policy_text.blocks import Block, Kind

Strength = Literal["ska", "bör", "får", "fakta"]


class Sentence(NamedTuple):
    """A sentence of a policy as it was cut: its number, heading, words and guessed strength."""

    id: str
    section: str
    text: str
    strength: Strength


LONGEST_SECTION = 500
LONGEST_SENTENCE = 5000
"""Characters that the register takes of a heading and of a sentence."""

FRAGMENT_WORDS = 12
"""Words of an item that says no more than a name of something."""

_END = re.compile(r"""[.!?…]["”’)\]]*\s+(?=["“”(\[’]?(?:[A-ZÅÄÖÉÆØ§]|[0-9]+ [a-zåäö]))""")
_ABBREVIATIONS = (
    "t.ex bl.a m.m m.fl s.k dvs d.v.s osv o.s.v ev t.o.m fr.o.m f.d f.n kap nr st resp ca tel jfr "
    "inkl exkl max min sid e.g i.e etc no art dept approx incl cf vs mr mrs dr t ex bl a"
)
_REFERENCE = re.compile(
    r"(?:Se|See)(?: också| även| also)? (?:the |vår |our )?"
    r"(?:bild|bilaga|avsnitt|kapitel|sid|punkt|rubrik|pictur|appendi|annex|section|chapter|page|item)",
)
_SHALL = re.compile(
    r"\b(?:ska|skall|måste|krävs|kräver|aldrig|behöver|(?:är|inte) tillåt\w+|endast tillåt\w+|"
    r"förbjud\w+|får [^.,]{0,45}?\b(?:inte|ej|aldrig|endast|bara)|ansvarar för|innebär att|"
    r"must|shall|never|will|has to|have to|(?:is|are) (?:required|not allowed|forbidden)|may not|"
    r"may [^.,]{0,45}?\bonly|only be|(?:is|are) responsible for)\b"
    r"|^(?:Ta bort|Besvara|Svara|Vidarebefordra|Informera|Meddela|Radera|Dölj|Undvik|Skriv|"
    r"Tilltala|Använd|Publicera|Kontrollera|Spara|Länka|Ange|Utse|Kontakta|Följ|Respektera|Tänk på|"
    r"Se till|Håll|Dela|Hänvisa|Anmäl|Dokumentera|Lämna|Byt|Var (?:noga|tydlig|saklig|vänlig)|"
    r"Vi (?:svarar|besvarar|tar bort|raderar|döljer|publicerar|sparar|hänvisar|informerar)|"
    r"Answer|Reply|Remove|Delete|Hide|Forward|Inform|Tell|Avoid|Do not|Never|Always|Use|Write|"
    r"Publish|Check|Keep|Link|State|Appoint|Contact|Follow|Respect|Make sure|Address|Document|"
    r"We (?:answer|reply|respond|remove|delete|hide|publish|keep|refer|inform))\b",
    re.IGNORECASE | re.MULTILINE,
)
_SHOULD = re.compile(
    r"\b(?:bör|rekommender\w+|viktigt|eftersträva\w*|should|recommend\w*|ought|important|aim to)\b",
    re.IGNORECASE,
)
_MAY = re.compile(r"\b(?:får|kan fritt|tillåt\w+|may|can freely|allowed)\b", re.IGNORECASE)


def sentences_of(blocks: Sequence[Block]) -> list[Sentence]:
    """Cut blocks into sentences.

    A line that announces a list belongs to what it announces first, or to the item whose own list
    it is. Items below an item have its number and a letter. Items that are names of things alone,
    with nothing that announces them, are one sentence together. A document's own numbers are kept.
    """
    found: list[Sentence] = []
    numbers = _Numbers()
    section, lead, announced_by, above = "–", "", "", ""
    for block in _with_fragments_together(_nested(blocks)):
        if block.kind is Kind.HEADING:
            section, lead, announced_by = block.text[:LONGEST_SECTION], "", ""
            continue
        if block.kind is Kind.PARAGRAPH and not lead:
            announced_by = ""
        if not block.level:
            above = announced_by
        parts = _parts(block)
        for place, part in enumerate(parts):
            text = part
            if place == 0 and lead:
                text, lead = f"{lead}\n{part}", ""
            if block.kind is Kind.PARAGRAPH and part.endswith(":") and place == len(parts) - 1:
                lead = announced_by = text
                continue
            id = numbers.next(block, first=place == 0)
            strength = strength_of(text, above)
            found.append(Sentence(id, section, text[:LONGEST_SENTENCE], strength))
            if text.endswith(":"):
                above = text
    if lead:
        id = numbers.next(Block(Kind.PARAGRAPH, lead), first=True)
        found.append(Sentence(id, section, lead, strength_of(lead)))
    return found


def strength_of(text: str, announced_by: str = "") -> Strength:
    """Guess how binding a sentence is by its verbs, or those of the line that announces it."""
    for words in (text, announced_by):
        if _SHALL.search(words):
            return "ska"
        if _SHOULD.search(words):
            return "bör"
        if _MAY.search(words):
            return "får"
    return "fakta"


class _Numbers:
    """The numbers of sentences: the document's own where it has them, else counted from 1."""

    def __init__(self) -> None:
        self._count = 0
        self._above = ""
        self._below = 0
        self._taken: set[str] = set()

    def next(self, block: Block, *, first: bool) -> str:
        if block.level and self._above and not block.number:
            self._below += 1
            return self._free(f"{self._above}{_letters(self._below)}")
        if block.number and first:
            id = block.number
        else:
            self._count += 1
            while str(self._count) in self._taken:
                self._count += 1
            id = str(self._count)
        if block.number and not first and self._above:
            self._count -= 1
            return self._free(f"{self._above}:{self._after()}")
        self._above, self._below = self._free(id), 0
        return self._above

    def _after(self) -> int:
        self._below += 1
        return self._below + 1

    def _free(self, id: str) -> str:
        number, free = 1, id
        while free in self._taken:
            number += 1
            free = f"{id}:{number}"
        self._taken.add(free)
        return free


def _letters(number: int) -> str:
    """Give a, b … z, aa, ab … for 1, 2 …."""
    word = ""
    while number:
        number, rest = divmod(number - 1, 26)
        word = chr(ord("a") + rest) + word
    return word


def _parts(block: Block) -> list[str]:
    """Cut a block at its full stops, but for those of abbreviations."""
    parts: list[str] = []
    start = 0
    for match in _END.finditer(block.text):
        head = block.text[start : match.start()]
        if block.text[match.start()] == "." and _is_short(head):
            continue
        parts.append(block.text[start : match.end()].rstrip())
        start = match.end()
    parts.append(block.text[start:])
    together: list[str] = []
    for part in parts:
        announces = part.endswith(":") and block.kind is Kind.ITEM
        if together and (_REFERENCE.match(part) or announces):
            together[-1] = f"{together[-1]} {part}"
        else:
            together.append(part)
    return together


def _is_short(head: str) -> bool:
    word = re.split(r"[\s(]", head)[-1].casefold()
    return word in _ABBREVIATIONS.split() or (len(word) == 1 and word.isalpha())


def _nested(blocks: Sequence[Block]) -> Iterator[Block]:
    """Put items below the numbered one that announces them, where the text indents none."""
    announced = False
    for block in blocks:
        inner = announced and block.kind is Kind.ITEM and not block.number
        yield replace(block, level=1) if inner else block
        if not inner:
            announced = bool(block.number) and block.text.endswith(":")


def _with_fragments_together(blocks: Iterable[Block]) -> Iterator[Block]:
    run: list[Block] = []
    announced = False
    for block in blocks:
        if not announced and _is_fragment(block):
            run.append(block)
            continue
        yield from _together(run)
        run = []
        yield block
        announced = block.text.endswith(":") or (announced and block.kind is Kind.ITEM)
    yield from _together(run)


def _together(run: Sequence[Block]) -> Iterator[Block]:
    if run:
        yield Block(Kind.ITEM, "\n".join(each.text for each in run))


def _is_fragment(block: Block) -> bool:
    return (
        block.kind is Kind.ITEM
        and not block.number
        and not block.level
        and not block.text.endswith((".", "!", "?", ":"))
        and len(block.text.split()) <= FRAGMENT_WORDS
        and strength_of(block.text) == "fakta"
    )
