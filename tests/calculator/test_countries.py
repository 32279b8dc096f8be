import re
from pathlib import Path

import pytest
import yaml

from calculator.countries import Country, UnknownCountry, by_code, by_name, load_countries
from calculator.errors import DataFaults

GUIDE = Path(__file__).parents[2] / "corpus/sources/ka131-guide-2021.txt"
COUNTRIES = Path(__file__).parents[2] / "calculator/rates/2021/countries.yaml"


@pytest.fixture(scope="module")
def guide() -> list[str]:
    return GUIDE.read_text(encoding="utf-8").split("\n")


def section(guide: list[str], first: str, after: str) -> list[str]:
    """The lines from one heading to another, in the body and not the table of contents."""
    return guide[len(guide) - 1 - guide[::-1].index(first) : guide.index(after, 200)]


def listed_names(line: str) -> list[str]:
    names = re.split(r",\s|\sja\s(?!Hertse|Barbuda|Nevis|Grenad|Principe|Tobago)", line.strip(" ."))
    return [name.replace("¹⁹", "").strip() for name in names]


def test_every_country_of_2_1_is_a_programme_country(guide: list[str]) -> None:
    lines = section(guide, "2.1. Ohjelmamaat", "2.2. Kumppanimaat")
    names = [
        name
        for line in lines
        if line.startswith("- ")
        for name in listed_names(re.sub(r"^- (EU:n jäsenvaltiot|ETA/EFTA-maat|sekä)", "", line))
    ]
    assert len(names) == 32
    assert all(by_name(name).is_programme_country for name in names)
    programme = {code for code, country in load_countries().items() if country.region is None}
    assert programme == {by_name(name).code for name in names} | {"FI"}


def test_every_partner_country_of_2_2_has_the_region_of_its_row(guide: list[str]) -> None:
    found = {}
    for line in section(guide, "2.2. Kumppanimaat", "2.3. Erityistapaukset"):
        if "\t" in line:
            heading, names = line.split("\t", 1)
            region = int(re.search(r"[Aa]lue (\d+)", heading)[1])
            found |= {by_name(name).code: region for name in listed_names(names)}
    assert len(found) == 169
    partners = {c.code: c.region for c in load_countries().values() if not c.is_programme_country}
    assert found == partners


def table(guide: list[str], first: str, after: str, group: str) -> dict[str, str]:
    """The countries of a table's rows by the group that the row's first cell names."""
    groups: dict[str, str] = {}
    current = ""
    for line in section(guide, first, after):
        if match := re.match(rf"Group ({group})\b", line):
            current = match[1]
        if match or line.startswith("\tPartner countries in region"):
            cells = re.sub(r"\t[\d €\t]*$", "", line)
            cells = re.sub(r"Partner countries (in|from) region \d+:", ",", cells)
            cells = re.sub(r"Group (\d,[^\t]*\t|[A-C] - )", "", cells).replace("*", "")
            names = (name.strip(" .\t").removeprefix("and ") for name in cells.split(","))
            groups |= {by_name(name).code: current for name in names if name}
    return groups


def test_student_groups_are_those_of_the_table_in_5_3_4_2(guide: list[str]) -> None:
    rows = table(
        guide,
        "5.3.4.2. Opiskelija- ja harjoittelijavaihdon kuukausiapurahojen suuruudet",
        "5.3.4.3. Matkatuki opiskelija- ja harjoittelijaliikkuvuudessa",
        "[12]",
    )
    assert len(rows) == 39
    countries = load_countries()
    assert rows == {c.code: str(c.student_group) for c in countries.values() if c.student_group}


def test_staff_groups_are_those_of_the_table_in_5_3_5_2(guide: list[str]) -> None:
    rows = table(
        guide,
        "5.3.5.2. Oleskelutuki ja vaihdon päivämäärien kirjaaminen",
        "5.3.6. *Esimerkkejä opettaja- ja henkilökuntavaihtoapurahojen laskemisesta*",
        "[ABC]",
    )
    assert len(rows) == 40
    countries = load_countries()
    partners = {code for code, country in countries.items() if country.staff_group == "partner"}
    assert rows == {c.code: c.staff_group for c in countries.values() if c.code not in partners}
    assert {countries[code].region for code in partners} == set(range(1, 14)) - {5}


def test_every_quote_stands_in_the_guide(guide: list[str]) -> None:
    text = " ".join("\n".join(guide).split())
    for country in load_countries().values():
        for source in (country.listed, country.student_source, country.staff_source):
            assert source is None or source.quote in text


def test_finland_sends_and_receives_only_invited_staff() -> None:
    finland = load_countries()["FI"]
    assert finland.is_programme_country
    assert finland.staff_group == "A"
    assert (finland.student_group, finland.student_source) == (None, None)


def test_partner_countries_outside_europe_take_the_partner_rates() -> None:
    japan = by_name("Japani")
    assert (japan.region, japan.student_group, japan.staff_group) == (13, None, "partner")
    assert japan.student_source is not None
    assert "700 euroa/kk" in japan.student_source.quote
    assert "180 €/pv" in japan.staff_source.quote


def test_the_british_isles_and_switzerland_are_partners_at_european_rates() -> None:
    for name in ("Iso-Britannia", "Sveitsi", "Färsaaret"):
        country = by_name(name)
        assert (country.region, country.student_group, country.staff_group) == (14, 1, "A")


def test_a_country_is_found_by_its_code() -> None:
    france = by_code("FR")
    assert isinstance(france, Country)
    assert france.names == {"fi": "Ranska", "en": "France", "sv": "Frankrike"}
    assert by_code("AQ") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Ranskaan", "FR"),
        ("the Netherlands", "NL"),
        ("Sverige", "SE"),
        ("iso britannia", "GB"),
        ("Itavalta", "AT"),
        ("Bosnia & Herzegovina", "BA"),
        ("USA:ssa", "US"),
        ("us", "US"),
        ("Oman", "OM"),
        ("Peru", "PE"),
        ("Norway.", "NO"),
    ],
)
def test_a_whole_name_needs_no_context(name: str, code: str) -> None:
    assert by_name(name).code == code


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [("Ruotzi", "Ruotsi"), ("Sweeden", "Sweden"), ("Frankriket", "Frankrike")],
)
def test_a_misspelt_country_is_suggested_and_never_guessed(name: str, suggestion: str) -> None:
    with pytest.raises(UnknownCountry) as error:
        by_name(name)
    assert error.value.name == name
    assert suggestion in error.value.suggestions
    assert suggestion in str(error.value)


@pytest.mark.parametrize("name", ["Antarctica", "Narnia", "", "42", "Latinalainen Amerikka"])
def test_what_the_guide_does_not_list_is_unknown(name: str) -> None:
    with pytest.raises(UnknownCountry):
        by_name(name)


def changed(folder: Path, old: str, new: str) -> Path:
    text = COUNTRIES.read_text(encoding="utf-8")
    assert old in text
    (folder / "countries.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_all_faults_of_the_data_are_reported_at_once(tmp_path: Path) -> None:
    folder = changed(tmp_path, "countries: [FO, CH, GB]", "countries: [FO, CH, CH, QQ]")
    with pytest.raises(DataFaults) as error:
        load_countries(folder)
    faults = str(error.value)
    assert "CH stands 2 times in listed" in faults
    assert "GB is in a group but not listed" in faults
    assert "QQ has no name" in faults


def test_a_programme_country_without_a_group_is_a_fault(tmp_path: Path) -> None:
    folder = changed(tmp_path, "countries: [DK, IS, IE", "countries: [DK, IE")
    with pytest.raises(DataFaults, match="programme country IS has no student group"):
        load_countries(folder)


def test_an_unknown_field_is_a_fault(tmp_path: Path) -> None:
    folder = changed(tmp_path, "document:", "colour: red\ndocument:")
    with pytest.raises(DataFaults, match="colour"):
        load_countries(folder)


def test_a_new_year_needs_data_only(tmp_path: Path) -> None:
    data = yaml.safe_load(COUNTRIES.read_text(encoding="utf-8"))
    data["student_groups"][0]["countries"].remove("IE")
    data["student_groups"][2]["countries"].append("IE")
    (tmp_path / "countries.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    assert load_countries(tmp_path)["IE"].student_group == 2
    assert load_countries()["IE"].student_group == 1
