"""The grounds for a removal: what each is called, and what the policy says of it."""

from __future__ import annotations

from socialpolicy.finding import Clause
from socialpolicy.formats import words
from socialpolicy.register.register import Register
from socialpolicy.text import Text
from socialpolicy.wizard.message_questions import Questions

_POLICY_SAYS = Text(sv="Policyn säger:", en="The policy says:")

GROUND_TITLES = {
    "advertising": Text(sv="Reklam", en="Advertising"),
    "product-advertising": Text(sv="Produktreklam", en="Product advertising"),
    "defamation": Text(sv="Förtal", en="Defamation"),
    "personal-attack": Text(sv="Personangrepp", en="A personal attack"),
    "hate-speech": Text(sv="Hets mot folkgrupp", en="Agitation against a group of people"),
    "sexism": Text(sv="Sexistiskt yttrande", en="A sexist statement"),
    "harassment": Text(sv="Andra trakasserier", en="Other harassment"),
    "unlawful-violence": Text(sv="Olovlig våldsskildring", en="An unlawful depiction of violence"),
    "pornography": Text(sv="Pornografi", en="Pornography"),
    "incitement": Text(sv="Uppmaning till brott", en="Incitement to crime"),
    "copyright": Text(sv="Upphovsrättsligt skyddat material", en="Material protected by copyright"),
    "secrecy": Text(sv="Information som röjer sekretess", en="Information that breaks secrecy"),
    "integrity": Text(sv="Kränker någons personliga integritet", en="Violates somebody’s privacy"),
    "other-law": Text(sv="Strider mot en annan lag", en="Against another law"),
}
"""What each ground is called."""

ADVERTISING = ("advertising", "product-advertising")
"""The grounds that are advertising."""

_RULES_OF = {
    **dict.fromkeys(ADVERTISING, ("M10", "M11")),
    **dict.fromkeys(("personal-attack", "integrity"), ("M12",)),
}
"""The rules whose sentences of the policy speak of a ground; of the others, M08's do."""

_STEMS = {
    "defamation": "förtal",
    "hate-speech": "hets",
    "sexism": "sexis",
    "harassment": "trakass",
    "unlawful-violence": "våld",
    "pornography": "porn",
    "incitement": "uppma",
    "copyright": "upphovs",
    "secrecy": "sekretess",
}
"""How a sentence that names a ground is known, where one of several does."""


def quote_policy(ground: str, register: Register, questions: Questions) -> None:
    """Quote what the policy says of a ground: its first sentence, and those that name it."""
    codes = set(_RULES_OF.get(ground, ("M08",)))
    clauses = [filed.model for filed in register.clauses]
    upheld = [each for each in clauses if not codes.isdisjoint(each.upheld_by)]
    stem = _STEMS.get(ground)
    naming = [each for each in upheld[1:] if stem and stem in each.text.lower()]
    if upheld:
        questions.say(_POLICY_SAYS)
    for each in [upheld[0], *naming] if naming else upheld:
        clause = Clause(each.id, each.section, each.text)
        questions.quote(words.quote(clause, questions.language))
