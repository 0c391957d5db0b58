"""Chromium as the pictures and the tests start it: which program, with which flags."""

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
"""What the program is called, on Debian first."""

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""No window, no sandbox (containers have none), nothing asked of the network."""


def find_chromium() -> str | None:
    """Return the path of Chromium, if it is installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)
