"""Words that must not be shown are found in a text however they overlap, and nothing else is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.lint.redaction import MASK, SHORTEST, _Redaction, _Words

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
