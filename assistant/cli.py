"""The command line `neuvo`: each command imports what it needs when it runs."""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

from assistant.model.errors import ModelSetupError

_Language: TypeAlias = Literal["fi", "en", "sv"]

app = typer.Typer(
    name="neuvo",
    help="Answers about Erasmus+ KA131 mobility, with sources and exact amounts.",
    no_args_is_help=True,
    add_completion=False,
)


@app.command()
def ask(
    question: str,
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole answer as JSON")] = False,
    language: Annotated[_Language, typer.Option(help="Where the question shows none")] = "fi",
) -> None:
    """Answer one question."""
    from assistant.assistant import Assistant
    from assistant.readable import readable_answer

    answer = Assistant().ask(question, language=language)
    print(answer.model_dump_json(indent=2) if as_json else readable_answer(answer))


@app.command()
def chat(
    language: Annotated[_Language, typer.Option(help="Where a question shows none")] = "fi",
) -> None:
    """Ask several questions in one conversation; an empty line ends it."""
    from assistant.assistant import Assistant
    from assistant.readable import readable_answer

    assistant = Assistant()
    conversation: str | None = None
    while question := typer.prompt("?", default="", show_default=False):
        answer = assistant.ask(question, conversation_id=conversation, language=language)
        conversation = answer.conversation_id
        print(readable_answer(answer), end="\n\n")


@app.command()
def answer(
    questions: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    output: Annotated[Path, typer.Option(help="File of answers, one JSON line each")],
) -> None:
    """Answer a file of questions: lines of {"id", "turns"} in, of {"id", "answer"} out."""
    from assistant.answer_file import answer_file
    from assistant.assistant import Assistant

    failed = answer_file(Assistant(), questions, output)
    if failed:
        print(f"{failed} lines could not be read; see their 'error' in {output}", file=sys.stderr)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def calculate(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A calculator, see `neuvo calculators`")] = "",
    inputs: Annotated[str, typer.Option("--json", help="Inputs as a JSON object")] = "{}",
    replay: Annotated[str, typer.Option(help="A receipt to repeat instead")] = "",
    changes: Annotated[
        bool, typer.Option("--changes", help="Which single changes would change the total")
    ] = False,
    language: Annotated[_Language, typer.Option(help="Of labels and notes")] = "en",
) -> None:
    """Work out one case; inputs as JSON or as `--key value`. Prints the calculation as JSON."""
    from assistant import calculating

    try:
        given = calculating.json_object(inputs) | calculating.key_values(context.args)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    if not (name or replay):
        raise typer.BadParameter("a calculator's name or --replay and a receipt is needed")
    if replay:
        text, code = calculating.replay_json(replay, language)
    elif changes:
        text, code = calculating.changes_json(name, given, language)
    else:
        text, code = calculating.calculation_json(name, given, language)
    print(text)
    raise typer.Exit(code)


@app.command()
def calculators(
    language: Annotated[_Language, typer.Option(help="Of titles and labels")] = "en",
) -> None:
    """List the calculators with the schemas of their inputs, as JSON."""
    from calculator import calculator, calculator_title, names

    listed = [
        {
            "name": name,
            "title": calculator_title(name, language),
            "schema": calculator(name).inputs.model_json_schema(),
        }
        for name in names()
    ]
    print(json.dumps(listed, ensure_ascii=False, indent=2))


@app.command()
def batch(
    name: str,
    cases: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="CSV or XLSX")],
    output: Annotated[Path, typer.Option(help="XLSX file of results")],
    language: Annotated[_Language, typer.Option(help="Of labels and notes")] = "fi",
    budget: Annotated[str, typer.Option(help="Budget last granted, for the shares used")] = "",
) -> None:
    """Work out a file of cases, one row each."""
    from assistant.calculating import run_batch_with_progress

    print(run_batch_with_progress(name, cases, output, language, budget))


@app.command()
def template(
    name: str,
    output: Annotated[Path, typer.Option(help="XLSX file to write")],
    language: Annotated[_Language, typer.Option(help="Of the column descriptions")] = "fi",
) -> None:
    """Write an empty file with a calculator's columns, to be filled and given to `batch`."""
    from calculator import write_template

    write_template(name, output, language)


@app.command()
def search(
    query: str,
    language: Annotated[_Language, typer.Option(help="Language of the query")] = "fi",
    k: Annotated[int, typer.Option(min=1, max=50, help="How many passages")] = 10,
) -> None:
    """Find the passages of the documents that fit a query best, as JSON."""
    from assistant.assistant import Assistant
    from assistant.documents import found

    hits = Assistant().search(query, language, k)
    print(json.dumps([found(hit).model_dump() for hit in hits], ensure_ascii=False, indent=2))


@app.command()
def index(
    check: Annotated[bool, typer.Option("--check", help="Only say whether it is sound")] = False,
    remake: Annotated[
        bool, typer.Option("--remake", help="Bring the shipped vectors up to date first")
    ] = False,
    export: Annotated[
        Path | None, typer.Option(help="Write the bundled model as a sentence-transformers folder")
    ] = None,
) -> None:
    """Build the index of the documents where it is missing, damaged or out of date."""
    from assistant import indexing

    if export:
        indexing.export_model(export)
    elif not check:
        indexing.build_index(remake=remake)
    elif fault := indexing.check_index():
        print(fault, file=sys.stderr)
        raise typer.Exit(1)


@app.command()
def serve(
    port: Annotated[int | None, typer.Option(help="Port of the service")] = None,
    ui: Annotated[bool, typer.Option("--ui/--no-ui", help="With the screen or without")] = True,
) -> None:
    """Run the HTTP service, and the screen unless told otherwise, until Ctrl-C."""
    from assistant.service import BadKeyFile, OpenToThePublic
    from assistant.serving import serve as serve_until_stopped

    try:
        code = serve_until_stopped(port, with_ui=ui)
    except (BadKeyFile, OpenToThePublic) as refusal:
        print(refusal, file=sys.stderr)
        code = 1
    raise typer.Exit(code)


@app.command()
def mcp() -> None:
    """Serve the tools to one MCP client over standard input and output."""
    from assistant.assistant import Assistant
    from assistant.mcp_server import serve_stdio

    serve_stdio(Assistant())


@app.command()
def key(
    name: Annotated[str, typer.Argument(help="Of its holder: small letters, digits, hyphens")],
    role: Annotated[Literal["student", "helpdesk", "coordinator", "admin"], typer.Argument()],
) -> None:
    """Make an access key: it is shown once, the lines for the file of keys hold its hash."""
    from assistant.service import new_key

    secret, digest = new_key()
    print(f"The key, to be given to its holder: {secret}", file=sys.stderr)
    print(f"- name: {name}\n  role: {role}\n  sha256: {digest}")


@app.command()
def forget(
    days: Annotated[int | None, typer.Option(min=0, help="Instead of NEUVO_RETENTION_DAYS")] = None,
) -> None:
    """Delete the turns and verdicts that are older than set."""
    from assistant.settings import Settings
    from assistant.storage import Database, now
    from assistant.storage import forget as forget_turns

    settings = Settings()
    database = Database(settings.database_url)
    database.migrate()
    older = settings.retention_days if days is None else days
    print(f"{forget_turns(database, older, now())} turns older than {older} days deleted")
    database.close()


@app.command()
def openapi() -> None:
    """Print the service's OpenAPI document."""
    from assistant.service import create_app

    print(json.dumps(create_app().openapi(), ensure_ascii=False, indent=2))


def main() -> None:
    """Run the command line; `eval` belongs to the evaluations and is loaded only when asked for."""
    try:
        if sys.argv[1:2] == ["eval"]:
            sys.argv[:2] = ["neuvo eval"]
            import_module("evals.cli").app()
        else:
            app()
    except ModelSetupError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
