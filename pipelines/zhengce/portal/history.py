"""The page of versions: what each changed and why, the runs that failed, all files of the newest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zhengce.portal.frame import Frame
from zhengce.portal.shown import Shown
from zhengce.release.manifest import Manifest
from zhengce.release.runs import FailedRun
from zhengce.release.versions import Entry

PAGE = "versions.html"
OPEN = 24
"""Versions that are not folded."""

_MADE_BY = {
    "extractor_version": ("提取程序", "extractor"),
    "register_version": ("机构登记册", "register"),
    "schema_version": ("表结构", "schema"),
}


def page(shown: Shown, frame: Frame) -> bytes:
    """The content of versions.html."""
    events = [
        *((entry.created_at, 1, _version(entry, shown)) for entry in shown.versions),
        *((run.failed_at[:10], 0, _failure(run)) for run in shown.failed),
    ]
    # Versions stay in their order; a failed run stands above the versions of its day.
    ordered = _woven(
        [event for _, is_version, event in events if is_version],
        sorted(
            ((day, event) for day, is_version, event in events if not is_version),
            key=lambda dated: (dated[0], dated[1]["run"]),
            reverse=True,
        ),
    )
    return frame.render(
        PAGE,
        PAGE,
        events=ordered,
        open=OPEN,
        latest=shown.entry,
        files=list(shown.files.items()),
    )


def _woven(
    versions: list[dict[str, Any]], failures: list[tuple[str, dict[str, Any]]]
) -> list[dict[str, Any]]:
    """Newest first."""
    made: list[dict[str, Any]] = []
    waiting = list(failures)
    for version in versions:
        while waiting and waiting[0][0] >= version["entry"].created_at:
            made.append(waiting.pop(0)[1])
        made.append(version)
    return made + [event for _, event in waiting]


def _version(entry: Entry, shown: Shown) -> dict[str, Any]:
    described = shown.manifests.get(entry.version)
    previous = shown.manifests.get(described.previous or "") if described else None
    return {
        "entry": entry,
        "manifest": described,
        "made_by": [
            (
                *names,
                getattr(described, name),
                _other(getattr(previous, name, None), described, name),
            )
            for name, names in _MADE_BY.items()
        ]
        if described
        else [],
        "tables": list(_tables(described)) if described else [],
    }


def _other(before: str | None, described: Manifest, name: str) -> str:
    """What stood here in the version before, if it was something else."""
    return before if before is not None and before != getattr(described, name) else ""


def _tables(described: Manifest) -> Iterator[dict[str, Any]]:
    for name, table in described.tables.items():
        changes = f"changes/{name}.parquet"
        yield {
            "name": name,
            "title": (table.title_zh, table.title_en),
            "rows": table.rows,
            "changes": table.changes,
            "file": changes if changes in table.files else "",
        }


def _failure(run: FailedRun) -> dict[str, Any]:
    """A failed run; its reason may name folders of a machine, so the page says the rules alone."""
    return {
        "run": run.run,
        "day": run.failed_at[:10],
        "checks": [
            f"{check['table']}, {check['rule']}: {check['message']}" for check in run.failed_checks
        ],
        "published_nothing": bool(run.failed_checks),
    }
