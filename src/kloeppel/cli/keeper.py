"""Keeps a worker beside the web server: starts it, starts it anew if it falls, ends it with the server.

A process of its own, because the server replaces the process that has started it (`serve.serve`) and knows nothing of
workers. It sees that the server is gone by having another parent than before, also after a kill.
"""

import os
import signal
import subprocess
import sys
import time
from types import FrameType

LOOK = 0.5
"""Seconds between two looks at both."""
PAUSE = 2
"""Seconds before a worker that has fallen is started anew: one that falls at once must not keep the machine busy."""
PATIENCE = 10
"""Seconds that a worker gets to end."""


def start() -> None:
    """Start a keeper as a child of this process. It has this process's environment and output."""
    subprocess.Popen([sys.executable, "-P", "-m", __name__, str(os.getpid())], stdin=subprocess.DEVNULL)


def keep(server: int) -> None:
    """Keep a worker until the process `server` is not the parent any more, or this process is asked to end."""
    asked: list[int] = []

    def ask(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ask)
    worker = _worker()
    while not asked and os.getppid() == server:
        time.sleep(LOOK)
        if worker.poll() is not None and not asked and os.getppid() == server:
            time.sleep(PAUSE)
            worker = _worker()
    worker.terminate()
    try:
        worker.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


def _worker() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", "kloeppel.cli.main", "worker", "--beside", str(os.getpid())]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL)


if __name__ == "__main__":
    keep(int(sys.argv[1]))
