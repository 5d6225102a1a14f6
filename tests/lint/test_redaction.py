"""Words that must not be shown are found in a text however they overlap, and nothing else is."""

from __future__ import annotations

import difflib

from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.lint.redaction import MASK, SHORTEST, _Redaction, _Words, difference
from socialpolicy.source import Source

LETTERS = st.text("ab", min_size=SHORTEST, max_size=9)


@given(st.sets(LETTERS, max_size=8), st.text("ab c", max_size=60))
def test_no_word_is_left_and_what_holds_none_is_untouched(words: set[str], text: str) -> None:
    covered = _Redaction(_Words(words)).text(text)
    assert not any(word in covered for word in words)
    assert (covered == text) == (not any(word in text for word in words))


@given(st.sets(LETTERS, max_size=8), st.text("ab c", max_size=60))
def test_every_character_that_no_word_covers_is_kept_in_order(words: set[str], text: str) -> None:
    hidden = {
        at + offset
        for word in words
        for at in range(len(text))
        if text.startswith(word, at)
        for offset in range(len(word))
    }
    kept = "".join(letter for at, letter in enumerate(text) if at not in hidden)
    assert _Redaction(_Words(words)).text(text).replace(MASK, "") == kept


def test_words_that_overlap_share_one_mask() -> None:
    cover = _Redaction(_Words(["070-174", "174 06 05", "06 05"]))
    assert cover.text("Ring 070-174 06 05 nu, eller 06 05") == f"Ring {MASK} nu, eller {MASK}"


@given(
    st.integers(0, 40),
    st.integers(0, 40),
    st.integers(0, 5),
    st.lists(st.sampled_from(["id: x", "@@ -1,2 +3 @@", "- y"]), max_size=4),
)
def test_a_change_within_a_file_is_written_as_difflib_writes_it(
    lines: int, place: int, gone: int, put: list[str]
) -> None:
    """Only what differs is compared, and the numbers of its lines are those of the whole file."""
    old = [f"subject: {number}" for number in range(lines)]
    new = [*old[:place], *put, *old[place + gone :]]
    before, after = (
        Source("log.yaml", "".join(f"{line}\n" for line in each).encode()) for each in (old, new)
    )
    whole = difflib.unified_diff(old, new, "a/log.yaml", "b/log.yaml", lineterm="")
    assert difference(before, after) == "".join(f"{line}\n" for line in whole)
