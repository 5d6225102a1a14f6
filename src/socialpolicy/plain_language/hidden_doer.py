"""Passive phrases of officialese, which do not say who is to do what.

A passive is often good Swedish, so only those are looked for that stand in an authority's letters
in place of "du" and "vi": what the reader shall do ("ska lämnas in"), and decisions, assessments
and information that nobody takes, makes or gives ("beslut fattas").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialpolicy.plain_language.remark import Aspect, Remark

_READER_DOES = {
    "anges": "ange", "anmälas": "anmäla", "ansökas": "ansöka", "avanmälas": "avanmäla",
    "avbeställas": "avbeställa", "avbokas": "avboka", "bekräftas": "bekräfta",
    "beställas": "beställa", "betalas": "betala", "bifogas": "bifoga", "bokas": "boka",
    "felanmälas": "felanmäla", "fyllas i": "fylla i", "ges in": "lämna in", "ifyllas": "fylla i",
    "inbetalas": "betala", "inges": "lämna in", "ingivas": "lämna in", "inlämnas": "lämna in",
    "inskickas": "skicka in", "insändas": "skicka in",
    "lämnas in": "lämna in", "mejlas": "mejla", "returneras": "lämna tillbaka",
    "sägas upp": "säga upp", "sändas in": "skicka in", "sändas till": "skicka till",
    "skickas in": "skicka in", "skickas till": "skicka till", "skrivas under": "skriva under",
    "styrkas": "visa", "sökas": "söka", "undertecknas": "skriva under", "uppges": "ange",
    "uppvisas": "visa upp", "hämtas ut": "hämta ut",
    "laddas ned": "ladda ner", "laddas ner": "ladda ner", "laddas upp": "ladda upp",
    "uppsägas": "säga upp", "återlämnas": "lämna tillbaka", "återsändas": "skicka tillbaka",
    "lånas": "låna", "registreras": "registrera", "reserveras": "reservera",
}  # fmt: skip
_VERBS = "|".join(sorted(_READER_DOES, key=len, reverse=True)).replace(" ", r"\s+")
_DUTY = "ska|skall|måste|bör|kan|får|behöver"
_SHALL = re.compile(
    rf"(?<![\w-])(?P<duty>{_DUTY})\s+(?:(?:också|även|då|alltid|bara|endast|inte|först|sedan|därför)\s+)?"
    rf"(?P<verb>{_VERBS})(?![\w-])"
    r"(?!\s+av\s+(?:oss|kommunen|nämnden|entreprenören|handläggaren|personalen|skolan))",
    re.IGNORECASE,
)

_AUTHORITY_DOES = {
    "avhjälpas": ("avhjälpts", "rätta till", "rättat till"),
    "behandlas": ("behandlats", "behandla", "behandlat"),
    "beredas": ("beretts", "förbereda", "förberett"),
    "besiktigas": ("besiktigats", "besiktiga", "besiktigat"),
    "besvaras": ("", "svara", ""),
    "diarieföras": ("diarieförts", "diarieföra", "diariefört"),
    "genomföras": ("genomförts", "göra", "gjort"),
    "granskas": ("granskats", "granska", "granskat"),
    "handläggas": ("handlagts", "handlägga", "handlagt"),
    "prövas": ("prövats", "pröva", "prövat"),
    "registreras": ("registrerats", "registrera", "registrerat"),
    "sammanställas": ("sammanställts", "sammanställa", "sammanställt"),
    "tillskrivas": ("tillskrivits", "skriva till", "skrivit till"),
    "undersökas": ("undersökts", "undersöka", "undersökt"),
    "utföras": ("utförts", "göra", "gjort"),
    "utredas": ("utretts", "utreda", "utrett"),
    "vidarebefordras": ("vidarebefordrats", "skicka vidare", "skickat vidare"),
    "åtgärdas": ("åtgärdats", "ordna", "ordnat"),
    "överlämnas": ("överlämnats", "lämna över", "lämnat över"),
}
"""What an authority does with a matter, as it would be done and as it has been, and what `vi` do.

Where the second is empty it is good Swedish: "frågorna har besvarats på webbplatsen".
"""

_DONE = {done: active for done, _, active in _AUTHORITY_DOES.values() if done}
_NOBODY_DOES = re.compile(
    rf"(?<![\w-])(?:kommer\s+(?:också\s+|även\s+|nu\s+|sedan\s+)?att\s+(?P<will>{'|'.join(_AUTHORITY_DOES)})"
    rf"|har\s+(?:också\s+|även\s+|nu\s+|redan\s+)?(?P<has>{'|'.join(_DONE)}))"
    r"(?![\w-])(?!\s+av\b)",
    re.IGNORECASE,
)

_WORK = """
    administreras arkiveras avhjälps avslutas avslås avvecklas bedöms bemannas bereds besiktigas
    beskärs beslutas beviljas byts|ut demonteras diarieförs dokumenteras faktureras fastställs fälls
    färdigställs följs|upp förbereds fördelas genomförs granskas handläggs hanteras iordningställs
    inspekteras installeras inventeras justeras klipps kompletteras kontrolleras monteras noteras
    omhändertas omprövas planteras prioriteras projekteras prövas påbörjas rapporteras
    redovisas repareras revideras röjs samordnas sammanställs ses|över skickas|ut
    skickas|vidare slutförs tas|fram tas|upp tillsätts underhålls undersöks upphandlas
    uppmärksammas utförs utreds utvärderas vidarebefordras åtgärdas återställs överlämnas översänds
    behandlas publiceras saneras spolas asfalteras gallras analyseras krediteras tas|emot
"""
"""What an authority does, told as if nobody did it: now, or where the form is the same, then."""

_WORKS = "|".join(verb.replace("|", r"\s+") for verb in _WORK.split())
_BY = r"(?!(?:\s+[\w-]+){0,3}\s+av\b)"
"""Not before somebody who does it: `lagas i dag av Trafikverket`."""

_IS_DONE = re.compile(
    r"(?<![\w-])(?<!\b[vn]i )(?<!\bjag )(?<!\bde )"
    r"(?:(?:ska|skall|kan|bör|måste|får|kommer\s+att)\s+(?:(?:nu|inte|även|också)\s+)?)?"
    rf"(?P<verb>{_WORKS})(?![\w-]){_BY}",
    re.IGNORECASE,
)
_IS_SAID = re.compile(
    r"(?<![\w-])(?:det\s+)?(?:kan|bör|ska|skall|får|måste)\s+(?:(?:även|också|dock|här|då)\s+)?"
    r"(?!tänkas|hoppas|anas|hända)[^\W\d_]{3,}as(?=\s+(?:om\s+)?(?:att|hur|var|vad)\b)",
    re.IGNORECASE,
)
"""`Det bör påpekas att`, `Kan meddelas att`: what comes after is all that is to be said."""

_TAKES_PLACE = {
    "anmälan": "du anmäler", "ansökan": "du ansöker", "avanmälan": "du avanmäler",
    "avbokning": "du avbokar", "avbeställning": "du avbeställer", "felanmälan": "du felanmäler",
    "beställning": "du beställer", "betalning": "du betalar", "bokning": "du bokar",
    "inlämning": "du lämnar in", "uppsägning": "du säger upp", "överklagan": "du överklagar",
    "registrering": "du registrerar dig",
}  # fmt: skip
_SKER = re.compile(
    rf"(?<![\w-])(?P<noun>{'|'.join(_TAKES_PLACE)})\s+(?:(?:av|om|till)\s+[\w-]+\s+)?"
    r"(?:sker|görs|ska\s+ske|ska\s+göras|kan\s+ske|kan\s+göras|måste\s+ske|måste\s+göras)(?![\w-])(?!\s+(?:\w+\s+)?av\b)",
    re.IGNORECASE,
)

_PHRASES = {
    r"beslut(?:et)?\s+(?:kommer\s+att\s+|ska\s+)?(?:fattas|tas|fattats|tagits)":
        "vi, eller nämnden, beslutar",
    r"beslut(?:et)?\s+har\s+(?:fattats|tagits)": "vi, eller nämnden, har beslutat",
    r"beslut(?:et)?\s+(?:kommer\s+att\s+)?meddelas(?!\s+av\b)": "vi berättar vad vi har beslutat",
    r"kontakt\s+(?:tas|ska\s+tas|kan\s+tas|bör\s+tas)\s+med": "kontakta …",
    r"(?:det\s+har|har\s+det)\s+beslutats": "vi, eller nämnden, har beslutat",
    r"bedömning(?:en)?\s+(?:görs|kommer\s+att\s+göras|ska\s+göras)": "vi bedömer",
    r"bedömning(?:en)?\s+har\s+gjorts": "vi har bedömt",
    r"det\s+bedöms": "vi bedömer",
    r"utredning(?:en)?\s+(?:görs|sker|kommer\s+att\s+göras|kommer\s+att\s+ske)": "vi utreder",
    r"handläggning(?:en)?\s+sker": "vi handlägger",
    r"kontroll(?:er)?\s+(?:sker|görs|kommer\s+att\s+ske|kommer\s+att\s+göras)":
        "vi kontrollerar",
    r"information(?:en)?\s+(?:kommer\s+att\s+ges|ges|kommer\s+att\s+lämnas|lämnas)":
        "vi berättar",
    r"återkoppling(?:en)?\s+(?:sker|ges|kommer\s+att\s+ske|kommer\s+att\s+ges)":
        "vi hör av oss",
    r"hänsyn\s+(?:tas|har\s+tagits|kommer\s+att\s+tas)": "vi tar hänsyn",
    r"åtgärd(?:er)?\s+(?:vidtas|vidtages|har\s+vidtagits|kommer\s+att\s+vidta(?:ga)?s)":
        "vi gör något åt det",
    r"uppföljning(?:en)?\s+(?:sker|görs|kommer\s+att\s+ske|kommer\s+att\s+göras)":
        "vi följer upp",
    r"översyn(?:en)?\s+(?:sker|görs|kommer\s+att\s+ske|kommer\s+att\s+göras)": "vi ser över",
    r"det\s+(?:konstateras|noteras|framhålls|påpekas|meddelas|upplyses)": "skriv vem: vi …",
    r"(?:det\s+)?beklagas": "vi är ledsna, förlåt",
    r"(?:du\s+)?hänvisas(?:\s+till)?": "kontakta …",
    r"(?:du\s+|ni\s+)?ombed(?:e)?s(?:\s+att)?": "vi ber dig",
    r"(?:du\s+|ni\s+)?uppmanas(?:\s+att)?": "vi ber dig",
    r"(?:du\s+|ni\s+)?anmodas(?:\s+att)?": "vi ber dig",
    r"du\s+(?:underrättas|informeras|meddelas)": "vi hör av oss till dig",
    r"ärendet\s+(?:handläggs|bereds|kommer\s+att\s+handläggas|kommer\s+att\s+beredas)":
        "skriv vem: vi …",
    r"(?:din|ditt)\s+(?:synpunkt|fråga|ärende|ansökan|anmälan)\s+"
    r"(?:har\s+)?(?:mottagits|registrerats|vidarebefordrats|besvaras|kommer\s+att\s+besvaras"
    r"|kommer\s+att\s+vidarebefordras)": "skriv vem: vi …",
}  # fmt: skip
_FIXED = [
    (re.compile(rf"(?<![\w-]){phrase}(?![\w-])", re.IGNORECASE), instead)
    for phrase, instead in _PHRASES.items()
]


def remarks(text: str) -> Iterator[Remark]:
    """Give the remarks on passives, in no order; `text` holds no words of others."""
    for found in _SHALL.finditer(text):
        verb = re.sub(r"\s+", " ", found["verb"].casefold())
        duty = found["duty"].casefold().replace("skall", "ska")
        yield Remark(Aspect.PASSIVE, *found.span(), f"du {duty} {_READER_DOES[verb]}")
    for found in _NOBODY_DOES.finditer(text):
        if found["will"]:
            instead = f"vi kommer att {_AUTHORITY_DOES[found['will'].casefold()][1]}"
        else:
            instead = f"vi har {_DONE[found['has'].casefold()]}"
        yield Remark(Aspect.PASSIVE, *found.span(), instead)
    for found in _IS_DONE.finditer(text):
        yield Remark(Aspect.PASSIVE, *found.span(), "skriv vem: vi …")
    for found in _IS_SAID.finditer(text):
        yield Remark(Aspect.PASSIVE, *found.span(), "skriv det som följer")
    for found in _SKER.finditer(text):
        yield Remark(Aspect.PASSIVE, *found.span(), _TAKES_PLACE[found["noun"].casefold()])
    for phrase, instead in _FIXED:
        for found in phrase.finditer(text):
            yield Remark(Aspect.PASSIVE, *found.span(), instead)
