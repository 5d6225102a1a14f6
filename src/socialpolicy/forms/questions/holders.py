"""What is asked alike of the responsible and of the deputy: mailbox, assignment, training."""

from __future__ import annotations

from typing import NamedTuple

from socialpolicy.text import Text
from socialpolicy.wizard.question import Condition, Default, Kind, Need, Question, always


class Post(NamedTuple):
    """A post that a role can hold in an account: its key, and what it is called."""

    key: str
    word: Text
    whose: Text


RESPONSIBLE = Post(
    "responsible",
    Text(sv="den ansvariga", en="the responsible"),
    Text(sv="Ansvarigs", en="Responsible’s"),
)
DEPUTY = Post(
    "deputy", Text(sv="ersättaren", en="the deputy"), Text(sv="Ersättarens", en="Deputy’s")
)
POSTS = (RESPONSIBLE, DEPUTY)
"""The posts of an account that are handed over."""


def mailbox(post: Post, default: Default, applies: Condition = always) -> Question:
    """Ask where the holder of a post is reached."""
    return Question(
        f"{post.key}.contact",
        Text(sv=f"{post.whose.sv} brevlåda", en=f"{post.whose.en} mailbox"),
        Text(
            sv=f"Vilken funktionsbrevlåda når {post.word.sv}?",
            en=f"Which function mailbox reaches {post.word.en}?",
        ),
        ("A13",),
        applies=applies,
        default=default,
    )


def assignment(
    post: Post,
    by: Default,
    on: Default | None = None,
    anchored: Default | None = None,
    applies: Condition = always,
) -> tuple[Question, ...]:
    """Ask who gave the holder of a post the assignment, and when."""
    return (
        Question(
            f"{post.key}.assignment.by",
            Text(sv=f"{post.whose.sv} uppdrag från", en=f"{post.whose.en} assignment from"),
            Text(
                sv=f"Vilken chef gav {post.word.sv} uppdraget?",
                en=f"Which manager gave {post.word.en} the assignment?",
            ),
            ("A11",),
            applies=applies,
            default=by,
        ),
        Question(
            f"{post.key}.assignment.on",
            Text(sv=f"{post.whose.sv} uppdrag, dag", en=f"{post.whose.en} assignment, day"),
            Text(
                sv=f"Vilken dag fick {post.word.sv} uppdraget?",
                en=f"Which day was {post.word.en} given the assignment?",
            ),
            ("A11", "A26"),
            Kind.DAY,
            applies=applies,
            default=on,
        ),
        Question(
            f"{post.key}.assignment.anchored",
            Text(
                sv=f"{post.whose.sv} uppdrag förankrat",
                en=f"{post.whose.en} assignment anchored",
            ),
            Text(
                sv=f"Vilken dag förankrades uppdraget till {post.word.sv} i ledningen?",
                en=f"Which day was the assignment of {post.word.en} anchored in the management?",
            ),
            ("A11", "A26"),
            Kind.DAY,
            applies=applies,
            default=anchored,
        ),
    )


def training(
    post: Post,
    need: Need = Need.BEFORE,
    default: Default | None = None,
    applies: Condition = always,
) -> Question:
    """Ask when the holder of a post went through how incoming documents are handled."""
    return Question(
        f"{post.key}.records_training",
        Text(
            sv=f"{post.whose.sv} genomgång av handlingar",
            en=f"{post.whose.en} records training",
        ),
        Text(
            sv=f"Vilken dag gick {post.word.sv} igenom hur inkommande handlingar hanteras?",
            en=f"Which day did {post.word.en} go through how incoming documents are handled?",
        ),
        ("P05", "A26"),
        Kind.DAY,
        need,
        applies,
        default,
    )
