"""Y02: no key is repeated in a mapping."""

from socialpolicy.check import noted
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.text import Text

RULE = Rule(
    code="Y02",
    name="repeated-key",
    severity=Severity.ERROR,
    title=Text(sv="En nyckel står bara en gång", en="No key is repeated"),
    says=Text(sv="Nyckeln {key} står två gånger", en="Duplicate key: {key}"),
    why=Text(
        sv="Står samma nyckel två gånger vet ingen vilket av värdena som gäller.",
        en="When a key is repeated, nobody knows which value is right.",
    ),
    help=Text(
        sv="Behåll den rad som är rätt och ta bort den andra.",
        en="Keep the line that is right and remove the other.",
    ),
    example=Example.within(
        "manager:\n  role: Kulturchef\n  asked: 2015-01-12\n",
        bad="  asked: 2015-01-13\n",
        good="",
        after="  anchored: 2015-01-19\n",
    ),
)

check = noted(RULE)
