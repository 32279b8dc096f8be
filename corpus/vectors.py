"""The vectors of the passages and cards: shipped with the package, missing ones computed.

A file holds float16 vectors, keyed by the hash of the text and of its use; its name is the
model's. Only a text that changed is embedded again.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from corpus.beyond import load_beyond
from corpus.cards import load_cards
from corpus.data_files import HERE
from corpus.embeddings import BUNDLED, CorpusEmbeddings, Vectors, load_embeddings
from corpus.errors import EmbeddingsUnavailableError
from corpus.passages import Passage, passages

SHIPPED = HERE / "vectors"

_BATCH = 16


class Use(StrEnum):
    """How a text is embedded: as what is asked, or as what answers."""

    QUESTION = "question"
    PASSAGE = "passage"


@dataclass(frozen=True)
class Text:
    """A text to be embedded: a passage, or a sentence of the card of `section`."""

    id: str
    document: str
    section: str
    use: Use
    words: str

    @property
    def key(self) -> str:
        """What its vector is kept under, whatever the text's place in the corpus."""
        return hashlib.sha256(f"{self.use}\0{self.words}".encode()).hexdigest()[:32]


class Held:
    """The vectors one file holds; a missing or damaged file holds none."""

    def __init__(self, keys: Sequence[str], vectors: NDArray[np.float16]) -> None:
        self._rows = {key: row for row, key in enumerate(keys)}
        self._vectors = vectors

    @classmethod
    def read(cls, path: Path) -> "Held":
        """Read a file that `write` wrote."""
        try:
            # A file that breaks off half way would stay open in NumPy's hands: open it here.
            with path.open("rb") as file, np.load(file, allow_pickle=False) as content:
                return cls([str(key) for key in content["keys"]], content["vectors"])
        except (OSError, EOFError, ValueError, KeyError, BadZipFile):
            return cls([], np.zeros((0, 0), dtype=np.float16))

    def __contains__(self, key: str) -> bool:
        return key in self._rows

    def __getitem__(self, key: str) -> Vectors:
        vector: Vectors = self._vectors[self._rows[key]].astype(np.float32)
        return vector


def write(path: Path, keys: Sequence[str], vectors: Vectors) -> None:
    """Write vectors so that a reader sees the old file or the whole new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.npz")
    np.savez(unfinished, keys=np.array(keys), vectors=vectors.astype(np.float16))
    unfinished.replace(path)


def passage_texts() -> tuple[Text, ...]:
    """What is embedded of the passages, in their order: each under its headings."""
    return tuple(_passage_text(passage) for passage in passages())


def card_texts() -> tuple[Text, ...]:
    """What is embedded of the cards, in their order: summaries and questions."""
    return tuple(_card_texts())


def beyond_texts() -> tuple[Text, ...]:
    """What is embedded of the questions that no document answers, in their order."""
    return tuple(
        Text(f"beyond/{number}", "", asked.subject, Use.QUESTION, asked.words)
        for number, asked in enumerate(load_beyond(), start=1)
    )


def all_texts() -> tuple[Text, ...]:
    """Everything that is embedded."""
    return (*passage_texts(), *card_texts(), *beyond_texts())


def vectors_of(
    wanted: Sequence[Text], embeddings: CorpusEmbeddings, kept: Path, *, progress: bool
) -> Vectors:
    """One vector of length one for each text, in order.

    Vectors come from the shipped file of the model or from the folder `kept`; the rest are
    computed and kept there.
    """
    stored = file_name(embeddings.name)
    shipped, own = Held.read(SHIPPED / stored), Held.read(kept / stored)
    known = {
        text.key: held[text.key] for text in wanted for held in (own, shipped) if text.key in held
    }
    missing = list({text.key: text for text in wanted if text.key not in known}.values())
    if missing:
        known |= _embed(missing, embeddings, progress=progress)
        write(kept / stored, list(known), np.stack(list(known.values())))
    return np.stack([known[text.key] for text in wanted])


def count_missing(wanted: Sequence[Text], model: str, kept: Path) -> int:
    """How many of the texts have no stored vector of the model."""
    held = [Held.read(folder / file_name(model)) for folder in (SHIPPED, kept)]
    return sum(not any(text.key in each for each in held) for text in wanted)


def remake_shipped(*, progress: bool = True) -> int:
    """Bring the shipped vectors of the bundled model up to date; returns how many were computed.

    Vectors of texts that are gone are dropped.
    """
    embeddings = load_embeddings(BUNDLED)
    if embeddings is None:
        raise EmbeddingsUnavailableError(BUNDLED, "no model")
    path = SHIPPED / file_name(embeddings.name)
    held = Held.read(path)
    wanted = {text.key: text for text in all_texts()}
    missing = [text for key, text in wanted.items() if key not in held]
    fresh = _embed(missing, embeddings, progress=progress)
    keys = sorted(wanted)
    write(path, keys, np.stack([fresh[key] if key in fresh else held[key] for key in keys]))
    return len(missing)


def _embed(
    missing: Sequence[Text], embeddings: CorpusEmbeddings, *, progress: bool
) -> dict[str, Vectors]:
    embedded: dict[str, Vectors] = {}
    with tqdm(total=len(missing), unit=" texts", desc="Embedding", disable=not progress) as bar:
        for use, embed in (
            (Use.PASSAGE, embeddings.passages),
            (Use.QUESTION, embeddings.questions),
        ):
            of_use = [text for text in missing if text.use is use]
            for start in range(0, len(of_use), _BATCH):
                batch = of_use[start : start + _BATCH]
                rows = embed([text.words for text in batch])
                embedded |= {text.key: row for text, row in zip(batch, rows, strict=True)}
                bar.update(len(batch))
    return embedded


def _passage_text(passage: Passage) -> Text:
    headings = " – ".join(passage.path)
    return Text(
        id=passage.id,
        document=passage.document,
        section=passage.section,
        use=Use.PASSAGE,
        words=f"{headings}: {passage.search_text}",
    )


def _card_texts() -> Iterator[Text]:
    for (document, section), card in load_cards().items():
        for number, (_, words) in enumerate(card.texts(), start=1):
            yield Text(
                id=f"{document}/{section}?{number}",
                document=document,
                section=section,
                use=Use.QUESTION,
                words=words,
            )


def file_name(model: str) -> str:
    """The name of the file that holds a model's vectors."""
    return re.sub(r"[^\w.-]+", "-", model) + ".npz"
