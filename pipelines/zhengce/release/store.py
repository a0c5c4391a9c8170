"""Objects below ``s3://bucket/prefix``: read, made once, swapped for what was read; no releases.

Where the store is and who asks is told as to every client of S3: AWS_ENDPOINT_URL, AWS_PROFILE,
AWS_ACCESS_KEY_ID and so on.  The store must know conditional writes (If-Match, If-None-Match).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from zhengce.release.errors import ReleaseError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_OTHERS_WERE_FASTER = ("PreconditionFailed", "ConditionalRequestConflict")


@dataclass(frozen=True, slots=True)
class Stored:
    """One object as it was read."""

    data: bytes
    tag: str
    """The store's ETag; another one means that somebody has written since."""


class Store:
    """The objects below a URL.  Paths are below it; everything raises ReleaseError."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        parts = urlsplit(self.url)
        if parts.scheme != "s3" or not parts.netloc:
            raise ReleaseError(
                f"Releases cannot be published to {url}: an output is a folder or s3://bucket/name."
            )
        self._bucket, self._prefix = parts.netloc, parts.path.strip("/")
        self._system = _s3()

    def get(self, path: str) -> Stored | None:
        """An object; None when there is none."""
        with self._answering("read"):
            try:
                answer = self._ask("get_object", path)
                return Stored(self._body(answer), answer["ETag"])
            except FileNotFoundError:
                return None

    def fetch(self, path: str, to: Path) -> None:
        """Copy an object to a file, whose folder is there; one that is missing leaves none."""
        with self._answering("read"):
            try:
                self._system.get_file(self._place(path), str(to))
            except FileNotFoundError:
                to.unlink(missing_ok=True)

    def create(self, path: str, file: Path) -> bool:
        """Make an object of a file; False when there is one of this name, which stays as it is."""
        with self._answering("written to"):
            try:
                self._system.put_file(str(file), self._place(path), mode="create")
            except FileExistsError:
                return False
            return True

    def swap(self, path: str, data: bytes, before: Stored | None) -> bool:
        """Write an object in one stroke if it is still as ``before``, or still missing (None)."""
        condition = {"IfNoneMatch": "*"} if before is None else {"IfMatch": before.tag}
        with self._answering("written to"):
            try:
                self._ask("put_object", path, Body=data, **condition)
            except (FileExistsError, FileNotFoundError):
                return False
            except OSError as error:
                if _code(error) in _OTHERS_WERE_FASTER:
                    return False
                raise
            return True

    def put(self, path: str, data: bytes, media_type: str | None = None) -> None:
        """Write an object, whatever was there."""
        told = {"ContentType": media_type} if media_type else {}
        with self._answering("written to"):
            self._ask("put_object", path, Body=data, **told)

    def folders(self, path: str) -> list[str]:
        """The names that stand directly below ``path``."""
        with self._answering("read"):
            try:
                found = self._system.ls(self._place(path), detail=False, refresh=True)
            except FileNotFoundError:
                return []
            return [name.rstrip("/").rpartition("/")[2] for name in found]

    def names(self, path: str) -> list[str]:
        """The objects below ``path``, relative to it."""
        with self._answering("read"):
            place = self._place(path)
            return [name.removeprefix(f"{place}/") for name in self._system.find(place)]

    def written(self, path: str) -> dict[str, datetime]:
        """When each object below ``path`` was last written."""
        with self._answering("read"):
            place = self._place(path)
            found = self._system.find(place, detail=True, refresh=True)
            return {
                name.removeprefix(f"{place}/"): facts["LastModified"]
                for name, facts in found.items()
            }

    def remove(self, path: str) -> None:
        """Remove all objects below ``path``."""
        with self._answering("written to"):
            if found := self._system.find(self._place(path)):
                self._system.rm(found)

    def _place(self, path: str) -> str:
        return "/".join(filter(None, (self._bucket, self._prefix, path)))

    def _ask(self, what: str, path: str, **more: object) -> Any:
        key = self._place(path).removeprefix(f"{self._bucket}/")
        return self._system.call_s3(what, Bucket=self._bucket, Key=key, **more)

    def _body(self, answer: Any) -> bytes:
        from fsspec.asyn import sync

        content: bytes = sync(self._system.loop, answer["Body"].read)
        return content

    @contextmanager
    def _answering(self, done: str) -> Iterator[None]:
        """Say in a sentence what went wrong; each library below has errors of its own."""
        try:
            yield
        except Exception as error:
            why = " ".join(f"{error or type(error).__name__}".split()).rstrip(".")
            raise ReleaseError(f"{self.url} cannot be {done}: {why}.") from error


def _s3() -> AbstractFileSystem:
    try:
        from s3fs import S3FileSystem
    except ImportError as error:
        raise ReleaseError(
            "To publish to s3:// a library is missing: pip install 'zhengce[s3]'."
        ) from error
    return S3FileSystem(use_listings_cache=False)


def _code(error: OSError) -> str:
    """What S3 calls the error; s3fs keeps it in the cause."""
    answer = getattr(error.__cause__, "response", {})
    return str(answer.get("Error", {}).get("Code", ""))
