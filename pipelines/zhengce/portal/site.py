"""The files of the site: which are as they should be, writing, removing; no page is made here.

``.cache/portal.json`` says what each file was made of.  While files are written it says instead
that none of it is certain, so a killed run is followed by one that writes all of them again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhengce.release import files

if TYPE_CHECKING:
    from zhengce.release.store import Store

STATE = ".cache/portal.json"
_TEMPORARY = "portal-{}.tmp"
_MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}
"""What a store is told, as it hands the files on to browsers."""


@dataclass(slots=True)
class Site:
    """The site in an output folder."""

    root: Path
    store: Store | None = None
    """Where every file is sent, too; then it is what is there that is known."""
    made_of: str = ""
    """What the whole site was made of; empty when that is not certain."""
    known: dict[str, str] = field(default_factory=dict)
    """Path → what the file there was made of; empty when that is not certain."""
    kept: dict[str, str] = field(default_factory=dict)
    """As ``known``, of the site that is being made."""
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, root: Path, store: Store | None = None) -> Site:
        """The site of ``root``, or of ``store`` where one is given.

        A state that is missing or damaged tells nothing.  Raises OSError, ReleaseError.
        """
        if store is not None:
            stored = store.get(STATE)
            state = stored.data if stored else b"{}"
        else:
            state = (root / STATE).read_bytes() if (root / STATE).is_file() else b"{}"
        try:
            found: Any = json.loads(state)
            known = {str(path): str(digest) for path, digest in found["files"].items()}
            return cls(root, store, str(found["made_of"]), known)
        except (ValueError, TypeError, KeyError, AttributeError):
            return cls(root, store)

    def is_whole(self) -> bool:
        """Whether every file is there."""
        return self.store is not None or all((self.root / path).is_file() for path in self.known)

    def keeps(self, path: str, digest: str) -> bool:
        """Whether a file is there and was made of this, so that it stays as it is."""
        current = self.known.get(path) == digest and (
            self.store is not None or (self.root / path).is_file()
        )
        if current:
            self.kept[path] = digest
        return current

    def begin(self, planned: Iterable[str]) -> None:
        """Before any file is written: from now on nothing that is known is certain."""
        for left in (self.root / STATE).parent.glob(_TEMPORARY.format("*")):
            left.unlink()
        paths = dict.fromkeys((*self.known, *planned), "")
        self._save("", paths)

    def wrote(self, path: str, digest: str) -> None:
        """A file has been written, perhaps by another process."""
        self._send(path)
        self.written.append(path)
        self.kept[path] = digest

    def put(self, path: str, data: bytes, digest: str | None = None) -> None:
        """Write a file unless it is as it should be; ``digest`` is that of its content by default."""
        digest = digest or hashlib.sha256(data).hexdigest()[:24]
        if not self.keeps(path, digest):
            write(self.root, path, data)
            self.wrote(path, digest)

    def finish(self, made_of: str) -> None:
        """Remove what is no longer of the site, and keep what it is made of."""
        for path in sorted(self.known.keys() - self.kept.keys()):
            self._remove(path)
        self._save(made_of, self.kept)

    def _remove(self, path: str) -> None:
        place = self.root / path
        if not place.resolve().is_relative_to(self.root.resolve()):
            return  # somebody has changed the state: nothing outside is touched
        place.unlink(missing_ok=True)
        if self.store is not None:
            self.store.remove(path)
        self.removed.append(path)
        for folder in place.parents:
            if folder == self.root or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()

    def _save(self, made_of: str, paths: dict[str, str]) -> None:
        place = self.root / STATE
        place.parent.mkdir(parents=True, exist_ok=True)
        # Without line ends: with them, Python's own encoder would write it, ten times as slowly.
        state = json.dumps({"made_of": made_of, "files": paths}, sort_keys=True)
        files.replace(place, state.encode())
        self._send(STATE)

    def _send(self, path: str) -> None:
        if self.store is not None:
            content = (self.root / path).read_bytes()
            self.store.put(path, content, _MEDIA_TYPES.get(Path(path).suffix))


def write(root: Path, path: str, data: bytes) -> None:
    """Write one file below ``root``; readers see the old one or the new one, whole."""
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    temporary = root / Path(STATE).with_name(_TEMPORARY.format(os.getpid()))
    temporary.write_bytes(data)
    temporary.replace(place)
