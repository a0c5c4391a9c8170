"""What was found or made of which rows, from one refresh to the next; nothing is checked here."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zlib import ZLIB_RUNTIME_VERSION

from zhengce.tables import schema


def recall(folder: Path | None, name: str) -> dict[str, Any]:
    """What was kept under ``name`` by the same rules; empty when nothing was, or not whole."""
    if folder is None or not (path := folder / f"{name}.json").exists():
        return {}
    try:
        kept = json.loads(path.read_bytes())
    except ValueError:
        return {}
    body = json.dumps(kept.get("found"), sort_keys=True) if isinstance(kept, dict) else ""
    found: dict[str, Any] = kept["found"] if body and kept.get("sum") == _sum(body) else {}
    return found


def keep(folder: Path | None, name: str, found: dict[str, Any]) -> None:
    """Keep ``found``, which JSON can hold; raises OSError."""
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{name}.tmp"
    kept = {"found": found, "sum": _sum(json.dumps(found, sort_keys=True))}
    unfinished.write_text(json.dumps(kept), encoding="utf-8")
    unfinished.replace(folder / f"{name}.json")


def _sum(body: str) -> str:
    """Changes with what was found, and with what finds it: code, schema, libraries."""
    return hashlib.sha256(f"{_finders()} {body}".encode()).hexdigest()


@cache
def _finders() -> str:
    digest = hashlib.sha256(repr(schema.load()).encode())
    for library in ("great_expectations", "pandas", "duckdb", "pyarrow"):
        digest.update(version(library).encode())
    digest.update(ZLIB_RUNTIME_VERSION.encode())
    rooms = Path(__file__).parents[1]
    for room in ("tables", "quality", "release/export"):
        for path in sorted(rooms.glob(f"{room}/*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
