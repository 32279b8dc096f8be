"""Retrieval by what a user would pick instead, beside the assistant's own, for the README.

`alternatives.json` keeps what the last accepted run gave; the README shows it as a table between
two marks, and a test checks that both say the same.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from pydantic import BaseModel, ConfigDict, TypeAdapter

from evals.components import own_search
from evals.errors import DataFileError
from evals.intervals import Difference, Mean
from evals.question_set import SetName, set_digest
from evals.questions import Question
from evals.retrieval import Found, retrieval

if TYPE_CHECKING:
    from assistant import Assistant

PATH = Path(__file__).with_name("alternatives.json")
README = Path(__file__).parents[1] / "README.md"

OWN = "Neuvo"
_START = "<!-- made by `neuvo eval baselines --accept` -->"
_END = "<!-- end of what is made -->"
_SETS: Mapping[SetName, str] = {"dev": "development", "test": "test"}


class Alternatives(BaseModel):
    """Retrieval figures by who searches, group of questions and measure, over one set.

    `difference` is how many more questions the assistant finds at 5 than each other search.
    """

    model_config = ConfigDict(frozen=True)

    digest: str
    questions: int
    figures: dict[str, dict[str, dict[str, Mean]]]
    difference: dict[str, Difference]

    @classmethod
    def of(cls, found: Mapping[str, Found]) -> Self:
        """What several searches found for the same questions, the assistant's own among them."""
        questions = found[OWN].questions
        return cls.model_validate(
            {
                "digest": set_digest(questions),
                "questions": len(questions),
                "figures": {who: search.figures for who, search in found.items()},
                "difference": {
                    who: found[OWN].beside(search) for who, search in found.items() if who != OWN
                },
            }
        )


Accepted = dict[SetName, Alternatives]
_FILE = TypeAdapter(Accepted)


def search_all(
    questions: Sequence[Question], assistant: "Assistant", folder: Path
) -> dict[str, Found]:
    """Retrieval by the assistant and by the others; their vectors stay in the folder."""
    from evals import stock

    bundled, vectors = stock.bundled_embedding(), folder / "vectors"
    searches = {
        OWN: own_search(assistant),
        "the bundled embedding alone": stock.nearest_passage(bundled, vectors),
        "LangChain, Chroma and the bundled embedding": stock.langchain_chroma(bundled, vectors),
        "LangChain's BM25": stock.langchain_bm25(),
        "keyword search of the file": stock.keyword_search(),
    }
    return {who: retrieval(questions, search) for who, search in searches.items()}


def read_accepted(path: Path) -> Accepted:
    """Read the accepted figures of every set; raises `DataFileError`."""
    try:
        return _FILE.validate_json(path.read_bytes())
    except ValueError as error:
        raise DataFileError([f"{path.name}: {error}"]) from error


def accept(name: SetName, alternatives: Alternatives, path: Path, readme: Path) -> None:
    """Make these the figures of a set, in the file and in the README."""
    accepted = read_accepted(path) if path.exists() else {}
    accepted = {**accepted, name: alternatives}
    path.write_bytes(_FILE.dump_json(accepted, indent=1) + b"\n")
    page = readme.read_text(encoding="utf-8")
    readme.write_text(with_table(page, accepted), encoding="utf-8")


def with_table(page: str, accepted: Accepted) -> str:
    """The page with the present table between its marks; raises `DataFileError` without them."""
    marked = re.compile(f"{re.escape(_START)}.*?{re.escape(_END)}", re.DOTALL)
    tables = [table(name, accepted[name]) for name in _SETS if name in accepted]
    made = "\n\n".join((_START, *tables, _END))
    if not marked.search(page):
        raise DataFileError([f"no place for the table: '{_START}' … '{_END}'"])
    return marked.sub(lambda _: made, page)


def table(name: SetName, found: Alternatives) -> str:
    """The figures of one set in Markdown."""
    languages = ("fi", "en", "sv")
    head = [
        "who searches",
        "recall@1",
        "recall@5 (95 % interval)",
        *languages,
        "MRR@10",
        "Neuvo's lead",
    ]
    rows = [head, ["---", *["---:"] * (len(head) - 1)]]
    for who, groups in found.figures.items():
        overall = groups["all"]
        best = overall["recall@5"]
        rows.append(
            [
                who,
                f"{overall['recall@1'].value:.2f}",
                f"{best.value:.2f} ({best.low:.2f}–{best.high:.2f})",
                *(
                    f"{groups[one]['recall@5'].value:.2f}" if one in groups else "–"
                    for one in languages
                ),
                f"{overall['MRR@10'].value:.2f}",
                _lead(found.difference.get(who)),
            ]
        )
    lines = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"The {found.questions} {_SETS[name]} questions that a section answers:\n\n{lines}"


def _lead(difference: Difference | None) -> str:
    """Points of recall@5 with the paired interval."""
    if difference is None:
        return "–"
    low, high = difference.low * 100, difference.high * 100
    return f"{difference.value * 100:+.0f} points ({low:+.0f} to {high:+.0f})"
