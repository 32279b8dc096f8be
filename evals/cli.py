"""The commands `neuvo eval …`; each imports what it needs when it runs."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evals.components import Component
from evals.errors import EvalError
from evals.question_set import SetName

if TYPE_CHECKING:
    from evals.service import Service

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
_Key = Annotated[
    Path | None, typer.Option("--key-file", help="File with the access key of that service")
]
_Model = Annotated[str | None, typer.Option("--model", help="Answer with this language model")]
_Repeat = Annotated[int, typer.Option("--repeat", min=1, help="Ask each question so many times")]
_Parts = Annotated[
    bool, typer.Option("--parts", help="Tell what each part of the search is worth (slow)")
]

_RUNS = Path("build/eval")


@app.command()
def run(
    chosen: _Set = "dev",
    wanted: _Filter = None,
    model: _Model = None,
    url: _Url = None,
    key: _Key = None,
    repeat: _Repeat = 1,
    parts: _Parts = False,
    output: _Folder = None,
) -> None:
    """Ask the questions, score the answers, write the report; goes on where it was stopped."""
    from evals.commands import Wish, evaluate, write_report
    from evals.readable import summary

    if model and url:
        raise typer.BadParameter("a running service has a model of its own: --model or --url")
    with _told():
        asked = "service" if url else _slug(model or "")
        folder = output or _RUNS / "-".join(filter(None, (chosen, asked)))
        wish = Wish(chosen, wanted, model, _service(url, key), repeat, components=True, parts=parts)
        evaluation = evaluate(wish, folder)
        write_report(evaluation, folder)
        print(summary(evaluation))
        print(f"{folder / 'report.html'}")


@app.command()
def component(name: Component, chosen: _Set = "dev", wanted: _Filter = None) -> None:
    """Evaluate one part by itself: retrieval, each part of it, understanding, or abstention."""
    from evals.commands import Wish
    from evals.commands import component as evaluated

    with _told():
        print(evaluated(name, Wish(chosen, wanted)))


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
    from evals.commands import Wish, evaluate
    from evals.readable import summary

    with _told():
        evaluation = evaluate(Wish(), output or _RUNS / "accepted")
        evaluation.baseline.write(baseline.PATH)
        print(summary(evaluation))


@app.command()
def gate(output: _Folder = None) -> None:
    """Run the development questions; exit with 1 on any regression, error or unsourced figure."""
    from evals import baseline
    from evals.commands import Wish, evaluate, write_report
    from evals.gate import load_margins, regressions
    from evals.readable import summary

    with _told():
        folder = output or _RUNS / "gate"
        evaluation = evaluate(Wish(), folder)
        write_report(evaluation, folder)
        print(summary(evaluation))
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
    from evals.question_set import files_of, read_files

    content, faults = read_files(files_of(chosen))
    faults += unproven(content.questions, Assistant().calculate)
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        raise typer.Exit(1)
    print(f"{len(content.questions)} questions, every fact and amount proven")
    if content.drafts:
        print(f"{len(content.drafts)} drafts to be completed")


@app.command()
def drafts(
    chosen: _Set = "dev",
    url: _Url = None,
    key: _Key = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="The latest so many")] = 100,
    output: Annotated[Path | None, typer.Option(help="File that they are added to")] = None,
) -> None:
    """Add what readers disputed and what found no answer to the set, as drafts to be completed."""
    from evals.drafts import add, from_database, from_service, unknown
    from evals.question_set import FOLDER, load_content

    with _told():
        path = output or FOLDER / chosen / "drafts.yaml"
        service = _service(url, key)
        found = from_service(service, limit) if service else from_database(limit)
        new = unknown(found, load_content(chosen))
        if new:
            add(new, path)
        print(f"{len(new)} drafts added to {path}; {len(found) - len(new)} are known already")


@app.command()
def baselines(
    chosen: _Set = "dev",
    accepted: Annotated[
        bool, typer.Option("--accept", help="Show these figures in the README")
    ] = False,
    output: _Folder = None,
) -> None:
    """Compare retrieval with what a user would pick instead, on the same questions."""
    from evals import alternatives, readable
    from evals.commands import Wish, compare_searches

    with _told():
        found = compare_searches(Wish(chosen), output or _RUNS / "baselines")
        print(readable.alternatives(found))
        if accepted:
            alternatives.accept(chosen, found, alternatives.PATH, alternatives.README)


def _service(url: str | None, key: Path | None) -> "Service | None":
    from evals.service import Service

    return Service(url, key.read_text(encoding="utf-8").strip() if key else None) if url else None


def _slug(name: str) -> str:
    """A model's name as part of a folder's."""
    return re.sub(r"[^\w.-]+", "-", name)


@contextmanager
def _told() -> Iterator[None]:
    """Tell an expected error in words instead of a traceback."""
    try:
        yield
    except EvalError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(2) from error
