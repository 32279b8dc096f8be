"""Forgets what is older than set: when the service starts, and every day while it runs."""

import asyncio
import logging

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from assistant.storage import Database, forget, now

_DAY_S = 24 * 60 * 60

_log = logging.getLogger("neuvo.retention")


async def forget_daily(database: Database, days: int) -> None:
    """Forget once a day until cancelled; a day on which the database is away is made up for."""
    while True:
        try:
            gone = await run_in_threadpool(forget, database, days, now())
            _log.info("forgotten", extra={"turns": gone, "older_than_days": days})
        except SQLAlchemyError:
            _log.exception("could not forget")
        await asyncio.sleep(_DAY_S)
