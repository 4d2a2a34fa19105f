"""A server of PostgreSQL for as long as the tests run: on a free port, in a folder of its own, not as root."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

PATIENCE = 30.0
"""How many seconds it may take to start, and to stop."""


class Server:
    """The server that these programs are; it stops at the end of a ``with``, whatever happened in it."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._ends = ExitStack()
        # It refuses to run as root, and Debian brings somebody for it.
        self._who = "postgres" if os.name == "posix" and os.geteuid() == 0 else None
        self.port = free_port()
        self.address = f"postgresql://hoshin@127.0.0.1:{self.port}/postgres"

    def __enter__(self) -> Server:
        try:
            self._start()
        except BaseException:
            self._ends.close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._ends.close()

    def _start(self) -> None:
        folder = Path(tempfile.mkdtemp(prefix="hoshin-postgres-"))
        self._ends.callback(shutil.rmtree, folder, ignore_errors=True)
        if self._who:
            shutil.chown(folder, self._who, self._who)
        data = folder / "data"
        self._run("initdb", "-D", data, "-U", "hoshin", "-A", "trust", "-E", "UTF8", "--no-sync").wait(PATIENCE)
        settings = {"listen_addresses": "127.0.0.1", "port": self.port, "unix_socket_directories": folder, "fsync": "off"}
        chosen = [f"--{name}={value}" for name, value in settings.items()]
        server = self._run("postgres", "-D", data, *chosen)
        self._ends.callback(stop, server)
        end = time.monotonic() + PATIENCE
        ask = [str(self._programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        while subprocess.run(ask).returncode != 0:
            if server.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"the server does not start:\n{(folder / 'postgres.log').read_text()}")
            time.sleep(0.05)

    def _run(self, program: str, *arguments: object) -> subprocess.Popen[bytes]:
        """Starts a program as whoever the server belongs to; what it says goes into the folder."""
        folder = Path(str(arguments[1])).parent
        with open(folder / f"{program}.log", "wb") as log:
            command = [str(self._programs / program), *map(str, arguments)]
            return subprocess.Popen(
                command, user=self._who, group=self._who, extra_groups=[] if self._who else None, cwd=folder, stdout=log, stderr=log
            )


def stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)
    try:
        server.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def free_port() -> int:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        port: int = any_port.getsockname()[1]
        return port
