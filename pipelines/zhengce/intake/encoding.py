"""From bytes to text in any of the Chinese encodings.  Markup and lines are the formats' business.

No library guesses here.  The choice is small (UTF-8, GB18030, Big5, UTF-16) and a strict
decoder together with the share of everyday characters decides it, also on short texts,
where statistical detectors answer with Shift JIS or EUC-KR.
"""

from __future__ import annotations

import codecs
import re
from functools import cache

from zhengce.model import Unreadable

_MARKS = (  # the longer first: the mark of UTF-32 LE begins with that of UTF-16 LE
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_SAMPLE = 65536
# Controls that no text has; tab, line ends, form feed and the DOS end-of-file mark may occur.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_ALL_CONTROLS = bytes((*range(0x09), *range(0x0E, 0x1A), *range(0x1B, 0x20), 0x7F))
_CONTROL_BYTES = bytes(range(32)).translate(None, b"\t\n\v\f\r\x1a")
_THREE_BYTES = re.compile("[\u0800-\uffff]")
_PLAUSIBLE = 0.6
"""Share of everyday characters above which a decoding is believed.  Policy documents reach 0.87
and more, in simplified as in traditional characters; wrong decodings stay below 0.4."""
_DAMAGE = 1000
"""One broken character in so many beyond ASCII is shown as U+FFFD; pages with a stray byte in
the footer are common.  More than that, and the encoding is not the one."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of ``data`` and the name of the Python codec that gives it (without any mark).

    ``declared`` is what a page says of itself; it is tried first and given up where the bytes
    contradict it.  Raises Unreadable("empty" | "binary" | "undecodable").
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _decoded(data, encoding)
            if text is not None:
                return _checked(text.removeprefix("\ufeff"), encoding, data)
            data = data[len(mark) :]  # the mark is wrong, as when files were joined
            break
    encoding, text = _detected(data, declared)
    if text is None:
        text = _decoded(data, encoding)
    if text is None:  # the sample was sound, the rest is not
        raise Unreadable("undecodable", f"The file begins as {encoding}, but does not go on so.")
    return _checked(text, encoding, data)


def _checked(text: str, encoding: str, data: bytes) -> tuple[str, str]:
    if not text.strip():
        raise Unreadable("empty", "The file has no content.")
    # In the encodings of Chinese but for UTF-16 and 32 no character has a control's byte in it.
    wide = encoding.startswith(("utf-16", "utf-32"))
    clean = not wide and not any(control in data for control in _ALL_CONTROLS)
    if not clean and ("\0" in text or len(_CONTROL.findall(text)) * 100 > len(text)):
        raise Unreadable("binary", "The file is not text: it holds control characters.")
    return text, encoding


def _detected(data: bytes, declared: str | None) -> tuple[str, str | None]:
    """The encoding of unmarked bytes, and their text where it has been decoded already."""
    text = None if b"\0" in data else _decoded(data, "utf-8")
    if text is not None and (text.isascii() or _THREE_BYTES.search(text)):
        return "utf-8", text  # beyond that, a few words in GBK, as 联通 or 通知, pass for UTF-8
    stated = _codec(declared)
    names = _CANDIDATES if stated in (None, *_CANDIDATES) else (stated, *_CANDIDATES)
    scores = {name: _everyday(data, name) for name in names if name is not None}
    if stated is not None:
        scores[stated] += 0.02  # decides only between equals
    best = max(scores, key=scores.__getitem__)
    if scores[best] >= _PLAUSIBLE:
        return best, None
    if text is not None:
        return "utf-8", text
    if b"\0" in data or len(data.translate(None, _CONTROL_BYTES)) * 100 < len(data) * 99:
        raise Unreadable("binary", "The file is not text.")
    raise Unreadable(
        "undecodable", "The characters are in none of UTF-8, GB18030, Big5 and UTF-16."
    )


def _codec(declared: str | None) -> str | None:
    """Python's name for a declared charset; GB2312 and GBK are read as what includes them."""
    name = (declared or "").strip().lower().replace("_", "-")
    if name in ("gb2312", "gbk", "gb-2312", "x-gbk", "cp936", "gb18030"):
        return "gb18030"
    if name in ("big5", "big5-hkscs", "cp950"):
        return "big5hkscs"
    return name if name in ("utf-8", "utf-16-le", "utf-16-be") else None


def _decoded(data: bytes, encoding: str) -> str | None:
    """The text, where it is in this encoding but for rare damage; else None."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return text if text.count("\ufffd") * _DAMAGE <= beyond else None


def _everyday(data: bytes, encoding: str) -> float:
    """The share of everyday characters among the characters beyond ASCII, 0 to 1."""
    if encoding.startswith("utf-16") and len(data) % 2:
        return 0.0
    sample = data[:_SAMPLE]
    text = _decoded(sample[: _whole(sample, encoding)], encoding)
    if text is None or _CONTROL.search(text):
        return 0.0
    beyond = [char for char in text if char > "\x7f"]
    if not beyond:
        return 1.0 if encoding != "utf-8" else 0.9
    common = _common()
    return sum(char in common for char in beyond) / len(beyond)


def _whole(sample: bytes, encoding: str) -> int:
    """How many bytes of ``sample`` are whole characters, its end perhaps cut in one."""
    if len(sample) < _SAMPLE:
        return len(sample)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    decoder.decode(sample)
    return len(sample) - len(decoder.getstate()[0])


@cache
def _common() -> frozenset[str]:
    """The everyday characters: the first levels of GB 2312 and of Big5, and the punctuation."""
    simplified = _level("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF))
    traditional = _level("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    punctuation = "·—‘’“”…‰①②③④⑤⑥⑦⑧⑨⑩\u00a0℃×÷±§°\u2028\u2029" + "".join(
        map(chr, (*range(0x3000, 0x3020), *range(0xFF01, 0xFF5F)))
    )
    return frozenset(simplified + traditional + punctuation)


def _level(encoding: str, leads: range, trails: range | tuple[int, ...]) -> str:
    pairs = (bytes((lead, trail)) for lead in leads for trail in trails)
    return "".join(pair.decode(encoding, "ignore") for pair in pairs)
