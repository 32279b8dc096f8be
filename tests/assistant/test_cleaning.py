from hypothesis import given
from hypothesis import strategies as st

from assistant.cleaning import clean, has_words

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=200)


@given(ANYTHING)
def test_whatever_is_typed_can_be_stored_as_utf_8(text: str) -> None:
    clean(text).encode("utf-8")


@given(ANYTHING)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_control_characters_and_lone_surrogates_are_left_out() -> None:
    assert clean("Pal\x00jon\ud800ko\x1b apurahaa") == "Paljonko apurahaa"


def test_decomposed_letters_are_composed() -> None:
    assert clean("kyla\u0308") == "kylä"


def test_emoji_alone_are_no_words() -> None:
    assert not has_words("🙂🎉 …?!")
    assert has_words("a?")
