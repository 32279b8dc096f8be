"""The assistant's face: questions in, verified answers out."""

import secrets
from collections.abc import Mapping, Sequence

from langchain_core.language_models import BaseChatModel

from assistant.answer import Answer, Consultation, ConsultationOutcome
from assistant.citations import Citations
from assistant.cleaning import clean
from assistant.conversations import (
    Conversation,
    Conversations,
    ConversationsInMemory,
    new_conversation,
)
from assistant.evidence import strength
from assistant.house import House
from assistant.model.errors import ModelFailed
from assistant.model.prompts import version
from assistant.model.talk import Talk
from assistant.pipeline import UNDERSTANDING, run
from assistant.settings import Settings
from assistant.tools import Toolbox
from assistant.turn import Turn
from assistant.understood import Understood
from calculator import Calculation, Language, calculate
from corpus import Hit


class Assistant:
    """Answers questions; may be used from several threads at once.

    Conversations are kept in memory where no other place for them is given; a chat model may be
    given instead of being named in the settings. Raises `assistant.model.errors.ModelSetupError`
    where the settings name a model that cannot be had.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        conversations: Conversations | None = None,
        model: BaseChatModel | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self._house = House(self.settings, model)
        self._conversations = conversations or ConversationsInMemory(self.settings.conversations)

    def ask(
        self,
        question: str,
        *,
        conversation_id: str | None = None,
        owner: str = "",
        language: Language = "fi",
    ) -> Answer:
        """Answer one question.

        Args:
            question: As typed; anything at all, an unusable one gets an `invalid` answer.
            conversation_id: Of an earlier answer to the same owner, to go on from it.
            owner: Whose conversation it is, where there are several.
            language: Of the answer where the question does not show one.
        """
        conversation = self._conversations.open(conversation_id, owner)
        answer = self._answer(question, conversation, language)
        kept = clean(question)[: self.settings.question_limit]
        self._conversations.record(conversation, kept, answer)
        return answer

    def answer(self, turns: Sequence[str]) -> Answer:
        """Answer the last of some turns that form one conversation of their own.

        Raises `ValueError` when there is no turn. A language model sees the last turn only: the
        ones before it tell what that refers to, and need no words of their own.
        """
        if not turns:
            raise ValueError("turns: at least one question is needed")
        conversation = new_conversation()
        self._answer_by_rules(turns[:-1], conversation)
        return self._answer(turns[-1], conversation, "fi")

    def warm_up(self, questions: Sequence[str]) -> None:
        """Answer some questions for nobody: the index and all tables are in memory then."""
        self._answer_by_rules(questions, new_conversation())

    def calculate(
        self, name: str, inputs: Mapping[str, object], language: Language = "en"
    ) -> Calculation:
        """Run one calculator; raises what `calculator.calculate` raises."""
        return calculate(name, inputs, language=language)

    def toolbox(self, language: Language) -> Toolbox:
        """The tools as a language model calls them, with the institution's own choices."""
        return self._house.toolbox(language)

    def search(
        self,
        query: str,
        language: Language,
        k: int = 10,
        *,
        without: frozenset[str] = frozenset(),
    ) -> tuple[Hit, ...]:
        """The passages of the `k` best sections, best first; `without` some of `corpus.PARTS`."""
        return self._house.search(clean(query), language, k, without=without)

    def understand(self, turns: Sequence[str]) -> Understood:
        """What the last of some turns is taken to ask for; the documents are not searched.

        Raises `ValueError` when there is no turn.
        """
        if not turns:
            raise ValueError("turns: at least one question is needed")
        conversation = new_conversation()
        for question in turns:
            turn = _opened(question, conversation, "fi")
            run(turn, self._house, UNDERSTANDING)
        return Understood(turn.language, turn.route, tuple(turn.calls), turn.missing)

    def evidence(self, question: str, language: Language) -> float:
        """How strongly the documents speak for an answer: from 0 on one is given."""
        return strength(question, language, self._house.search(clean(question), language))

    def open_index(self) -> None:
        """Build or open the index now instead of at the first question."""
        _ = self._house.index

    def _answer_by_rules(self, questions: Sequence[str], conversation: Conversation) -> None:
        for question in questions:
            run(_opened(question, conversation, "fi"), self._house)

    def _answer(self, question: str, conversation: Conversation, language: Language) -> Answer:
        turn = _opened(question, conversation, language)
        turn.talk = talk = self._house.model.talk() if self._house.model else None
        failure: ModelFailed | None = None
        try:
            run(turn, self._house)
        except ModelFailed as failed:
            # The same way once more, without the model: what the rules alone answer.
            failure, spent = failed, turn.timings
            turn = _opened(question, conversation, language)
            run(turn, self._house)
            turn.caution("without_model")
            turn.timings["model"] = round(sum(spent.values()), 3)
        return Answer(
            id=secrets.token_urlsafe(12),
            conversation_id=conversation.id,
            language=turn.language,
            behaviour=turn.behaviour,
            text=turn.text,
            citations=turn.citations.all(),
            calculations=turn.traces,
            missing=turn.missing,
            caveats=tuple(turn.caveats.values()),
            route=turn.route,
            mode="model" if turn.is_worded else "rules",
            model=talk.model if talk and turn.is_worded else None,
            consultation=_consultation(turn, talk, failure) if talk and talk.calls else None,
            timings=turn.timings,
        )


def _consultation(turn: Turn, talk: Talk, failure: ModelFailed | None) -> Consultation:
    """What came of the model's part."""
    outcome: ConsultationOutcome
    if failure:
        outcome = failure.failure
    elif turn.is_worded:
        outcome = "repaired" if talk.repairs else "verified"
    else:
        outcome = "asked_back" if turn.is_asked_back else "unworded"
    return Consultation(
        outcome=outcome,
        reason=failure.reason if failure else "",
        calls=talk.calls,
        tokens=talk.tokens,
        prompts=version(),
    )


def _opened(question: str, conversation: Conversation, language: Language) -> Turn:
    previous = conversation.previous
    return Turn(
        question=clean(question),
        conversation=conversation,
        citations=Citations(),
        language=previous.language if previous else language,
    )
