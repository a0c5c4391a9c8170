"""The calendars, read as calendar programs read them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pyarrow.parquet as pq
import pytest

from zhengce import model
from zhengce.release.export import calendars
from zhengce.release.export.calendars import _folded
from zhengce.tables import bands
from zhengce.tables.schema import load


def events(path: Path) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    found = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert len(found) == len(calendar.walk("VEVENT"))
    return found


def rows(folder: Path, table: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = pq.read_table(folder / f"parquet/{table}.parquet").to_pylist()
    return found


def test_every_dated_time_limit_is_an_event_of_one_whole_day(release: Path) -> None:
    found = events(release / "deadlines.ics")
    days = {
        f"{row['deadline_id']}@zhengce": row["end_date"] or row["start_date"]
        for row in rows(release, "deadlines")
    }
    assert {uid: e["DTSTART"].dt for uid, e in found.items()} == {
        uid: day for uid, day in days.items() if day
    }
    for event in found.values():
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
        assert event["DTSTAMP"].dt == datetime(2026, 11, 21, tzinfo=UTC)


def test_an_event_says_what_is_due_of_whom_and_where_that_is_written(release: Path) -> None:
    named = {r["clause_id"] for r in rows(release, "responsibilities")}
    row = next(
        r
        for r in rows(release, "deadlines")
        if r["end_date"] and r["clause_id"] in named and "beijing" in str(r["document_id"])
    )
    event = events(release / "deadlines.ics")[f"{row['deadline_id']}@zhengce"]
    clause = next(r for r in rows(release, "clauses") if r["clause_id"] == row["clause_id"])
    duties = [r for r in rows(release, "responsibilities") if r["clause_id"] == row["clause_id"]]
    document = next(r for r in rows(release, "documents") if r["document_id"] == row["document_id"])
    assert str(event["SUMMARY"]).startswith(f"{clause['matter']}（{duties[0]['name']}")
    for said in (
        row["expression"],
        document["title"],
        document["document_number"] or "",
        f"条款 Clause: {clause['path']}",
    ):
        assert str(said) in str(event["DESCRIPTION"])
    assert {str(c) for c in event["CATEGORIES"].cats} == {
        r["function"] for r in duties if r["function"]
    }


def test_a_function_has_a_calendar_of_its_events(release: Path) -> None:
    everything = events(release / "deadlines.ics")
    functions = {
        str(c) for e in everything.values() if "CATEGORIES" in e for c in e["CATEGORIES"].cats
    }
    assert {path.stem for path in (release / "calendars").iterdir()} == functions
    for path in (release / "calendars").iterdir():
        mine = events(path)
        assert mine
        assert mine == {
            uid: e
            for uid, e in everything.items()
            if "CATEGORIES" in e and path.stem in e["CATEGORIES"].cats
        }
    calendar = icalendar.Calendar.from_ical((release / "calendars/health.ics").read_bytes())
    assert calendar["X-WR-CALNAME"] == "政策文件时限：卫生健康 Policy deadlines: Health"


def test_hostile_text_stays_text(release: Path, hostile: model.Extraction) -> None:
    found = events(release / "deadlines.ics")
    mine = [e for uid, e in found.items() if uid.startswith(hostile.document_id)]
    assert mine
    for event in mine:
        # Line ends of any kind become one; nothing else is lost.
        lines = str(event["DESCRIPTION"]).split("\n")
        assert '《</script><script>alert(1)</script> "it\'s", a;b\\n' in lines[1]
        assert lines[2] == "]]>&amp;"
        assert lines[3].startswith("=1+1》")


def test_lines_end_in_crlf_and_have_75_octets_at_most(each: Path) -> None:
    for path in (each / "deadlines.ics", *(each / "calendars").iterdir()):
        content = path.read_bytes()
        lines = content.split(b"\r\n")
        assert lines.pop() == b""
        assert b"\n" not in b"".join(lines) and b"\r" not in b"".join(lines)
        for line in lines:
            assert len(line) <= 75
            line.decode()  # no character is cut


def test_a_folded_line_unfolds_to_itself() -> None:
    for line in ("a" * 75, "a" * 76, "字" * 25, "字" * 26, "a" + "字" * 60, "𠀀" * 99, ""):
        folded = _folded(line)
        assert folded.replace(b"\r\n ", b"").decode() == line + "\r\n"
        assert max(len(part) for part in folded.split(b"\r\n")) <= 75


def test_a_release_without_limits_has_a_calendar_without_events(empty: Path) -> None:
    assert events(empty / "deadlines.ics") == {}
    assert list((empty / "calendars").iterdir()) == []


def test_a_limit_with_a_beginning_alone_is_an_event_of_that_day(
    make: Callable[..., model.Extraction],
    publish_release: Callable[[model.Extraction], Path],
) -> None:
    found = make("d")
    first = found.deadlines[0]._replace(kind="from", start_date=date(2019, 1, 2), end_date=None)
    undated = found.deadlines[1]._replace(kind="ongoing", start_date=None, end_date=None)
    folder = publish_release(replace(found, deadlines=(first, undated)))
    assert [e["DTSTART"].dt for e in events(folder / "deadlines.ics").values()] == [
        date(2019, 1, 2)
    ]


NAMES = tuple(f"d{number}" for number in range(9))


def stamped(folder: Path, day: str, older: Path | None = None, kept: Path | None = None) -> Path:
    """The calendars of the tables in a folder, in it."""
    shutil.rmtree(folder / "calendars", ignore_errors=True)
    tables = {name: folder / f"parquet/{name}.parquet" for name in load().tables}
    pieces = {
        name: [p for p, _ in bands.pieces(path, tables["documents"], load().tables[name].key[0])]
        for name, path in tables.items()
    }
    if kept:
        calendars.write(folder, day, pieces=pieces, older=older, kept=kept)
    else:
        calendars.write(folder, day)
    return folder


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.ics")}


@pytest.fixture
def two(
    make: Callable[..., model.Extraction],
    publish: Callable[..., dict[str, Path]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> tuple[Path, Path]:
    """The tables of nine documents, and of seven of them with another one, one changed; the
    calendars of the first are written."""
    monkeypatch.setattr(bands, "BAND", 3)
    changed = make("d4")
    title = "DTSTAMP:20190101T000000Z\r\nDTSTAMP:20190101T000000Z\r\n"
    changed = replace(changed, document=replace(changed.document, title=title))
    before = publish([*map(make, NAMES)])
    after = publish([changed if n == "d4" else make(n) for n in (*NAMES[1:8], "x")])
    first, second = (tables["texts"].parent.parent for tables in (before, after))
    return stamped(first, "2019-01-01", kept=tmp_path / "kept"), second


def test_events_that_are_what_they_were_are_copied(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With the stamp of another day, and to the same bytes as they would be made."""
    first, second = two
    made: list[str] = []
    really = calendars._Event.lines
    monkeypatch.setattr(
        calendars._Event, "lines", lambda self, s: (made.append(self.path), really(self, s))[1]
    )
    copied = written(stamped(second, "2019-02-03", first, tmp_path / "kept"))
    some = len(made)
    assert copied == written(stamped(second, "2019-02-03"))
    assert 0 < some < len(made) - some
    again = written(stamped(second, "2019-01-01", second, tmp_path / "kept"))
    assert again == written(stamped(second, "2019-01-01"))


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(path.read_bytes().replace("文件".encode(), "文书".encode())),
        lambda path: path.write_bytes(path.read_bytes()[100:]),
        Path.unlink,
    ],
)
def test_nothing_is_copied_of_calendars_that_have_changed(
    two: tuple[Path, Path], tmp_path: Path, harm: Callable[[Path], object]
) -> None:
    first, second = two
    harm(first / "calendars/health.ics")
    found = written(stamped(second, "2019-02-03", first, tmp_path / "kept"))
    assert found == written(stamped(second, "2019-02-03"))
