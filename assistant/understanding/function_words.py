"""How many words of a question speak for each language: its small words and its endings."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from assistant.understanding.errors import VocabularyFaults
from assistant.understanding.lexicon import LANGUAGES, Language, tokens_of
from assistant.understanding.yaml_file import read_yaml

_SHORTEST_WITH_ENDING = 6  # letters; shorter words end so by chance: Swedish alla
_FILE = Path(__file__).parent / "function_words.yaml"


def evidence(plain_text: str) -> tuple[Mapping[Language, int], int]:
    """Votes for each of our languages, and the most that any other language gets."""
    tables = _tables()
    votes = dict.fromkeys(tables, 0)
    for token in tokens_of(plain_text):
        for language, (words, endings) in tables.items():
            ends_so = len(token.word) >= _SHORTEST_WITH_ENDING and token.word.endswith(endings)
            votes[language] += token.word in words or ends_so
    ours: dict[Language, int] = {language: votes[language] for language in LANGUAGES}
    others = [count for language, count in votes.items() if language not in LANGUAGES]
    return ours, max(others, default=0)


def is_function_word(word: str) -> bool:
    """Whether a word is a small word of one of our languages."""
    return any(word in _tables()[language][0] for language in LANGUAGES)


@cache
def _tables() -> Mapping[str, tuple[frozenset[str], tuple[str, ...]]]:
    content = read_yaml(_FILE)
    if not isinstance(content, dict) or not set(LANGUAGES) <= set(content):
        raise VocabularyFaults((f"{_FILE.name}: fi, en and sv are needed",))
    return {
        str(language): (frozenset(table["words"]), tuple(table.get("endings", ())))
        for language, table in content.items()
    }
