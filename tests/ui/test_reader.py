from streamlit.testing.v1 import AppTest

from ui.reader.hits import marked
from ui.texts import text


def draw(base_url: str, language: str) -> None:
    from ui import reader
    from ui.client import Client
    from ui.screen import Screen
    from ui.trouble import told

    screen = Screen(Client(base_url), language)
    with told(screen):
        reader.page(screen)


def opened(base_url: str, language: str = "fi", **address: str) -> AppTest:
    app = AppTest.from_function(draw, default_timeout=60, args=(base_url, language))
    for name, value in address.items():
        app.query_params[name] = value
    return healthy(app.run())


def healthy(app: AppTest) -> AppTest:
    assert [fault.message for fault in app.exception] == []
    return app


def test_words_of_a_search_are_marked_however_they_are_inflected() -> None:
    found = marked("Vihreän matkustamisen <tuki> on EU:n", "vihreä matkustaminen eu")
    assert found == (
        "<mark>Vihreän</mark> <mark>matkustamisen</mark> &lt;tuki&gt; on <mark>EU</mark>:n"
    )


def test_a_link_opens_its_section_with_the_quote_marked(api: str) -> None:
    place = {"document": "ka131-guide-2021", "section": "5.3.4.3", "quote": "74750-74810"}
    app = opened(api, **place)
    assert app.header[0].value == "Matkatuki opiskelija- ja harjoittelijaliikkuvuudessa"
    bodies = " ".join(part.proto.body for part in app.get("html"))
    assert "<mark>100 – 499 km</mark>" in bodies
    assert app.query_params["quote"] == "74750-74810"


def test_a_link_with_garbage_opens_the_guide_from_its_start(api: str) -> None:
    app = opened(api, document="<b>", section="99", quote="x")
    assert app.query_params["document"] == "ka131-guide-2021"
    assert app.query_params["section"] == "Lukijalle"
    assert "quote" not in app.query_params


def test_the_next_section_is_one_press_away_and_in_the_address(api: str) -> None:
    app = opened(api, document="ka131-guide-2021", section="5.3.4.3")
    healthy(app.button(key="reader-next").click().run())
    assert app.query_params["section"] == "5.3.4.4"
    assert app.header[0].value.startswith("Lisäapuraha perheellisille")


def test_a_hit_of_a_search_opens_its_section(api: str) -> None:
    app = opened(api)
    healthy(app.text_input(key="reader-search").set_value("vihreä matkustaminen").run())
    healthy(app.button(key="hit-0").click().run())
    assert app.query_params["section"].startswith("5.3.")
    assert "quote" in app.query_params
    assert app.text_input(key="reader-search").value == ""


def test_an_english_reader_gets_the_unofficial_summary_above_the_finnish_text(api: str) -> None:
    app = opened(api, "en", document="ka131-guide-2021", section="5.3.4.3")
    assert text("unofficial", "en") in app.info[0].value
    bodies = " ".join(part.proto.body for part in app.get("html"))
    assert "<div class='doc' lang='fi'>" in bodies


def test_an_outdated_document_says_so(api: str) -> None:
    app = opened(api, document="strategic-partnerships")
    assert text("caution-outdated", "fi") in [warning.value for warning in app.warning]
