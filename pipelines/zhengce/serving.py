"""A folder of releases as a web server on this machine; knows files, and nothing of what is in them.

Any other web server will do as well: this one sends the headers that others must be told to.
"""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import FileResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import NotModifiedResponse, StaticFiles

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",  # kept, and asked for again: latest.json changes
}
"""Sent with every answer.  Documents are strangers' text: whatever gets into a page runs nothing."""

_TYPES = {
    "": "text/plain",  # LICENSE, SHA256SUMS
    ".cff": "application/yaml",
    ".css": "text/css",
    ".csv": "text/csv",
    ".gz": "application/gzip",  # a file to keep; with a Content-Encoding it would be unpacked
    ".html": "text/html",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".xml": "application/xml",
    ".yml": "application/yaml",
}
"""Media types by ending; all text is UTF-8, which is added.  Anything else is just bytes."""
_FEED = ("feed.xml", "application/atom+xml")
_PRIVATE = "runs"
"""Below the output folder: what failed and why, which is no part of a release."""


class Files(StaticFiles):
    """The public files below a folder: not its dot-files, not its runs, nothing outside."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, html=True)
        self._folder = Path(os.path.realpath(folder))

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """As of StaticFiles, which answers 404 to an empty path."""
        found, facts = super().lookup_path(path)
        if facts is None:
            return found, facts
        inside = Path(found).relative_to(self._folder).parts  # where links lead
        asked = Path(path).parts
        if any(part.startswith(".") for part in (*inside, *asked) if part != "."):
            return "", None
        return ("", None) if inside[:1] == (_PRIVATE,) else (found, facts)

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """As of StaticFiles, with a media type that is the same on every machine."""
        path = Path(full_path)
        kind = _TYPES.get(path.suffix.lower(), "application/octet-stream")
        if path.name == _FEED[0]:
            kind = _FEED[1]
        response = FileResponse(path, status_code, media_type=kind, stat_result=stat_result)
        asked = MutableHeaders(scope=scope)
        unchanged = self.is_not_modified(response.headers, asked)
        return NotModifiedResponse(response.headers) if unchanged else response


class _WithHeaders:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_more(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._app(scope, receive, send_more)


def app(folder: Path) -> Starlette:
    """The web application of the files below ``folder``.

    It answers to the names of this machine only, so that no page of another site can have
    its own name lead here.
    """
    return Starlette(
        routes=[Mount("/", Files(folder))],
        middleware=[
            Middleware(_WithHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"]),
        ],
    )


def listen(port: int) -> socket.socket:
    """A socket on ``port`` of this machine, any free one for 0; raises OSError."""
    return socket.create_server((HOST, port))


def serve(folder: Path, listening: socket.socket) -> None:
    """Answer until Ctrl-C, after which it returns or, mostly, raises KeyboardInterrupt.

    The server answers what is under way before it sends itself the signal again, and an event
    loop that is being closed may swallow it.
    """
    import uvicorn

    config = uvicorn.Config(
        app(folder),
        lifespan="off",
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=3,  # seconds for a download that is under way
    )
    uvicorn.Server(config).run(sockets=[listening])
