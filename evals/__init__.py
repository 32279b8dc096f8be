"""The curated questions, runs over them, scores, reports and comparisons.

Uses the public faces of the assistant and of the documents, as any user of them would.
"""

from evals.question_set import load_set
from evals.questions import Category, Question

__all__ = ["Category", "Question", "load_set"]
