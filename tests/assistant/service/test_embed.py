"""The chat on somebody else's page, used with a keyboard in a real browser."""

import re
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from playwright.sync_api import Page, expect, sync_playwright

from assistant.service.embed import script

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

in_browser = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium: install the system's package `chromium`"
)


@pytest.fixture(scope="module")
def university() -> Iterator[ThreadingHTTPServer]:
    """A site of its own, with whatever page it is given."""

    class Site(BaseHTTPRequestHandler):
        page = b""

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(type(self).page)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def service_for_site(serve, key_file, university):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    origin = f"http://127.0.0.1:{university.server_port}"
    with serve(keys=key_file, origins=(origin,)) as client:
        yield client


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser.new_page()
        browser.close()


def show(page: Page, site: ThreadingHTTPServer, service: httpx.Client, key: str, lang: str) -> None:
    tag = f'<script src="{service.base_url}/embed.js" data-key="{key}" defer></script>'
    site.RequestHandlerClass.page = f"<html lang={lang}><body><h1>Uni</h1>{tag}".encode()  # type: ignore[attr-defined]
    page.goto(f"http://127.0.0.1:{site.server_port}/")


@in_browser
def test_a_student_asks_follows_up_and_judges_by_keyboard(
    page: Page,
    university: ThreadingHTTPServer,
    service_for_site: httpx.Client,
    keys: dict[str, str],
) -> None:
    show(page, university, service_for_site, keys["site"], "fi")
    page.get_by_role("button", name="Kysy Erasmus+ -vaihdosta").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Kysymyksesi")).to_be_focused()
    page.keyboard.type("Apuraha Ranskaan opiskelemaan 15.9.2021–24.1.2022, ei lapsia, lentäen?")
    page.keyboard.press("Enter")
    log = page.get_by_role("log")
    expect(log).to_contain_text(re.compile(r"1\s820\s€"))
    expect(log.get_by_text("Lähteet")).to_have_count(1)
    page.get_by_label("Kysymyksesi").fill("entä Ruotsiin?")
    page.keyboard.press("Enter")
    expect(log).to_contain_text(re.compile(r"2\s037\s€"))
    log.get_by_role("button", name="Ei auttanut").last.press("Enter")
    expect(log).to_contain_text("Kiitos palautteesta!")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Kysy Erasmus+ -vaihdosta")).to_be_focused()


@in_browser
def test_what_is_typed_is_never_read_as_html(
    page: Page,
    university: ThreadingHTTPServer,
    service_for_site: httpx.Client,
    keys: dict[str, str],
) -> None:
    show(page, university, service_for_site, keys["site"], "en")
    page.get_by_role("button", name="Ask about Erasmus+ mobility").click()
    page.get_by_label("Your question").fill("<img src=x onerror=\"document.title='taken'\"> ?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("<img")
    expect(page.get_by_role("log").get_by_role("button", name="Helped", exact=True)).to_be_visible()
    assert page.title() != "taken"


@in_browser
def test_a_chat_without_a_right_key_says_that_it_failed(
    page: Page, university: ThreadingHTTPServer, service_for_site: httpx.Client
) -> None:
    show(page, university, service_for_site, "wrong", "sv")
    page.get_by_role("button", name="Fråga om Erasmus+ utbyte").click()
    page.get_by_label("Din fråga").fill("Hur mycket får jag?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log").get_by_role("alert")).to_contain_text("Inget svar kom")


def test_the_chat_is_a_few_kilobytes_and_calls_nobody_else() -> None:
    assert len(script().encode()) < 12_000
    assert "http://" not in script()
    assert script().count("https://") == 1  # in the comment that tells how to use it


def test_a_browser_may_load_the_chat_from_anywhere(guarded: httpx.Client) -> None:
    response = guarded.get("/embed.js")
    assert response.headers["content-type"].startswith("text/javascript")
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"
