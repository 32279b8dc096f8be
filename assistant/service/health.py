"""Routes for those who run the service: is it alive, can it answer, what has it done."""

from fastapi import APIRouter, Request, Response
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException

from assistant.service.access import Role, only
from assistant.service.metrics import MEDIA, Metrics
from assistant.service.problem_responses import problems
from assistant.storage import Database


def router(database: Database, metrics: Metrics) -> APIRouter:
    """`/healthz`, `/readyz` and `/metrics`."""
    routes = APIRouter(tags=["operation"])

    @routes.get("/healthz")
    def alive() -> dict[str, str]:
        """Whether the process answers at all."""
        return {"status": "ok"}

    @routes.get("/readyz", responses=problems(503))
    def ready(request: Request) -> dict[str, str]:
        """Whether questions are answered at once: the index is open, the database answers."""
        if not request.app.state.ready:
            raise HTTPException(503, "the index is being opened; try again in a moment")
        try:
            database.check()
        except SQLAlchemyError as error:
            raise HTTPException(503, "the database does not answer") from error
        return {"status": "ready"}

    @routes.get(
        "/metrics",
        response_class=Response,
        dependencies=[only(Role.ADMIN)],
        responses=problems(403) | {200: {"content": {MEDIA: {"schema": {"type": "string"}}}}},
    )
    def counters() -> Response:
        """The counters, in Prometheus's text format."""
        return Response(metrics.text(), media_type=MEDIA)

    return routes
