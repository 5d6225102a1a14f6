"""Beginning a register: ten questions about the municipality, then its first files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from socialpolicy.cli.context import Context, read_moment, require_footing
from socialpolicy.cli.errors import (
    CommandError,
    in_the_same_words,
    until_broken_off,
)
from socialpolicy.cli.load import register_at
from socialpolicy.cli.register_folder import nearest_register
from socialpolicy.formats import words
from socialpolicy.imports.policy_text.read import (
    ReadSentence,
    language_read,
    policy_title,
    read_policy,
)
from socialpolicy.imports.policy_text.stated import settings_stated
from socialpolicy.imports.policy_text.word import PolicyTextError
from socialpolicy.lint.redaction import difference
from socialpolicy.setup import first_report
from socialpolicy.setup.beginning import Beginning, refuse_unread, write_all
from socialpolicy.setup.first_files import first_files, places_to_confirm
from socialpolicy.setup.municipality import (
    KEYS,
    READERS,
    AnswerRefusedError,
    presumed,
    settled,
)
from socialpolicy.source import Source
from socialpolicy.storage.files import display_path
from socialpolicy.text import Language, Text
from socialpolicy.wizard.terminal import BACK, WHY, Asker, Item, asker_for, somebody_is_there


class _Question(NamedTuple):
    """A question: what is asked, and why."""

    asks: Text
    why: Text


QUESTIONS: Mapping[str, _Question] = {
    "authority": _Question(
        Text(sv="Vad heter kommunen?", en="What is the municipality called?"),
        Text(
            sv="Alla konton ska ha kommunen som avsändare, och namnet står på alla rapporter.",
            en="Every account must have it as the sender, and it stands on every report.",
        ),
    ),
    "website": _Question(
        Text(sv="Vilken är kommunens webbplats?", en="Which is the municipality's website?"),
        Text(
            sv="Kontona ska länka dit.",
            en="Accounts must link there.",
        ),
    ),
    "domains": _Question(
        Text(
            sv="Vilka domäner har era e-postadresser? Skriv komma emellan",
            en="Which domains do your mail addresses have? Separate them with commas",
        ),
        Text(
            sv="Den som sköter ett konto ska nås på en adress i arbetet, aldrig en privat.",
            en="Whoever keeps an account must be reached at a work address, never a private one.",
        ),
    ),
    "departments": _Question(
        Text(
            sv="Vilka förvaltningar och bolag har ni, och under vilken nämnd? Skriv som "
            "Socialförvaltningen: Socialnämnden; Bostadsbolaget AB, eller namnet på en textfil med "
            "en på varje rad",
            en="Which departments and companies do you have, and under which board? Write as in "
            "Social Services: Social Board; Housing Ltd, or name a text file with one a line",
        ),
        Text(
            sv="Varje konto hör till en enhet och en nämnd, och förvaltningens ledning godkänner "
            "det. Mer går att skriva till i organisation.yaml när som helst.",
            en="Every account belongs to a unit and a board, and the department's management "
            "approves it. More can be written in organisation.yaml at any time.",
        ),
    ),
    "coordinator": _Question(
        Text(
            sv="Vilken enhet samordnar sociala medier?",
            en="Which unit coordinates social media?",
        ),
        Text(
            sv="Den ska alltid informeras, och granskar ändringar i registret.",
            en="It must always be informed, and reviews changes to the register.",
        ),
    ),
    "hours": _Question(
        Text(
            sv="Vilka tider är någon i tjänst? Tider utan dagar gäller måndag till fredag",
            en="At what hours is somebody on duty? Hours without days are Monday to Friday",
        ),
        Text(
            sv="Bara sådan tid räknas när ett svar ska ges. Skriv olika dagar så här: mån-tor "
            "08:00-17:00; fre 08:00-15:00.",
            en="Only such time counts when an answer is due. Write different days like this: "
            "mon-thu 08:00-17:00; fri 08:00-15:00.",
        ),
    ),
    "response_times": _Question(
        Text(
            sv="Hur snabbt ska ni ha svarat?",
            en="How soon are you to have answered?",
        ),
        Text(
            sv="En tid gäller alla plattformar. Olika tider skrivs så här: x: 4 timmar; facebook: "
            "1 arbetsdag; 2 arbetsdagar.",
            en="One time is for all platforms. Write different ones like this: x: 4 hours; "
            "facebook: 1 working day; 2 working days.",
        ),
    ),
    "lang": _Question(
        Text(sv="Vilket språk ska registret tala?", en="Which language is the register to speak?"),
        Text(
            sv="Kommentarerna i filerna och det verktyget säger blir på det språket.",
            en="The comments in the files and what the tool says are in that language.",
        ),
    ),
    "messages": _Question(
        Text(
            sv="Var ska loggen ligga? Skriv registret, eller en mapp som ../privat-logg",
            en="Where is the log to be? Write register, or a folder such as ../private-log",
        ),
        Text(
            sv="Registret får vara offentligt, men inte loggen. Mappen räknas från registrets.",
            en="The register may be public, but not the log. The folder is counted from the "
            "register's.",
        ),
    ),
    "owner": _Question(
        Text(
            sv="Vilken grupp på GitHub granskar ändringar?",
            en="Which team on GitHub reviews changes?",
        ),
        Text(
            sv="Den står i CODEOWNERS. Skriv som @exempelkommun/kommunikation.",
            en="It stands in CODEOWNERS. Write as in @example/communications.",
        ),
    ),
}
"""The questions, in the order they are asked."""

_LANGUAGES = {
    "sv": Text(sv="svenska", en="Swedish"),
    "en": Text(sv="engelska", en="English"),
}
_HEADING = Text(sv="Fråga {number} av {all}", en="Question {number} of {all}")
_INTRODUCTION = Text(
    sv="Enter tar förslaget. Skriv ? för att se varför, och < för att gå tillbaka. Ctrl-C "
    "avbryter, och då är ingenting skrivet.",
    en="Enter takes the suggestion. Write ? to see why, and < to go back. Ctrl-C breaks off, and "
    "then nothing is written.",
)
_FIRST = Text(sv="Det här är den första frågan.", en="This is the first question.")
_INSIDE = Text(
    sv="Här finns redan ett register, {folder}, och init börjar bara nya. Kör socialpolicy check, "
    "eller ange en annan mapp med --registry MAPP.",
    en="There is a register here already, {folder}, and init only begins new ones. Run "
    "socialpolicy check, or give another folder with --registry DIR.",
)
_AUTHORITY = Text(
    sv='Ange kommunens namn: --authority "Exempelkommun". Resten går att gissa och bekräfta sedan.',
    en='Give the municipality\'s name: --authority "Exempelkommun". The rest can be guessed, and '
    "confirmed later.",
)
_OPTION = Text(sv="{option}: {reason}", en="{option}: {reason}")
_SAY_YES = Text(
    sv="Filerna är klara men inte skrivna. Lägg till --yes för att skriva dem, eller --dry-run för "
    "att se dem.",
    en="The files are ready but not written. Add --yes to write them, or --dry-run to see them.",
)
_WILL = Text(sv="Det här skrivs:", en="This is written:")
_LAST = Text(sv="Vad vill du göra?", en="What do you want to do?")
_WRITE = Text(sv="Skriv filerna", en="Write the files")
_SHOW = Text(sv="Visa filerna först", en="Show the files first")
_STOP = Text(sv="Avbryt, skriv ingenting", en="Stop, write nothing")
_NOTHING = Text(sv="Ingenting är skrivet.", en="Nothing was written.")
_WOULD = Text(
    sv="Ingenting är skrivet. Att bekräfta: {count}.",
    en="Nothing was written. To confirm: {count}.",
)


class Options(NamedTuple):
    """The options of `init` as they were given; `answers` by the keys of the questions."""

    answers: Mapping[str, str]
    from_policy: Path | None = None
    yes: bool = False
    dry_run: bool = False


def run(around: Context, options: Options) -> int:
    """Begin a register, and give the exit code. Raises CommandError when it cannot be done."""
    language = around.language()
    with until_broken_off() as work:
        work.language = language
        place = _place(around)
        answers = {"lang": around.lang or "", **options.answers}
        given = {key: _given(key, text) for key, text in answers.items() if text}
        sentences, title = _policy(options.from_policy)
        stated = settings_stated([each.sentence for each in sentences])
        answers_stated = {key: str(stated[key].value) for key in KEYS if key in stated}
        # Nobody translates a policy, so a register speaks as its policy does unless told otherwise.
        own = language_read(sentences) if sentences else language
        asker = asker_for(language) if somebody_is_there() and not options.yes else None
        if "authority" not in given and asker is None:
            raise CommandError(_AUTHORITY)
        if asker:
            given = _asked(given, asker, language, own, answers_stated)
        municipality = settled(given, own, answers_stated)
        place.require_log_outside(municipality.messages)
        files = first_files(municipality, _today(), place.below, sentences, title, stated)
        refuse_unread(files, place.below)
        new = {path: data for path, data in files.items() if not place.has(path)}
        if options.dry_run:
            _show(new, place, sys.stdout.write)
            count = len(list(places_to_confirm(new, municipality.lang)))
            sys.stdout.write(f"{_WOULD.fill(language, {'count': count})}\n")
            return 0
        if asker is None and not options.yes:
            raise CommandError(_SAY_YES)
        if asker and not _wants_it(new, place, asker, language):
            asker.say(_NOTHING.in_language(language))
            return 0
        with in_the_same_words():
            write_all(place, new)
        work.written = True
        first_report.tell_written(place, files, new, sentences, municipality.lang, language)
        register = register_at(around._replace(registry=place.folder))
        first_report.tell_found(register, language)
    return 0


def _place(around: Context) -> Beginning:
    """Find where the register is to be. Raises CommandError inside one."""
    require_footing()
    given = around.registry or os.environ.get("SOCIALPOLICY_REGISTRY")
    folder = Path(given) if given else Path.cwd() / "registry"
    near = None if given else nearest_register(Path.cwd())
    candidates = (folder, *folder.absolute().parents, *([near] if near else []))
    found = next((each for each in candidates if (each / "policy.yaml").exists()), None)
    if found:
        raise CommandError(_INSIDE, folder=display_path(found))
    return Beginning.at(folder)


def _given(key: str, text: str) -> str:
    """Give an option back when it can be read, a list of departments from its file."""
    if key == "departments":
        text = _listed(text)
    try:
        READERS[key](text)
    except AnswerRefusedError as error:
        option = f"--{key.replace('_', '-')}"
        raise CommandError(_OPTION, option=option, reason=error.said) from None
    return text


def _listed(text: str) -> str:
    """Read the file that an answer names, if there is one: a department a line."""
    path = Path(text.strip())
    if path.suffix.lower() not in (".txt", ".csv") or not path.is_file():
        return text
    data = path.read_bytes()[: 1 << 20]
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _policy(path: Path | None) -> tuple[list[ReadSentence], str]:
    """Read a policy's sentences and its title, where there is one."""
    if path is None:
        return [], ""
    try:
        return read_policy(path), policy_title(path)
    except PolicyTextError as error:
        raise CommandError(error.said.text, **error.said.values) from None


def _today() -> date:
    now = datetime.now(UTC).astimezone()
    written = os.environ.get("SOCIALPOLICY_NOW")
    return (read_moment(written, now) if written else now).date()


def _asked(
    given: Mapping[str, str],
    asker: Asker,
    language: Language,
    own: Language,
    stated: Mapping[str, str],
) -> dict[str, str]:
    """Ask for what was not given, one thing at a time.

    `own` is the language suggested, and `stated` what the policy says.
    """
    asker.say(_INTRODUCTION.in_language(language))
    left = [key for key in QUESTIONS if key not in given]
    answers: dict[str, str] = {}
    place = 0
    while place < len(left):
        key = left[place]
        known = {**given, **answers}
        suggestion = answers.get(key) or _suggested(key, known, own, stated)
        values = {"number": place + 1, "all": len(left)}
        asker.say(f"\n{_HEADING.fill(language, values)}", strong=True)
        asker.say(words.ended(QUESTIONS[key].asks.in_language(language)))
        answer = _answer(key, suggestion, asker, language)
        if answer == BACK:
            if not place:
                asker.say(_FIRST.in_language(language))
            place = max(0, place - 1)
            continue
        answers[key] = answer
        place += 1
    return {**given, **answers}


def _suggested(
    key: str, known: Mapping[str, str], language: Language, stated: Mapping[str, str]
) -> str:
    """Suggest what is presumed when everything before is as it was answered or presumed."""
    settled_so_far: dict[str, str] = {}
    for each in KEYS:
        if each == key:
            break
        settled_so_far[each] = known.get(each) or presumed(each, settled_so_far, language, stated)
    return presumed(key, settled_so_far, language, stated)


def _answer(key: str, suggestion: str, asker: Asker, language: Language) -> str:
    """Get an answer that can be read, or that somebody wants to go back."""
    while True:
        if key == "lang":
            items = [Item(word, text.in_language(language)) for word, text in _LANGUAGES.items()]
            text = asker.choose(items, suggestion).strip()
        else:
            text = asker.text(suggestion).strip()
        if suggestion and text in (f"{suggestion}{WHY}", f"{suggestion}{BACK}"):
            text = text[-1]
        if text == WHY:
            asker.say(QUESTIONS[key].why.in_language(language))
            continue
        if text == BACK:
            return BACK
        if key == "departments":
            text = _listed(text)
        try:
            READERS[key](text)
        except AnswerRefusedError as error:
            asker.say(error.said.in_language(language))
            continue
        return text


def _wants_it(new: Mapping[str, bytes], place: Beginning, asker: Asker, language: Language) -> bool:
    asker.say(f"\n{_WILL.in_language(language)}")
    for path in new:
        asker.say(f"  {place.path_shown(path)}")
    items = [
        Item(value, text.in_language(language))
        for value, text in (("write", _WRITE), ("show", _SHOW), ("stop", _STOP))
    ]
    while True:
        asker.say(f"\n{_LAST.in_language(language)}", strong=True)
        chosen = asker.choose(items, "write")
        if chosen == "show":
            _show(new, place, asker.show)
        elif chosen in ("write", "stop"):
            return chosen == "write"


def _show(new: Mapping[str, bytes], place: Beginning, write: Callable[[str], object]) -> None:
    for path, data in new.items():
        file = place.path_shown(path)
        write(difference(Source(file, b""), Source(file, data)))
