"""Releases at a URL, copied to a temporary folder to be read as any others; writes nothing else.

Any web server and any store that fsspec knows will do: latest.json and versions.json name all
that there is, and SHA256SUMS the files of a version.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

from zhengce.intake.roots import place
from zhengce.release import files, manifest, retention, runs, sums, versions
from zhengce.release.errors import ReleaseError

_Fetch = Callable[[str, Path], object]
"""Copies a path below the URL to a file; raises FileNotFoundError when there is none."""
_SECONDS = 60
_GONE = (404, 410)


@contextmanager
def local(
    root: Path | str, names: Iterable[str] = (), *, which: Iterable[str] | None = None
) -> Iterator[Path]:
    """``root`` when it is a folder, or else a copy of what is asked for, for as long as needed.

    A copy has the pointer files and, of the versions ``which`` (all for None), the manifest,
    SHA256SUMS and the files whose names begin as one of ``names``, or all.  What is missing at
    the URL is missing in the copy.  Raises ReleaseError when the URL does not answer.
    """
    where = _where(root)
    if isinstance(where, Path):
        yield where
        return
    with _temporary(where) as folder:
        _copy(where, folder, list(names), None if which is None else list(which))
        yield folder


@contextmanager
def local_file(root: Path | str, path: str, sha256: str) -> Iterator[Path]:
    """The file ``path`` below ``root``, or a copy of it for as long as needed.

    A copy has the hash ``sha256``: what a server sends may be cut short, or of another day.  Of
    a folder, ``verify`` tells as much.  Raises ReleaseError when it is not so.
    """
    where = _where(root)
    if isinstance(where, Path):
        yield where / path
        return
    with _temporary(where) as folder:
        _fetched(_of_web(where) if _is_web(where) else _of_store(where)[0], where, path, folder)
        copy = folder / path
        if copy.exists() and files.sha256(copy) != sha256:
            raise ReleaseError(f"{copy} is not the file that was published: its hash differs.")
        yield copy


@contextmanager
def failures(root: Path | str) -> Iterator[Path]:
    """As ``local``, with nothing but the records of failed runs.

    A web server cannot be asked which there are: of one, the copy is empty.
    """
    where = _where(root)
    if isinstance(where, Path):
        yield where
        return
    with _temporary(where) as folder:
        if not _is_web(where):
            fetch, listed = _of_store(where)
            for name in _listed(where, listed, runs.FOLDER):
                _fetched(fetch, where, f"{runs.FOLDER}/{name}", folder)
        yield folder


def _listed(url: str, listed: Callable[[str], Iterable[str]], path: str) -> list[str]:
    try:
        return list(listed(path))
    except FileNotFoundError:
        return []
    except Exception as error:  # each library has errors of its own
        raise ReleaseError(f"{url}/{path} cannot be listed: {_in_words(error)}.") from error


def _where(root: Path | str) -> Path | str:
    """A folder, or a URL without a slash at its end."""
    where = place(root) if isinstance(root, str) else root
    return where if isinstance(where, Path) else where.rstrip("/")


@contextmanager
def _temporary(url: str) -> Iterator[Path]:
    """A folder for copies of ``url``, which is what errors name."""
    with TemporaryDirectory(prefix="zhengce-") as temporary:
        try:
            yield Path(temporary)
        except ReleaseError as error:
            raise type(error)(str(error).replace(temporary, url)) from error


def _copy(url: str, folder: Path, names: list[str], which: list[str] | None) -> None:
    fetch, listed = (_of_web(url), None) if _is_web(url) else _of_store(url)
    for name in (versions.LATEST, versions.LISTED, retention.NAME):
        _fetched(fetch, url, name, folder)
    if which is None:
        entries = versions.available(folder)
    else:
        entries = tuple(versions.resolve(folder, version) for version in which)
    for entry in entries:
        described = [manifest.NAME, sums.NAME]
        for name in described:
            _fetched(fetch, url, f"{entry.path}/{name}", folder)
        every = _recorded(folder / entry.path) | set(listed(entry.path) if listed else ())
        for name in sorted(every - set(described)):
            if name.startswith(tuple(names) or ""):
                _fetched(fetch, url, f"{entry.path}/{name}", folder)


def _recorded(release: Path) -> set[str]:
    """The files of a version; none when that is damaged, as verification then says."""
    try:
        return set(sums.read(release))
    except ReleaseError:
        return set()


def _fetched(fetch: _Fetch, url: str, path: str, folder: Path) -> None:
    to = folder / path
    to.parent.mkdir(parents=True, exist_ok=True)
    try:
        fetch(path, to)
    except FileNotFoundError:
        to.unlink(missing_ok=True)
    except Exception as error:  # each library has errors of its own
        raise ReleaseError(f"{url}/{path} cannot be read: {_in_words(error)}.") from error


def _in_words(error: Exception) -> str:
    return " ".join(f"{error or type(error).__name__}".split()).rstrip(".")


def _is_web(url: str) -> bool:
    return urlsplit(url).scheme in ("http", "https")


def _of_web(url: str) -> _Fetch:
    def fetch(path: str, to: Path) -> None:
        try:
            with urlopen(f"{url}/{quote(path)}", timeout=_SECONDS) as answer, to.open("wb") as file:
                shutil.copyfileobj(answer, file)
        except HTTPError as error:
            if error.code in _GONE:
                raise FileNotFoundError(path) from error
            raise

    return fetch


def _of_store(url: str) -> tuple[_Fetch, Callable[[str], Iterable[str]]]:
    try:
        from fsspec.core import url_to_fs

        system, base = url_to_fs(url, use_listings_cache=False)
    except ImportError as error:
        what = "pip install 'zhengce[s3]'" if urlsplit(url).scheme == "s3" else str(error)
        raise ReleaseError(f"To read {url} a library is missing: {what}.") from error
    except ValueError as error:
        raise ReleaseError(f"{url} cannot be read: {error}.") from error
    base = base.rstrip("/")

    def fetch(path: str, to: Path) -> None:
        system.get_file(f"{base}/{path}", str(to))

    def listed(path: str) -> list[str]:
        place = f"{base}/{path}/"
        return [name.removeprefix(place) for name in system.find(place)]

    return fetch, listed
