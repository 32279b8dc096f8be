"""The commands `neuvo eval …`; each imports what it needs when it runs."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from evals.errors import EvalError
from evals.question_set import SetName

app = typer.Typer(
    name="eval",
    help="Evaluate the assistant on the curated questions.",
    no_args_is_help=True,
    add_completion=False,
)

_Set = Annotated[SetName, typer.Option("--set", help="Which questions")]
_Filter = Annotated[
    str | None,
    typer.Option("--filter", help="Regular expression for id, category, language or calculator"),
]
_Url = Annotated[str | None, typer.Option("--url", help="Ask a running service instead")]
_Folder = Annotated[Path | None, typer.Option("--output", help="Folder of the run")]

_RUNS = Path("build/eval")


@app.command()
def run(
    chosen: _Set = "dev", wanted: _Filter = None, url: _Url = None, output: _Folder = None
) -> None:
    """Ask the questions, score the answers, write the report; goes on where it was stopped."""
    from evals.commands import evaluate

    with _told():
        folder = output or _RUNS / chosen
        evaluation = evaluate(chosen, wanted, url, folder)
        evaluation.write(folder)
        print(evaluation.summary())
        print(f"{folder / 'report.html'}")


@app.command()
def compare(first: Path, second: Path, chosen: _Set = "dev") -> None:
    """Set two runs of the same questions side by side."""
    from evals.compare import compare as compare_runs
    from evals.question_set import load_set
    from evals.readable import comparison
    from evals.run import read_run

    with _told():
        questions = load_set(chosen)
        runs = [read_run(folder, questions) for folder in (first, second)]
        print(comparison(compare_runs(*runs)))


@app.command()
def accept(output: _Folder = None) -> None:
    """Make a new run of the development questions the committed baseline."""
    from evals import baseline
    from evals.commands import evaluate

    with _told():
        evaluation = evaluate("dev", None, None, output or _RUNS / "accepted")
        evaluation.baseline.write(baseline.PATH)
        print(evaluation.summary())


@app.command()
def gate(output: _Folder = None) -> None:
    """Run the development questions; exit with 1 on any regression, error or unsourced figure."""
    from evals import baseline
    from evals.commands import evaluate
    from evals.gate import load_margins, regressions

    with _told():
        folder = output or _RUNS / "gate"
        evaluation = evaluate("dev", None, None, folder)
        evaluation.write(folder)
        print(evaluation.summary())
        before = baseline.read_baseline(baseline.PATH)
        reasons = regressions(evaluation.baseline, before, load_margins())
    for reason in reasons:
        print(reason, file=sys.stderr)
    if reasons:
        raise typer.Exit(1)


@app.command()
def validate(chosen: _Set = "dev") -> None:
    """Check the questions: the schema, every fact against its section, every amount by running."""
    from assistant import Assistant
    from evals.proof import unproven
    from evals.question_set import load_set

    with _told():
        questions = load_set(chosen)
        faults = unproven(questions, Assistant().calculate)
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        raise typer.Exit(1)
    print(f"{len(questions)} questions, every fact and amount proven")


@app.command()
def baselines(chosen: _Set = "dev", output: _Folder = None) -> None:
    """Compare retrieval with what a user would pick instead, on the same questions."""
    from evals.commands import compare_searches
    from evals.question_set import load_set
    from evals.readable import searches

    with _told():
        folder = output or _RUNS / "baselines"
        figures = compare_searches(load_set(chosen), folder)
        (folder / "retrieval.json").write_text(json.dumps(figures, indent=2) + "\n")
        print(searches(figures))


@contextmanager
def _told() -> Iterator[None]:
    """Tell an expected error in words instead of a traceback."""
    try:
        yield
    except EvalError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(2) from error
