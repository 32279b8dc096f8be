"""A question as search by words sees it: its tokens, worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.analysis import ngrams, stems
from corpus.catalog import Language
from corpus.vocabulary import expand


@dataclass(frozen=True)
class Tokens:
    """Some words as stems and, where they are of use, as pieces."""

    stems: Sequence[str]
    ngrams: Sequence[str] | None

    @classmethod
    def of(cls, text: str, language: Language, *, cut: bool) -> "Tokens":
        """Take a text apart; `cut` says whether into pieces too."""
        return cls(stems(text, language), ngrams(text) if cut else None)


@dataclass(frozen=True)
class Asked:
    """A question's words: its own, as they may stand in the documents, and translated.

    The vocabulary translates into the documents' Finnish; None where it is left out.
    """

    language: Language
    own: Tokens
    as_printed: Tokens
    translated: Tokens | None

    @classmethod
    def of(
        cls, question: str, language: Language, *, cut: bool = True, widened: bool = True
    ) -> "Asked":
        """Work the tokens out, with or without pieces of words and the vocabulary."""
        own = Tokens.of(question, language, cut=cut)
        return cls(
            language,
            own,
            # Pieces of English and Swedish words are in Finnish text by chance only.
            own if language == "fi" else Tokens.of(question, "fi", cut=False),
            Tokens.of(" ".join(expand(question, language)), "fi", cut=cut) if widened else None,
        )
