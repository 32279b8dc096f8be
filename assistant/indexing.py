"""The index from the command line: built with a progress bar, checked, its model exported."""

from pathlib import Path

from assistant.settings import Settings
from corpus import (
    CorpusError,
    index_fault,
    make_sentence_transformers_folder,
    open_index,
    remake_shipped,
)


def build_index(*, remake: bool) -> None:
    """Build the index where it is missing, damaged or out of date.

    With `remake` the vectors that ship with the documents are brought up to date first.
    """
    settings = Settings()
    if remake:
        print(f"texts embedded anew: {remake_shipped()}")
    open_index(settings.data / "index", settings.embeddings, progress=True).close()
    print(f"index: {settings.data / 'index'}")


def check_index() -> str | None:
    """What is wrong with the index, or None when it is complete and up to date."""
    settings = Settings()
    try:
        return index_fault(settings.data / "index", settings.embeddings)
    except CorpusError as error:
        return str(error)


def export_model(folder: Path) -> None:
    """Write the bundled model as a folder that sentence-transformers reads."""
    make_sentence_transformers_folder(folder)
    print(f"use it with NEUVO_EMBEDDINGS=sentence-transformers:{folder}")
