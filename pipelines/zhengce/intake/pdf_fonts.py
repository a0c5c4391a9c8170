"""One stand-in for every font that a PDF names but does not bring along.

PDFium would take such fonts from the machine; where it finds none with Chinese characters it
leaves out text that is set a character at a time, for its characters have no extent.  With
``box.ttf``, a font of our own whose characters are all one em-wide box, every machine reads
the same text.  What the characters look like does not matter here.

The font is 600 bytes: two glyphs, and a character map (format 13) that leads from every code
point to the box.  It was built with fontTools.
"""

from __future__ import annotations

import ctypes
from functools import cache
from importlib.resources import files
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

_SIMPLIFIED_CHINESE = 134  # FXFONT_GB2312_CHARSET
_HANDLE = 1


class _Boxes(pypdfium2.PdfSysfontBase):  # type: ignore[misc]
    """Answers PDFium's questions for system fonts (fpdf_sysfontinfo.h)."""

    def __init__(self) -> None:
        super().__init__()
        self._font = files("zhengce.intake").joinpath("box.ttf").read_bytes()

    def MapFont(self, *_: Any) -> int:
        return _HANDLE

    def GetFont(self, *_: Any) -> int:
        return _HANDLE

    def GetFontData(self, _: Any, font: Any, table: int, buffer: Any, size: int) -> int:
        data = self._table(table.to_bytes(4, "big")) if table else self._font
        if buffer and size >= len(data):
            ctypes.memmove(buffer, data, len(data))
        return len(data)

    def GetFaceName(self, *_: Any) -> int:
        return 0

    def GetFontCharset(self, *_: Any) -> int:
        return _SIMPLIFIED_CHINESE

    def DeleteFont(self, *_: Any) -> None:
        return None

    def _table(self, tag: bytes) -> bytes:
        """One table of the font; empty where it has none of that name."""
        for entry in range(12, 12 + 16 * int.from_bytes(self._font[4:6], "big"), 16):
            if self._font[entry : entry + 4] == tag:
                start = int.from_bytes(self._font[entry + 8 : entry + 12], "big")
                length = int.from_bytes(self._font[entry + 12 : entry + 16], "big")
                return self._font[start : start + length]
        return b""


@cache
def install() -> None:
    """Give PDFium the stand-in, once in a process."""
    _Boxes().setup()
