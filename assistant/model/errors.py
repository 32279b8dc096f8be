"""What can be wrong with a language model: how it was set up, and how it did in one question."""

from typing import Literal, TypeAlias

Failure: TypeAlias = Literal["rejected", "failed"]
"""Its words did not verify, or it did not do its part at all."""


class ModelSetupError(Exception):
    """The base of everything that is wrong with the settings of the language model."""


class MissingExtra(ModelSetupError):
    """The provider's package is not installed."""

    def __init__(self, provider: str) -> None:
        super().__init__(
            f"NEUVO_MODEL names the provider '{provider}', whose package is not installed: "
            f"pip install -c constraints.txt -e '.[{provider}]'"
        )
        self.provider = provider


class MissingKey(ModelSetupError):
    """The provider wants a key, and the environment has none."""

    def __init__(self, variable: str) -> None:
        super().__init__(f"NEUVO_MODEL needs a key in the environment variable {variable}")
        self.variable = variable


class Unusable(ModelSetupError):
    """The provider's package refused the settings; its own words may hold a key and stay out."""

    def __init__(self, provider: str, kind: str) -> None:
        super().__init__(f"the provider '{provider}' refused NEUVO_MODEL or its settings: {kind}")
        self.provider = provider


class ModelFailed(Exception):
    """The model has no part in this answer; the rules give it.

    `reason` is for operators and evaluations: a code and perhaps the kind of an error, never a
    text that a provider or a model wrote.
    """

    def __init__(self, failure: Failure, reason: str) -> None:
        super().__init__(reason)
        self.failure = failure
        self.reason = reason
