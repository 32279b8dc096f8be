"""Every page in every language as people see it: pictures are kept in build/screenshots."""

import pytest
from playwright.sync_api import Page, expect

from tests.ui.conftest import Look, Served
from ui.texts import LANGUAGES, text


@pytest.fixture(params=LANGUAGES, scope="module")
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def opened(page: Page, address: str, heading: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
    settled(page)


def settled(page: Page) -> None:
    """Nothing is about to be redrawn any more."""
    page.wait_for_timeout(150)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def test_the_chat_answers_with_sources_and_working_that_open(
    served: Served, page: Page, look: Look, language: str
) -> None:
    opened(page, f"{served.screen}/?language={language}", text("title", language))
    expect(page.get_by_text(text("edition", language))).to_be_visible()
    expect(page.locator(f"html[lang={language}]")).to_have_count(1)
    look(page, f"chat-start-{language}")
    page.get_by_role("button", name=text("suggestion-keeping", language)).focus()
    page.keyboard.press("Enter")
    sources = page.get_by_text(text("sources", language), exact=True)
    expect(sources).to_be_visible()
    page.get_by_test_id("stChatInputTextArea").fill(text("suggestion-amount", language))
    page.keyboard.press("Enter")
    expect(sources).to_have_count(2)
    for code in ("working", "what-changes", "ask-person"):
        page.get_by_text(text(code, language), exact=True).last.click()
        settled(page)
    page.get_by_text("[2] 5.3.4.2").locator("visible=true").click()
    expect(page.locator("mark").first).to_contain_text("Group 2")
    page.get_by_text(text("correct", language)).click()
    page.get_by_text(text("thumb-down", language)).last.click()
    expect(page.get_by_text(text("thanks", language))).to_be_visible()
    settled(page)
    look(page, f"chat-answer-{language}")


def test_the_reader_shows_a_cited_quote_its_tree_and_what_a_search_finds(
    served: Served, page: Page, look: Look, language: str
) -> None:
    place = "document=ka131-guide-2021&section=5.3.4.3&quote=74750-74810"
    address = f"{served.screen}/reader?language={language}&{place}"
    opened(page, address, text("page-reader", language))
    expect(page.get_by_text(text("edition", language))).to_be_visible()
    expect(page.locator("mark").first).to_contain_text("100 – 499 km")
    page.get_by_text(text("contents", language)).click()
    current = page.locator(".tree [aria-current]")
    expect(current).to_contain_text("5.3.4.3")
    look(page, f"reader-{language}")
    page.get_by_label(text("search-inside", language)).fill("vihreä matkustaminen")
    page.keyboard.press("Enter")
    expect(page.locator("mark", has_text="Vihreä").first).to_be_visible()
    settled(page)
    look(page, f"reader-search-{language}")


def test_the_calculators_work_out_the_case_of_a_link(
    served: Served, page: Page, look: Look, language: str
) -> None:
    case = "calculator=student-long&country=FR&start=2021-09-15&end=2022-01-24"
    answers = "activity=studies&children=false&green_travel=false"
    address = f"{served.screen}/calculators?language={language}&{case}&{answers}"
    opened(page, address, text("page-calculators", language))
    expect(page.get_by_text(text("edition", language))).to_be_visible()
    expect(page.get_by_test_id("stMetricValue")).to_contain_text("820")
    settled(page)
    look(page, f"calculators-{language}")


def test_insights_say_what_was_asked_and_what_went_unanswered(
    served: Served, page: Page, look: Look, language: str
) -> None:
    address = f"{served.screen}/insights?language={language}"
    opened(page, address, text("page-insights", language))
    expect(page.get_by_text(text("edition", language))).to_be_visible()
    expect(page.get_by_role("heading", name=text("topics", language))).to_be_visible()
    page.get_by_text(text("as-table", language)).first.click()
    look(page, f"insights-{language}")
    page.get_by_role("tab", name=text("unanswered", language)).click()
    expect(page.get_by_role("button", name=text("drafts-download", language))).to_be_visible()
    look(page, f"insights-unanswered-{language}")
    page.get_by_role("tab", name=text("evaluation", language)).click()
    expect(page.frame_locator("iframe").get_by_text("Evaluation report")).to_be_visible()
