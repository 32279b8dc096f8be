from calculator.places.derive import City, select


def city(name: str, country: str, population: int, latitude: float = 0.0) -> City:
    return {
        "name": name,
        "countrycode": country,
        "latitude": latitude,
        "longitude": 0.0,
        "population": population,
    }


def names(*cities: City) -> list[str]:
    capitals = {"FI": "Helsinki", "GR": "Athens", "TV": "Funafuti"}
    return [kept["name"] for kept in select(list(cities), capitals)]


def test_towns_are_kept_by_size_smaller_ones_the_nearer_they_are() -> None:
    assert names(
        city("Helsinki", "FI", 600_000),
        city("Kemi", "FI", 19_000, 2),
        city("Village", "FI", 4_999, 3),
        city("Athens", "GR", 600_000, 4),
        city("Big", "GR", 15_000, 5),
        city("Small", "GR", 14_999, 6),
        city("Tokyo", "JP", 9_000_000, 7),
        city("Large", "JP", 99_999, 8),
    ) == ["Helsinki", "Kemi", "Athens", "Big", "Tokyo"]


def test_capitals_and_small_university_towns_are_kept_whatever_their_size() -> None:
    assert names(
        city("Vaiaku", "TV", 5_000), city("Funafuti", "TV", 4_000, 1), city("Island", "TV", 100, 2)
    ) == ["Vaiaku", "Funafuti"]
    assert names(city("Oslo", "NO", 700_000), city("Kautokeino", "NO", 2_000, 5)) == [
        "Oslo",
        "Kautokeino",
    ]


def test_parts_of_a_city_are_left_out() -> None:
    assert names(
        city("Madrid", "ES", 3_000_000),
        city("District", "ES", 300_000, 0.02),
        city("Next", "ES", 100_000, 1),
    ) == ["Madrid", "Next"]


def test_aland_counts_to_finland_and_countries_outside_the_guide_are_left_out() -> None:
    assert names(city("Mariehamn", "AX", 11_000), city("Nuuk", "GL", 200_000)) == ["Mariehamn"]
