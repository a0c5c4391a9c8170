"""csv/<table>.csv.gz: a CSV file once more, a fraction as large; what is in it is csv_pieces.py's.

Each piece is a member of its own, which gzip allows (RFC 1952, 2.2) and every reader joins, so
that the members of pieces which an older file has are copied from there.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO, NamedTuple

from zhengce.tables.csv_pieces import Text

_LEVEL = 2
"""A third of the time of zlib's own choice, 6, for files that are a seventh larger: of 10,000
documents there is a gigabyte to compress."""
_GZIP = 31
"""zlib's number for the widest window and gzip's frame, in which it leaves name and time empty."""
_CHUNK = 1 << 20


class Member(NamedTuple):
    """What a piece is in a compressed file."""

    text: str
    """The SHA-256 of its text."""
    size: int
    """Bytes."""
    sha256: str


class Packed(NamedTuple):
    """A compressed file that was written."""

    sha256: str
    members: list[Member]
    """In the order of the file: its head's, then one of each piece."""


class _Differs(Exception):
    """The older file does not have the members that it is said to have."""


def pack(
    csv: Path,
    out: Path,
    texts: Sequence[Text] = (),
    *,
    older: Path | None = None,
    members: Sequence[Member] = (),
) -> Packed:
    """Compress a CSV file of a head and ``texts``.  The same texts give the same bytes.

    ``members`` is what is known of the file ``older``, which need not be there: what is copied
    is held to its hash, and if it differs, nothing is copied.  Raises OSError.
    """
    places = accumulate((member.size for member in members), initial=0)
    there = {member.text: (member, place) for member, place in zip(members, places, strict=False)}
    if older and older.exists():
        with suppress(_Differs):
            return _write(csv, out, texts, there, older)
    return _write(csv, out, texts, {}, csv)


def _write(
    csv: Path,
    out: Path,
    texts: Sequence[Text],
    there: Mapping[str, tuple[Member, int]],
    older: Path,
) -> Packed:
    """``there`` has the members of ``older`` and where they begin.  Raises _Differs."""
    whole = hashlib.sha256()
    made = []
    with csv.open("rb") as plain, older.open("rb") as packed, out.open("wb") as stream:
        begin = csv.stat().st_size - sum(text.size for text in texts)
        head = hashlib.sha256(plain.read(begin)).hexdigest()
        places = accumulate((text.size for text in texts), initial=begin)
        for name, place, size in (
            (head, 0, begin),
            *((text.sha256, at, text.size) for text, at in zip(texts, places, strict=False)),
        ):
            member, where = there.get(name, (None, 0))
            if member:
                data = _read(packed, where, member.size)
            else:
                data = _compressed(_read(plain, place, size))
            own, written = hashlib.sha256(), 0
            for chunk in data:
                whole.update(chunk)
                own.update(chunk)
                written += stream.write(chunk)
            made.append(Member(name, written, own.hexdigest()))
            if member and made[-1] != member:
                raise _Differs
    return Packed(whole.hexdigest(), made)


def _read(stream: BinaryIO, place: int, size: int) -> Iterator[bytes]:
    stream.seek(place)
    while size and (data := stream.read(min(size, _CHUNK))):
        size -= len(data)
        yield data


def _compressed(data: Iterator[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    for chunk in data:
        yield packer.compress(chunk)
    yield packer.flush()
