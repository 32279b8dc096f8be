import pytest

from assistant.understanding import Language, detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("paljonko", "fi"),
        ("5.9.-15.1. Saksa lapsi juna", "fi"),
        ("pljnko saan rahaa saksaann", "fi"),
        ("ei lapsia, lentää", "fi"),
        ("how much do i get for 3 months internship in turkey", "en"),
        ("no kids, train", "en"),
        ("och till Norge?", "sv"),
        ("utan barn", "sv"),
        ("Lärarutbyte Åbo–Göteborg 4 dagar, vad blir bidraget?", "sv"),
    ],
)
def test_short_and_misspelt_questions_have_a_language(text: str, language: Language) -> None:
    assert detect_language(text, language) == language


@pytest.mark.parametrize(
    "text",
    [
        "Wie viel Geld bekomme ich für drei Monate in Frankreich?",
        "Combien est-ce que je reçois pour un stage de trois mois?",
        "Kui palju raha saab üliõpilane Saksamaal?",
        "Сколько денег я получу?",
        "¿Cuánto dinero recibo por tres meses?",
        "我能拿到多少钱？",
        "كم من المال سأحصل عليه؟",
    ],
)
def test_another_language_is_none_of_ours(text: str) -> None:
    assert detect_language(text, "fi") is None


@pytest.mark.parametrize("text", ["", "???", "5.9.-15.1.", "😀", "12345", "BIP"])
@pytest.mark.parametrize("fallback", ["fi", "en", "sv"])
def test_a_text_that_tells_nothing_keeps_the_language(text: str, fallback: Language) -> None:
    assert detect_language(text, fallback) == fallback
