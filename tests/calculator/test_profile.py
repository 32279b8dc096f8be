from pathlib import Path

import pytest

from calculator import LANGUAGES, Ineligible, Language, calculate
from calculator.errors import DataFaults
from calculator.profile import Profile, fill, load_profile

TO_CANADA = {
    "country": "CA",
    "activity": "studies",
    "children": False,
    "green_travel": False,
    "start": "5.9.2021",
    "end": "15.1.2022",
}


def written(folder: Path, content: str) -> Path:
    path = folder / "profile.yaml"
    path.write_text(content, encoding="utf-8")
    return path


def test_without_a_file_nothing_is_decided_and_nothing_is_filled() -> None:
    assert load_profile() == Profile()
    filled = fill("student-long", TO_CANADA, load_profile())
    assert filled.inputs == TO_CANADA
    assert filled.notes == ()


def test_the_default_contact_is_the_readers_own_institution() -> None:
    contact = load_profile().contact
    assert contact.en == "the international services of your institution"
    assert contact.email is None


def test_the_choice_on_travel_grants_fills_the_input_and_is_noted(tmp_path: Path) -> None:
    profile = load_profile(written(tmp_path, "institution_pays_travel: yes\nhome_town: Turku\n"))
    filled = fill("student-long", TO_CANADA | {"destination": "Toronto"}, profile)
    assert filled.inputs["institution_pays_travel"] is True
    assert filled.inputs["origin"] == "Turku"
    assert [note.code for note in filled.notes] == [
        "profile-institution-pays-travel-yes",
        "profile-origin",
    ]
    assert calculate("student-long", filled.inputs).results[0].value == "3877"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_note_names_the_choice_in_the_readers_language(language: Language) -> None:
    profile = Profile(
        institution_pays_travel=False, instalments=2, first_share=75, home_town="Oulu"
    )
    cases: dict[str, dict[str, object]] = {
        "student-long": TO_CANADA | {"destination": "Toronto"},
        "instalments": {"grant": 2000},
        "changed-mobility": TO_CANADA,
    }
    notes = [
        note for name, case in cases.items() for note in fill(name, case, profile, language).notes
    ]
    assert len({note.code for note in notes}) == 5
    assert all(note.source is not None for note in notes)
    assert [note.text for note in notes if "75" in note.text]
    assert [note.text for note in notes if "Oulu" in note.text]


def test_what_the_user_says_stands() -> None:
    profile = Profile(institution_pays_travel=True, home_town="Turku")
    case = TO_CANADA | {"institution_pays_travel": False, "distance_km": 6500, "destination": "X"}
    filled = fill("student-long", case, profile)
    assert filled.inputs == case
    assert filled.notes == ()


def test_a_home_town_alone_makes_no_journey() -> None:
    assert "origin" not in fill("student-long", TO_CANADA, Profile(home_town="Turku")).inputs


def test_a_calculator_without_the_input_is_left_alone() -> None:
    profile = Profile(institution_pays_travel=True, instalments=2, first_share=80)
    assert fill("organisational-support", {"participants": 5}, profile).notes == ()


def test_a_profile_tells_all_its_faults_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, "first_share: 160\ninstalments: -1\nhometown: Turku\n")
    with pytest.raises(DataFaults) as caught:
        load_profile(path)
    assert len(caught.value.faults) == 3
    assert "hometown" in str(caught.value)


def test_a_choice_that_the_guide_does_not_allow_is_refused_by_the_calculator() -> None:
    filled = fill("instalments", {"grant": 2000}, Profile(instalments=2, first_share=60))
    with pytest.raises(Ineligible):
        calculate("instalments", filled.inputs)


@pytest.mark.parametrize("content", ["home_town: [", "home_town: A\nhome_town: B\n"])
def test_a_file_that_is_no_clean_yaml_is_refused(content: str, tmp_path: Path) -> None:
    with pytest.raises(DataFaults):
        load_profile(written(tmp_path, content))


def test_a_missing_file_is_told_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(DataFaults) as caught:
        load_profile(tmp_path / "nowhere.yaml")
    assert "nowhere.yaml" in str(caught.value)


def test_an_empty_file_is_the_defaults(tmp_path: Path) -> None:
    assert load_profile(written(tmp_path, "")) == Profile()
