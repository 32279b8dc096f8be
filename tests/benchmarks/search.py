"""Prints milliseconds a search takes beside the embedding of its question; run it by its path.

The baseline is the product of the question with all vectors of the corpus, in the same run: the
ratio compares across machines, the milliseconds do not.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import cast
from unittest.mock import patch

import numpy as np
import yaml

from corpus import Index, Language, open_index
from corpus.embeddings import CorpusEmbeddings, Vectors, load_embeddings
from corpus.vectors import all_texts

QUESTIONS = Path(__file__).parents[1] / "corpus" / "held_out.yaml"


class Remembering(CorpusEmbeddings):
    """Embeds each question once, so that only the search is measured."""

    def __init__(self, embeddings: CorpusEmbeddings) -> None:
        self.name = embeddings.name
        self._embeddings = embeddings
        self._known: dict[str, Vectors] = {}

    def query(self, text: str) -> Vectors:
        """Embed a question, or remember it."""
        if text not in self._known:
            self._known[text] = self._embeddings.query(text)
        return self._known[text]


def milliseconds(work: Callable[[], object], rounds: int = 5) -> float:
    """The best of several rounds, in CPU time."""
    work()
    best = float("inf")
    for _ in range(rounds):
        started = process_time()
        work()
        best = min(best, process_time() - started)
    return best * 1000


def median(index: Index, asked: Sequence[dict[str, str]], without: frozenset[str]) -> float:
    """The median over the questions."""
    times = [
        milliseconds(
            partial(index.search, one["text"], cast("Language", one["language"]), without=without)
        )
        for one in asked
    ]
    return float(np.median(times))


def main() -> None:
    """Print the table."""
    model = load_embeddings("bundled")
    if model is None:
        raise SystemExit("the bundled model is needed")
    remembering = Remembering(model)
    asked = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))["questions"]
    vectors = np.ones((len(all_texts()), len(model.query("?"))), dtype=np.float32)
    baseline = milliseconds(lambda: vectors @ vectors[0])
    with TemporaryDirectory() as folder:
        with patch("corpus.index.load_embeddings", return_value=remembering):
            index = open_index(Path(folder))
        for name, without in (("search", ()), ("by words alone", ("meaning",))):
            took = median(index, asked, frozenset(without))
            print(f"{name:15} {took:6.2f} ms {took / baseline:6.1f} times the baseline")
        index.close()


if __name__ == "__main__":
    main()
