"""The word that somebody meant: misspelt, in Swedish, or by another name."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from socialpolicy.text import nearest

LONGEST = 40
"""Characters of a word that is compared at all; the longest known one has 20."""


def _pairs(lines: str) -> dict[str, tuple[str, ...]]:
    pairs: dict[str, tuple[str, ...]] = {}
    for line in lines.strip().splitlines():
        words, known = line.split(": ")
        for word in words.split():
            pairs[word] = tuple(known.split())
    return pairs


# Swedish first, then other English words. Where a word may mean several keys, the first
# that the mapping knows is the one.
_KEYS = _pairs(
    """
    namn: name
    plattform: platform
    kanal channel: channel platform
    användarnamn konto username user account: handle
    tidigare_användarnamn: former_handles
    adress webbadress länk address link webbsida: url link
    typ slag sort type: kind
    enhet: unit
    förvaltning: unit parent
    nämnd: board
    öppnad öppnat öppnades startad startat: opened
    analys: analysis
    chef närmaste_chef: manager
    godkännande godkänd godkänt: approval
    beslut: approval decision
    samordnare: coordinator
    samordnare_informerad informerad: coordinator_informed
    ansvarig ansvarig_utgivare owner: responsible
    ersättare ställföreträdare vikarie substitute backup stand_in: deputy
    redaktör redaktörer editor: editors
    frånvaro absence: absences
    åtkomst behörighet behörigheter: access
    profil: profile
    bevakning: watch
    bevakad: watched
    senaste_inlägg: last_post
    avslut avslutad avslutat avslutas stängd closed: closing
    dokumenthanteringsplan arkivplan: archive_plan plan
    ändringar: changes
    kriskanal: crisis_channel
    roll: role
    roller: roles
    kontakt epost e_post mejl mail email e_mail kontaktuppgift: contact
    uppdrag: assignment
    utbildning: records_training
    datum dag date day: on received opened
    tid tidpunkt när klockan time when: at received
    av: by
    från start start_date since: from opened
    till end end_date: to until
    vem: who
    vad: what
    diarienummer diarienr dnr: reference number
    referens hänvisning: reference
    nummer: number
    syfte: purpose
    målgrupp: audience
    budskap: message
    organ ledningsgrupp: body management
    ledning: management body
    tillfrågad tillfrågades: asked
    förankrad förankrat: anchored
    bekräftad bekräftat: confirmed
    bevis: evidence
    förvaras: kept_in
    kontrollerad kontrollerat: checked
    avsnitt: section
    införd: recorded
    rubrik: title section
    titel: title
    presentationstext: presentation
    hemsida webbplats: website link
    år: year
    helgdagar: holidays
    stängt: closed
    tider öppettider: hours week
    noteringar anteckningar: notes
    mottaget mottagen inkom inkommet inkommen: received
    upptäckt sett: noticed
    ämne: subject
    åtgärder: actions
    åtgärd gjort gjordes action: did
    orsak skäl anledning varför: reason
    grund: ground
    lag lagrum: law
    meddelad: author_told
    kommun myndighet: authority
    kortnamn: short_names
    domäner domän domain: domains
    språk: language
    svarstider svarstid: response_times
    gränser: limits
    regler: rules
    arbetstid: working_time
    tidszon: time_zone
    vecka veckodagar: week
    undantag: exempt
    nämnder: boards
    enheter förvaltningar: units
    överordnad: parent
    styrka: strength
    anmärkning: note
    """
)

_VALUES = _pairs(
    """
    fråga: question
    förslag: suggestion
    klagomål: complaint
    kritik: criticism
    beröm tack: praise
    reklam: advertising
    produktreklam: product-advertising
    olagligt olaglig: unlawful
    personangrepp: personal-attack
    integritet: integrity
    annat annan övrigt: other
    kommentar: comment
    inlägg: post
    direktmeddelande dm pm: direct-message
    omnämnande: mention
    omdöme recension: review
    hänvisat hänvisad: referral
    besvarad besvarat svarat svar: answered
    vidarebefordrad vidarebefordrat: forwarded
    borttagen borttaget raderad raderat: removed
    avslutad avslutat: ended
    dold dolt: hidden
    blockerad blockerat: blocked
    återöppnad återöppnat: reopened
    förtal: defamation
    hets hets-mot-folkgrupp: hate-speech
    trakasserier: harassment
    olaga-våldsskildring våld: unlawful-violence
    pornografi: pornography
    uppvigling: incitement
    upphovsrätt: copyright
    sekretess: secrecy
    annan-lag: other-law
    lag: law
    diariefört diarieförd: registered
    ringa: minor
    officiell officiellt: official
    verksamhet: operational
    kampanj: campaign
    kris: crisis
    ansvarig: responsible
    ersättare: deputy
    namn: name
    adress: address
    nämnd: board
    förvaltning: department
    enhet: unit
    bolag: company
    svenska sverige swedish sweden: sv SE
    engelska english: en
    inga ingen: none
    fel: error
    varning: warning
    skall måste: ska
    måndag mån monday: mon
    tisdag tis tuesday: tue
    onsdag ons wednesday: wed
    torsdag tor tors thursday: thu
    fredag fre friday: fri
    lördag lör saturday: sat
    söndag sön sunday: sun
    fb meta: facebook
    insta ig: instagram
    blogg webblogg: blog
    youtube-kanal yt: youtube
    konto konton: account
    kalender år: calendar
    meddelande meddelanden logg log: messages
    meningar mening: clauses
    nämnder enheter: organisation
    inställningar: policy
    """
)


def same_key(word: str, known: Collection[str]) -> str | None:
    """Find the key that an unknown one is another name of: in Swedish, or in other letters."""
    return _same(_plain_key(word), known, _KEYS)


def like_key(word: str, known: Collection[str]) -> str | None:
    """Find the key that an unknown one is most like, if it is a misspelling of any."""
    return nearest(_plain_key(word), known)


def is_certain(word: str, meant: str, known: Collection[str]) -> bool:
    """Say whether nothing else can be meant: another name of the key, or one letter wrong."""
    if same_key(word, known) == meant:
        return True
    plain = _plain_key(word)
    same = 0
    while plain[same : same + 1] == meant[same : same + 1] != "":
        same += 1
    rest, right = plain[same:], meant[same:]
    # A letter too many, too few, another, or two that changed places.
    swapped = len(right) > 1 and rest == right[1] + right[0] + right[2:]
    return swapped or right == rest[1:] or rest == right[1:] or rest[1:] == right[1:]


def nearest_value(word: str, known: Collection[str]) -> str | None:
    """Find the word that was meant, among those that may stand in a place."""
    plain = _plain(word, "-")
    return _same(plain, known, _VALUES) or nearest(plain, known)


def _plain_key(word: str) -> str:
    return _plain(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", word[: LONGEST + 1]), "_")


def _plain(word: str, joiner: str) -> str:
    return re.sub(r"[-_\s.]+", joiner, word.strip().lower()) if len(word) <= LONGEST else ""


def _same(
    plain: str, known: Collection[str], other_names: Mapping[str, tuple[str, ...]]
) -> str | None:
    by_plain = {each.lower(): each for each in known}
    others = (other for other in other_names.get(plain, ()) if other in known)
    return by_plain.get(plain) or next(others, None)
