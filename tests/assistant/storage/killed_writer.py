"""Writes turns and is killed in the middle of it, again and again; prints what was acknowledged.

Arguments: the database's URL, and how often to be killed. A program of its own, since each kill
forks a process that has imported everything, which takes milliseconds instead of a second.
"""

import os
import random
import signal
import sys
import threading
import time

from assistant import Answer
from assistant.storage import ConversationsInDatabase, Database


def write(url: str, acknowledgements: int) -> None:
    """Write turns from three threads until killed."""
    store = ConversationsInDatabase(Database(url))

    def without_end() -> None:
        while True:
            conversation = store.open(None)
            answer = Answer(
                id=conversation.id,
                conversation_id=conversation.id,
                language="fi",
                behaviour="answer",
                text="Näin on. " * 200,
                route="policy",
            )
            store.record(conversation, "Mitä?", answer)
            os.write(acknowledgements, f"{conversation.id}\n".encode())

    for _ in range(3):
        threading.Thread(target=without_end).start()


def main(url: str, kills: int) -> None:
    """Be killed so often, each time a moment after the first turn was acknowledged."""
    source = random.Random(2021)  # noqa: S311  # a repeatable draw
    Database(url).migrate()
    for _ in range(kills):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            write(url, writing)
            threading.Event().wait()
        os.close(writing)
        told = os.read(reading, 65536)
        time.sleep(source.uniform(0, 0.05))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while more := os.read(reading, 65536):
            told += more
        os.close(reading)
        sys.stdout.write(told.decode())


main(sys.argv[1], int(sys.argv[2]))
