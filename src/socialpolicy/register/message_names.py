"""What the log's own words are called by people, in sentences, lists, tables and choices."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from socialpolicy.text import Text

WAS_DONE: Mapping[str, Text] = MappingProxyType(
    {
        "answered": Text("besvarades", "was answered"),
        "forwarded": Text("vidarebefordrades", "was forwarded"),
        "removed": Text("togs bort", "was removed"),
        "ended": Text("avslutades", "was ended"),
        "hidden": Text("doldes", "was hidden"),
        "blocked": Text("blockerades", "was blocked"),
        "reopened": Text("öppnades igen", "was reopened"),
    }
)
"""By the word in the log: `x besvarades`, `x was answered`."""

IS_DONE: Mapping[str, Text] = MappingProxyType(
    {
        "answered": Text("besvarat", "answered"),
        "removed": Text("borttaget", "removed"),
        "ended": Text("avslutat", "ended"),
    }
)
"""By the state that settles a message: `x är besvarat`, `x is answered`."""

DECIDED: Mapping[str, Text] = MappingProxyType(
    {
        "registered": Text(sv="är diariefört", en="is registered"),
        "kept-in-order": Text(sv="hålls ordnat", en="is kept in order"),
        "minor": Text(sv="är av ringa betydelse", en="is of minor importance"),
    }
)
"""By the decision on registration: `x är diariefört`, `x is registered`."""

GROUND_NAMES: Mapping[str, Text] = MappingProxyType(
    {
        "advertising": Text(sv="Reklam", en="Advertising"),
        "product-advertising": Text(sv="Produktreklam", en="Product advertising"),
        "defamation": Text(sv="Förtal", en="Defamation"),
        "personal-attack": Text(sv="Personangrepp", en="A personal attack"),
        "hate-speech": Text(sv="Hets mot folkgrupp", en="Agitation against a group of people"),
        "sexism": Text(sv="Sexistiskt yttrande", en="A sexist statement"),
        "harassment": Text(sv="Andra trakasserier", en="Other harassment"),
        "unlawful-violence": Text(
            sv="Olovlig våldsskildring", en="An unlawful depiction of violence"
        ),
        "pornography": Text(sv="Pornografi", en="Pornography"),
        "incitement": Text(sv="Uppmaning till brott", en="Incitement to crime"),
        "copyright": Text(
            sv="Upphovsrättsligt skyddat material", en="Material protected by copyright"
        ),
        "secrecy": Text(sv="Information som röjer sekretess", en="Information that breaks secrecy"),
        "integrity": Text(
            sv="Kränker någons personliga integritet", en="Violates somebody’s privacy"
        ),
        "other-law": Text(sv="Strider mot en annan lag", en="Against another law"),
    }
)
"""What each ground of a removal is called, in the order of the model."""

STATES: Mapping[str, Text] = MappingProxyType(
    {
        "open": Text(sv="öppet", en="open"),
        "forwarded": Text(sv="vidarebefordrat", en="forwarded"),
        "answered": Text(sv="besvarat", en="answered"),
        "removed": Text(sv="borttaget", en="removed"),
        "ended": Text(sv="avslutat", en="ended"),
    }
)
"""What the states of a message are called, in the order of `State`."""

KINDS: Mapping[str, Text] = MappingProxyType(
    {
        "question": Text(sv="fråga", en="question"),
        "suggestion": Text(sv="förslag", en="suggestion"),
        "complaint": Text(sv="klagomål", en="complaint"),
        "criticism": Text(sv="kritik", en="criticism"),
        "praise": Text(sv="beröm", en="praise"),
        "advertising": Text(sv="reklam", en="advertising"),
        "unlawful": Text(sv="olagligt", en="unlawful"),
        "personal-attack": Text(sv="personangrepp", en="personal attack"),
        "integrity": Text(sv="kränkt integritet", en="breach of privacy"),
        "other": Text(sv="annat", en="other"),
    }
)
"""What the kinds of message are called, in the order of the model."""

CHANNELS: Mapping[str, Text] = MappingProxyType(
    {
        "comment": Text(sv="kommentar", en="comment"),
        "post": Text(sv="inlägg", en="post"),
        "direct-message": Text(sv="direktmeddelande", en="direct message"),
        "mention": Text(sv="omnämnande", en="mention"),
        "review": Text(sv="omdöme", en="review"),
        "referral": Text(sv="hänvisat", en="referral"),
    }
)
"""What the ways in are called, in the order of the model."""

GROUNDS: Mapping[str, Text] = MappingProxyType(
    {
        "advertising": Text(sv="reklam", en="advertising"),
        "product-advertising": Text(sv="produktreklam", en="product advertising"),
        "defamation": Text(sv="förtal", en="defamation"),
        "personal-attack": Text(sv="personangrepp", en="personal attack"),
        "hate-speech": Text(sv="hets mot folkgrupp", en="hate speech"),
        "sexism": Text(sv="sexistiskt yttrande", en="sexist statement"),
        "harassment": Text(sv="andra trakasserier", en="other harassment"),
        "unlawful-violence": Text(sv="olovlig våldsskildring", en="unlawful depiction of violence"),
        "pornography": Text(sv="pornografi", en="pornography"),
        "incitement": Text(sv="uppmaning till brott", en="incitement to crime"),
        "copyright": Text(sv="upphovsrätt", en="copyright"),
        "secrecy": Text(sv="sekretess", en="secrecy"),
        "integrity": Text(sv="kränkt integritet", en="breach of privacy"),
        "other-law": Text(sv="annan lag", en="another law"),
    }
)
"""What the grounds are called, in the order of the model."""
