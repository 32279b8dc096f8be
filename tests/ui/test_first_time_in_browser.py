"""What a first-time user does, from a question to a batch, and a service that goes away."""

from playwright.sync_api import Page, expect

from tests.ui.conftest import Served
from ui.texts import text

TABLE = """country,start,end,activity,children,green_travel
FR,2021-09-15,2022-01-24,studies,no,no
XX,2021-09-15,2022-01-24,studies,no,no
"""


def said(code: str) -> str:
    return text(code, "fi")


def test_a_first_time_user_gets_from_a_question_to_a_batch_without_a_dead_end(
    served: Served, page: Page
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(served.screen)

    # Ask, and say what is still needed.
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill("Paljonko opiskelija saa Ranskaan 15.9.2021–24.1.2022, ei lapsia, ei vihreää matkaa?")
    box.press("Enter")
    expect(page.get_by_text("opiskelu, harjoittelu vai molemmat").first).to_be_visible()
    box.fill("opiskelu")
    box.press("Enter")
    expect(page.get_by_text("1 820 €").first).to_be_visible()

    # Open a citation, and its section in the reader.
    page.get_by_text("[2] 5.3.4.2").locator("visible=true").last.click()
    expect(page.locator("mark").first).to_contain_text("Group 2")
    with page.context.expect_page() as opening:
        page.get_by_role("link", name=said("open-in-reader")).click()
    reader = opening.value
    expect(reader.locator("mark").first).to_contain_text("Group 2")
    reader.close()

    # Correct an input: with children.
    page.get_by_text(said("correct")).click()
    children = page.get_by_role("radiogroup", name="Alaikäisiä lapsia")
    children.get_by_text(said("yes")).click()
    expect(page.get_by_test_id("stMetricValue")).to_contain_text("2 903 €")

    # Copy the answer.
    page.get_by_text(said("copy"), exact=True).last.click()
    letter = page.get_by_test_id("stCode").last
    expect(letter).to_contain_text("2 903 €")
    letter.hover()
    page.get_by_role("button", name="Copy to clipboard").last.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert said("sources") in copied
    assert said("edition") in copied

    # Calculate a batch.
    page.get_by_role("link", name=said("page-calculators")).click()
    chosen = page.get_by_role("combobox", name=said("calculator"))
    chosen.fill("Pitkäkestoinen opiskelija")
    chosen.press("Enter")
    page.get_by_role("tab", name=said("many-cases")).click()
    table = {"name": "trips.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    page.locator("input[type=file]").set_input_files([table])  # type: ignore[list-item]
    expect(page.get_by_test_id("stMetricValue").nth(1)).to_have_text("1")
    expect(page.get_by_test_id("stMetricValue").nth(2)).to_have_text("1")
    with page.expect_download() as downloading:
        page.get_by_role("button", name=said("batch-download")).click()
    assert downloading.value.suggested_filename.endswith(".xlsx")

    # And the conversation is still there.
    page.get_by_role("link", name=said("page-chat")).click()
    expect(page.get_by_text("[2] 5.3.4.2").locator("visible=true").last).to_be_visible()
