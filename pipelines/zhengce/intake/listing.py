"""A source root on a web server, which cannot be listed: one file of it names all the others.

The URL is that of the listing, JSON or text.  JSON is a list whose items are a path or an object
``{"path": …, "size": bytes, "sha256": …, "modified": ISO 8601}``, of which only ``path`` must be
there; text has a path a line, or ``<sha256>  <path>`` as ``sha256sum`` writes it, and ``#``
before a remark.  A path is relative to the listing and never leads out of its folder.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin
from urllib.request import urlopen

from zhengce.intake.roots import File, Unreachable, WrongRoot, hidden

_SECONDS = 60
"""For which a server may be silent."""
_MAX_LISTING = 256 * 1024 * 1024
_SUMMED = re.compile(r"(?P<sha256>[0-9a-fA-F]{64}) [ *](?P<path>.+)")
_KEYS = {"path": str, "size": int, "sha256": str, "modified": str}
_GONE = (404, 410)


class Listing:
    """The files that a listing on a web server names."""

    remote = True

    def __init__(self, url: str) -> None:
        self.name = url

    def files(self) -> Iterator[File]:
        """As ``Root.files``; WrongRoot when the listing is not one."""
        try:
            content, changed = _get(self.name, _MAX_LISTING)
        except FileNotFoundError as error:
            raise WrongRoot(f"There is no listing at {self.name}.") from error
        try:
            entries = list(_entries(content.decode("utf-8-sig")))
            found = [_file(entry, self.name, changed) for entry in entries]
        except ValueError as error:  # what is not UTF-8 or not JSON, too
            raise WrongRoot(f"{self.name} is no listing of documents: {error}.") from error
        if len({file.path for file in found}) < len(found):
            raise WrongRoot(f"{self.name} is no listing of documents: it names one path twice.")
        yield from (file for file in found if not hidden(file.path))

    def file(self, path: str) -> File | None:
        """As ``Root.file``."""
        return next((file for file in self.files() if file.path == path), None)

    def read(self, file: File, limit: int) -> bytes:
        """As ``Root.read``; OSError also when it is another file than the listing says."""
        content, _ = _get(file.place, limit)
        if file.size not in (None, len(content)):
            raise OSError(f"the listing says {file.size} bytes, it has {len(content)}")
        if file.sha256 not in (None, hashlib.sha256(content).hexdigest()):
            raise OSError("it is not the file of the listing, its SHA-256 differs")
        return content

    def sha256(self, file: File) -> str | None:
        """As the listing says."""
        return file.sha256


def _get(url: str, limit: int) -> tuple[bytes, float]:
    """What a server answers, cut after ``limit`` and a byte, and when it was changed, else 0."""
    try:
        with urlopen(url, timeout=_SECONDS) as answer:
            content: bytes = answer.read(limit + 1)
            stated = answer.headers.get("Last-Modified")
            missing = answer.length  # of what the server has announced
    except HTTPError as error:
        if error.code in _GONE:
            raise FileNotFoundError(error.code, f"the server answers {error.code}", url) from error
        raise Unreachable(f"{url} cannot be read: the server answers {error.code}.") from error
    except (URLError, OSError, http.client.HTTPException) as error:
        why = getattr(error, "reason", None) or error
        raise Unreachable(f"{url} cannot be read: {why}.") from error
    if missing and len(content) <= limit:
        raise Unreachable(f"{url} cannot be read: the answer was cut short.")
    return content, _moment(stated)


def _moment(stated: str | None) -> float:
    """Seconds since 1970 of an HTTP date; 0 for what is none."""
    try:
        return parsedate_to_datetime(stated).timestamp() if stated else 0.0
    except ValueError:
        return 0.0


def _entries(text: str) -> Iterator[dict[str, Any]]:
    if text.lstrip()[:1] in ("[", "{"):
        listed = json.loads(text)
        if not isinstance(listed, list):
            raise ValueError("it must be a list")
        for number, item in enumerate(listed, 1):
            yield _checked({"path": item} if isinstance(item, str) else item, number)
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            summed = _SUMMED.fullmatch(line)
            yield _checked(summed.groupdict() if summed else {"path": line.strip()}, number)


def _checked(entry: object, number: int) -> dict[str, Any]:
    """The entry if it says what an entry may say; raises ValueError with a clause that names it."""
    if not isinstance(entry, dict) or "path" not in entry:
        raise ValueError(f"entry {number} has no path")
    for key, value in entry.items():
        if key not in _KEYS:
            raise ValueError(f"entry {number} does not know {key}")
        if not isinstance(value, _KEYS[key]):
            raise ValueError(f"entry {number} has a wrong {key}")
    path = entry["path"]
    if path.startswith("/") or {"", ".", ".."} & set(path.split("/")) or "\\" in path:
        raise ValueError(f"entry {number} has the path {path!r}, which leads out of its folder")
    if "sha256" in entry and not re.fullmatch(r"[0-9a-fA-F]{64}", entry["sha256"]):
        raise ValueError(f"entry {number} has a wrong sha256")
    return entry


def _file(entry: dict[str, Any], url: str, changed: float) -> File:
    if "modified" in entry:
        moment = datetime.fromisoformat(entry["modified"])
        changed = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    sha256 = entry.get("sha256", "").lower() or None
    return File(
        path=entry["path"],
        place=urljoin(url, quote(entry["path"])),
        size=entry.get("size"),
        changed=changed,
        stamp=sha256 or entry.get("modified") or str(changed),
        sha256=sha256,
        seen=sha256,
    )
