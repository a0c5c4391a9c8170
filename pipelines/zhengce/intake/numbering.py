"""The labels that browsers and word processors generate in front of list items.

Which item gets which number is the format's business.
"""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_SERIES = {
    "heavenly": "甲乙丙丁戊己庚辛壬癸",
    "earthly": "子丑寅卯辰巳午未申酉戌亥",
    "circled": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "parenthesised": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "stopped": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "bracketed": "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
}
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def numeral(number: int, style: str) -> str:
    """``number`` in a style: decimal, padded, full_width, chinese, legal, digits, upper_roman,
    lower_roman, upper_letter, lower_letter, heavenly, earthly, circled, parenthesised, stopped
    or bracketed.  Decimal where the style has no sign for it, as word processors do.
    """
    if style in _SERIES and 0 < number <= len(_SERIES[style]):
        return _SERIES[style][number - 1]
    if style == "padded":
        return f"{number:02d}"
    if style == "full_width":
        return str(number).translate(_FULL_WIDTH)
    if style == "digits":
        return "".join(_DIGITS[int(digit)] for digit in str(max(number, 0)))
    if style in ("chinese", "legal") and 0 < number < 10_000:
        return _chinese(number, legal=style == "legal")
    if style.endswith("_roman") and 0 < number < 4000:
        return _cased(_roman(number), style)
    if style.endswith("_letter") and 0 < number <= 780:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return _cased(letter, style)
    return str(number)


def labelled(label: str, text: str) -> str:
    """``text`` behind its generated label; 一、 and （一） stand close, 1. and 第一条 apart."""
    if not label or label[-1] in "、）．。：】〕　 ":
        return label + text
    return f"{label} {text}"


def _cased(sign: str, style: str) -> str:
    return sign.lower() if style.startswith("lower") else sign


def _roman(number: int) -> str:
    sign = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        sign += letters * count
    return sign


def _chinese(number: int, *, legal: bool) -> str:
    """一 … 九千九百九十九; 10 to 19 begin with 十 (with 壹拾 in the legal form)."""
    digits, units = (_LEGAL, "仟佰拾") if legal else (_DIGITS, "千百十")
    zero = "零"
    sign = ""
    for unit, digit in zip((*units, ""), f"{number:04d}", strict=True):
        if digit != "0":
            sign += digits[int(digit)] + unit
        elif sign and not sign.endswith(zero):
            sign += zero
    sign = sign.rstrip(zero)
    return sign[1:] if not legal and 10 <= number < 20 else sign
