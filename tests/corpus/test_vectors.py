from pathlib import Path

import numpy as np
import pytest

from corpus import vectors
from corpus.embeddings import CorpusEmbeddings, Vectors, load_embeddings
from corpus.vectors import (
    Held,
    Text,
    Use,
    card_texts,
    count_missing,
    passage_texts,
    vectors_of,
    write,
)


class _Counting:
    """Stands in for a model: its vectors tell texts apart, and it counts them."""

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def query(self, texts: list[str]) -> Vectors:
        self.embedded += texts
        return np.array([[len(text), 1, 0] for text in texts], dtype=np.float32)

    def passage(self, texts: list[str]) -> Vectors:
        self.embedded += texts
        return np.array([[len(text), 0, 1] for text in texts], dtype=np.float32)


def _text(words: str, use: Use = Use.PASSAGE) -> Text:
    return Text(id=words, document="d", section="s", use=use, words=words)


def test_the_shipped_vectors_are_those_of_the_bundled_model() -> None:
    bundled = load_embeddings("bundled")
    assert bundled is not None
    texts = (*passage_texts(), *card_texts())
    sample = [texts[place] for place in np.linspace(0, len(texts) - 1, 12, dtype=int)]
    held = Held.read(vectors.SHIPPED / f"{bundled.name}.npz")
    for text in sample:
        embed = bundled.passages if text.use is Use.PASSAGE else bundled.questions
        assert float(embed([text.words])[0] @ held[text.key]) > 0.999, text.id


def test_every_text_of_the_corpus_has_a_shipped_vector(tmp_path: Path) -> None:
    bundled = load_embeddings("bundled")
    assert bundled is not None
    assert count_missing((*passage_texts(), *card_texts()), bundled.name, tmp_path) == 0


def test_only_changed_texts_are_embedded_again(tmp_path: Path) -> None:
    counting = _Counting()
    model = CorpusEmbeddings("counting", counting)
    vectors_of([_text("yksi"), _text("kaksi")], model, tmp_path, progress=False)
    vectors_of([_text("kaksi"), _text("kolmas"), _text("yksi")], model, tmp_path, progress=False)
    assert sorted(counting.embedded) == ["kaksi", "kolmas", "yksi"]


def test_vectors_come_in_the_order_of_the_texts(tmp_path: Path) -> None:
    model = CorpusEmbeddings("counting", _Counting())
    texts = [_text("pitkä teksti"), _text("a"), _text("a", Use.QUESTION), _text("a")]
    found = vectors_of(texts, model, tmp_path, progress=False)
    assert np.allclose(found[1], found[3])
    assert not np.allclose(found[1], found[2])
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-3)


def test_models_do_not_share_vectors(tmp_path: Path) -> None:
    first, second = _Counting(), _Counting()
    vectors_of([_text("yksi")], CorpusEmbeddings("first", first), tmp_path, progress=False)
    vectors_of([_text("yksi")], CorpusEmbeddings("second", second), tmp_path, progress=False)
    assert second.embedded == ["yksi"]


@pytest.mark.parametrize("damage", [b"", b"not a zip", None], ids=["empty", "garbage", "truncated"])
def test_a_damaged_file_holds_nothing(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "model.npz"
    write(path, ["key"], np.ones((1, 384), dtype=np.float32))
    assert "key" in Held.read(path)
    path.write_bytes(path.read_bytes()[:300] if damage is None else damage)
    assert "key" not in Held.read(path)
