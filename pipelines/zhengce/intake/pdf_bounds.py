"""Refuses a PDF that unpacks to far more than it holds, before PDFium unpacks it."""

from __future__ import annotations

import re
import zlib

from zhengce.model import Unreadable

_MAX_UNPACKED = 256 * 1024 * 1024
_MAX_STREAM = 64 * 1024 * 1024
_PIECE = 1 << 20
_STREAM = re.compile(rb"stream\r?\n")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_HEAD = 2048
"""Bytes before a stream in which its dictionary is looked for."""


def check(data: bytes) -> None:
    """Raises Unreadable("hostile") when the compressed streams, pictures apart, unpack to more
    than 64 MB for one, 256 MB for all, or are compressed over and over."""
    left = _MAX_UNPACKED
    for match in _STREAM.finditer(data):
        if data[match.start() - 3 : match.start()] == b"end":
            continue
        head = data[max(match.start() - _HEAD, 0) : match.start()].rpartition(b"obj")[2]
        filters = len(_FLATE.findall(head))
        if filters == 0 or b"/Image" in head:
            continue
        size = _unpacked(data, match.end(), min(left, _MAX_STREAM))
        left -= size
        if filters > 2 or size >= _MAX_STREAM or left <= 0:
            raise Unreadable("hostile", "The PDF unpacks to far more than it holds.")


def _unpacked(data: bytes, start: int, limit: int) -> int:
    """How many bytes a stream unpacks to, counted up to ``limit``; what is no such stream, none."""
    unpacker = zlib.decompressobj()
    size = 0
    position = start
    while size < limit and not unpacker.eof:
        packed = unpacker.unconsumed_tail
        if not packed:
            packed = data[position : position + _PIECE]
            position += len(packed)
        if not packed:
            break
        try:
            size += len(unpacker.decompress(packed, _PIECE))
        except zlib.error:  # PDFium will find the damage, and where it matters say so
            break
    return size
