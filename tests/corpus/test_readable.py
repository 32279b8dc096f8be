from corpus import readable
from corpus.readable import mended, searchable


def test_a_formula_is_shown_in_plain_signs() -> None:
    assert (
        readable(r"Yhteensä $12 \times 70 \text{ €} = 840 \text{ €}$.")
        == "Yhteensä 12 × 70 € = 840 €."
    )


def test_marks_and_links_are_left_out() -> None:
    assert readable("**vain** *niin*, ks. [kappale](#x)") == "vain niin, ks. kappale"


def test_cells_are_told_apart() -> None:
    assert readable("100 – 499 km\t180 EUR\t210 EUR") == "100 – 499 km | 180 EUR | 210 EUR"


def test_addresses_of_web_pages_are_not_searched() -> None:
    assert searchable("Ohjeet: <https://www.oph.fi/fi/ohjelmat>.") == "Ohjeet: ."


def test_every_inflection_of_a_slip_is_mended_and_keeps_its_capital() -> None:
    assert (
        mended("Liikkuvuusconsortioille, liikkuvuusconsortion")
        == "Liikkuvuuskonsortioille, liikkuvuuskonsortion"
    )
