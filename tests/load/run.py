"""A load run against a service of its own, from a second process; prints a table.

    .venv/bin/python tests/load/run.py [--seconds 60] [--clients 1 4 8]

The mix is fixed: 70 % questions about the rules, 30 % about amounts. No question is repeated, so
that no cache could help; each rule question is a card's question with a number of its own.
"""

import argparse
import itertools
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from corpus import card, load_catalog, sections

COUNTRIES = ("Ranskaan", "Ruotsiin", "Espanjaan", "Saksaan", "Puolaan", "Italiaan", "Norjaan")
GRANT = {
    "country": "FR",
    "start": "2021-09-15",
    "end": "2022-01-24",
    "activity": "studies",
    "children": False,
    "green_travel": False,
}


@dataclass
class Tally:
    """What one run measured, in seconds."""

    times: list[float] = field(default_factory=list)
    errors: int = 0


def questions() -> Iterator[str]:
    """Questions without end, seven of ten about rules, none twice."""
    asked = [
        question
        for document in load_catalog().documents
        for section in sections(document.id)
        if (known := card(document.id, section.id))
        for language in ("fi", "en", "sv")
        for question in getattr(known.questions, language)
    ]
    rules = (f"{question} ({number})" for number, question in enumerate(itertools.cycle(asked)))
    amounts = (
        f"Apuraha {COUNTRIES[number % len(COUNTRIES)]} opiskelemaan 1.9.2021–"
        f"{1 + number % 28}.{1 + number // 28 % 6}.2022, ei lapsia, lentäen, tapaus {number}?"
        for number in itertools.count()
    )
    while True:
        yield from itertools.islice(rules, 7)
        yield from itertools.islice(amounts, 3)


def run(base: str, clients: int, seconds: float, source: Iterator[str]) -> Tally:
    """Ask with so many clients at once for so long."""
    tally, lock = Tally(), threading.Lock()
    end = time.perf_counter() + seconds

    def ask() -> None:
        with httpx.Client(base_url=base, timeout=60) as client:
            while time.perf_counter() < end:
                with lock:
                    question = next(source)
                started = time.perf_counter()
                try:
                    good = client.post("/v1/ask", json={"question": question}).is_success
                except httpx.HTTPError:
                    good = False
                took = time.perf_counter() - started
                with lock:
                    tally.times.append(took)
                    tally.errors += not good

    threads = [threading.Thread(target=ask) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally


def first_sentences(base: str, source: Iterator[str], count: int) -> Tally:
    """The time to the first verified sentence of streamed answers."""
    tally = Tally()
    with httpx.Client(base_url=base, timeout=60) as client:
        for question in itertools.islice(source, count):
            started = time.perf_counter()
            headers = {"Accept": "text/event-stream"}
            body = {"question": question}
            with client.stream("POST", "/v1/ask", json=body, headers=headers) as response:
                for line in response.iter_lines():
                    if line == "event: sentence":
                        tally.times.append(time.perf_counter() - started)
                        break
                else:
                    tally.errors += 1
    return tally


def calculations(base: str, count: int) -> Tally:
    """The time of the calculator endpoint."""
    tally = Tally()
    with httpx.Client(base_url=base, timeout=60) as client:
        for _ in range(count):
            started = time.perf_counter()
            good = client.post("/v1/calculators/student-long", json=GRANT).is_success
            tally.times.append(time.perf_counter() - started)
            tally.errors += not good
    return tally


def told(name: str, tally: Tally, seconds: float) -> str:
    """A row of the table, in milliseconds."""
    cuts = statistics.quantiles(tally.times, n=100)
    per_second = f"{len(tally.times) / seconds:8.1f}" if seconds else "        "
    return (
        f"{name:28}{per_second}{cuts[49] * 1000:9.0f}{cuts[94] * 1000:8.0f}{cuts[98] * 1000:8.0f}"
        f"{tally.errors:8}"
    )


def main() -> None:
    """Start a service, run the load, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 4, 8])
    options = parser.parse_args()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    base, source = f"http://127.0.0.1:{port}", questions()
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        service = subprocess.Popen(
            [sys.executable, "-m", "assistant", "serve", "--no-ui", "--port", str(port)],
            env=os.environ | {"NEUVO_DATABASE": f"sqlite:///{Path(folder) / 'load.sqlite'}"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            while service.poll() is None:
                try:
                    if httpx.get(f"{base}/readyz").is_success:
                        break
                except httpx.HTTPError:
                    time.sleep(0.05)
            print(f"ready after {time.perf_counter() - started:.1f} s")
            print(f"{'':28}{'a second':>8}{'p50 ms':>9}{'p95':>8}{'p99':>8}{'errors':>8}")
            for clients in options.clients:
                tally = run(base, clients, options.seconds, source)
                print(told(f"ask, {clients} clients", tally, options.seconds))
            print(told("first sentence of a stream", first_sentences(base, source, 100), 0))
            print(told("student-long", calculations(base, 200), 0))
        finally:
            service.terminate()
            service.wait()


main()
