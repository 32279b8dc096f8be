from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sentence_transformers", reason="needs the extra sentence-transformers")

from corpus import make_sentence_transformers_folder, open_index
from corpus.embeddings import CorpusEmbeddings, load_embeddings
from corpus.vectors import SHIPPED, Held, card_texts, file_name, passage_texts, write

TEXTS = [
    "Paljonko opiskelija saa kuukaudessa Saksaan?",
    "Hur mycket – får en student med barn?",
    "Monthly grant: 470 €, “quoted”\tand\nbroken  over lines ½ ﬁ à",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("model")
    make_sentence_transformers_folder(made)
    return made


@pytest.fixture(scope="module")
def model(folder: Path) -> CorpusEmbeddings:
    loaded = load_embeddings(f"sentence-transformers:{folder}")
    assert loaded is not None
    return loaded


def test_its_vectors_agree_with_the_bundled_model(model: CorpusEmbeddings) -> None:
    bundled = load_embeddings("bundled")
    assert bundled is not None
    for embed, same in [(model.questions, bundled.questions), (model.passages, bundled.passages)]:
        assert (embed(TEXTS) * same(TEXTS)).sum(axis=1).min() >= 0.9998


def test_another_model_has_a_name_of_its_own(model: CorpusEmbeddings) -> None:
    bundled = load_embeddings("bundled")
    assert bundled is not None
    assert model.name != bundled.name


def test_search_goes_through_sentence_transformers(
    folder: Path, model: CorpusEmbeddings, tmp_path: Path
) -> None:
    # The bundled vectors stand in for most texts: the models agree, and torch is slow on a CPU.
    bundled = load_embeddings("bundled")
    assert bundled is not None
    others = [text for text in (*passage_texts(), *card_texts()) if text.section != "6.6.3"]
    keys = list({text.key for text in others})
    held = Held.read(SHIPPED / file_name(bundled.name))
    write(tmp_path / file_name(model.name), keys, np.stack([held[key] for key in keys]))
    index = open_index(tmp_path, f"sentence-transformers:{folder}")
    hits = index.search("How many hours must a teacher teach in a week?", "en")
    assert index.notice is None
    assert "6.6.3" in {hit.passage.section for hit in hits}
    assert hits[0].dense is not None
