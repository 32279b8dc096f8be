"""Routes for those who run the service: is it alive, can it answer."""

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException

from assistant.service.problem_responses import problems


def router() -> APIRouter:
    """`/healthz` and `/readyz`."""
    routes = APIRouter(tags=["operation"])

    @routes.get("/healthz")
    def alive() -> dict[str, str]:
        """Whether the process answers at all."""
        return {"status": "ok"}

    @routes.get("/readyz", responses=problems(503))
    def ready(request: Request) -> dict[str, str]:
        """Whether the index is open, so that questions are answered at once."""
        if not request.app.state.ready:
            raise HTTPException(503, "the index is being opened; try again in a moment")
        return {"status": "ready"}

    return routes
