"""Understanding what people type: inputs, follow-ups and mixed questions, in three languages.

`read` says what was understood, `route` what is to be done about it. Both are pure: the same text
gives the same result, and nothing is read but this package's own data and the calculators' tables.
"""

from assistant.understanding.arguments import call as called
from assistant.understanding.arguments import doubts_for
from assistant.understanding.errors import VocabularyFaults
from assistant.understanding.fact import Doubt, Fact, Loose, Reading, Value
from assistant.understanding.intent import Call, Intent, Previous, remembered
from assistant.understanding.languages import detect_language
from assistant.understanding.lexicon import Language
from assistant.understanding.premises import Premise, false_premises, without_figures
from assistant.understanding.reading import read
from assistant.understanding.routing import route
from assistant.understanding.topics import MOBILITY, mobility

__all__ = [
    "MOBILITY",
    "Call",
    "Doubt",
    "Fact",
    "Intent",
    "Language",
    "Loose",
    "Premise",
    "Previous",
    "Reading",
    "Value",
    "VocabularyFaults",
    "called",
    "detect_language",
    "doubts_for",
    "false_premises",
    "mobility",
    "read",
    "remembered",
    "route",
    "without_figures",
]
