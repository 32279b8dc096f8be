from itertools import pairwise
from pathlib import Path

import pytest

from calculator.errors import DataFaults
from calculator.places import UnknownPlace, distance_km, find_place, find_places
from calculator.places.table import FILE, OTHER_NAMES, load_places

BAND_EDGES = (0, 10, 100, 500, 2000, 3000, 4000, 8000, 20_100)

# What the guide prints in 5.3.4.5, 5.3.5.1 and 5.3.6.
PRINTED = [
    ("Jyväskylästä", "Bruggeen", 1826),
    ("Rovaniemeltä", "Tromssaan", 448),
    ("Jyväskylästä", "Amsterdamissa", 1650),
    ("Amsterdamin", "Hampurin", 368),
    ("Mikkelistä", "Madridiin", 3148),
    ("Turusta", "Göteborgiin", 662),
    ("Rovaniemeltä", "Roomaan", 2854),
]


def towns(text: str) -> list[str]:
    return [mention.place.label for mention in find_places(text)]


def band(km: float) -> tuple[int, int]:
    return next((low, high) for low, high in pairwise(BAND_EDGES) if low <= km < high)


@pytest.mark.parametrize(("origin", "destination", "printed"), PRINTED)
def test_distances_fall_in_the_bands_that_the_guide_prints(
    origin: str, destination: str, printed: int
) -> None:
    km = distance_km(find_place(origin).place, find_place(destination).place)
    assert band(km) == band(printed)
    assert km == pytest.approx(printed, rel=0.01)


def test_the_mean_error_of_the_printed_distances_is_about_a_kilometre() -> None:
    errors = [
        abs(distance_km(find_place(origin).place, find_place(destination).place) - printed)
        for origin, destination, printed in PRINTED
    ]
    assert sum(errors) / len(errors) < 1.5


def test_a_distance_is_the_same_both_ways_and_nothing_to_itself() -> None:
    turku, rome = find_place("Turku").place, find_place("Rooma").place
    assert distance_km(turku, rome) == distance_km(rome, turku)
    assert distance_km(turku, turku) == 0


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("Stockholm (SE)", "Tukholma Stockholm Tukholmassa Tukholmaan"),
        ("Copenhagen (DK)", "Kööpenhamina Köpenhamn København Copenhagen Kööpenhaminassa"),
        ("Rome (IT)", "Rooma Roma Rom Rome Roomaan"),
        ("Tromsø (NO)", "Tromssa Tromsa Tromsö Tromso Tromsø Tromsaan"),
        ("Brussels (BE)", "Bryssel Bruxelles Brussel Brussels Brysselissä"),
        ("Brugge (BE)", "Brugge Bruges Bruggeen"),
        ("Turku (FI)", "Turku Åbo Turusta Åbosta Turkuun"),
        ("Helsinki (FI)", "Helsinki Helsingfors Helsingissä Helsingistä Helsinkiin"),
        ("Gothenburg (SE)", "Göteborg Gothenburg Goteborg Göteborgiin"),
        ("London (GB)", "Lontoo London Lontooseen Lontoossa"),
        ("Paris (FR)", "Pariisi Paris Pariisiin"),
        ("Vienna (AT)", "Wien Vienna Wienissä"),
        ("Prague (CZ)", "Praha Prag Prague Prahaan"),
        ("Warsaw (PL)", "Varsova Warszawa Warsaw Varsovasta"),
        ("Kraków (PL)", "Krakova Krakow Kraków Krakovaan"),
        ("Moscow (RU)", "Moskova Moskva Moscow"),
        ("Tartu (EE)", "Tartto Tarto Tartu Tarttoon Tartossa Tartosta"),
        ("Tallinn (EE)", "Tallinna Tallinn Tallinnaan"),
        ("Beijing (CN)", "Peking Beijing Pekingiin"),
        ("Hamburg (DE)", "Hampuri Hamburg Hampurissa"),
        ("Munich (DE)", "München Munich Munchen Müncheniin"),
        ("The Hague (NL)", "Haag Haagissa"),
        ("Lahti (FI)", "Lahti Lahdessa Lahteen Lahtis Lahden"),
        ("Tampere (FI)", "Tampere Tampereelta Tampereelle Tammerfors Tampereen"),
        ("Rovaniemi (FI)", "Rovaniemi Rovaniemeltä Rovaniemelle Rovaniemen"),
        ("Seinäjoki (FI)", "Seinäjoki Seinäjoelle Seinäjoen"),
        ("Lappeenranta (FI)", "Lappeenranta Lappeenrannasta Villmanstrand"),
        ("Hyvinge (FI)", "Hyvinkää Hyvinkäältä Hyvinge"),
        ("Vaasa (FI)", "Vaasa Vasa Vaasassa"),
        ("Pori (FI)", "Pori Björneborg Porista"),
        ("Bordeaux (FR)", "Bordeaux Bordeaux'hon Bordeaux'ssa Bordeauxissa"),
        ("Malmö (SE)", "Malmö Malmo Malmöhön Malmössä Malmöön"),
        ("Luleå (SE)", "Luleå Luulaja Lulea Luleåssa"),
    ],
)
def test_a_town_goes_by_its_names_in_each_language_inflected_or_not(label: str, names: str) -> None:
    for name in names.split():
        assert find_place(name).place.label == label, name


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Frankfurt am Main", "Frankfurt am Main (DE)"),
        ("New Yorkissa", "New York City (US)"),
        ("San Sebastián", "Donostia / San Sebastián (ES)"),
        ("Aix-en-Provence", "Aix-en-Provence (FR)"),
        ("Halle", "Halle (Saale) (DE)"),
        ("S:t Michel", "Mikkeli (FI)"),
        ("Maarianhaminassa", "Mariehamn (FI)"),
    ],
)
def test_longer_names_and_their_short_forms_are_known(name: str, label: str) -> None:
    assert find_place(name).place.label == label


def test_every_finnish_university_town_is_in_the_table() -> None:
    names = """Espoo Forssa Hamina Helsinki Hyvinkää Hämeenlinna Iisalmi Imatra Joensuu Jyväskylä
        Järvenpää Kajaani Kauniainen Kemi Kerava Kokkola Kotka Kouvola Kuopio Lahti Lappeenranta
        Lohja Maarianhamina Mikkeli Oulainen Oulu Pieksämäki Pietarsaari Pori Porvoo Raahe Raasepori
        Rauma Riihimäki Rovaniemi Saarijärvi Salo Savonlinna Seinäjoki Sodankylä Tampere Tornio
        Turku Vaasa Valkeakoski Vantaa Varkaus Ylivieska"""
    for name in names.split():
        assert find_place(name).place.country == "FI", name


def test_of_several_towns_the_largest_is_taken_and_the_others_are_told() -> None:
    match = find_place("Valencia")
    assert match.place.label == "Valencia (VE)"
    assert "Valencia (ES)" in {other.label for other in match.others}
    populations = [match.place.population, *(other.population for other in match.others)]
    assert populations == sorted(populations, reverse=True)


def test_a_name_without_its_letters_may_be_either_town() -> None:
    match = find_place("Munster")
    assert [match.place.name, *(other.name for other in match.others)] == ["Münster", "Munster"]


@pytest.mark.parametrize("name", ["Valencia, Espanja", "Valencia (ES)", "Valencia, Spain"])
def test_a_country_behind_the_name_decides(name: str) -> None:
    match = find_place(name)
    assert match.place.label == "Valencia (ES)"
    assert match.others == ()


def test_a_given_country_leaves_out_all_others() -> None:
    assert find_place("Valencia", "ES").place.label == "Valencia (ES)"
    with pytest.raises(UnknownPlace):
        find_place("Valencia", "FI")


@pytest.mark.parametrize(
    ("name", "suggestion"), [("Tukholm", "Tukholma"), ("Jyväskyla", "Jyväskylä")]
)
def test_a_misspelt_town_is_suggested_and_never_guessed(name: str, suggestion: str) -> None:
    with pytest.raises(UnknownPlace) as error:
        find_place(name)
    assert error.value.name == name
    assert suggestion in error.value.suggestions
    assert suggestion in str(error.value)


@pytest.mark.parametrize("name", ["", "12", "Narnia, Atlantis", "?!"])
def test_what_is_no_town_is_unknown(name: str) -> None:
    with pytest.raises(UnknownPlace):
        find_place(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Opettajavaihto Mikkelistä Madridiin", ["Mikkeli (FI)", "Madrid (ES)"]),
        ("Turku–Göteborg", ["Turku (FI)", "Gothenburg (SE)"]),
        ("lähden helsingistä pariisiin", ["Helsinki (FI)", "Paris (FR)"]),
        ("from turku to gothenburg", ["Turku (FI)", "Gothenburg (SE)"]),
        ("från Åbo till Köpenhamn", ["Turku (FI)", "Copenhagen (DK)"]),
        ("lähden porista lahteen", ["Pori (FI)", "Lahti (FI)"]),
        ("Porista Roomaan", ["Pori (FI)", "Rome (IT)"]),
        ("Lahden ammattikorkeakoulusta Lundin yliopistoon", ["Lahti (FI)", "Lund (SE)"]),
        ("an exchange in Nice", ["Nice (FR)"]),
        ("I go from Bath to Reading", ["Bath (GB)", "Reading (GB)"]),
        ("the University of York", ["York (GB)"]),
        ("Lunds universitet", ["Lund (SE)"]),
        ("Kieliin tai Nizzaan", ["Kiel (DE)", "Nice (FR)"]),
        ("lähden Sofiaan", ["Sofia (BG)"]),
        ("New Yorkissa", ["New York City (US)"]),
        ("Salo", ["Salo (FI)"]),
        ("Luxemburgiin", ["Luxembourg (LU)"]),
        ("Mexico City", ["Mexico City (MX)"]),
    ],
)
def test_towns_are_found_in_running_text(text: str, expected: list[str]) -> None:
    assert towns(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It would be nice to take a bath and do some reading.",
        "Nice to meet you. Reading the guide, most of the same.",
        "Can I go there by mobile? Split the cost, tours and all.",
        "Of the same man, as is. Are most best?",
        "Jos apuraha on pieni, mitä sitten?",
        "Onko lahti kaunis ja kotka komea, ja mikä on rauma?",
        "haluan ottaa osaa ja päästä osaan",
        "yhdestä parista toiseen",
        "Sofia ja Minna lähtevät ulkomaille. Sari maksaa.",
        "Varalta: alta löytyy vara, ja salaa sama.",
        "den lille pojken sa det",
        "Brasiliaan, Tunisiaan ja Beniniin",
        "Haaga-Helian opiskelija",
        "- Jos maksatte\n- II. Ehdot",
        "Schengen-maahan",
        "Atlantis ja Narnia",
        "https://www.london.example/paris ja helsinki@uni.example",
        "",
    ],
)
def test_everyday_words_names_and_countries_are_not_towns(text: str) -> None:
    assert towns(text) == []


def test_a_mention_says_where_it_stands() -> None:
    text = "Rovaniemeltä Norjaan Tromssaan"
    mention = find_places(text)[1]
    assert mention.place.label == "Tromsø (NO)"
    assert text[mention.start : mention.end] == mention.text == "Tromssaan"


def test_a_known_country_decides_between_namesakes() -> None:
    mention = find_places("lähden Valenciaan", within=["ES"])[0]
    assert (mention.place.label, mention.others) == ("Valencia (ES)", ())
    assert find_places("lähden Valenciaan", within=["SE"])[0].place.label == "Valencia (VE)"


def test_the_table_keeps_its_attribution() -> None:
    header = FILE.read_text(encoding="utf-8").split("name\tcountry")[0]
    assert "GeoNames" in header
    assert "CC BY 4.0" in header


def test_other_names_of_unknown_towns_are_reported_at_once(tmp_path: Path) -> None:
    path = tmp_path / "other_names.yaml"
    text = OTHER_NAMES.read_text(encoding="utf-8")
    path.write_text(text.replace("  Vienna:", "  Vindobona:").replace("  Paris:", "  Lutetia:"))
    with pytest.raises(DataFaults) as error:
        load_places(FILE, path)
    assert "'Vindobona' (AT)" in str(error.value)
    assert "'Lutetia' (FR)" in str(error.value)
