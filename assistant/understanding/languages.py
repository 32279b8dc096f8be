"""Which of the three languages a question is in, or that it is clearly in another one.

Words of the vocabulary decide where they can; the statistical detector (lingua) is asked only
about the rest, because it errs on short questions.
"""

import unicodedata
from functools import cache

from lingua import Language as Lingua
from lingua import LanguageDetector, LanguageDetectorBuilder

from assistant.understanding.function_words import evidence
from assistant.understanding.lexicon import Language
from assistant.understanding.plain import canonical, plain

_OURS: dict[Lingua, Language] = {
    Lingua.FINNISH: "fi",
    Lingua.ENGLISH: "en",
    Lingua.SWEDISH: "sv",
}
_OTHERS = (
    Lingua.GERMAN,
    Lingua.FRENCH,
    Lingua.SPANISH,
    Lingua.ITALIAN,
    Lingua.ESTONIAN,
    Lingua.BOKMAL,
    Lingua.DANISH,
    Lingua.DUTCH,
    Lingua.POLISH,
    Lingua.RUSSIAN,
)
_SURE = 0.7
_FEWEST_WORDS = 3  # fewer do not prove another language
_READ = 500  # code points; the beginning tells the language


def detect_language(text: str, fallback: Language) -> Language | None:
    """The language of a question; `fallback` where nothing tells, None for a fourth language."""
    read = plain(canonical(text))[:_READ]
    letters = [char for char in read if char.isalpha()]
    if letters and sum(map(_is_latin, letters)) * 2 < len(letters):
        return None
    ours, other = evidence(read)
    best = max(ours, key=lambda language: ours[language])
    rivals = [score for language, score in ours.items() if language != best]
    if ours[best] > max(rivals) and ours[best] >= other:
        return best  # a tie with a neighbour, Norwegian or Estonian, is ours
    return _detected(read, fallback, foreign=other > ours[best], ours=ours[best] > 0)


def _detected(read: str, fallback: Language, *, foreign: bool, ours: bool) -> Language | None:
    words = [word for word in read.split() if any(char.isalpha() for char in word)]
    if not words:
        return fallback
    values = _detector().compute_language_confidence_values(read)
    best = values[0]
    if best.language in _OURS:
        return _OURS[best.language] if best.value >= _SURE else fallback
    if foreign or (not ours and best.value >= _SURE and len(words) >= _FEWEST_WORDS):
        return None
    return fallback


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN")


@cache
def _detector() -> LanguageDetector:
    # Low accuracy reads trigrams only: 80 ms and 20 MB instead of 3 s and 340 MB, and as good here
    # because the vocabulary has decided before.
    return LanguageDetectorBuilder.from_languages(*_OURS, *_OTHERS).with_low_accuracy_mode().build()
