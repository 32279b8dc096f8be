"""The table of what a user would pick instead."""

from collections.abc import Callable
from pathlib import Path

import pytest

from evals.alternatives import (
    OWN,
    PATH,
    README,
    Alternatives,
    accept,
    read_accepted,
    with_table,
)
from evals.errors import DataFileError
from evals.questions import GUIDE, Question, Source
from evals.retrieval import retrieval

PAGE = """# Title

<!-- made by `neuvo eval baselines --accept` -->
old
<!-- end of what is made -->

The end.
"""


@pytest.fixture
def found(question: Callable[..., Question]) -> Alternatives:
    questions = [question(id=f"q{n}") for n in range(10)]
    right = [Source(document=GUIDE, section="4.7.3")]
    searches = {
        OWN: retrieval(questions, lambda _query, _language, _k: right),
        "a search that finds nothing": retrieval(questions, lambda _query, _language, _k: []),
    }
    return Alternatives.of(searches)


def test_the_readme_shows_the_accepted_figures() -> None:
    page = README.read_text(encoding="utf-8")
    assert with_table(page, read_accepted(PATH)) == page


def test_accepted_figures_are_read_as_they_were_written_and_shown(
    found: Alternatives, tmp_path: Path
) -> None:
    kept, readme = tmp_path / "alternatives.json", tmp_path / "README.md"
    readme.write_text(PAGE)
    accept("test", found, kept, readme)
    accept("dev", found, kept, readme)
    assert read_accepted(kept) == {"test": found, "dev": found}
    page = readme.read_text()
    assert "| a search that finds nothing | 0.00 | 0.00 (0.00–0.28) | 0.00 | – | – | 0.00 |" in page
    assert "The 10 development questions" in page
    assert "old" not in page
    assert page.startswith("# Title\n")
    assert page.endswith("The end.\n")


def test_a_readme_without_a_place_for_the_table_is_refused(found: Alternatives) -> None:
    with pytest.raises(DataFileError, match="no place"):
        with_table("# Title", {"dev": found})
