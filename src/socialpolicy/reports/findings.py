"""The work of `check`: judge the register, narrow what is reported, print, choose the exit code."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from socialpolicy import formats
from socialpolicy.cli import account_lookup
from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import (
    CommandError,
    in_the_same_words,
    perhaps,
    require_choice,
    visible,
)
from socialpolicy.cli.load import register_at, warn_of_later_facts, warn_of_missing_log
from socialpolicy.finding import Finding, Severity
from socialpolicy.formats import LEVELS, words
from socialpolicy.lint import settings
from socialpolicy.lint.beside import judge_beside, with_news
from socialpolicy.lint.redaction import difference
from socialpolicy.lint.run import judge
from socialpolicy.register.register import Register
from socialpolicy.reports import github_job
from socialpolicy.reports.output_file import require_free, write_output
from socialpolicy.screen import laid_out, screen_of
from socialpolicy.storage.files import display_path, repository_of
from socialpolicy.text import Language, Text
from socialpolicy.verdict import Base, Scope, Verdict

if TYPE_CHECKING:
    from socialpolicy.lint.fixing import Mended
    from socialpolicy.register.comparison import Comparison

_LEVEL = Text(
    sv="Nivån {word} finns inte. Välj {known}.",
    en="There is no level {word}. Choose {known}.",
)
_PATH = Text(
    sv="Det finns varken en sökväg eller ett konto som heter {path}.{nearest} Kontrollera "
    "stavningen, eller kör check utan sökväg.",
    en="There is neither a path nor an account called {path}.{nearest} Check the spelling, or run "
    "check without a path.",
)
_OUTSIDE = Text(
    sv="{path} hör inte till registret {registry}. Ange filer i det, eller kör check utan sökväg.",
    en="{path} is not in the register {registry}. Give files in it, or run check without a path.",
)
_RULE_PAGES = Text(
    sv=(
        "SOCIALPOLICY_RULE_PAGES är ingen webbadress: {address}. Skriv adressen till mappen med "
        "en sida per regel, som https://github.com/ORG/socialpolicy/blob/HEAD/docs/rules, eller "
        "ta bort variabeln."
    ),
    en=(
        "SOCIALPOLICY_RULE_PAGES is no web address: {address}. Write the address of the folder "
        "with a page per rule, such as https://github.com/ORG/socialpolicy/blob/HEAD/docs/rules, "
        "or remove the variable."
    ),
)
_STANDARD_OUTPUT = Path("-")
_WEB_ADDRESS = re.compile(
    r"https?://[a-z0-9.-]+(:\d{1,5})?(/[\w.~%@+-]+)*/?", re.ASCII | re.IGNORECASE
)


class Options(NamedTuple):
    """The options of `check` as they were given."""

    paths: tuple[Path, ...] = ()
    format: str | None = None
    output: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    at: str | None = None
    whole: bool = False
    fix: bool = False
    dry_run: bool = False
    base: str | None = None
    new_only: bool = False


_FIXED = Text(
    sv="Rättade ställen: {count}. {left}",
    en="Places mended: {count}. {left}",
)
_WOULD_FIX = Text(
    sv="Ställen som kan rättas: {count}. Ingenting är skrivet. {left}",
    en="Places that can be mended: {count}. Nothing is written. {left}",
)
_NONE_FIXED = Text(
    sv="Det finns inget som kan rättas automatiskt. {left}",
    en="There is nothing that can be mended automatically. {left}",
)
_LEFT = Text(sv="Kvar: {left}", en="Left: {left}")
_NOT_ALONE = Text(
    sv="--dry-run hör ihop med --fix. Kör check --fix --dry-run.",
    en="--dry-run goes with --fix. Run check --fix --dry-run.",
)

_BESIDE_ONLY = Text(
    sv="--base jämför registret som det är nu. Kör check --base utan --fix och --revision.",
    en="--base compares the register as it is now. Run check --base without --fix and --revision.",
)
_NEW_SINCE = Text(
    sv="--new-only hör ihop med --base. Kör check --base origin/main --new-only.",
    en="--new-only goes with --base. Run check --base origin/main --new-only.",
)
_NOT_OF_THE_PAST = Text(
    sv="Det som var går inte att rätta. Kör check --fix utan --revision.",
    en="What has been cannot be mended. Run check --fix without --revision.",
)


def run(around: Context, options: Options) -> int:
    """Do what `check` was asked, and give its exit code. Raises CommandError when it cannot."""
    _require_sense(around, options)
    form = _format(options)
    options = options._replace(fail_on=_level(options.fail_on))
    register = register_at(around, options.at)
    if options.output and options.output != _STANDARD_OUTPUT:
        require_free(options.output, register)
    paths = [real for path in options.paths for real in _meant(path, register)]
    try:
        verdict, beside = _judged(around, options, register)
    except settings.UnknownRuleError as error:
        raise CommandError(settings.NO_RULE, word=error.word, nearest=error.nearest) from None
    if options.fix:
        register, verdict = _fixed(around, options, paths, register, verdict)
    verdict = replace(
        _narrowed(verdict, paths, register.revision),
        scope=_scope(options, paths, register),
        shows_excused=options.whole,
    )
    language = around.language(register)
    if not any(map(_says_that_log_is_missing, verdict.findings)):
        warn_of_missing_log(around, register, language)
    warn_of_later_facts(register, options.at, form, language)
    if options.dry_run:
        return 1 if _fails(verdict, options.fail_on) else 0
    _deliver(form, verdict, language, options.output)
    if github_job.is_running():
        from socialpolicy.reports import job_summary

        job_summary.write(verdict, beside, _stops_at(options.fail_on), language)
        github_job.give({level.value: count for level, count in verdict.count().items()})
    return 1 if _fails(verdict, options.fail_on) else 0


def _require_sense(around: Context, options: Options) -> None:
    """Refuse options that do not go together."""
    if options.dry_run and not options.fix:
        raise CommandError(_NOT_ALONE)
    if options.fix and around.revision is not None:
        raise CommandError(_NOT_OF_THE_PAST)
    if options.new_only and options.base is None:
        raise CommandError(_NEW_SINCE)
    if options.base is not None and (options.fix or around.revision is not None):
        raise CommandError(_BESIDE_ONLY)


def _judged(
    around: Context, options: Options, register: Register
) -> tuple[Verdict, Comparison | None]:
    if options.base is None:
        return judge(register, options.select, options.ignore), None
    from socialpolicy.cli.past_register import base_tree, messages_of
    from socialpolicy.register.comparison import compare
    from socialpolicy.storage.tree import FolderTree

    commit, tree = base_tree(around.folder(), options.base)
    messages = messages_of(tree) if tree and github_job.is_running() else ()
    base = Base(commit.short, commit.made, tree is not None, tuple(messages))
    beside = None
    if tree is None:
        verdict = judge(register, options.select, options.ignore)
    else:
        beside = compare(tree, register, FolderTree(around.folder()))
        verdict = with_news(judge_beside(beside, options.select, options.ignore), beside)
    if options.new_only:
        new = (each for each in verdict.findings if not each.is_old)
        verdict = replace(verdict, findings=tuple(new))
    return replace(verdict, base=base), beside


def _says_that_log_is_missing(finding: Finding) -> bool:
    return finding.rule.code == "P10" and finding.said.values.get("part") == "messages"


def _fixed(
    around: Context, options: Options, paths: list[Path], register: Register, verdict: Verdict
) -> tuple[Register, Verdict]:
    """Put right what can only mean one thing, and give the register and what is left to find.

    Raises CommandError for a file that cannot be written.
    """
    from socialpolicy.lint import fixing

    def concerns(file: str) -> bool:
        return not paths or _is_within(file, paths)

    language = around.language(register)
    after, files = fixing.mended(register, verdict, concerns, options.select, options.ignore)
    left = judge(after, options.select, options.ignore)
    count = sum(done.fixes for done in files)
    if options.dry_run:
        for done in files:
            sys.stdout.write(difference(done.before, done.after))
    else:
        _write(register, files)
    told = _NONE_FIXED if not count else _WOULD_FIX if options.dry_run else _FIXED
    kept = _narrowed(left, paths)
    tally = words.tally(kept, language)
    if kept.findings:
        tally = _LEFT.in_language(language).format(left=tally)
    values = {"count": count, "left": tally}
    sys.stderr.write(f"{laid_out(told.in_language(language).format_map(values), sys.stderr)}\n")
    return after, left


def _write(register: Register, files: Collection[Mended]) -> None:
    """Write each file whole, under its folder's lock, once it is known that all may be written."""
    from socialpolicy.storage.replace import locked

    folder = Path(register.folder)
    with in_the_same_words():
        for writes, done in product((False, True), files):
            path = Path(done.before.file)
            within = Path(os.path.realpath(folder)) in Path(os.path.realpath(path)).parents
            # A log kept elsewhere has a folder for each account, too.
            with locked(folder if within else path.parent.parent) as own:
                if writes:
                    own.replace(path, done.before.data, done.after.data)
                else:
                    own.require_as_read(path, done.before.data)


def _level(word: str) -> str:
    from socialpolicy.register.errors.did_you_mean import same_value

    return require_choice(same_value(word, LEVELS) or word, LEVELS, _LEVEL)


def _format(options: Options) -> str:
    form = options.format
    if form is None:
        form = "github" if github_job.is_running() else "text"
    return require_choice(form, formats.FORMATS)


def _meant(path: Path, register: Register) -> list[Path]:
    """Follow the links of a path; of what is none, give the files of the account it names.

    Raises CommandError where there is neither, and for what is not of the register.
    """
    if register.revision:
        return _meant_then(path, register)
    try:
        real = Path(os.path.realpath(path, strict=True))
    except (FileNotFoundError, NotADirectoryError):
        return [Path(os.path.realpath(file)) for file in _of_account(str(path), register)]
    _require_inside(path, real, register)
    return [real]


def _meant_then(path: Path, register: Register) -> list[Path]:
    """Give the paths in the commit that was read of a path at hand, or of an account's files."""
    top = repository_of(Path(os.path.abspath(path)))  # noqa: PTH100 - what is gone has no realpath
    below = display_path(Path(os.path.abspath(path)), top) if top else path.as_posix()  # noqa: PTH100
    then = Path(f"{register.revision}:{below}")
    files = [Path(source.file) for source in (entry.source for entry in register.entries)]
    if any(then in (file, *file.parents) for file in files) or then == Path(register.folder):
        return [then]
    if then.name.endswith(":."):
        return [Path(register.folder)]
    return [Path(file) for file in _of_account(str(path), register)]


def _of_account(word: str, register: Register) -> tuple[Path, ...]:
    names = account_lookup.names_of(register)
    if account_lookup.accounts_meant(word, names):
        return account_lookup.files_of(account_lookup.account_meant(word, names), register)
    raise CommandError(_PATH, path=word, nearest=perhaps(word, names))


def _require_inside(path: Path, real: Path, register: Register) -> None:
    """Refuse a path that the register neither holds nor lies in: nothing can be said of it."""
    folder = Path(os.path.realpath(register.folder))
    if real.is_dir() and folder in (real, *real.parents):
        return
    sources = [entry.source for entry in register.entries]
    if register.code_owners:
        sources.append(register.code_owners)
    files = (Path(os.path.realpath(source.file)) for source in sources)
    if not any(real in (file, *file.parents) for file in (folder, *files)):
        raise CommandError(_OUTSIDE, path=path.as_posix(), registry=register.folder)


def _is_within(file: str, paths: Collection[Path]) -> bool:
    """Say whether a file lies in one of some real paths, by what it is called or where it leads."""
    folder, name = os.path.split(file)
    places = (Path(os.path.realpath(file)), Path(os.path.realpath(folder)) / name)
    return any(path in (place, *place.parents) for place in places for path in paths)


def _scope(options: Options, paths: Collection[Path], register: Register) -> Scope:
    """Tell what is reported on; a folder that the whole register lies in narrows nothing."""
    folder = Path(os.path.realpath(register.folder))
    whole = any(path in folder.parents for path in paths)
    return Scope(
        paths=() if whole else tuple(map(display_path, options.paths)),
        only=settings.named(options.select),
        without=settings.named(options.ignore),
        though_off=settings.selected_though_off(register.policy.rules, options.select),
    )


def _narrowed(verdict: Verdict, paths: Collection[Path], revision: str = "") -> Verdict:
    """Keep the findings that mark a place in one of the paths, first or related.

    Those of a revision are no paths at hand.
    """
    if not paths:
        return verdict

    @cache
    def within(file: str) -> bool:
        if not revision:
            return _is_within(file, paths)
        return any(path in (Path(file), *Path(file).parents) for path in paths)

    def kept(finding: Finding) -> bool:
        labels = (finding.label, *finding.related)
        return any(within(label.source.file) for label in labels)

    return replace(
        verdict,
        findings=tuple(filter(kept, verdict.findings)),
        excused=tuple(each for each in verdict.excused if kept(each.finding)),
    )


def _fails(verdict: Verdict, level: str) -> bool:
    mildest = _stops_at(level)
    if mildest is None:
        return False
    return any(finding.severity.rank <= mildest.rank for finding in verdict.findings)


def _stops_at(level: str) -> Severity | None:
    """Give the mildest severity that makes a run fail; None where none does."""
    return None if level == "never" else Severity(level)


def _deliver(form: str, verdict: Verdict, language: Language, output: Path | None) -> None:
    pages = _rule_pages() if form == "sarif" else ""
    here = github_job.working_folder()
    if output is None or output == _STANDARD_OUTPUT:
        width, colour = screen_of()
        sys.stdout.writelines(
            formats.pieces(
                form,
                verdict,
                language,
                colour=colour,
                width=width,
                rule_pages=pages,
                folder=here,
            )
        )
        return
    text = formats.render(form, verdict, language, rule_pages=pages, folder=here)
    write_output(output, text.encode(errors="replace"))


def _rule_pages() -> str:
    """Read where the rules' pages are, without a slash last. Raises CommandError for nonsense."""
    address = os.environ.get("SOCIALPOLICY_RULE_PAGES", "")
    if address and not _WEB_ADDRESS.fullmatch(address):
        raise CommandError(_RULE_PAGES, address=visible(address))
    return address.removesuffix("/")
