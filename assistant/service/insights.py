"""Routes for coordinators: what is asked and how it went, and the last evaluation's report."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse
from starlette.exceptions import HTTPException

from assistant.service.access import Role, only
from assistant.service.problem_responses import problems
from assistant.storage import Count, Database, counts, now

_SELF_CONTAINED = {
    "Content-Security-Policy": (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
        "frame-ancestors 'none'"
    )
}
"""The report brings its styles and plots within itself, and no scripts."""


def router(database: Database, report: Path | None) -> APIRouter:
    """`/v1/insights` and what is below it."""
    routes = APIRouter(
        prefix="/v1/insights", tags=["insights"], dependencies=[only(Role.COORDINATOR)]
    )

    @routes.get("", responses=problems(403))
    def what_is_asked(days: Annotated[int, Query(ge=1, le=3660)] = 90) -> list[Count]:
        """The turns of the last days, counted by all that a chart could be made of."""
        return list(counts(database, now() - timedelta(days=days)))

    @routes.get(
        "/report",
        response_class=FileResponse,
        responses=problems(403, 404) | {200: {"content": {"text/html": {}}}},
    )
    def evaluation_report() -> FileResponse:
        """The HTML report of the last evaluation run."""
        if report is None or not report.is_file():
            raise HTTPException(404, "there is no evaluation report: set NEUVO_REPORT to one")
        return FileResponse(report, media_type="text/html", headers=_SELF_CONTAINED)

    return routes
