"""Wires a run together: questions, assistant, scores, retrieval, report."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from evals import readable
from evals.asker import in_process, over_http
from evals.baseline import Baseline
from evals.question_set import SetName, choose, load_set
from evals.questions import Question, Source
from evals.report import as_data, as_page
from evals.retrieval import Figures, Search, once_each, retrieval
from evals.run import Run, run
from evals.scores import Scores, score_run

if TYPE_CHECKING:
    from assistant import Assistant
    from corpus import Language

# Hits are passages: so many are asked for to see ten different sections.
_PASSAGES_ASKED = 60


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A run with its scores and the retrieval figures of the same questions."""

    run: Run
    scores: Scores
    retrieval: Mapping[str, Figures]

    @property
    def baseline(self) -> Baseline:
        """What would be committed."""
        return Baseline.of(self.run, self.scores, self.retrieval["all"])

    def summary(self) -> str:
        """The figures for the terminal."""
        return readable.summary(self.scores, self.retrieval)

    def write(self, folder: Path) -> None:
        """Write `report.html` and `report.json`."""
        found = {"neuvo": self.retrieval}
        page = as_page(self.run, self.scores, found)
        (folder / "report.html").write_text(page, encoding="utf-8")
        data = json.dumps(as_data(self.run, self.scores, found), indent=1, ensure_ascii=False)
        (folder / "report.json").write_text(data + "\n", encoding="utf-8")


def evaluate(name: SetName, wanted: str | None, url: str | None, folder: Path) -> Evaluation:
    """Run and score a set; raises `EvalError`."""
    from assistant import Assistant

    questions = choose(load_set(name), name, wanted)
    assistant = Assistant()
    ask = over_http(url) if url else in_process(assistant)
    finished = run(name, questions, ask, folder)
    return Evaluation(finished, score_run(finished), retrieval(questions, search_of(assistant)))


def search_of(assistant: "Assistant") -> Search:
    """The assistant's own search, as sections in the order in which they were found."""

    def search(query: str, language: str, k: int) -> Sequence[Source]:
        hits = assistant.search(query, cast("Language", language), _PASSAGES_ASKED)
        found = [Source(document=h.passage.document, section=h.passage.section) for h in hits]
        return once_each(found)[:k]

    return search


def compare_searches(
    questions: Sequence[Question], folder: Path
) -> dict[str, Mapping[str, Figures]]:
    """Retrieval by the assistant and by the stock retrievers; vectors are kept in the folder."""
    from assistant import Assistant
    from evals import stock

    folder.mkdir(parents=True, exist_ok=True)
    searches: dict[str, Search] = {
        "neuvo": search_of(Assistant()),
        "keyword search of the file": stock.keyword_search(),
        "LangChain BM25": stock.langchain_bm25(),
        "LangChain Chroma, bundled embedding": stock.langchain_chroma(
            stock.bundled_embedding(), folder / "vectors"
        ),
    }
    return {name: retrieval(questions, search) for name, search in searches.items()}
