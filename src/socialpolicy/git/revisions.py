"""Reading commits without a checkout: one word to one id, and then objects by their ids alone.

Nothing is written or fetched, and nothing that a repository's own configuration names is run:
no command here looks at the index, the working tree, an attribute or a hook.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple
from weakref import finalize

from socialpolicy.git import refusals
from socialpolicy.git.listing import Noted, TreeEntry, names_in, noted_below
from socialpolicy.git.refusals import RevisionError, pasted, shown_word
from socialpolicy.text import FilledText, Text, clean

PATIENCE = 30
"""Seconds that git is waited for: a configuration may lead it to a pipe that nobody writes to."""

LARGEST_OBJECT = 64 * 1024 * 1024
"""Bytes of a file that are held at all; of a larger one, no more is known than that."""

_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")

_OWN_VARIABLES = re.compile(
    r"GIT_(?:CONFIG_.*|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|EXEC_PATH)"
)
"""Git's variables that say how the user has set git up, and not which repository to read."""


class Commit(NamedTuple):
    """A commit: its id, the id of the tree of all its files, and when it was made."""

    id: str
    tree: str
    made: datetime

    @property
    def short(self) -> str:
        """Give so much of the id as people write."""
        return self.id[:10]


class Repository:
    """A repository that commits are read from.

    `top` is the folder that the paths of its commits are counted from; of one without a
    working tree, its own. `word` is what was asked for, to be named where git says no.
    """

    def __init__(self, folder: Path, top: Path | None, word: str) -> None:
        """Find the repository that a folder is in. Raises RevisionError where there is none.

        `top` is where its `.git` is, if that has been found.
        """
        self._folder = folder.resolve()
        self._word = shown_word(word)
        answer = self._ask("rev-parse", "--absolute-git-dir", "--is-shallow-repository")
        own, shallow = [*answer.stdout.split("\n"), ""][:2]
        if answer.returncode or not own:
            raise self._refusal(answer)
        self.top = top.resolve() if top else Path(own)
        self._index = Path(own) / "index"
        self.is_shallow = shallow == "true"

    def noted(self, folder: str, bytes_of_id: int) -> Iterator[Noted]:
        """Give what git noted of the files in a folder of the repository when it last saw them."""
        return noted_below(self._index, folder, bytes_of_id)

    def commit(self, word: str) -> Commit:
        """Find the commit that somebody's word means. Raises RevisionError for any other word."""
        id = self._id_of(word)
        if id is None:
            raise self._unknown(word)
        return self.commit_by_id(id)

    def commit_by_id(self, id: str) -> Commit:
        """Read a commit by its whole id. Raises RevisionError where it is not here."""
        return next(self.commits([id]))

    def commits(self, ids: Sequence[str]) -> Iterator[Commit]:
        """Read commits by their whole ids. Raises RevisionError where one is not here."""
        for id, (kind, data) in zip(ids, self.objects(ids), strict=True):
            head = data.partition(b"\n\n")[0].decode("utf-8", "replace")
            found = _COMMIT.match(head)
            made = _MADE.search(head)
            if kind != "commit" or not found or not made:
                raise self._not_here()
            yield Commit(id, found[1], _moment(*made.groups()))

    def commit_before(self, moment: datetime, start: str = "HEAD") -> Commit:
        """Find the last commit of a branch before a moment, by its own line of commits.

        Raises RevisionError where there is none so early.
        """
        from_ = self.commit(start)
        seconds = int(moment.timestamp()) - 1
        words = ("rev-list", "-1", "--first-parent", f"--min-age={seconds}", from_.id)
        answer = self._ask(*words)
        id = answer.stdout.strip()
        if answer.returncode:
            raise self._refusal(answer)
        if not _ID.fullmatch(id):
            if self.is_shallow:
                raise RevisionError(refusals.SHALLOW, word=self._word)
            day = (moment - timedelta(seconds=1)).date()
            raise RevisionError(refusals.NO_DAY, day=day)
        return self.commit_by_id(id)

    def base(self, word: str, head: str = "HEAD") -> Commit:
        """Find the commit where a word's commit and that of `head` part ways.

        Raises RevisionError where there is none, more than one, or it cannot be seen.
        """
        other, here = self.commit(word), self.commit(head)
        answer = self._ask("merge-base", "--all", other.id, here.id)
        ids = answer.stdout.split()
        if answer.returncode > 1 or not all(map(_ID.fullmatch, ids)):
            raise self._refusal(answer)
        if not ids:
            text = refusals.SHALLOW if self.is_shallow else refusals.UNRELATED
            raise RevisionError(text, word=self._word)
        if len(ids) > 1:
            quoted = pasted(shlex.quote(word))
            raise RevisionError(refusals.SEVERAL, word=self._word, count=len(ids), quoted=quoted)
        return self.commit_by_id(ids[0])

    def tree(self, id: str) -> dict[bytes, TreeEntry]:
        """List a folder of a commit by its id. Raises RevisionError where it is not here."""
        kind, data = next(self.objects([id]))
        if kind != "tree":
            raise self._not_here()
        return names_in(data, len(id) // 2)

    def listing(self, id: str, most: int) -> str | None:
        """List all that is in a folder of a commit as `git ls-tree` does, with a NUL for each.

        None where there are more than `most` names: a few objects can make up endlessly many.
        Raises RevisionError where one of the folders is not here.
        """
        if not _ID.fullmatch(id):
            raise self._not_here()
        words = ("ls-tree", "--full-tree", "-r", "-t", "-z", id)
        parts, names, length = list[bytes](), 0, 0
        with self._started(*words) as process:
            assert process.stdout  # noqa: S101 - as it was asked for
            while part := process.stdout.read(1 << 20):
                parts.append(part)
                names, length = names + part.count(b"\0"), length + len(part)
                if names > most or length > most * _LONGEST_NAME:
                    process.kill()
                    return None
        if process.returncode:
            raise self._not_here()
        return b"".join(parts).decode("utf-8", "surrogateescape")

    def contents(self, ids: Iterable[str]) -> Iterator[bytes | None]:
        """Give what files of a commit hold, by their ids; None of one that is too large.

        Raises RevisionError where one is not here.
        """
        for kind, data in self.objects(ids):
            if kind == "too large":
                yield None
            elif kind != "blob":
                raise self._not_here()
            else:
                yield data

    def objects(self, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Give the kind and the bytes of objects by their whole ids, in their order.

        Of one that is missing the kind is so; one `too large` is passed over.
        """
        asked, answered = self._reader
        waiting = iter(ids)
        # Git answers while it is asked: more questions than fit in a pipe would stop both.
        while some := list(islice(waiting, _AT_ONCE)):
            if not all(map(_ID.fullmatch, some)):
                raise self._not_here()
            asked.write("".join(f"{id}\n" for id in some).encode())
            asked.flush()
            # All of them, also where whoever asks stops in the middle: the next one asks anew.
            yield from [self._answer(answered) for _ in some]

    def _answer(self, answered: IO[bytes]) -> tuple[str, bytes]:
        head = answered.readline().split()
        if len(head) == 2:  # an id and "missing"
            return head[1].decode(), b""
        if not head:  # git has ended: some versions do, where they may not fetch what is missing
            raise self._not_here()
        if len(head) != 3:  # an id, a kind and a size
            raise RevisionError(refusals.FAILED, reason="cat-file", folder=self._quoted_folder)
        left = int(head[2])
        if left > LARGEST_OBJECT:
            while left:
                left -= len(answered.read(min(left, 1 << 20))) or left
            answered.read(1)
            return "too large", b""
        data = answered.read(left)
        if answered.read(1) != b"\n":
            raise RevisionError(refusals.FAILED, reason="cat-file", folder=self._quoted_folder)
        return head[1].decode(), data

    @cached_property
    def _reader(self) -> tuple[IO[bytes], IO[bytes]]:
        """Start the one process that gives objects; it ends when nobody asks any more."""
        process = self._started("cat-file", "--batch")
        assert process.stdin  # noqa: S101 - as both were asked for
        assert process.stdout  # noqa: S101
        finalize(self, _end, process)
        return process.stdin, process.stdout

    def _started(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - git, with words of our own
            [*self._command, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )

    def _id_of(self, word: str) -> str | None:
        """Turn a word into an id, the only step in which git reads words of others."""
        if not word or "\0" in word:
            return None
        words = ("--verify", "--quiet", "--end-of-options", f"{word}^{{commit}}")
        answer = self._ask("rev-parse", *words)
        id = answer.stdout.strip()
        return id if not answer.returncode and _ID.fullmatch(id) else None

    def _unknown(self, word: str) -> RevisionError:
        shown = shown_word(word)
        if word.startswith("-"):  # no branch, tag or commit is called so
            return RevisionError(refusals.UNKNOWN, word=shown, remedy=refusals.AN_OPTION)
        if self._id_of(f"refs/remotes/origin/{word}"):
            line = shlex.quote(f"origin/{word}")
            return RevisionError(
                refusals.UNKNOWN,
                word=shown,
                remedy=FilledText(refusals.PERHAPS_REMOTE, {"line": pasted(line)}),
            )
        if self.is_shallow:
            remedy = FilledText(refusals.FETCH_ALL, {"line": pasted("git fetch --unshallow")})
            return RevisionError(refusals.UNKNOWN, word=shown, remedy=remedy)
        branch = word.removeprefix("origin/")
        line = "git fetch origin"
        if re.fullmatch(r"[\w./-]*[\w/-]", branch) and branch[0] != "-":
            # What is fetched by a name alone has no name afterwards.
            line = f"git fetch origin {branch}:refs/remotes/origin/{branch}"
        if _ID.fullmatch(word):
            line = f"git fetch origin {word}"
        return RevisionError(
            refusals.UNKNOWN, word=shown, remedy=FilledText(refusals.FETCH, {"line": pasted(line)})
        )

    def _not_here(self) -> RevisionError:
        line = "git fetch --unshallow" if self.is_shallow else "git fetch --refetch --no-filter"
        return RevisionError(refusals.NOT_HERE, word=self._word, line=pasted(line))

    def _refusal(self, answer: subprocess.CompletedProcess[str]) -> RevisionError:
        """Word what git says no to. Its own words are English, as its language is set."""
        if "dubious ownership" in answer.stderr:
            found = re.search(r"safe\.directory (.*)", answer.stderr)
            folder = found[1].strip() if found else shlex.quote(str(self._folder))
            return RevisionError(refusals.NOT_OWNED, folder=pasted(folder))
        if "not a git repository" in answer.stderr:
            return RevisionError(refusals.NO_REPOSITORY, word=self._word, folder=str(self._folder))
        lines = answer.stderr.strip().splitlines() or [f"git {answer.returncode}"]
        reason = next((line for line in lines if line.startswith("fatal: ")), lines[-1])
        said = clean(reason.removeprefix("fatal: ").removesuffix("."), 300)
        return RevisionError(refusals.FAILED, reason=said, folder=self._quoted_folder)

    @cached_property
    def _quoted_folder(self) -> Text:
        return pasted(shlex.quote(str(self._folder)))

    @property
    def _command(self) -> list[str]:
        # To compare commits, git reads the index, and may ask a program what it should hold.
        own = ("-c", "core.fsmonitor=false", "--no-replace-objects", "--no-pager")
        return ["git", *own, "-C", str(self._folder)]

    def ask(self, *words: str, given: str = "") -> str:
        """Ask git for ids, which it may be `given` more. Raises RevisionError where it says no.

        The words must be our own, and begin with a command that lists objects.
        """
        answer = self._ask(*words, given=given)
        if answer.returncode:
            raise self._refusal(answer)
        return answer.stdout

    def _ask(self, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Ask git one thing. Raises RevisionError where there is no git, or no answer."""
        try:
            answer = subprocess.run(  # noqa: S603 - git, with words of our own
                [*self._command, *words],
                capture_output=True,
                input=given.encode(),
                env=_environment(),
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            file = self._folder / ".git" / "config"
            raise RevisionError(
                refusals.NO_ANSWER, seconds=PATIENCE, file=pasted(str(file))
            ) from None
        except OSError:
            raise RevisionError(refusals.NO_GIT, word=self._word) from None
        said = (each.decode("utf-8", "surrogateescape") for each in (answer.stdout, answer.stderr))
        return subprocess.CompletedProcess(answer.args, answer.returncode, *said)


_AT_ONCE = 256
"""Ids that git is asked for before its answers are read: so many fit in any pipe."""

_LONGEST_NAME = 256
"""Bytes that a line of a list of files has at most, as a mean."""

_COMMIT = re.compile(r"tree ([0-9a-f]+)$", re.MULTILINE)
_MADE = re.compile(r"^committer .*> (-?[0-9]+) ([+-])([0-9]{2})([0-9]{2})$", re.MULTILINE)


def _moment(seconds: str, sign: str, hours: str, minutes: str) -> datetime:
    """Read a time as a commit has it, at the offset of whoever made it."""
    offset = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == "-" else 1)
    try:
        return datetime.fromtimestamp(int(seconds), timezone(offset))
    except (OverflowError, OSError, ValueError):
        return datetime.fromtimestamp(0, UTC)


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or _OWN_VARIABLES.fullmatch(name)
    }
    return {
        **kept,
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        # Else each commit of a long list is written by itself, and we wake to read it.
        "GIT_FLUSH": "0",
        "GIT_NO_LAZY_FETCH": "1",
        # Older versions of git know no variable that stops them from fetching what is missing,
        # but they obey a list of the ways to fetch by: this one is empty.
        "GIT_ALLOW_PROTOCOL": "",
        # Else a file in the repository could give commits other parents.
        "GIT_GRAFT_FILE": os.devnull,
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe:
            try:
                pipe.close()
            except OSError:
                continue
    process.kill()
    process.wait()
