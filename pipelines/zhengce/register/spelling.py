"""How one name is spelt in many ways, reduced to one spelling; knows no organisation."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from zhengce.register.files import rows

_UNIT = "省市区县州盟旗乡镇"
_UNITS_IN_BRACKETS = re.compile(rf"[(\[]([{_UNIT}、,/]+)[)\]]")  # 县(区)教育局
_NOTE = re.compile(r"[(\[][^()\[\]]*[)\]]?")  # 市发展改革委(市京津冀协同办)
_NOISE = re.compile(r"[\s\"'“”‘’《》<>·.,:;!?*#|]+")
_CONNECTORS = str.maketrans("", "", "和与及、/或")


@cache
def table() -> dict[int, str]:
    """For ``str.translate``: traditional and full-width characters to the register's own.

    Every value is one character, so that a translated text keeps its offsets.
    """
    full_width = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFF01, 0xFF5F)}
    brackets = {ord(a): b for a, b in zip("〔〕【】［］｛｝", "[][][][]", strict=True)}
    return (
        full_width | brackets | {ord(row["variant"]): row["standard"] for row in rows("variants")}
    )


@cache
def variants() -> frozenset[str]:
    """The characters of ``table`` that are spelt otherwise, width and brackets left aside."""
    return frozenset(row["variant"] for row in rows("variants"))


def normalise(name: str) -> str:
    """A printed name without white space, quotes and bracketed notes, in simplified characters."""
    text = _NOISE.sub("", name.translate(table()))
    if "(" not in text and "[" not in text:
        return text
    text = _UNITS_IN_BRACKETS.sub(r"\1", text)
    return _NOTE.sub("", text)


def compact(text: str) -> str:
    """The spelling in which names are compared: 发展和改革委员会 and 发展改革委 are one."""
    text = text.translate(_CONNECTORS)
    for long, short in (
        ("监督管理", "监管"),
        ("区管理委员会", "区管委会"),
        ("委员会", "委"),
        ("办公室", "办"),
    ):
        text = text.replace(long, short)
    return text
