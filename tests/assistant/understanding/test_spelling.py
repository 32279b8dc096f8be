"""A slip of the fingers is mended, asked about or passed over; it never says another thing."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.understanding import Language, read
from assistant.understanding.lexicon import LANGUAGES, lexicon
from assistant.understanding.scan import Scan, scan
from assistant.understanding.spelling import is_known
from calculator.countries import load_countries
from calculator.country_names import load_country_names

SOURCES = Path(__file__).parents[3] / "corpus" / "sources"
LETTERS = "abcdefghijklmnoprstuvyäö"
SEED = 2021


def slip(word: str, rng: random.Random) -> str:
    """The word with a letter lost, added or changed, or two swapped."""
    at = rng.randrange(len(word))
    head, letter, tail = word[:at], word[at], word[at + 1 :]
    return rng.choice(
        (
            head + tail,
            head + rng.choice(LETTERS) + letter + tail,
            head + rng.choice(LETTERS) + tail,
            head + tail[:1] + letter + tail[1:],
        )
    )


def concepts(question: Scan) -> set[str]:
    return {concept for concept in lexicon().concepts if question.has(concept)}


def cues() -> Iterator[tuple[Language, str]]:
    for _, language, word in sorted(lexicon().words()):
        if not word.startswith("*") and len(word.strip("*")) >= 4:
            yield language, word.strip("*")


def test_a_misspelt_cue_is_never_read_as_another() -> None:
    rng = random.Random(SEED)  # noqa: S311  # test data, no secret
    cases = 0
    for language, word in list(cues())[::3]:
        typed = slip(word, rng)
        if is_known(typed):
            continue  # another word as it stands
        cases += 1
        assert concepts(scan(typed, language)) <= concepts(scan(word, language)), (word, typed)
    assert cases >= 3_000


def test_a_misspelt_country_is_never_read_as_another() -> None:
    rng = random.Random(SEED)  # noqa: S311  # test data, no secret
    cases = mended = 0
    for code, country in load_countries().items():
        for language in LANGUAGES:
            name = country.names[language].casefold()
            for typed in {slip(name, rng) for _ in range(7)}:
                if load_country_names().code(typed):
                    continue
                facts = read(typed, language).facts
                cases += 1
                assert "country" not in facts or facts["country"].value == code, (name, typed)
                mended += "country" in facts
    assert cases >= 3_000
    assert mended >= cases // 3


@pytest.mark.parametrize(
    "typed",
    ["austrlia", "slovekia", "sloveia", "nigera", "irann", "iraqq", "estonian", "gambbia"],
)
def test_countries_with_names_alike_are_never_taken_for_each_other(typed: str) -> None:
    assert "country" not in read(f"3 months in {typed}", "en").facts


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_documents_is_taken_for_a_slip(language: Language) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.txt")))
    words = sorted(set(re.findall(r"[^\W\d_]+", text.lower())))
    assert words
    assert [w for w in words if scan(w, language).tokens[0].word != w] == []


def test_a_name_in_a_sentence_is_no_slip() -> None:
    assert not scan("meille tulee Opsikelu", "fi").has("activity.studies")


@pytest.mark.parametrize(
    ("typed", "language"), [("kahdekssan", "fi"), ("seitsmän", "fi"), ("withuot", "en")]
)
def test_numbers_and_denials_are_never_guessed(typed: str, language: Language) -> None:
    assert scan(typed, language).tokens[0].word == typed
