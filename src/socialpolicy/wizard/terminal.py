"""What a conversation needs of a screen, and the terminals that give it.

A terminal has lists with arrow keys, or numbered lines alone where TERM is dumb.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from socialpolicy.screen import painted, screen_of, wrap
from socialpolicy.text import Language, Text, clean

if TYPE_CHECKING:
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.styles import Style
    from questionary import Question
    from questionary.prompts.common import InquirerControl

WHY = "?"
"""What is answered to hear why something is asked."""

BACK = "<"
"""What is answered to go back to the question before."""

LATER = "-"
"""What is answered to leave a question for later, or out."""

OTHER = "…"
"""The item of a list for an answer that is not on it."""

ABSENT = "!"
"""The item of a list for whoever misses something that cannot be made here."""

_MARKS = (WHY, BACK, LATER)


class Item(NamedTuple):
    """A thing to choose in a list: what the answer becomes, and what is shown."""

    value: str
    title: str


class Asker(Protocol):
    """A screen with somebody in front of it.

    Raises KeyboardInterrupt when the person breaks off, and EOFError when
    nobody can answer any more.
    """

    def say(self, text: str = "", *, strong: bool = False) -> None:
        """Write text, its lines as they are but for those too long for the screen."""
        ...

    def show(self, text: str) -> None:
        """Write text as it is, no line broken."""
        ...

    def text(self, suggestion: str) -> str:
        """Get a line of text; the suggestion is what Enter gives."""
        ...

    def choose(self, items: Sequence[Item], suggestion: str) -> str:
        """Get the value of one of the items, or whatever a screen without lists was answered."""
        ...


def broken(text: str, width: int) -> Iterator[str]:
    """Make text safe to show, and break its lines for a screen; what is indented stays so."""
    for line in text.split("\n"):
        shown = clean(line)
        indent = shown[: len(shown) - len(shown.lstrip(" "))]
        for part in wrap(shown[len(indent) :], width - len(indent)):
            yield f"{indent}{part}".rstrip()


_PROMPT = "> "
_CHOOSE = Text(
    sv="(piltangenter, siffra eller bokstäver, och Enter)",
    en="(arrow keys, a digit or letters, and Enter)",
)
_FILTER = Text(
    sv="(piltangenter och Enter; skriv för att söka)", en="(arrow keys and Enter; type to search)"
)
_NO_HIT = Text(sv="Ingen träff. Sudda för att se alla.", en="No match. Erase to see all.")
_NUMBER = Text(sv="Skriv ett nummer", en="Write a number")

_MARGIN = 8
"""Columns of a list that its pointer and numbers take, which no title can have."""

MANY = 12
"""Items of a list from which it can be searched."""

_ODD_BYTES = "surrogateescape"


def somebody_is_there() -> bool:
    """Say whether there is a terminal at which somebody can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def asker_for(language: Language, *, always_searched: bool = False) -> Asker:
    """Give the screen of the terminal: lists with arrow keys, or lines alone where TERM is dumb.

    Long lists can be searched by typing, short ones too if they are always to be.
    """
    screen = screen_of(sys.stderr)
    unsaid = "" if os.name == "posix" else "windows"
    if os.environ.get("TERM", unsaid).lower() in ("dumb", "unknown", ""):
        if hasattr(sys.stdin, "reconfigure") and sys.stdin.errors != _ODD_BYTES:
            # Bytes that are no text become what the answers' own check refuses with a sentence.
            # It can only be said before anything has been read.
            sys.stdin.reconfigure(errors=_ODD_BYTES)
        return Lines(language, screen.prose)
    many = 0 if always_searched else MANY
    return Terminal(language, screen.prose, colour=screen.colour, many=many)


class Lines:
    """A terminal without a cursor to move. The conversation goes to standard error."""

    def __init__(self, language: Language, width: int, *, colour: bool = False) -> None:
        self.language = language
        self.width = width
        self.colour = colour

    def say(self, text: str = "", *, strong: bool = False) -> None:
        """Write text, wrapped."""
        for line in broken(text, self.width):
            sys.stderr.write(f"{painted(line, 'bold' if strong and self.colour else '')}\n")
        sys.stderr.flush()

    def show(self, text: str) -> None:
        """Write text as it is."""
        sys.stderr.write(text)
        sys.stderr.flush()

    def text(self, suggestion: str) -> str:
        """Get a line of text, the suggestion shown within brackets."""
        shown = f"[{clean(suggestion)}] " if suggestion else ""
        self.show(f"{shown}{_PROMPT}")
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.removesuffix("\n") or suggestion

    def choose(self, items: Sequence[Item], suggestion: str) -> str:
        """Get one of the items by its number, or whatever else was written."""
        for number, item in enumerate(items, start=1):
            self.say(f"  {number}. {item.title}")
        titles = {item.value: str(number) for number, item in enumerate(items, start=1)}
        self.say(_NUMBER.in_language(self.language))
        answer = self.text(titles.get(suggestion, "")).strip()
        if answer.isdecimal() and 0 < int(answer) <= len(items):
            return items[int(answer) - 1].value
        return answer


class Terminal(Lines):
    """A terminal that can move its cursor."""

    def __init__(self, language: Language, width: int, *, colour: bool, many: int = MANY) -> None:
        super().__init__(language, width, colour=colour)
        self.many = many

    def text(self, suggestion: str) -> str:
        """Get a line of text that starts as the suggestion, marked so that typing replaces it."""
        import questionary

        asked = questionary.text(
            "",
            default=suggestion,
            qmark=_PROMPT.strip(),
            enable_suspend=True,
            style=self._style(),
            key_bindings=replacing_what_is_marked(),
            **self._screen(),
        )
        if suggestion:
            screen = asked.application
            screen.pre_run_callables.append(lambda: _mark_whole(screen.current_buffer))
        return str(asked.unsafe_ask())

    def choose(self, items: Sequence[Item], suggestion: str) -> str:
        """Get one of the items, the suggested one marked first."""
        import questionary

        many = len(items) > self.many
        titles = [clean(item.title, self.width - _MARGIN) for item in items]
        if not many:
            titles = [
                title if item.value in _MARKS else f"{number} {title}"
                for number, (item, title) in enumerate(zip(items, titles, strict=True), 1)
            ]
        values = [item.value for item in items]
        asked = questionary.select(
            "",
            choices=[questionary.Choice(*each) for each in zip(titles, values, strict=True)],
            default=suggestion if suggestion in values else None,
            qmark=_PROMPT.strip(),
            pointer="»",
            instruction=(_FILTER if many else _CHOOSE).in_language(self.language),
            use_jk_keys=False,
            use_search_filter=many,
            style=self._style(),
            **self._screen(),
        )
        if many:
            search_with_every_letter(asked, _NO_HIT.in_language(self.language))
        go_to_marks(asked, searched=many)
        if not many:
            go_to_what_is_typed(asked)
        return str(asked.unsafe_ask())

    def _screen(self) -> dict[str, Any]:
        from prompt_toolkit.output import create_output

        output = create_output(stdout=sys.stderr)
        # Asking where the cursor is gains nothing here, and a terminal that does not answer
        # gets a complaint in English two seconds later.
        if hasattr(output, "enable_cpr"):
            output.enable_cpr = False
        return {"output": output}

    def _style(self) -> Style:
        from prompt_toolkit.styles import Style

        # Only weight sets things apart, so that nothing depends on the colours of a screen.
        strong = "noinherit bold" if self.colour else "noinherit"
        names = ("qmark", "answer", "pointer", "highlighted")
        plain = ("question", "instruction", "selected", "text", "search_success", "search_none")
        rules = [*((name, strong) for name in names), *((name, "noinherit") for name in plain)]
        return Style([*rules, ("answer selected", "noinherit reverse")])


def _mark_whole(line: Buffer) -> None:
    """Mark a whole line as a shift key and arrows would, the cursor at its end."""
    line.cursor_position = 0
    line.start_selection()
    if line.selection_state:
        line.selection_state.enter_shift_mode()
    line.cursor_position = len(line.text)


def replacing_what_is_marked() -> KeyBindings:
    """Let what is pasted, or erased with a key, take the place of what is marked.

    By itself only what is typed letter by letter does.
    """
    from prompt_toolkit.filters import shift_selection_mode
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.keys import Keys

    keys = KeyBindings()

    @keys.add(Keys.BracketedPaste, filter=shift_selection_mode)
    def _paste(event: KeyPressEvent) -> None:
        event.current_buffer.cut_selection()
        text = event.data.replace("\r\n", "\n").replace("\r", "\n")
        event.current_buffer.insert_text(text)

    @keys.add("c-u", filter=shift_selection_mode)
    @keys.add("c-w", filter=shift_selection_mode)
    def _erase(event: KeyPressEvent) -> None:
        event.current_buffer.cut_selection()

    return keys


def _list_of(asked: Question) -> InquirerControl:
    """Find the list of a question."""
    from questionary.prompts.common import InquirerControl

    controls = asked.application.layout.find_all_controls()
    [shown] = (each for each in controls if isinstance(each, InquirerControl))
    return shown


def _add_keys(asked: Question, more: KeyBindings) -> None:
    from prompt_toolkit.key_binding import merge_key_bindings

    own = asked.application.key_bindings
    asked.application.key_bindings = merge_key_bindings([own, more] if own else [more])


def go_to_marks(asked: Question, *, searched: bool) -> None:
    """Let `<`, `?` and `-` go to their places in a list, as digits do to theirs: Enter answers.

    At a line they need Enter too. Whoever presses it out of habit answers this list, not the next.
    In a list that has no such place and is `searched`, they are searched for.
    """
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings

    shown, keys = _list_of(asked), KeyBindings()
    nothing_typed = Condition(lambda: not shown.search_filter)

    @keys.add(WHY, eager=True, filter=nothing_typed)
    @keys.add(BACK, eager=True, filter=nothing_typed)
    @keys.add(LATER, eager=True, filter=nothing_typed)
    def _go(event: KeyPressEvent) -> None:
        for place, each in enumerate(shown.choices):
            if each.value == event.data:
                shown.pointed_at = place
                return
        if searched:
            shown.search_filter, shown.pointed_at = event.data, 0
        event.app.output.bell()

    _add_keys(asked, keys)


def go_to_what_is_typed(asked: Question) -> None:
    """Let digits and letters go to the item of a short list that they number or begin."""
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.keys import Keys

    shown, keys, typed = _list_of(asked), KeyBindings(), [""]
    titles = [str(each.title).casefold() for each in shown.choices]

    def place_of(text: str) -> int | None:
        # The words of an item come after its number.
        for ways in (str.startswith, lambda title, text: f" {text}" in title):
            for place, title in enumerate(titles):
                if text and ways(title, text):
                    return place
        return None

    @keys.add(Keys.Any)
    def _go(event: KeyPressEvent) -> None:
        letter = event.data.casefold()
        for text in (typed[0] + letter, letter):
            place = place_of(text)
            if place is not None:
                typed[0], shown.pointed_at = text, place
                return
        event.app.output.bell()

    _add_keys(asked, keys)


def search_with_every_letter(asked: Question, no_hit: str) -> None:
    """Let a list be searched with letters outside ASCII too, and Enter wait for something found.

    By itself it drops such letters, and takes the first of all choices when none was found.
    What is typed is shown above the list, where it is looked for, with `no_hit` where nothing has
    it, since all choices are listed then. Ctrl-U erases it whole, as on a line.
    """
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.keys import Keys
    from prompt_toolkit.layout import ConditionalContainer, FormattedTextControl, HSplit, Window

    shown, more = _list_of(asked), KeyBindings()

    def finds_nothing() -> bool:
        wanted = (shown.search_filter or "").lower()
        return not any(wanted in str(each.title).lower() for each in shown.choices)

    whole = asked.application.layout.container
    if isinstance(whole, HSplit):
        prompt, rows, search, *rest = whole.children
        told = Window(FormattedTextControl(no_hit), height=1)
        nothing = ConditionalContainer(told, Condition(finds_nothing))
        whole.children = [prompt, search, nothing, rows, *rest]

    @more.add(Keys.Any)
    def _search(event: KeyPressEvent) -> None:
        if event.data.isprintable():
            shown.search_filter = (shown.search_filter or "") + event.data
            shown.pointed_at = 0

    @more.add("c-u")
    def _erase(_event: KeyPressEvent) -> None:
        shown.search_filter, shown.pointed_at = None, 0

    @more.add(Keys.ControlM, eager=True, filter=Condition(finds_nothing))
    def _wait(_event: KeyPressEvent) -> None:
        pass

    _add_keys(asked, more)
