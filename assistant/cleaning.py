"""What people paste into a question, brought to text that can be read, stored and searched."""

import re
import unicodedata

_SPACES = re.compile(r"[^\S\n]+")


def without_surrogates(text: object) -> object:
    """Text without lone surrogates, which no encoding can carry; anything else as it is."""
    return text.encode("utf-8", "ignore").decode("utf-8") if isinstance(text, str) else text


def clean(text: str) -> str:
    """The text in NFC without control characters, lone surrogates or runs of white space."""
    text = text.encode("utf-8", "ignore").decode("utf-8")
    kept = "".join(
        character
        for character in unicodedata.normalize("NFC", text)
        if character in "\n\t" or unicodedata.category(character) not in {"Cc", "Cf", "Co", "Cn"}
    )
    return _SPACES.sub(" ", kept).strip()


def has_words(text: str) -> bool:
    """Whether there is anything to read: a letter or a digit of any script."""
    return any(character.isalnum() for character in text)
