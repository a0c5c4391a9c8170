"""As much of CKAN's action API as a publication uses, over HTTP, with its envelope and checks.

After https://docs.ckan.org/en/2.11/api/: errors carry ``__type``, a refused field its reasons;
``*_patch`` keeps what it is not given.  CKAN itself needs PostgreSQL, Solr and Redis.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

from flask import Flask, Response, jsonify, request
from werkzeug.serving import make_server

TOKEN = "a-token-of-the-portal"
ORGANIZATION = {"id": "5f1d", "name": "health"}


@dataclass
class Ckan:
    url: str = ""
    datasets: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    """What was uploaded, by the resource's id."""
    calls: list[str] = field(default_factory=list)
    fail_at: str | None = None
    """The name of a resource at whose upload the server breaks."""

    def find(self, key: str) -> dict[str, Any]:
        for dataset in self.datasets.values():
            if key in (dataset["id"], dataset["name"]):
                return dataset
        raise Refused(404, "Not Found Error", message="Not found")

    def resource(self, key: str) -> dict[str, Any]:
        for dataset in self.datasets.values():
            for resource in dataset["resources"]:
                if resource["id"] == key:
                    return resource
        raise Refused(404, "Not Found Error", message="Not found: Resource was not found.")


class Refused(Exception):
    def __init__(self, status: int, kind: str, **fields: object) -> None:
        self.status, self.error = status, {"__type": kind, **fields}


def package_show(ckan: Ckan, given: dict[str, Any]) -> object:
    return ckan.find(given["id"])


def package_create(ckan: Ckan, given: dict[str, Any]) -> object:
    wrong: dict[str, list[str]] = {}
    if not re.fullmatch(r"[a-z0-9_-]{2,100}", given.get("name", "")):
        wrong["name"] = [
            "Must be purely lowercase alphanumeric (ascii) characters and these symbols: -_"
        ]
    if given.get("owner_org") not in ORGANIZATION.values():
        wrong["owner_org"] = ["Organization does not exist"]
    if any(not re.fullmatch(r"[\w .-]{2,100}", tag["name"]) for tag in given.get("tags", ())):
        wrong["tags"] = ["Tag must be alphanumeric"]
    if any(given["name"] == name for name in ckan.datasets):
        wrong["name"] = ["That URL is already in use."]
    keys = [extra["key"] for extra in given.get("extras", ())]
    if len(set(keys)) < len(keys):
        wrong["extras"] = ["Duplicate key"]
    if wrong:
        raise Refused(409, "Validation Error", **wrong)
    made = {**given, "id": str(uuid.uuid4()), "resources": [], "organization": ORGANIZATION}
    ckan.datasets[given["name"]] = made
    return made


def package_patch(ckan: Ckan, given: dict[str, Any]) -> object:
    found = ckan.find(given["id"])
    found.update(given)
    return found


def resource_create(ckan: Ckan, given: dict[str, Any]) -> object:
    if "package_id" not in given:
        raise Refused(409, "Validation Error", package_id=["Missing value"])
    made = {**given, "id": str(uuid.uuid4())}
    ckan.find(given["package_id"])["resources"].append(made)
    return uploaded(ckan, made)


def resource_patch(ckan: Ckan, given: dict[str, Any]) -> object:
    found = ckan.resource(given["id"])
    found.update(given)
    return uploaded(ckan, found)


def uploaded(ckan: Ckan, resource: dict[str, Any]) -> dict[str, Any]:
    file = request.files["upload"]
    ckan.files[resource["id"]] = file.read()
    resource["url"] = f"{ckan.url}/dataset/x/resource/{resource['id']}/download/{file.filename}"
    return resource


READING = {"package_show": package_show}
WRITING = {
    action.__name__: action
    for action in (package_create, package_patch, resource_create, resource_patch)
}


def app(ckan: Ckan) -> Flask:
    server = Flask(__name__)

    @server.post("/api/3/action/<action>")
    def call(action: str) -> Response:
        given = request.get_json() if request.is_json else dict(request.form)
        ckan.calls.append(f"{action} {given.get('name', '')}".strip())
        if action in WRITING and request.headers.get("Authorization") != TOKEN:
            raise Refused(403, "Authorization Error", message="Access denied: not authorized")
        if ckan.fail_at and given.get("name") == ckan.fail_at:
            return Response("<h1>Internal Server Error</h1>", 500)
        result = (READING | WRITING)[action](ckan, given)
        return jsonify(help=f"{ckan.url}/help", success=True, result=result)

    @server.errorhandler(Refused)
    def refuse(error: Refused) -> tuple[Response, int]:
        return jsonify(help=f"{ckan.url}/help", success=False, error=error.error), error.status

    @server.post("/moved/api/3/action/<action>")
    def moved(action: str) -> Response:
        return Response(status=301, headers={"Location": f"{ckan.url}/api/3/action/{action}"})

    @server.post("/blog/api/3/action/<action>")
    def blog(action: str) -> str:
        return "<!doctype html>"

    return server


@contextmanager
def running() -> Iterator[Ckan]:
    ckan = Ckan()
    server = make_server("127.0.0.1", 0, app(ckan), threaded=True)
    ckan.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield ckan
    server.shutdown()
    thread.join()
    server.server_close()
