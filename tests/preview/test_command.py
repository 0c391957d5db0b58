"""`translate preview` as a program: it says its address, serves, and ends at once."""

import re
import signal
import socket
import subprocess
import sys
import time

import pytest

from tests.project import Project
from translate.config import find_project
from translate.preview import open_preview
from translate.workflow.desk import open_desk
from translate.workflow.viewing.shelf import Shelf


def started(project: Project, *options: str) -> tuple[subprocess.Popen[str], str]:
    """Start the program; return it with the address that it prints."""
    command = [sys.executable, "-m", "translate", "-C", str(project.root), "preview", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


def test_it_ends_at_once_with_a_page_open(project: Project) -> None:
    process, address = started(project, "--no-open", "--port", "0")
    port = int(re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?token=[\w-]{43}", address)[1])  # type: ignore[index]
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(b"GET /api/events HTTP/1.1\r\nHost: localhost:%d\r\n\r\n" % port)
        assert line.recv(12) == b"HTTP/1.1 200"
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
    assert (process.returncode, out) == (0, "")
    assert err == "next: edit here or in a PO editor, both show at once; Ctrl-C ends the preview\n"
    assert time.monotonic() - began < 3


def test_two_previews_take_two_ports(project: Project) -> None:
    shelf = Shelf(lambda: open_desk(find_project(project.root)))
    with open_preview(shelf) as one, open_preview(shelf) as other:
        assert one.port != other.port


def test_a_port_that_is_taken_is_one_error(project: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = project.run("preview", "--no-open", "--port", str(port))
    assert (done.code, done.out) == (2, "")
    assert done.err == f"error: port {port} cannot be had: address already in use; name another with --port\n"


@pytest.mark.parametrize(
    ("arguments", "said"), [(["nothing"], "no article 'nothing'"), (["-l", "xx"], "'xx'")]
)
def test_what_is_not_there_is_said_before_anything_opens(
    project: Project, arguments: list[str], said: str
) -> None:
    done = project.run("preview", "--no-open", *arguments)
    assert (done.code, done.out, said in done.err) == (2, "", True)
