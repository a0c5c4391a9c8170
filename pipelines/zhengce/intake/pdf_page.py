"""The characters and ruled lines of one PDF page, upright, in points from the lower left corner.

What they form (lines of text, tables) is told elsewhere.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

_MAX_CHARS = 100_000
_MAX_SEGMENTS = 20_000
"""Above this, a page is a map or a drawing, and its lines rule no table."""
_THIN = 3.0


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character: its left and right edge, its baseline, and its height (one em)."""

    char: str
    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line: at ``at`` across, running from ``start`` to ``end``."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is on a page; ``across`` are horizontal rules, ``down`` vertical ones."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]


def sheet(page: pypdfium2.PdfPage) -> Sheet:
    """The sheet of a page.  Raises pypdfium2.PdfiumError for a damaged page."""
    turn = _Turn(page.get_rotation() % 360, *page.get_mediabox())
    rules = [turn.box(*box) for box in _segments(page)]
    across = [Rule((b + t) / 2, l, r) for l, b, r, t in rules if t - b <= _THIN < r - l]  # noqa: E741
    down = [Rule((l + r) / 2, b, t) for l, b, r, t in rules if r - l <= _THIN < t - b]  # noqa: E741
    width, height = page.get_size()
    return Sheet(width, height, tuple(_glyphs(page, turn)), tuple(across), tuple(down))


class _Turn:
    """Turns coordinates of a page that is shown rotated, clockwise by ``angle`` degrees."""

    def __init__(self, angle: int, left: float, bottom: float, right: float, top: float) -> None:
        self._angle = angle
        self._edges = (left, bottom, right, top)

    def point(self, x: float, y: float) -> tuple[float, float]:
        left, bottom, right, top = self._edges
        if self._angle == 90:
            return y - bottom, right - x
        if self._angle == 180:
            return right - x, top - y
        if self._angle == 270:
            return top - y, x - left
        return x - left, y - bottom

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        a, b = self.point(x0, y0)
        c, d = self.point(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)


def _glyphs(page: pypdfium2.PdfPage, turn: _Turn) -> Iterator[Glyph]:
    """The printed characters; blanks and line ends that PDFium infers are left out."""
    text = page.get_textpage()
    try:
        x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        for index in range(min(text.count_chars(), _MAX_CHARS)):
            code = pdfium.FPDFText_GetUnicode(text, index)
            if code < 32 or code == 0xFFFE or pdfium.FPDFText_IsGenerated(text, index) == 1:
                continue
            found = pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            if not found or not pdfium.FPDFText_GetLooseCharBox(text, index, box):
                continue
            left, bottom, right, top = turn.box(box.left, box.bottom, box.right, box.top)
            _, baseline = turn.point(x.value, y.value)
            size = max(top - bottom, 1.0)
            char = chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd"
            yield Glyph(char, left, right, baseline, size)
    finally:
        text.close()


def _segments(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    """The straight pieces of what is drawn: strokes, and filled boxes that are thin."""
    boxes: list[tuple[float, float, float, float]] = []
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=8):
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(item, fill, stroke):
            continue
        outer = _outer(item)
        left, bottom, right, top = outer.on_rect(*item.get_bounds())
        if min(right - left, top - bottom) <= _THIN:
            boxes.append((left, bottom, right, top))
        elif stroke.value:
            boxes.extend(_edges(item, outer))
        if len(boxes) > _MAX_SEGMENTS:
            return []
    return boxes


def _outer(item: pypdfium2.PdfObject) -> pypdfium2.PdfMatrix:
    """How the forms that an object is drawn in place it on the page: browsers print a page as one, scaled."""
    matrix, form = pypdfium2.PdfMatrix(), item.container
    while form is not None:
        matrix, form = matrix.multiply(form.get_matrix()), form.container
    return matrix


def _edges(
    item: pypdfium2.PdfObject, outer: pypdfium2.PdfMatrix
) -> Iterator[tuple[float, float, float, float]]:
    """The straight pieces of one path, as the boxes they span."""
    matrix = item.get_matrix().multiply(outer)
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(min(pdfium.FPDFPath_CountSegments(item), _MAX_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield (*last, *point)
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield (*last, *start)
            last = start
