"""A published version as a dataset of a CKAN portal; what is published is not decided here.

One dataset holds the newest version, one resource a file: a later version takes the place of the
earlier one, so that links to a resource stay.  https://docs.ckan.org/en/latest/api/
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from zhengce.release import texts
from zhengce.release.errors import ReleaseError

if TYPE_CHECKING:
    from zhengce.release.load import Release
    from zhengce.release.manifest import FileEntry

Deed = Literal["create", "update", "keep"]

_LICENCE = "cc-by"
"""CKAN's own name for it; its list knows no versions, so the notes say 4.0."""
_TAGS = ("政策", "开放数据", "policy", "government")
_FORMATS = {".csv": ("CSV", "text/csv"), ".parquet": ("Parquet", "application/vnd.apache.parquet")}
_SECONDS = 300
"""For one answer; a portal looks through an upload before it gives one."""
_PIECE = 1 << 20
_SHOWN = 300
"""Characters of an answer that is none of CKAN's."""


class PortalError(ReleaseError):
    """The portal cannot be reached, or does not accept what it is sent."""


class _NotFound(PortalError):
    pass


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do at the portal, or that need not be done."""

    deed: Deed
    what: str
    """The dataset or the name of a resource."""
    bytes: int | None = None
    """The size of a resource."""


@dataclass(frozen=True, slots=True)
class _Resource:
    table: str
    path: str
    """Below the version."""
    entry: FileEntry
    description: str

    @property
    def name(self) -> str:
        """The same in every version: a resource is found again by it."""
        return self.path.rpartition("/")[2]

    def fields(self) -> dict[str, str]:
        kind, media_type = _FORMATS[Path(self.path).suffix]
        return {
            "name": self.name,
            "description": self.description,
            "format": kind,
            "mimetype": media_type,
            "size": str(self.entry.bytes),
            "hash": f"sha256:{self.entry.sha256}",
        }


class Portal:
    """The action API of a CKAN; ``token`` is sent to this host alone.  Raises PortalError."""

    def __init__(self, url: str, token: str | None) -> None:
        self.url = url.rstrip("/")
        self._token = token
        self._opener = build_opener(_NoRedirect)

    def call(self, action: str, given: Mapping[str, object]) -> Any:
        """The result of an action."""
        return self._send(action, json.dumps(given).encode(), "application/json")

    def upload(self, action: str, given: Mapping[str, str], file: Path, entry: FileEntry) -> Any:
        """The result of an action that takes a file; a file of any size, read piece by piece."""
        boundary = f"zhengce-{entry.sha256}"  # no file holds its own hash
        kind = given["mimetype"]
        head = "".join(
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in given.items()
        )
        head += (
            f'--{boundary}\r\nContent-Disposition: form-data; name="upload"; '
            f'filename="{file.name}"\r\nContent-Type: {kind}\r\n\r\n'
        )
        before, after = head.encode(), f"\r\n--{boundary}--\r\n".encode()
        size = len(before) + entry.bytes + len(after)
        with file.open("rb") as stream:
            body = _pieces(before, stream, after)
            return self._send(action, body, f"multipart/form-data; boundary={boundary}", size)

    def _send(
        self, action: str, body: bytes | Iterator[bytes], kind: str, size: int | None = None
    ) -> Any:
        headers = {"Content-Type": kind, "User-Agent": "zhengce"}
        if size is not None:
            headers["Content-Length"] = str(size)
        if self._token:
            headers["Authorization"] = self._token
        request = Request(f"{self.url}/api/3/action/{action}", body, headers, method="POST")
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                return self._result(action, answer.read())
        except HTTPError as error:
            raise self._refusal(action, error) from error
        except (URLError, OSError, HTTPException) as error:
            why = getattr(error, "reason", None) or error
            raise PortalError(f"{self.url} cannot be reached: {why}.") from error

    def _result(self, action: str, answer: bytes) -> Any:
        try:
            found = json.loads(answer)
            if found["success"] is True:
                return found["result"]
        except (ValueError, TypeError, KeyError) as error:
            raise PortalError(f"{self.url} is no CKAN: {action} gives no JSON of one.") from error
        raise PortalError(f"{self.url} does not do {action}: {found.get('error')}.")

    def _refusal(self, action: str, error: HTTPError) -> PortalError:
        """What an error of CKAN says, in a sentence; ``error`` is its type, message and fields."""
        if new := error.headers.get("Location"):
            return PortalError(f"{self.url} leads to {new}; give that address.")
        answer = error.read()
        try:
            said = dict(json.loads(answer)["error"])
        except (ValueError, TypeError, KeyError):
            words = " ".join(answer.decode("utf-8", "replace").split())[:_SHOWN]
            return PortalError(f"{self.url} answers {action} with {error.code}: {words}")
        kind = said.pop("__type", "")
        fields = "; ".join(f"{name}: {_joined(value)}" for name, value in sorted(said.items()))
        why = str(said["message"]) if set(said) == {"message"} else fields
        why = why.removeprefix(f"{kind}: ").rstrip(".")
        if error.code == 404:
            return _NotFound(f"{self.url} does not know what {action} names: {why}.")
        if error.code in (401, 403):
            return PortalError(f"{self.url} does not let this token do {action}: {why}.")
        return PortalError(f"{self.url} does not accept {action}: {why}.")


class _NoRedirect(HTTPRedirectHandler):
    """A redirected POST would arrive without its body, and the token at another host."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


def publish(
    release: Release, portal: Portal, name: str, organization: str, *, dry_run: bool = False
) -> Iterator[Step]:
    """Make the dataset ``name`` hold ``release``, step by step, each told when it is done.

    What is there with the same hash is not sent again, so that a publication that was cut short
    goes on where it was.  With ``dry_run`` nothing is sent, and each step is what would be done.
    Raises PortalError, also when the dataset belongs to another organisation.
    """
    try:
        there = portal.call("package_show", {"id": name})
    except _NotFound:
        there = None
    if there is not None:
        _must_be_of(organization, there, portal)
    if not dry_run:
        if there is None:
            new = _dataset(release, ()) | {"name": name, "owner_org": organization}
            there = portal.call("package_create", new | {"tags": [{"name": t} for t in _TAGS]})
            yield Step("create", name)
        else:
            patch = _dataset(release, there.get("extras", ())) | {"id": there["id"]}
            there |= portal.call("package_patch", patch)
            yield Step("update", name)
    else:
        yield Step("update" if there else "create", name)
    known = {resource["name"]: resource for resource in (there or {}).get("resources", ())}
    for resource in _resources(release):
        old = known.get(resource.name)
        deed: Deed = "update" if old else "create"
        if old and old.get("hash") == resource.fields()["hash"]:
            deed = "keep"
        elif not dry_run and there is not None:
            _send(portal, release, resource, there["id"], old)
        yield Step(deed, resource.name, resource.entry.bytes)


def _send(
    portal: Portal,
    release: Release,
    resource: _Resource,
    dataset: str,
    old: Mapping[str, Any] | None,
) -> None:
    action = "resource_patch" if old else "resource_create"
    where = {"id": old["id"]} if old else {"package_id": dataset}
    with release.file(resource.table, resource.path) as file:
        portal.upload(action, resource.fields() | where, file, resource.entry)


def _must_be_of(organization: str, there: Mapping[str, Any], portal: Portal) -> None:
    owner = there.get("organization") or {}
    if organization not in (owner.get("name"), owner.get("id")):
        whose = f"the organisation {owner['name']}" if owner else "no organisation"
        raise PortalError(
            f"The dataset {there['name']} of {portal.url} belongs to {whose}, not {organization}."
        )


def _dataset(release: Release, extras: Sequence[Mapping[str, str]]) -> dict[str, object]:
    """What CKAN is told of the dataset; ``extras`` of others stay."""
    described = release.manifest
    ours = {
        "created_at": described.created_at,
        "schema_version": described.schema_version,
        "language": "zh",
    }
    others = [extra for extra in extras if extra["key"] not in ours]
    return {
        "title": f"{texts.TITLE_ZH} {texts.TITLE_EN}",
        "notes": f"{texts.ABOUT_ZH}\n\n{texts.ABOUT_EN}\n\nCC BY 4.0: {texts.LICENCE_URL}",
        "version": release.version,
        "license_id": _LICENCE,
        "extras": [*others, *({"key": key, "value": value} for key, value in ours.items())],
    }


def _resources(release: Release) -> list[_Resource]:
    """The CSV and Parquet files, those of derived tables first: these are what to start with."""
    tables = sorted(
        release.manifest.tables.items(), key=lambda item: (not item[1].derived, item[0])
    )
    return [
        _Resource(name, path, entry, f"{table.title_zh} {table.title_en}")
        for name, table in tables
        for path, entry in sorted(table.files.items())
        if path.startswith(("csv/", "parquet/")) and Path(path).suffix in _FORMATS
    ]


def _pieces(before: bytes, stream: IO[bytes], after: bytes) -> Iterator[bytes]:
    yield before
    while piece := stream.read(_PIECE):
        yield piece
    yield after


def _joined(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
