"""A draft kept between two sessions, in the user's own folder and readable by nobody else."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from socialpolicy.cli.errors import CommandError
from socialpolicy.platforms import PLATFORMS
from socialpolicy.register.register import Register
from socialpolicy.storage.files import FileKind, read_file
from socialpolicy.text import FilledText, Text
from socialpolicy.wizard.answers import AnswerError, read_value
from socialpolicy.wizard.flow import KNOWN_FROM_ADDRESS, Flow
from socialpolicy.wizard.form import Answer

VERSION = 1
"""The form in which drafts are kept."""


NO_DRAFT = Text(
    sv="Det finns inget sparat utkast. Börja med socialpolicy {command} utan --resume.",
    en="There is no saved draft. Start with socialpolicy {command} without --resume.",
)

_KEPT = Text(
    sv="Du har ett utkast: {about}{when}, {answers} svar.",
    en="You have a draft: {about}{when}, answers: {answers}.",
)
_KEPT_UNNAMED = Text(
    sv="Du har ett utkast{when}, {answers} svar.", en="You have a draft{when}, answers: {answers}."
)
_ON = Text(sv="{name} på {platform}", en="{name} on {platform}")
_TODAY = Text(sv=", från i dag kl. {time}", en=", from today at {clock}")
_FROM = Text(sv=", från den {day}", en=", from {day}")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a session: the answers, which questions came up, and what a file added."""

    answers: dict[str, Answer]
    asked: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    saved: str = ""


class KeptDraft:
    """The one draft that is kept for a form and, when it changes an account, that account."""

    def __init__(self, folder: Path, form: str, account: str = "") -> None:
        """Find where the draft for the register in `folder` is, or will be."""
        whose = os.fsencode(folder.resolve()) + (f"\0{account}".encode() if account else b"")
        digest = blake2b(whose, digest_size=16).hexdigest()
        self._name = f"{form}-{digest}.json"

    @property
    def file(self) -> Path:
        """Where the draft is, or will be. Raises OSError for a user without a folder."""
        folder = _own_folder()
        if folder is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        return folder / self._name

    def load(self) -> Kept | None:
        """Give what is kept; None when there is nothing, or nothing that can be understood."""
        try:
            kind, data = read_file(self.file)
            value = json.loads(data) if kind is FileKind.FILE else None
        except (OSError, ValueError, RecursionError):
            return None
        return _understood(value)

    def save(self, kept: Kept) -> None:
        """Keep a draft in place of the one before. Raises OSError when it cannot be written."""
        file = self.file
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        value = {
            "version": VERSION,
            "answers": kept.answers,
            "asked": kept.asked,
            "given": kept.given,
            "extra": kept.extra,
            "saved": kept.saved,
        }
        # mkstemp makes a file that only its owner may read.
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".draft", suffix=".new")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as sibling:
                json.dump(value, sibling, ensure_ascii=False)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise

    def forget(self) -> None:
        """Let go of what is kept."""
        with contextlib.suppress(OSError):
            self.file.unlink(missing_ok=True)


def having_drafts(folder: Path, form: str, ids: Iterable[str]) -> list[str]:
    """Give the ids that a draft is kept for. Raises CommandError when none is."""
    kept = [id for id in ids if KeptDraft(folder, form, id).load()]
    if not kept:
        raise CommandError(NO_DRAFT, command=form)
    return kept


def _understood(value: Any) -> Kept | None:  # noqa: ANN401 - whatever the file holds
    if not isinstance(value, dict) or value.get("version") != VERSION:
        return None
    answers, extra = value.get("answers"), value.get("extra")
    if not isinstance(answers, dict) or not isinstance(extra, dict):
        return None
    if not all(isinstance(each, str) or _words(each) is not None for each in answers.values()):
        return None
    asked, given = _words(value.get("asked")), _words(value.get("given"))
    saved = value.get("saved", "")
    if asked is None or given is None or not isinstance(saved, str):
        return None
    return Kept(answers, asked, given, extra, saved)


def _words(value: object) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    return None


def _own_folder() -> Path | None:
    """Give the folder for drafts; None for a user without one."""
    own = os.environ.get("SOCIALPOLICY_CACHE")
    if own:
        return Path(own)
    from platformdirs import user_state_path

    try:
        folder = user_state_path("socialpolicy", appauthor=False)
    except (OSError, RuntimeError):
        # There is neither HOME nor an entry for the user in passwd.
        return None
    return folder if folder.is_absolute() else None


def to_keep(flow: Flow) -> Kept:
    """Give what is kept of a flow."""
    saved = flow.register.as_of.isoformat()
    return Kept(dict(flow.answers), flow.asked, tuple(sorted(flow.given)), dict(flow.extra), saved)


def described(kept: Kept, id: str, register: Register) -> FilledText:
    """Say of a draft what it is about, from when it is, and how many answers it has.

    `id` is the account or message that it changes; a new one is named by its answers.
    """
    said = about(kept, id)
    return FilledText(
        _KEPT if said else _KEPT_UNNAMED,
        {"about": said, "when": _when(kept.saved, register), "answers": len(kept.asked)},
    )


def about(kept: Kept, id: str) -> FilledText | str:
    """Name what a draft is about, by `id` or by its answers; nothing where they do not say."""
    name, platform = kept.answers.get("name"), kept.answers.get("platform")
    if name and not id and isinstance(platform, str) and platform in PLATFORMS:
        return FilledText(_ON, {"name": name, "platform": PLATFORMS[platform].name})
    return id or str(name or kept.answers.get("subject") or "")


def _when(saved: str, register: Register) -> FilledText | str:
    try:
        moment = datetime.fromisoformat(saved).astimezone(register.local_now.tzinfo)
    except ValueError:
        return ""
    if moment.date() == register.today:
        return FilledText(_TODAY, {"time": f"{moment:%H.%M}", "clock": f"{moment:%H:%M}"})
    return FilledText(_FROM, {"day": moment.date()})


def restored(new: Flow, kept: Kept) -> Flow:
    """Take up what was kept, in a flow that has only begun.

    The register may have changed since, and the draft is a file that anybody
    may have been at: an answer that cannot be used any more is asked for again.
    """
    answers = _usable(new, kept)
    known = {each.key for each in new.form.questions}
    lost = kept.answers.keys() - answers.keys()
    flow = replace(
        new,
        answers=answers,
        asked=tuple(key for key in kept.asked if key in known and key not in lost),
        given=frozenset(kept.given) - lost,
        extra=kept.extra,
    )
    return flow.resumed()


def _usable(new: Flow, kept: Kept) -> dict[str, Answer]:
    questions = {each.key: each for each in new.form.questions}
    answers: dict[str, Answer] = {}
    for key, value in kept.answers.items():
        question = questions.get(key)
        if question is None:
            if key in KNOWN_FROM_ADDRESS and new.filed is None:
                answers[key] = value
            continue
        try:
            read = read_value(question, value, replace(new, answers=kept.answers).situation)
        except AnswerError:
            continue
        answers[key] = read[key]
    return answers
