import pytest

from assistant.understanding import Language, read


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("on pieni lapsi", "fi"),
        ("perheellinen opiskelija", "fi"),
        ("kaksi lasta", "fi"),
        ("lapsi jää Suomeen", "fi"),
        ("5-vuotias poika", "fi"),
        ("yksinhuoltaja", "fi"),
        ("lapsi, ei lennä", "fi"),
        ("aikuinen tytär ja pieni poika", "fi"),
        ("with two kids", "en"),
        ("has a 3-year-old daughter", "en"),
        ("single parent", "en"),
        ("not flying, one child", "en"),
        ("med två barn", "sv"),
        ("har ett litet barn", "sv"),
    ],
)
def test_children_under_age_count(text: str, language: Language) -> None:
    assert read(text, language).value("children") is True


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ei lapsia", "fi"),
        ("ei ole lapsia", "fi"),
        ("lapsia ei ole", "fi"),
        ("ilman lapsia", "fi"),
        ("lapseton", "fi"),
        ("aikuinen lapsi", "fi"),
        ("tytär on 20-vuotias", "fi"),
        ("no kids", "en"),
        ("doesn't have children", "en"),
        ("my 22-year-old son", "en"),
        ("grown-up children", "en"),
        ("utan barn", "sv"),
        ("inga barn", "sv"),
        ("bara vuxna barn", "sv"),
    ],
)
def test_no_children_and_grown_ups_do_not(text: str, language: Language) -> None:
    assert read(text, language).value("children") is False


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("tytär tulee mukaan", "fi"),
        ("olen raskaana", "fi"),
        ("lapsi täyttää 18 vaihdon aikana", "fi"),
        ("my daughter comes along", "en"),
        ("we are expecting", "en"),
        ("dottern följer med", "sv"),
    ],
)
def test_a_child_of_unsaid_age_or_on_the_way_is_asked(text: str, language: Language) -> None:
    reading = read(text, language)
    assert "children" not in reading.facts
    assert [doubt.input for doubt in reading.doubts] == ["children"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("harjoittelu lastensairaalassa", "fi"),
        ("lastentarhanopettajaopiskelija", "fi"),
        ("hän opettaa lapsia päiväkodissa", "fi"),
        ("intern at a children's hospital", "en"),
        ("teaching children in a school", "en"),
        ("praktik på ett barnsjukhus", "sv"),
        ("22-vuotias opiskelija", "fi"),
    ],
)
def test_other_peoples_children_say_nothing(text: str, language: Language) -> None:
    reading = read(text, language)
    assert "children" not in reading.facts
    assert "children" not in {doubt.input for doubt in reading.doubts}
