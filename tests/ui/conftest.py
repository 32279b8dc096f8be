"""The service and the screen as they are run for people, once for all tests of the screen."""

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from assistant import Settings
from assistant.service import create_app

REPORT = "<!doctype html><html lang='en'><title>Report</title><h1>Evaluation report</h1></html>"
PICTURES = Path(__file__).parents[2] / "build" / "screenshots"
DESKTOP: ViewportSize = {"width": 1100, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}

_TALLEST = 6000
_HEIGHT = """Math.max(...[...document.querySelectorAll("*")]
  .filter(part => part.clientHeight > 300 && part.scrollHeight > part.clientHeight)
  .map(part => part.scrollHeight), 0) + 150"""
_AXE = {"resultTypes": ["violations"]}

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
expect.set_options(timeout=20_000)

_QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@dataclass(frozen=True)
class Served:
    """Where the service and the screen of this run are."""

    service: str
    screen: str


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, seconds: float = 90) -> None:
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        try:
            if httpx.get(url, timeout=2).is_success:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.3)
    raise TimeoutError(f"{url} did not answer in {seconds} s")


@contextmanager
def serving(port: int, folder: Path) -> Iterator[str]:
    """The service alone, within the test's own process; gives its address."""
    settings = Settings(data=folder, port=port, database=f"sqlite:///{folder / 'ui.sqlite'}")
    server = uvicorn.Server(uvicorn.Config(create_app(settings), port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def api(data_folder: Path) -> Iterator[str]:
    """The address of a service for pages that are drawn without a browser."""
    with serving(free_port(), data_folder) as address:
        yield address


@pytest.fixture(scope="session")
def served(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`neuvo serve` with an empty database and an evaluation report."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "report.html").write_text(REPORT)
    ports = free_port(), free_port()
    served = Served(*(f"http://127.0.0.1:{port}" for port in ports))
    environment = os.environ | {
        "NEUVO_DATA": str(data_folder),
        "NEUVO_DATABASE": f"sqlite:///{folder / 'conversations.sqlite'}",
        "NEUVO_REPORT": str(folder / "report.html"),
        "NEUVO_UI_PORT": str(ports[1]),
    }
    command = [sys.executable, "-m", "assistant", "serve", "--port", str(ports[0])]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            _wait_for(f"{served.service}/readyz")
            _wait_for(f"{served.screen}/_stcore/health")
            yield served
        finally:
            server.terminate()
            server.wait(timeout=20)
    with pytest.raises(httpx.HTTPError):  # both are gone, the screen with the service
        httpx.get(f"{served.screen}/_stcore/health", timeout=2)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window.

    Not for the whole session: while it is open an event loop runs, in which other tests could not
    start theirs.
    """
    if _CHROMIUM is None:
        pytest.skip("no Chromium: install the system's package `chromium`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A tab of a first-time user."""
    page = browser.new_page(viewport=DESKTOP, locale="fi-FI")
    page.set_default_timeout(20_000)
    yield page
    page.context.close()


Look = Callable[[Page, str], None]


@pytest.fixture(scope="session")
def look() -> Look:
    """Keeps a picture of a page, wide and on a phone, and finds what shuts people out of it."""
    axe = Axe()

    def look(page: Page, name: str) -> None:
        _picture(page, f"{name}-desktop")
        found = axe.run(page, options=_AXE).response["violations"]
        told = [
            f"{fault['id']} ({fault['impact']}): {node['html'][:200]}"
            for fault in found
            if fault["impact"] in {"serious", "critical"}
            for node in fault["nodes"]
        ]
        assert told == [], name
        page.set_viewport_size(PHONE)
        page.wait_for_timeout(300)  # for what slides
        _picture(page, f"{name}-phone")
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0, f"{name} is {wider} pixels wider than a phone"
        page.set_viewport_size(DESKTOP)

    return look


def _picture(page: Page, name: str) -> None:
    """The whole page, which Streamlit scrolls within itself."""
    size = page.viewport_size or DESKTOP
    height = min(page.evaluate(_HEIGHT), _TALLEST)
    page.set_viewport_size({"width": size["width"], "height": max(height, size["height"])})
    page.screenshot(path=PICTURES / f"{name}.png")
    page.set_viewport_size(size)
