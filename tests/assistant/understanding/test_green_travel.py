import pytest

from assistant.understanding import Language, read


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("menee junalla", "fi"),
        ("bussilla", "fi"),
        ("kimppakyydillä", "fi"),
        ("omalla autolla kimppakyydissä, kimppakyyti", "fi"),
        ("matkustaa vihreästi", "fi"),
        ("ei lennetä vaan mennään junalla", "fi"),
        ("junalla ja laivalla", "fi"),
        ("by train", "en"),
        ("not flying but taking the train", "en"),
        ("car pooling with a friend", "en"),
        ("med tåg", "sv"),
        ("utan barn med tåg", "sv"),
        ("samåkning", "sv"),
    ],
)
def test_train_bus_and_shared_cars_are_green(text: str, language: Language) -> None:
    assert read(text, language).value("green_travel") is True


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("lentää", "fi"),
        ("lentokoneella", "fi"),
        ("ajaa yksin autolla", "fi"),
        ("ei matkusta vihreästi", "fi"),
        ("by plane", "en"),
        ("driving alone", "en"),
        ("flyger", "sv"),
        ("kör ensam", "sv"),
    ],
)
def test_flying_and_driving_alone_are_not(text: str, language: Language) -> None:
    assert read(text, language).value("green_travel") is False


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I am not flying", "en"),
        ("en lennä", "fi"),
        ("omalla autolla", "fi"),
        ("laivalla", "fi"),
        ("en matkusta junalla", "fi"),
        ("junalla tai lentäen", "fi"),
        ("opettaja menee junalla mutta palaa lentäen", "fi"),
        ("a teacher takes the train there and flies back", "en"),
        ("train and plane", "en"),
    ],
)
def test_what_settles_nothing_is_asked(text: str, language: Language) -> None:
    reading = read(text, language)
    assert "green_travel" not in reading.facts
    assert [doubt.input for doubt in reading.doubts] == ["green_travel"]


@pytest.mark.parametrize(
    "text",
    [
        "opiskelija menee junalla mutta palaa lentäen",
        "the student takes the train there and flies back",
        "studenten tar tåg dit och flyg hem",
    ],
)
def test_one_whole_direction_is_enough_for_a_student(text: str) -> None:
    assert read(text, "fi").value("green_travel") is True


@pytest.mark.parametrize(
    "text", ["harjoittelu junayhtiössä", "I will train teachers", "lentoyhtiön harjoittelija"]
)
def test_trains_and_planes_that_are_no_journey_say_nothing(text: str) -> None:
    reading = read(text, "en")
    assert "green_travel" not in reading.facts
    assert "green_travel" not in {doubt.input for doubt in reading.doubts}
