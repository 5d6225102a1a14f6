"""What is told when a register has begun: its files, what to confirm, and a first check."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from socialpolicy.finding import Severity
from socialpolicy.formats import words
from socialpolicy.imports.policy_text.read import ReadSentence
from socialpolicy.lint.run import judge
from socialpolicy.register.register import Register
from socialpolicy.screen import laid_out, screen_of, table
from socialpolicy.setup.beginning import Beginning
from socialpolicy.setup.first_files import places_to_confirm
from socialpolicy.text import Language, Text, clean

_WROTE = Text(sv="Skrev {count} filer:", en="Wrote {count} files:")
_KEPT = Text(
    sv="De här fanns redan och är orörda:", en="These were there already and are untouched:"
)
_ADD = Text(sv="Skriv till i {file}:", en="Add to {file}:")
_CONFIRM = Text(
    sv="Gissat, att bekräfta ({count}). Rätta raden och ta bort ordet BEKRÄFTA:",
    en="Guessed, to be confirmed ({count}). Correct the line and take away the word CONFIRM:",
)
_SENTENCES = Text(
    sv="{count} meningar ur policyn, varav {guessed} med gissade regler. Ingen av dem citeras "
    "innan du har bekräftat den.",
    en="{count} sentences of the policy, {guessed} of them with guessed rules. None is quoted "
    "before you have confirmed it.",
)
_REPORT = Text(
    sv="Första kontrollen, bara för dig. Ingenting stoppas av den.",
    en="The first check, for you alone. Nothing is stopped by it.",
)
_NEXT = Text(sv="Härnäst:", en="Next:")
_KNOWN = (
    "socialpolicy known-faults --accept",
    Text(sv="skriv upp dagens fel, så stoppas bara nya", en="list today's, so only new ones stop"),
)
_STEPS = (
    (
        "socialpolicy import accounts accounts.xlsx",
        Text(sv="läs in kontona ur ett kalkylblad", en="read in the accounts of a spreadsheet"),
    ),
    (
        "socialpolicy open-account",
        Text(sv="eller ett i taget, med frågor", en="or one by one, with questions"),
    ),
    _KNOWN,
    ("git add . && git commit", Text(sv="spara, sedan git push", en="keep it, then git push")),
)


def tell_written(
    place: Beginning,
    files: Mapping[str, bytes],
    new: Mapping[str, bytes],
    sentences: Sequence[ReadSentence],
    own: Language,
    language: Language,
) -> None:
    """Say what was written, what was left alone, and what is to be confirmed.

    `own` is the language of the files, and `language` the one that is spoken.
    """
    lines = [_WROTE.fill(language, {"count": len(new)})]
    lines += [f"  {place.path_shown(path)}" for path in new]
    kept = [path for path in files if path not in new]
    if kept:
        lines += ["", _KEPT.in_language(language)]
        lines += [f"  {place.path_shown(path)}" for path in kept]
    for path in kept:
        if path.endswith((".pre-commit-config.yaml", "CODEOWNERS")):
            lines += ["", _ADD.fill(language, {"file": place.path_shown(path)})]
            rest = files[path].decode().splitlines()
            lines += [f"  {line}" for line in rest if line and not line.startswith("#")]
    if sentences:
        guessed = sum(bool(each.guessed) for each in sentences)
        lines += ["", _SENTENCES.fill(language, {"count": len(sentences), "guessed": guessed})]
    marked = list(places_to_confirm(new, own))
    if marked:
        lines += ["", _CONFIRM.fill(language, {"count": len(marked)})]
        for path, places in groupby(marked, key=lambda each: each.file):
            lines.append(f"  {place.path_shown(path)}")
            rows = [(f"    {each.line}", clean(each.said)) for each in places]
            lines += table(rows, screen_of().prose)
    _print(lines)


def tell_found(register: Register, language: Language) -> None:
    """Check the register, tell how much was found by rule, and say what is next."""
    verdict = judge(register)
    counted = Counter(each.rule.code for each in verdict.findings)
    titles = {each.rule.code: each.rule.title.in_language(language) for each in verdict.findings}
    often = sorted(counted, key=lambda code: (-counted[code], code))
    rows = [(f"  {code}", str(counted[code]), titles[code]) for code in often]
    faulty = any(each.severity is Severity.ERROR for each in verdict.findings)
    steps = [each for each in _STEPS if faulty or each is not _KNOWN]
    shown = [(f"  {step}", said.in_language(language)) for step, said in steps]
    width = screen_of().prose
    _print(
        [
            "",
            _REPORT.in_language(language),
            *table(rows, width),
            words.tally(verdict, language),
            "",
            _NEXT.in_language(language),
            *table(shown, width),
        ]
    )


def _print(lines: Sequence[str]) -> None:
    sys.stdout.write("".join(f"{laid_out(line, sys.stdout)}\n" for line in lines))
