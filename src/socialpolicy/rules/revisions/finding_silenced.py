"""T18: a change does not loosen what it would itself have broken.

What is at hand has been judged by the base's settings, sentences and exceptions. Given here are
the errors that they find and that neither today's own settings do nor the base had.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from socialpolicy.check import Check, Found
from socialpolicy.finding import Example, Finding, Label, Rule, Severity
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.placeholders import is_reason
from socialpolicy.rules.revisions import is_alike
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="T18",
    name="finding-silenced",
    severity=Severity.ERROR,
    title=Text(
        sv="En ändring tystar inte ett fel som den själv för med sig",
        en="A change does not silence an error that it brings itself",
    ),
    says=Text(
        sv="{what}. Felet är nytt sedan {revision} och skulle ha tystats, eftersom {setting} i "
        "samma ändring",
        en="{what}. The error is new since {revision} and would have been silenced, since "
        "{setting} in the same change",
    ),
    why=Text(
        sv=(
            "Den som granskar ska kunna se felet och lättnaden var för sig. I samma ändring "
            "ursäktar den som gjorde felet sig själv, och ingen ser att det finns."
        ),
        en=(
            "Whoever reviews must see the error and the loosening apart. In one change, whoever "
            "made the error excuses it, and nobody sees that it is there."
        ),
    ),
    help=Text(
        sv=(
            "Rätta felet. Ska regeln inte gälla, eller gälla mindre, föreslå det i en egen "
            "ändring, så att det kan godkännas för sig."
        ),
        en=(
            "Mend the error. If the rule is not to hold, or to weigh less, propose that in a "
            "change of its own, so that it can be approved by itself."
        ),
    ),
    example=Example(
        file="policy.yaml",
        bad="rules:\n  off:\n    A14: Vi klarar oss utan ersättare tills vidare.\n",
        good="rules: {off: {}, severity: {}}\n",
        also=("T17",),
        beside=("accounts/example.yaml", "deputy:\n"),
    ),
)

_OFF = Text(sv="{rule} stängs av", en="{rule} is switched off")
_LOWERED = Text(sv="{rule} mildras", en="{rule} is lowered")
_UNNAMED = Text(sv="{rule} tas bort ur clauses.yaml", en="{rule} is taken out of clauses.yaml")
_SETTINGS = Text(
    sv="{settings} i policy.yaml skrivs om", en="{settings} in policy.yaml is rewritten"
)
_SENTENCES = Text(sv="clauses.yaml skrivs om", en="clauses.yaml is rewritten")
_HERE = Text(sv="här är felet", en="the error is here")


def _silenced(beside: Comparison, errors: Sequence[Finding]) -> Found:
    for error in errors:
        at, setting = _setting(beside, error.rule)
        label = error.label
        yield RULE.found(
            at,
            related=(Label(label.source, label.span, FilledText(_HERE, {})), *error.related),
            subject=error.subject,
            what=error.said,
            setting=setting,
            revision=beside.version,
        )


def _setting(beside: Comparison, rule: Rule) -> tuple[Place, FilledText]:
    """Give the setting that silences a rule's errors: the rule's own, else those that differ."""
    at, policy = beside.after.policy_at, beside.after.policy
    about = {"rule": f"{rule.code} {rule.name}"}
    word = _word_for(rule, {k: v for k, v in policy.rules.off.items() if is_reason(v)})
    if word:
        return at / "rules" / "off" / word, FilledText(_OFF, about)
    word = _word_for(rule, policy.rules.severity)
    if word and Severity(policy.rules.severity[word]) is not Severity.ERROR:
        return at / "rules" / "severity" / word, FilledText(_LOWERED, about)
    bearing = [
        any(rule.code in each.model.upheld_by for each in side.clauses)
        for side in (beside.before, beside.after)
    ]
    if policy.rules.without_sentence and bearing == [True, False]:
        return at / "rules" / "without_sentence", FilledText(_UNNAMED, about)
    differ = [
        name
        for name in type(policy).model_fields
        if not is_alike(getattr(policy, name), getattr(beside.before.policy, name))
    ]
    if differ:
        return at / differ[0], FilledText(_SETTINGS, {"settings": differ})
    return at, FilledText(_SENTENCES, {})


def _word_for(rule: Rule, words: Mapping[str, object]) -> str | None:
    """Find the word for a rule among the keys of a setting: its code or its name."""
    return next((w for w in words if w.strip().lower() in (rule.code.lower(), rule.name)), None)


check = Check(RULE, silenced=_silenced)
