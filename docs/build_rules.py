"""Writes `docs/rules/`: a page for every rule, and an index, from the rules themselves.

Run `python docs/build_rules.py` after a change to a rule's texts or to the sample's clauses. The
file names are the rules' codes, which are never reused, so that links to them last.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from socialpolicy.finding import Rule, Severity
from socialpolicy.formats import words
from socialpolicy.formats.markdown import code, escape, fenced, quotation
from socialpolicy.reports.readings import READINGS
from socialpolicy.reports.rules import AFTER, BEFORE, UNSEEN
from socialpolicy.rules import RULES
from socialpolicy.text import Language, Text
from socialpolicy.verdict import Clause

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "rules"
SAMPLE = ROOT / "tests" / "sample"

HEADINGS = {Language.SWEDISH: "Svenska", Language.ENGLISH: "English"}
AREAS = {
    "Y": Text(sv="Filerna", en="The files"),
    "A": Text(sv="Konton", en="Accounts"),
    "M": Text(sv="Meddelanden", en="Messages"),
    "P": Text(sv="Registret", en="The register"),
    "R": Text(sv="Repot", en="The repository"),
    "T": Text(sv="Historiken", en="The history"),
    "W": Text(sv="Undantagen", en="The exceptions"),
    "X": Text(sv="Utöver policyn", en="Beyond the policy"),
}

SEVERITY = {
    Severity.ERROR: Text(
        sv="**Nivå:** fel. Kontrollen går inte igenom.",
        en="**Severity:** error. The check fails.",
    ),
    Severity.WARNING: Text(
        sv="**Nivå:** varning. Kontrollen går ändå igenom, om den inte körs med "
        "`--fail-on warning`.",
        en="**Severity:** warning. The check passes anyway, unless it is run with "
        "`--fail-on warning`.",
    ),
    Severity.INFO: Text(
        sv="**Nivå:** upplysning. Kontrollen går ändå igenom, om den inte körs med "
        "`--fail-on info`.",
        en="**Severity:** info. The check passes anyway, unless it is run with `--fail-on info`.",
    ),
}
MILDER = {
    Severity.WARNING: Text(sv="**Ibland:** bara en varning.", en="**Sometimes:** only a warning."),
    Severity.INFO: Text(sv="**Ibland:** en upplysning.", en="**Sometimes:** info."),
}
TIME = Text(
    sv="**Beror på dagen:** ja. Svaret kan ändras utan att någon ändrar i registret, så regeln ger "
    "aldrig fel.",
    en="**Depends on the day:** yes. The answer can change though nobody changes the register, so "
    "the rule is never an error.",
)
NO_TIME = Text(sv="**Beror på dagen:** inte i sig.", en="**Depends on the day:** not by itself.")
WHY = Text(sv="Varför", en="Why")
CLAUSES = Text(sv="Policyn säger", en="The policy says")
READING = Text(sv="Vår läsning", en="Our reading")
SOURCE = Text(
    sv="Ur *Policy för sociala medier*, Degerfors kommun, KS 142-2014/9. En annan kommun skriver "
    "sina egna meningar i `clauses.yaml`, och då citeras de.",
    en="From *Policy för sociala medier*, Degerfors kommun, KS 142-2014/9. Another municipality "
    "writes its own sentences in `clauses.yaml`, and those are quoted then.",
)
NO_CLAUSE = Text(
    sv="Ingen mening i exempelregistrets policy nämner regeln.",
    en="No sentence of the sample register's policy names the rule.",
)
FORM = Text(
    sv="Regeln rör filernas form och upprätthåller ingen egen mening i policyn.",
    en="The rule is about the form of the files and upholds no sentence of the policy by itself.",
)
BAD = Text(sv="Det här ger ett fynd", en="This gives a finding")
GOOD = Text(sv="Så här är det rätt", en="This is right")
IN = Text(sv="I {file}:", en="In {file}:")
NO_FILE = Text(
    sv="Filen {file} finns inte i registret.", en="There is no file {file} in the register."
)
HELP = Text(sv="Gör så här", en="What to do")
OFF = Text(sv="Stänga av eller ändra", en="Switch it off or change it")
NEVER_OFF = Text(
    sv="Regeln kan varken stängas av eller mildras: den ser efter att ingen annan regel gör det "
    "i smyg. Den prövas bara med `socialpolicy check --base COMMIT`.",
    en="The rule can be neither switched off nor lowered: it sees to it that no other rule is so "
    "on the quiet. It is only tried with `socialpolicy check --base COMMIT`.",
)
ALWAYS = Text(
    sv="Regeln kan varken stängas av eller mildras: den ser efter att undantag inte blir fler "
    "eller längre än någon har beslutat.",
    en="The rule can be neither switched off nor lowered: it sees to it that exceptions are no "
    "more and no longer than somebody has decided.",
)
NEVER_OFF_OF = {"T": NEVER_OFF, "W": ALWAYS}
OFF_HOW = Text(sv="Skriv i `policy.yaml`:", en="Write in `policy.yaml`:")
OFF_REASON = Text(sv="skälet, och vem som har beslutat det", en="the reason, and who decided it")
OR_WEIGH = Text(sv="eller ge den en annan nivå: {choices}", en="or weigh it otherwise: {choices}")
EXEMPT = Text(
    sv="En plattform utan banner undantas med skäl under `banner.exempt` i `policy.yaml`.",
    en="A platform without a banner is exempted, with the reason, under `banner.exempt` in "
    "`policy.yaml`.",
)
ONCE = Text(
    sv="För en enda körning: `socialpolicy check --ignore {code}`.",
    en="For a single run: `socialpolicy check --ignore {code}`.",
)

BANNER_RULES = ("banner-unconfirmed", "banner-by-another")

INDEX = """\
# Regler · Rules

{count} regler. Varje sida är skriven på svenska först och sedan på engelska. Sidorna görs av
`python docs/build_rules.py` ur reglerna själva. I terminalen: `socialpolicy explain A14`.

{count} rules. Every page is in Swedish first and then in English. The pages are made from the rules
themselves by `python docs/build_rules.py`. In a terminal: `socialpolicy explain A14`.
"""


def pages() -> dict[str, str]:
    """Give the text of every page by the name of its file."""
    upheld = _upheld()
    made = {f"{rule.code}.md": _page(rule, upheld.get(rule.code, [])) for rule in RULES}
    return {"README.md": _index(), **made}


def _upheld() -> dict[str, list[Clause]]:
    """Read which of the sample's clauses each rule upholds, by the rule's code."""
    entries = yaml.safe_load((SAMPLE / "clauses.yaml").read_text(encoding="utf-8"))
    by_code: dict[str, list[Clause]] = {}
    for entry in entries:
        clause = Clause(entry["id"], entry["section"], entry["text"])
        for name in entry.get("upheld_by", ()):
            by_code.setdefault(name, []).append(clause)
    return by_code


def _index() -> str:
    parts = [INDEX.format(count=len(RULES))]
    for letter, area in AREAS.items():
        rules = [rule for rule in RULES if rule.code[0] == letter]
        if rules:
            rows = [
                f"| [{rule.code}]({rule.code}.md) | `{rule.name}` "
                f"| {_both(Text(*(words.severities(rule, each) for each in Language)))} "
                f"| {escape(rule.title.sv)} | {escape(rule.title.en)} |\n"
                for rule in rules
            ]
            head = "| Kod | Namn | Nivå | Svenska | English |\n| --- | --- | --- | --- | --- |\n"
            parts.append(f"## {area.sv} · {area.en}\n\n{head}{''.join(rows)}")
    return "\n".join(parts)


def _both(text: Text) -> str:
    return f"{text.sv} · {text.en}"


def _page(rule: Rule, clauses: list[Clause]) -> str:
    blocks = [
        f"# {rule.code} `{rule.name}`",
        "[Svenska](#svenska) · [English](#english) · [Alla regler · All rules](README.md)",
    ]
    for language, heading in HEADINGS.items():
        blocks += [f"## {heading}", *_blocks(rule, clauses, language)]
    return "\n\n".join(blocks) + "\n"


def _beside(rule: Rule, language: Language) -> Iterator[str]:
    """Show the other file of an example, where it has one."""
    if rule.example.beside:
        file, text = rule.example.beside
        yield IN.in_language(language).format(file=code(file))
        yield fenced(words.lines(text), "yaml")


def _reasons(rule: Rule) -> list[Text]:
    """Give why a rule is there, and what it cannot see."""
    return [rule.why, UNSEEN] if rule.code[0] == "T" else [rule.why]


def _blocks(rule: Rule, clauses: list[Clause], language: Language) -> Iterator[str]:
    """Give the paragraphs of one language."""
    yield f"**{escape(words.ended(rule.title.in_language(language)))}**"
    time = TIME if rule.time else NO_TIME
    facts = (SEVERITY[rule.severity], *(MILDER[each] for each in rule.milder), time)
    yield "\n".join(f"- {fact.in_language(language)}" for fact in facts)
    yield f"### {WHY.in_language(language)}"
    yield from (escape(each.in_language(language)) for each in _reasons(rule))
    yield f"### {CLAUSES.in_language(language)}"
    if clauses:
        yield from (quotation(words.quote(clause, language)) for clause in clauses)
        if rule.code in READINGS:
            reading = READINGS[rule.code].in_language(language)
            yield f"**{READING.in_language(language)}.** {reading}"
        yield SOURCE.in_language(language)
    else:
        yield (FORM if rule.code[0] == "Y" else NO_CLAUSE).in_language(language)
    example = rule.example
    kind = "yaml" if example.file.endswith(".yaml") else ""
    sides = ((BAD, example.bad), (GOOD, example.good))
    if rule.code[0] == "T":
        sides = ((BEFORE, example.good), (AFTER, example.bad))
    for place, (heading, text) in enumerate(sides):
        yield f"### {heading.in_language(language)}"
        if place == 0:
            yield IN.in_language(language).format(file=code(example.file))
        if text.strip():
            yield fenced(words.lines(text), kind)
        else:
            yield NO_FILE.in_language(language).format(file=code(example.file))
    yield from _beside(rule, language)
    yield f"### {HELP.in_language(language)}"
    advice, _, paste = rule.advice.in_language(language).partition("\n")
    yield escape(advice)
    if paste:
        yield fenced(words.lines(paste), kind)
    yield f"### {OFF.in_language(language)}"
    never = NEVER_OFF_OF.get(rule.code[0])
    if never:
        yield never.in_language(language)
        return
    yield OFF_HOW.in_language(language)
    yield fenced(_settings(rule, language), "yaml")
    if rule.name in BANNER_RULES:
        yield EXEMPT.in_language(language)
    yield ONCE.in_language(language).format(code=rule.code)


def _settings(rule: Rule, language: Language) -> list[str]:
    choices = [
        severity.value
        for severity in Severity
        if severity is not rule.severity and not (rule.time and severity is Severity.ERROR)
    ]
    reason = OFF_REASON.in_language(language)
    other = OR_WEIGH.in_language(language).format(choices=", ".join(choices))
    return [
        "rules:",
        f'  off: {{{rule.code}: "{reason}"}}',
        f"  severity: {{{rule.code}: {choices[0]}}}  # {other}",
    ]


def main() -> None:
    """Write the pages that differ from what is there, and remove those of no rule."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = pages()
    for file in FOLDER.glob("*.md"):
        if file.name not in made:
            file.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
