"""Whatever encoding a Chinese text was saved in, the same characters come out."""

import pytest

from zhengce.intake.encoding import decode
from zhengce.model import Unreadable

SIMPLIFIED = "一、推进试点工作（责任单位：市发展改革委、市财政局）\n完成时限：2019年8月底前。\n"
TRADITIONAL = "一、推進試點工作（責任單位：市發展改革委、市財政局）\n完成時限：2019年8月底前。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, SIMPLIFIED[:12], SIMPLIFIED * 5000])
def test_unmarked_text_is_recognised(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


def test_gbk_that_happens_to_be_valid_utf8_is_recognised() -> None:
    assert decode("通知\n".encode("gbk")) == ("通知\n", "gb18030")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_is_believed_and_removed(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding)) == (SIMPLIFIED, encoding)


def test_big5_is_told_from_gbk() -> None:
    assert decode(TRADITIONAL.encode("big5")) == (TRADITIONAL, "big5hkscs")


def test_utf16_in_latin_letters_only_is_recognised() -> None:
    assert decode("Notice of 2019\n".encode("utf-16-le")) == ("Notice of 2019\n", "utf-16-le")


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "big5", "iso-8859-1", "nonsense"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_wrong_declaration_gives_no_mojibake(encoding: str, declared: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding), declared)[0] == SIMPLIFIED


def test_a_wrong_mark_gives_no_mojibake() -> None:
    assert decode(b"\xef\xbb\xbf" + SIMPLIFIED.encode("gbk"))[0] == SIMPLIFIED


def test_characters_stay_as_they_are() -> None:
    text = "ＡＢ１．\u3000市\u00a0局\t①㈠⽬ｶ\ufeff。\n"
    assert decode(text.encode())[0] == text


def test_a_stray_byte_in_a_long_text_is_shown_as_such() -> None:
    text, encoding = decode(SIMPLIFIED.encode() * 100 + b"\xff" + SIMPLIFIED.encode() * 100)
    assert encoding == "utf-8"
    assert text.count("\ufffd") == 1


def test_a_few_gbk_characters_among_much_ascii_are_no_stray_bytes() -> None:
    assert decode(b"<br>" * 5000 + "市政府".encode("gbk"))[0].endswith("市政府")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xef\xbb\xbf", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0" * 10, "binary"),
        ("市\0政府".encode(), "binary"),
        (b"\x01\x02\x03" * 100, "binary"),
        (bytes(range(128, 256)) * 20, "undecodable"),
        ("Приказ министра".encode("cp1251") * 9, "undecodable"),
    ],
)
def test_what_is_no_chinese_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert caught.value.reason == reason
