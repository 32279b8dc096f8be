from pathlib import Path

import pytest

from calculator.country_names import FILE, find_all, load_country_names
from calculator.errors import DataFaults

FORMS = Path(__file__).with_name("finnish_countries.tsv")


def declined() -> list[list[str]]:
    lines = FORMS.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith(("#", "code\t"))]


def codes(text: str) -> list[str]:
    return [mention.code for mention in find_all(text)]


def test_every_country_has_its_finnish_declension() -> None:
    assert {row[0] for row in declined()} == load_country_names().codes


@pytest.mark.parametrize("row", declined(), ids=lambda row: row[0])
def test_a_country_is_found_in_running_text(row: list[str]) -> None:
    code, name, genitive, to, within, out_of = row
    shown = load_country_names().shown(code)
    assert shown["fi"] == name
    assert codes(f"Vaihdon kohdemaa on {name}, ja apuraha maksetaan heti.") == [code]
    assert codes(f"Miten lasketaan {genitive} apuraha?") == [code]
    assert codes(f"Lähden syksyllä {to} kolmeksi kuukaudeksi.") == [code]
    assert codes(f"Olin harjoittelussa {within} keväällä.") == [code]
    assert codes(f"Opettaja palasi {out_of} junalla") == [code]
    assert codes(f"Kan jag åka till {shown['sv']} i fem månader?") == [code]
    assert codes(f"What is the grant for an exchange in {shown['en']} for 5 months?") == [code]


@pytest.mark.parametrize(
    "row",
    [row for row in declined() if row[0] not in {"TD", "JO", "GN", "OM", "PE", "NR"}],
    ids=lambda row: row[0],
)
def test_capitals_do_not_matter_where_no_everyday_word_is_meant(row: list[str]) -> None:
    code, _, _, to, *_ = row
    assert codes(f"lähden syksyllä {to.lower()}") == [code]
    assert codes(f"LÄHDEN {to.upper()}") == [code]


def test_a_mention_says_where_it_stands() -> None:
    text = "Jyväskylästä Isoon-Britanniaan"
    mention = find_all(text)[0]
    assert (mention.code, mention.text) == ("GB", "Isoon-Britanniaan")
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Lähden UK:hon", "GB"),
        ("Harjoittelu Skotlannissa", "GB"),
        ("An exchange in Wales", "GB"),
        ("Pohjois-Irlantiin", "GB"),
        ("Hollantiin", "NL"),
        ("USA:ssa", "US"),
        ("in the U.S.", "US"),
        ("in the US", "US"),
        ("Amerikkaan", "US"),
        ("Tshekkiin", "CZ"),
        ("Tsekissä", "CZ"),
        ("Türkiye", "TR"),
        ("exchange in turkey", "TR"),
        ("Vatikaanivaltioon", "VA"),
        ("Koreaan", "KR"),
        ("Farsaarille", "FO"),
        ("Sveriges", "SE"),
        ("Sweden's universities", "SE"),
        ("Etelä-Ranskassa", "FR"),
        ("Ranska-vaihto", "FR"),
        ("Ranskassakin", "FR"),
        ("Ruotsiinko", "SE"),
        ("St. Lucia", "LC"),
    ],
)
def test_everyday_names_and_spellings_are_understood(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guinea-Bissau, Guinea ja Päiväntasaajan Guinea", ["GW", "GN", "GQ"]),
        ("Papua-Uuteen-Guineaan", ["PG"]),
        ("Nigeriin ja Nigeriaan", ["NE", "NG"]),
        ("Irlanti vai Pohjois-Irlanti", ["IE", "GB"]),
        ("Etelä-Sudanista Sudaniin", ["SS", "SD"]),
        ("Dominica ja Dominikaaninen tasavalta", ["DM", "DO"]),
        ("Kongo ja Kongon demokraattinen tasavalta", ["CG", "CD"]),
        ("Irakiin tai Iraniin", ["IQ", "IR"]),
        ("Ranska–Saksa-vaihto", ["FR", "DE"]),
        ("Norjaan, Ruotsiin ja Suomeen", ["NO", "SE", "FI"]),
    ],
)
def test_the_longest_name_wins(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Voiko oman vaihdon perua?",
        "Oman vaihdon voi perua.",
        "Perun vaihtoni",
        "Jos perun vaihdon, mikä on perusta?",
        "Perusta ryhmä",
        "en peru",
        "Turku ja Turussa",
        "en malta odottaa",
        "palauta lomake",
        "perus- ja jatko-opinnot",
        "can you help us?",
        "a guinea pig on an island",
        "chad and jordan",
        "hyvät naurut, nauru pidentää ikää",
        "kina om pengar",
        "Atlantis, Antarctica ja Narnia",
        "New Mexico, New England and New South Wales",
        "Etelä-Amerikassa ja Latinalaisessa Amerikassa",
        "ranskalainen, norjalaisen, suomalaista",
        "ruotsalaiset ja ruotsinkieliset",
        "https://www.turing-scheme.org.uk/ ja apu@uni.fi",
        "",
    ],
)
def test_everyday_words_are_not_countries(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Englannin kielen kurssi",
        "puhun englantia ja ranskaa",
        "opetus on englanniksi",
        "opetuskieli englanti",
        "saksan kielikurssi",
    ],
)
def test_languages_are_not_countries(text: str) -> None:
    assert codes(text) == []


def test_small_letters_can_name_a_country_that_is_also_a_language() -> None:
    assert codes("ranska 5 kk, entä saksan apuraha tai englantiin?") == ["FR", "DE", "GB"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Peru, Oman ja Chad", ["PE", "OM", "TD"]), ("Oman?", ["OM"]), ("Peru", ["PE"])],
)
def test_a_capital_beginning_a_list_is_enough(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_naming_the_language_keeps_adjectives_of_others_out() -> None:
    text = "an Italian student in Spain"
    assert [mention.code for mention in find_all(text, "en")] == ["ES"]
    assert [mention.code for mention in find_all("Ranskaan 5 kk", "en")] == ["FR"]
    assert [mention.code for mention in find_all("Italian apuraha", "fi")] == ["IT"]


def test_faults_of_the_names_are_reported_at_once(tmp_path: Path) -> None:
    path = tmp_path / "country_names.yaml"
    text = FILE.read_text(encoding="utf-8")
    text = text.replace("AT: {fi: [Itävalta]", "AT: {fi: [Saksa]").replace(
        "sv: [Albanien]", "sv: []"
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFaults) as error:
        load_country_names(path)
    assert "'saksa' names several countries: AT, DE" in str(error.value)
    assert "AL has no name in sv" in str(error.value)


def test_a_name_written_twice_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "country_names.yaml"
    text = FILE.read_text(encoding="utf-8")
    path.write_text(text.replace("  AE:", "  AD: {}\n  AE:"), encoding="utf-8")
    with pytest.raises(DataFaults, match="stands twice"):
        load_country_names(path)
