"""A conversation's state as JSON: the same again, and never code."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.storage.previous_json import dumped, loaded
from assistant.understanding import Call, Fact, Previous, Value, read, route

WORDS = st.text("abcåäö €-–", max_size=12)
VALUES: st.SearchStrategy[Value] = st.one_of(
    WORDS,
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.decimals(allow_nan=False, allow_infinity=False, places=2),
    st.dates(),
    st.lists(WORDS, max_size=3).map(tuple),
)
FACTS = st.builds(
    Fact, WORDS, VALUES, WORDS, st.integers(0, 4000), st.integers(0, 4000), st.booleans()
)
STATES = st.builds(
    Previous,
    st.lists(st.builds(Call, WORDS, st.dictionaries(WORDS, VALUES, max_size=3))).map(tuple),
    st.lists(FACTS, max_size=4).map(lambda facts: {fact.name: fact for fact in facts}),
    st.lists(WORDS, max_size=3).map(tuple),
    st.sampled_from(["fi", "en", "sv"]),
)


@given(STATES)
def test_a_state_comes_back_as_it_was(state: Previous) -> None:
    again = loaded(dumped(state))
    assert again == state
    types = [[type(value) for value in call.args.values()] for call in state.calls]
    assert again is not None
    assert [[type(value) for value in call.args.values()] for call in again.calls] == types


def test_a_real_question_comes_back_as_it_was() -> None:
    question = "Apuraha Ranskaan opiskelemaan 15.9.2021–24.1.2022, 2 lasta, junalla, 1500,50 km?"
    intent = route(question, "fi", read(question, "fi"), None)
    state = Previous(intent.calls, intent.facts, ("country",), "fi")
    assert loaded(dumped(state)) == state
    assert state.facts["start"].value == date(2021, 9, 15)


def test_personal_data_do_not_stay_in_a_state() -> None:
    fact = Fact("origin", "040 123 4567", "soita 040 123 4567 tai 131052-308t", 0, 5)
    assert "4567" not in dumped(Previous(facts={"origin": fact}))
    assert "308t" not in dumped(Previous(facts={"origin": fact}))


def test_a_state_of_another_version_is_forgotten() -> None:
    written = json.loads(dumped(Previous())) | {"shapes": "of last year"}
    assert loaded(json.dumps(written)) is None


@pytest.mark.parametrize("value", ['{"pickle": "gASV"}', '{"date": 5}', "null", "[1]"])
def test_what_is_no_value_is_refused(value: str) -> None:
    written = json.loads(dumped(Previous(calls=(Call("staff", {"days": Decimal("1.5")}),))))
    written["calls"][0]["args"]["days"] = json.loads(value)
    with pytest.raises(ValueError, match="no value"):
        loaded(json.dumps(written))
