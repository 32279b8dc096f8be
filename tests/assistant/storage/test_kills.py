"""A process that is killed in the middle of writing loses nothing that it had acknowledged."""

import os
import subprocess
import sys
from pathlib import Path

from assistant.storage import ConversationsInDatabase, Database

KILLS = int(os.environ.get("KILLS", "100"))
"""How often; more of them on demand. PostgreSQL, whose server is not killed, is tried less."""


def test_no_acknowledged_turn_is_lost_by_kills(url: str) -> None:
    kills = KILLS if url.startswith("sqlite") else KILLS // 5
    writer = subprocess.run(
        [sys.executable, str(Path(__file__).parent / "killed_writer.py"), url, str(kills)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert writer.returncode == 0, writer.stderr
    acknowledged = writer.stdout.split()
    assert len(acknowledged) >= kills
    database = Database(url)
    database.migrate()
    store = ConversationsInDatabase(database)
    lost = [one for one in acknowledged if len(store.turns(one, "")) != 1]
    assert lost == []
    database.close()
