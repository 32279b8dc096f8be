"""The chat as a person uses it: a real service, a real screen, a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium: install the system's package `chromium`"
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, seconds: float = 90) -> None:
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        try:
            if httpx.get(url, timeout=2).is_success:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.3)
    raise TimeoutError(f"{url} did not answer in {seconds} s")


@pytest.fixture(scope="module")
def chat_url(data_folder: Path) -> Iterator[str]:
    port, ui_port = free_port(), free_port()
    environment = os.environ | {"NEUVO_DATA": str(data_folder), "NEUVO_UI_PORT": str(ui_port)}
    command = [sys.executable, "-m", "assistant", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/readyz")
            wait_for(f"http://127.0.0.1:{ui_port}/_stcore/health")
            yield f"http://127.0.0.1:{ui_port}"
        finally:
            server.terminate()
            server.wait(timeout=20)
    with pytest.raises(httpx.HTTPError):  # both are gone, the screen with the service
        httpx.get(f"http://127.0.0.1:{ui_port}/_stcore/health", timeout=2)


@pytest.fixture(scope="module")
def page(chat_url: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(locale="fi-FI")
        page.set_default_timeout(30_000)
        page.goto(chat_url)
        yield page
        browser.close()


def ask(page: Page, question: str) -> None:
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(question)
    box.press("Enter")


def test_the_edition_and_contract_period_are_always_on_the_page(page: Page) -> None:
    expect(page.get_by_text("Sopimuskausi päättyi 31.10.2023").first).to_be_visible()


def test_a_policy_question_is_answered_with_a_source_that_opens_to_its_quote(page: Page) -> None:
    ask(page, "Kuinka monta prosenttia ensimmäinen ennakkomaksu on?")
    source = page.get_by_text("[1] 4.4 Avustuksen maksatus").first
    expect(source).to_be_visible()
    source.click()
    page.get_by_text("Lainaus luvussaan").first.click()
    expect(page.locator("mark").first).to_contain_text("80 %")


def test_an_amount_comes_with_its_steps(page: Page) -> None:
    ask(
        page,
        "Paljonko apuraha on, kun opiskelija lähtee opiskelemaan Ranskaan 15.9.2021–24.1.2022, "
        "ei lapsia, ei vihreää matkustusta?",
    )
    expect(page.get_by_text("1 820 €").first).to_be_visible()
    page.get_by_text("Laskun vaiheet taulukkona").last.click()
    table = page.get_by_role("table").last
    expect(table).to_contain_text("4 × 420")
    expect(table).to_contain_text("1680 €")


def test_the_screen_speaks_swedish_when_asked_to(page: Page) -> None:
    page.get_by_text("Svenska").click()
    expect(page.get_by_text("Avtalsperioden upphörde 31.10.2023").first).to_be_visible()
