"""The index from the command line: built with a progress bar, or only checked."""

from assistant.settings import Settings
from corpus import CorpusError, index_fault, open_index


def build_index() -> None:
    """Build the index where it is missing, damaged or out of date."""
    settings = Settings()
    open_index(settings.data / "index", settings.embeddings, progress=True).close()
    print(f"index: {settings.data / 'index'}")


def check_index() -> str | None:
    """What is wrong with the index, or None when it is complete and up to date."""
    settings = Settings()
    try:
        return index_fault(settings.data / "index", settings.embeddings)
    except CorpusError as error:
        return str(error)
