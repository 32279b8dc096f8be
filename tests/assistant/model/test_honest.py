"""An honest model's prose goes through as it is: what the verifier asks can be met."""

from collections import Counter

from assistant.model.prose import Rejected, render
from calculator import LANGUAGES
from tests.assistant.model.cases import Briefing, honest_cases
from tests.assistant.model.oracle import false_quotes, untraceable_in

SHARE = 0.95
SHARE_OF_EACH = 0.9
"""No language may fare much worse than the others."""


def test_honest_prose_passes_unchanged() -> None:
    told, passed, refused = Counter[str](), Counter[str](), []
    for case in honest_cases():
        for language in LANGUAGES:
            briefing, question = Briefing(case, language), case.told(language).question
            for number, draft in enumerate(case.told(language).drafts):
                told[language] += 1
                try:
                    prose = render(briefing.named(draft), briefing.materials, language, question)
                except Rejected as rejected:
                    refused.append(f"{case.id} {language} {number}: {rejected}")
                    continue
                passed[language] += 1
                text = "\n\n".join(prose.paragraphs)
                assert untraceable_in(briefing, text, prose.citations.all()) == set()
                assert false_quotes(text, question) == []
    assert told.total() >= 200
    assert passed.total() >= SHARE * told.total(), "\n".join(refused)
    assert min(passed[language] / told[language] for language in LANGUAGES) >= SHARE_OF_EACH
