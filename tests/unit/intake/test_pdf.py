"""A PDF gives its lines in reading order and its ruled tables as cells."""

import zlib
from collections.abc import Sequence

import pytest

from zhengce.intake import pdf as pdf_reader
from zhengce.intake import read_page, source
from zhengce.model import Block, Cell, Page, Unreadable

Text = tuple[float, float, str]
A4 = "[0 0 595 842]"


def text(x: float, y: float, string: str, size: int = 16) -> str:
    code = string.encode("utf-16-be").hex()
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm <{code}> Tj ET\n"


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0} {y0} m {x1} {y1} l S\n"


def pdf(
    pages: Sequence[str],
    *,
    rotate: int = 0,
    more: str = "",
    box: str = A4,
    packed: bytes = b"",
    scale: int = 0,
) -> bytes:
    """A PDF file with a content stream a page, set in a font that every reader knows by name.

    ``scale``: each page is a form drawn so much larger and placed so much smaller, as browsers print.
    """
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts["
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor<</Type/FontDescriptor"
        b"/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880"
        b"/Descent -120/CapHeight 880/StemV 93>>>>]>>",
    ]
    forms = []
    for n, content in enumerate(pages):
        data = packed or content.encode()
        filters = "/Filter/FlateDecode" if packed else ""
        inner = ""
        if scale:
            drawn = f"{scale} 0 0 {scale} 0 0 cm\n".encode() + data
            forms.append(
                f"<</Type/XObject/Subtype/Form/BBox[0 0 9999 9999]"
                f"/Resources<</Font<</F 3 0 R>>>>/Length {len(drawn)}>>stream\n".encode()
                + drawn + b"\nendstream"
            )  # fmt: skip
            data = f"{1 / scale} 0 0 {1 / scale} 0 0 cm /X Do".encode()
            inner = f"/XObject<</X {4 + 2 * len(pages) + n} 0 R>>"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox{box}/Rotate {rotate}/Contents {5 + 2 * n} 0 R"
            f"/Resources<</Font<</F 3 0 R>>{inner}>>>>".encode()
        )
        objects.append(f"<</Length {len(data)}{filters}>>stream\n".encode() + data + b"\nendstream")
    objects += forms
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj".encode() + body + b"endobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer<</Size {len(places) + 1}/Root 1 0 R{more}>>\nstartxref\n".encode()
    return bytes(out) + f"{out.index(b'xref')}\n%%EOF".encode()


def page(data: bytes) -> Page:
    return read_page(source(data, document_id="a", path="a.pdf"))


def lines(*pages: str, rotate: int = 0) -> list[str]:
    return [block.text for block in page(pdf(pages, rotate=rotate)).blocks]


def test_lines_come_from_top_to_bottom_whatever_their_order_in_the_file() -> None:
    content = (
        text(80, 650, "市县各部门。")
        + text(80, 700, "工作要求如下")
        + text(80, 675, "请认真落实各")
    )
    read = page(pdf([content]))
    assert [block.text for block in read.blocks] == ["工作要求如下", "请认真落实各", "市县各部门。"]
    assert read.wrapped


def test_indentation_is_kept_as_blanks() -> None:
    content = (
        text(112, 700, "一、总体要求是什么")
        + text(80, 675, "深入贯彻落实的精神")
        + text(112, 650, "二、")
    )
    assert lines(content) == ["　　一、总体要求是什么", "深入贯彻落实的精神", "　　二、"]


def test_pieces_of_a_line_are_one_line() -> None:
    content = text(80, 700, "联系人") + text(160, 700.4, "电话") + text(128, 702, "①", 8)
    assert lines(content) == ["联系人① 电话"]


def test_bold_by_printing_twice_is_read_once() -> None:
    assert lines(text(80, 700, "要求") + text(80.4, 700, "要求")) == ["要求"]


def test_running_heads_and_page_numbers_stay_out() -> None:
    pages = [
        text(80, 800, "某市人民政府公报")
        + text(80, 600 - n, f"正文第{n}段")
        + text(280, 40, f"— {n} —")
        for n in range(1, 5)
    ]
    assert lines(*pages) == ["正文第1段", "正文第2段", "正文第3段", "正文第4段"]


def test_the_heads_of_attachments_are_no_running_heads() -> None:
    pages = [text(80, 800, head) + text(80, 600, body) for head, body in HEADED]
    assert lines(*pages) == ["附件1", "甲", "附件 2", "乙", "丙", "附件 3", "丁"]


HEADED = [("附件1", "甲"), ("附件 2", "乙"), ("附件 2", "丙"), ("附件 3", "丁")]


def test_a_number_in_the_middle_of_a_page_is_text() -> None:
    assert lines(text(80, 500, "3") + text(80, 400, "甲")) == ["3", "甲"]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_that_is_shown_turned_reads_as_shown(rotate: int) -> None:
    # Set the text against the turn, so that the reader sees two upright lines.
    turns = {90: "0 1 -1 0 300 100", 180: "-1 0 0 -1 500 400", 270: "0 -1 1 0 300 700"}
    moved = f"q {turns[rotate]} cm\n" + text(0, 0, "下行") + text(0, 30, "上行") + "Q\n"
    assert lines(moved, rotate=rotate) == ["上行", "下行"]


def grid(rows: Sequence[float], columns: Sequence[float]) -> str:
    across = (rule(columns[0], y, columns[-1], y) for y in rows)
    down = (rule(x, rows[0], x, rows[-1]) for x in columns)
    return "".join((*across, *down))


@pytest.mark.parametrize("scale", [0, 4])
def test_a_ruled_table_becomes_cells_in_its_place(scale: int) -> None:
    content = (
        text(80, 750, "附件")
        + grid((700, 660, 600), (80, 130, 300, 500))
        + text(85, 670, "序号") + text(140, 670, "任务") + text(310, 670, "单位")
        + text(95, 640, "1") + text(135, 640, "推进试点工作推进试点") + text(135, 620, "的工作。")
        + text(310, 640, "市财政局")
        + text(80, 560, "后文")
    )  # fmt: skip
    assert page(pdf([content], scale=scale)).blocks == (
        Block("附件"),
        Block("序号", Cell(0, 0, 0)),
        Block("任务", Cell(0, 0, 1)),
        Block("单位", Cell(0, 0, 2)),
        Block("1", Cell(0, 1, 0)),
        Block("推进试点工作推进试点的工作。", Cell(0, 1, 1)),
        Block("市财政局", Cell(0, 1, 2)),
        Block("后文"),
    )


def test_merged_cells_are_told_by_missing_rules() -> None:
    content = (
        rule(80, 700, 400, 700) + rule(200, 660, 400, 660) + rule(80, 620, 400, 620)
        + rule(80, 700, 80, 620) + rule(200, 700, 200, 620) + rule(300, 660, 300, 620)
        + rule(400, 700, 400, 620)
        + text(90, 650, "甲") + text(210, 670, "乙") + text(210, 630, "丙") + text(310, 630, "丁")
    )  # fmt: skip
    assert page(pdf([content])).blocks == (
        Block("甲", Cell(0, 0, 0, 2, 1)),
        Block("乙", Cell(0, 0, 1, 1, 2)),
        Block("丙", Cell(0, 1, 1)),
        Block("丁", Cell(0, 1, 2)),
    )


def test_a_table_over_two_pages_is_one_table() -> None:
    def part(first: str, second: str) -> str:
        head = text(85, 720, "序号") + text(140, 720, "任务")
        return (
            grid((740, 710, 680), (80, 130, 400)) + head
            + text(95, 690, first) + text(140, 690, second)
        )  # fmt: skip

    blocks = page(pdf([part("1", "甲"), part("2", "乙"), part("", "丙")])).blocks
    assert [(block.text, block.cell) for block in blocks] == [
        ("序号", Cell(0, 0, 0)),
        ("任务", Cell(0, 0, 1)),
        ("1", Cell(0, 1, 0)),
        ("甲", Cell(0, 1, 1)),
        ("2", Cell(0, 2, 0)),
        ("乙丙", Cell(0, 2, 1)),
    ]


def test_a_row_that_the_end_of_a_page_cuts_is_in_its_table() -> None:
    """Its columns run on to where no rule closes them."""
    first = (
        grid((740, 710), (80, 130, 400))
        + rule(80, 710, 80, 660) + rule(130, 710, 130, 660) + rule(400, 710, 400, 660)
        + text(85, 720, "序号") + text(140, 720, "任务") + text(95, 680, "1") + text(140, 680, "甲")
    )  # fmt: skip
    second = grid((740, 710), (80, 130, 400)) + text(95, 720, "2") + text(140, 720, "乙")
    blocks = page(pdf([first, second])).blocks
    assert [(block.text, block.cell and block.cell.row) for block in blocks] == [
        *(("序号", 0), ("任务", 0), ("1", 1), ("甲", 1), ("2", 2), ("乙", 2))
    ]


def encrypted() -> bytes:
    key = "00" * 32
    return pdf(
        [text(80, 700, "甲")],
        more=f"/ID[<{key}><{key}>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{key}>/U<{key}>>>",
    )


def bomb() -> bytes:
    packer = zlib.compressobj(9)
    piece = b"0 0 m " * 200_000
    return pdf([""], packed=b"".join(packer.compress(piece) for _ in range(80)) + packer.flush())


def endless() -> bytes:
    """A form that draws itself twice, and so on."""
    data = pdf(["/X Do /X Do"]).replace(b"/Resources<<", b"/Resources<</XObject<</X 5 0 R>>")
    return data.replace(b"<</Length 11>>", b"<</Subtype/Form/BBox[0 0 9 9]/Length 11>>")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf(["0 0 m 100 100 l S"]), "no_text"),
        (encrypted(), "encrypted"),
        (bomb(), "hostile"),
        (endless(), "hostile"),
        (b"%PDF-1.7\nnothing of a PDF follows", "corrupt"),
        (pdf([text(80, 700, "\ue001\ue002\ue003")]), "no_text"),
    ],
    ids=["pictures", "password", "bomb", "endless", "damaged", "odd font"],
)
def test_a_bad_file_is_refused_with_its_reason(
    data: bytes, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_reader, "_SECONDS", 1)  # which is as long as five, and sooner over
    with pytest.raises(Unreadable) as caught:
        page(data)
    assert caught.value.reason == reason
