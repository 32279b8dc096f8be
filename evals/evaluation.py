"""Everything that one evaluation found out."""

from dataclasses import dataclass

from evals.baseline import Baseline
from evals.components import Components
from evals.repeats import Repeats
from evals.retrieval import Found


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The runs with their scores, and what the parts alone scored on the same questions.

    Of a service that was asked over HTTP no part can be seen: `retrieval` is None then.
    """

    repeats: Repeats
    retrieval: Found | None = None
    components: Components | None = None

    @property
    def baseline(self) -> Baseline:
        """What would be committed; raises `ValueError` where retrieval was not evaluated."""
        if self.retrieval is None:
            raise ValueError("a baseline needs retrieval")
        overall = self.retrieval.figures["all"]
        figures = {name: round(found.value, 4) for name, found in overall.items()}
        count = float(len(self.retrieval.questions))
        return Baseline.of(self.repeats.runs[0], self.repeats.scores[0], {"n": count, **figures})
