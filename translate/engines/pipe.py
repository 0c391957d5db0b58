"""A kept-alive Apertium: one pipeline of processes a mode, asked text by text.

Starting a mode takes 170–1,900 ms, asking one that runs a few milliseconds. The pipeline is its own process
group, so that all of it can be ended at once. A question ends in NUL and carries a serial number in its
last superblank; an answer that does not bring the number back, or does not come in time, ends the
pipeline, and the next question starts another: no answer can ever go to another text.
"""

import contextlib
import itertools
import os
import re
import selectors
import signal
import subprocess
import threading
import time
import weakref
from pathlib import Path
from typing import IO

START_SECONDS = 20.0
"""The first question also waits for dictionaries to be read."""

_END = re.compile(r"\[\]\[(\d+)\n\]$")


class PipeError(Exception):
    """The pipeline gave no usable answer and has been ended; the message is one human line."""


class SilentPipeError(PipeError):
    """No answer came in time."""


class Pipe:
    """The pipeline of one mode file; safe to use from several threads, which take turns."""

    def __init__(self, mode: Path, timeout: float) -> None:
        """Take the mode file (``fr-es.mode``) and how many seconds a question may take."""
        self._mode = mode
        self._timeout = timeout
        self._serial = itertools.count(1)
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._kill: weakref.finalize[..., Pipe] | None = None

    def ask(self, stream: str) -> str:
        """Return the answer to a text in stream format; raise `PipeError` when none comes.

        A pipeline that has died since the last question is started again.
        """
        with self._turn:
            had_run = self._process is not None
            try:
                return self._ask_once(stream)
            except SilentPipeError:
                raise
            except PipeError:
                if had_run:
                    return self._ask_once(stream)
                raise

    def close(self) -> None:
        """End the pipeline, if it runs."""
        with self._turn:
            self._stop()

    def _ask_once(self, stream: str) -> str:
        """Ask the pipeline, a new one if none runs; end it when the answer cannot be trusted."""
        limit = self._timeout
        if self._process is None:
            limit += START_SECONDS
            self._start()
        serial = next(self._serial)
        try:
            answer = self._exchange(f"{stream}[][{serial}\n]\0".encode(), time.monotonic() + limit)
            found = _END.search(answer)
            if found is None or int(found[1]) != serial:
                raise PipeError("Apertium answered something else")
        except BaseException:
            self._stop()
            raise
        return answer[: found.start()]

    def _start(self) -> None:
        """Start the mode as its own process group, every part of it flushing at NUL."""
        try:
            script = subprocess.run(
                ["apertium-wblank-mode", "-z", str(self._mode)],
                capture_output=True,
                text=True,
                timeout=START_SECONDS,
                check=True,
            ).stdout
            self._process = subprocess.Popen(
                ["bash", "-c", script, "apertium", "-g"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "LC_ALL": "C.UTF-8"},
                start_new_session=True,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise PipeError(f"Apertium cannot be started ({type(error).__name__})") from None
        stdin, stdout = _pipes(self._process)
        os.set_blocking(stdin.fileno(), False)
        os.set_blocking(stdout.fileno(), False)
        self._kill = weakref.finalize(self, _kill, self._process)

    def _stop(self) -> None:
        if self._kill is not None:
            self._kill()
        self._process = self._kill = None

    def _exchange(self, question: bytes, deadline: float) -> str:
        """Write the question and read up to NUL, both at once: either side may fill its pipe."""
        assert self._process is not None  # noqa: S101 - `ask` has started it
        stdin, stdout = _pipes(self._process)
        answer = bytearray()
        with selectors.DefaultSelector() as ready:
            ready.register(stdin, selectors.EVENT_WRITE)
            ready.register(stdout, selectors.EVENT_READ)
            while not answer.endswith(b"\0"):
                left = deadline - time.monotonic()
                events = ready.select(left) if left > 0 else []
                if not events:
                    raise SilentPipeError(f"Apertium gave no answer within {self._timeout:g} s")
                for key, _ in events:
                    if key.fileobj is stdout:
                        answer += _read(stdout)
                    else:
                        question = question[_write(stdin, question) :]
                        if not question:
                            ready.unregister(stdin)
        return answer[:-1].decode(errors="replace")


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin is not None  # noqa: S101 - opened as a pipe
    assert process.stdout is not None  # noqa: S101 - opened as a pipe
    return process.stdin, process.stdout


def _read(stdout: IO[bytes]) -> bytes:
    data = os.read(stdout.fileno(), 65536)
    if not data:
        raise PipeError("Apertium ended without an answer")
    return data


def _write(stdin: IO[bytes], question: bytes) -> int:
    try:
        return os.write(stdin.fileno(), question)
    except BlockingIOError:
        return 0
    except OSError:
        raise PipeError("Apertium ended without an answer") from None


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the process group and wait for its leader; also called when Python ends."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
