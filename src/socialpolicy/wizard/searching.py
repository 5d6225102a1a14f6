"""A list that is searched by typing: any letter counts, and what finds nothing chooses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyPressEvent
    from questionary import Question


def search_with_every_letter(asked: Question) -> None:
    """Let a list be searched with letters outside ASCII too, and Enter wait for something found.

    By itself it drops such letters, and takes the first of all choices when none was found.
    """
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
    from prompt_toolkit.keys import Keys
    from questionary.prompts.common import InquirerControl

    screen = asked.application
    [shown] = (
        each for each in screen.layout.find_all_controls() if isinstance(each, InquirerControl)
    )

    def finds_nothing() -> bool:
        wanted = (shown.search_filter or "").lower()
        return not any(wanted in str(each.title).lower() for each in shown.choices)

    more = KeyBindings()

    @more.add(Keys.Any)
    def _search(event: KeyPressEvent) -> None:
        if event.data.isprintable():
            shown.search_filter = (shown.search_filter or "") + event.data
            shown.pointed_at = 0

    @more.add(Keys.ControlM, eager=True, filter=Condition(finds_nothing))
    def _wait(_event: KeyPressEvent) -> None:
        pass

    own = screen.key_bindings
    screen.key_bindings = merge_key_bindings([own, more] if own else [more])
