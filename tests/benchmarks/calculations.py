"""Prints microseconds a calculation and rows a second in a batch; run it by its path.

The baseline of each row is reading and writing the same inputs as JSON, in the same run: the
ratio compares across machines, the microseconds do not.
"""

import json
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from time import process_time

from calculator import calculate, run_batch

CASES: dict[str, dict[str, object]] = {
    "student-long": {
        "country": "ES",
        "start": "2021-09-10",
        "end": "2022-06-05",
        "activity": "traineeship",
        "children": True,
        "green_travel": False,
    },
    "student-short": {
        "country": "NO",
        "start": "2022-01-15",
        "end": "2022-02-13",
        "children": True,
        "doctoral": True,
        "distance_km": "448",
        "green_travel": False,
    },
    "staff": {
        "country": "ES",
        "start": "2022-04-04",
        "end": "2022-04-09",
        "distance_km": "3148",
        "green_travel": False,
    },
    "travel-grant": {"traveller": "student", "distance_km": "448", "green_travel": False},
    "organisational-support": {"participants": 120},
    "prepayments": {"budget": "250000"},
}
ROWS = 10_000


def microseconds(work: Callable[[], object], rounds: int = 8, each: int = 300) -> float:
    """The best mean of several rounds, in CPU time."""
    work()
    best = float("inf")
    for _ in range(rounds):
        started = process_time()
        for _ in range(each):
            work()
        best = min(best, (process_time() - started) / each)
    return best * 1e6


def table(rows: int) -> bytes:
    """Long student mobilities of every length, as CSV."""
    first = date(2021, 9, 1)
    lines = ["country;start;end;activity;children;green_travel"]
    for number in range(rows):
        start = first + timedelta(days=number % 300)
        end = start + timedelta(days=62 + number % 200)
        lines.append(f"FR;{start};{end};studies;{'no' if number % 7 else 'yes'};no")
    return "\n".join(lines).encode()


def main() -> None:
    """Print the figures."""
    print(f"{'calculator':24}{'µs':>8}{'baseline µs':>14}{'ratio':>8}")
    for name, inputs in CASES.items():
        taken = microseconds(lambda name=name, inputs=inputs: calculate(name, inputs))
        baseline = microseconds(lambda inputs=inputs: json.loads(json.dumps(inputs)))
        print(f"{name:24}{taken:8.0f}{baseline:14.1f}{taken / baseline:8.1f}")
    started = process_time()
    run_batch("student-long", BytesIO(table(ROWS)), BytesIO())
    seconds = process_time() - started
    print(f"batch: {ROWS} rows in {seconds:.1f} s of CPU, {ROWS / seconds:.0f} rows a second")


if __name__ == "__main__":
    main()
