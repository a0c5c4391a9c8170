"""A Word file gives its paragraphs, generated numbers and tables as Word shows them."""

import io
import zipfile
from collections.abc import Callable

import pytest

from zhengce.intake import read_page, source
from zhengce.model import Block, Cell, Page, Unreadable

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'


def archive(body: str, *, ns: str = W, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", f"<w:document {ns}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            file.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def page(data: bytes) -> Page:
    return read_page(source(data, document_id="a", path="a.docx"))


def lines(body: str, **parts: str) -> list[str]:
    return [block.text for block in page(archive(body, **parts)).blocks]


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(index: int, style: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbering(*levels: str, nums: str = "") -> str:
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{nums}</w:numbering>'
    )


def test_numbers_that_word_generates_are_printed() -> None:
    definition = numbering(
        level(0, "chineseCountingThousand", "%1、", '<w:suff w:val="nothing"/>'),
        level(1, "japaneseCounting", "（%2）"),
        level(2, "decimal", "%3."),
        level(3, "decimal", "%1.%3.%4", "<w:isLgl/>"),
    )
    body = (
        numbered("甲") + numbered("乙", 1) + numbered("丙", 1) + numbered("丁", 2)
        + p("正文") + numbered("戊", 2) + numbered("己") + numbered("庚", 1) + numbered("辛", 3)
    )  # fmt: skip
    assert lines(body, numbering=definition) == [
        "一、甲", "（一）乙", "（二）丙", "1. 丁", "正文", "2. 戊",
        "二、己", "（一）庚", "2.1.1 辛",
    ]  # fmt: skip


def test_numbering_of_chapters_and_articles_by_style() -> None:
    styles = f"""<w:styles {W}>
      <w:style w:styleId="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:styleId="2"><w:basedOn w:val="3"/></w:style>
      <w:style w:styleId="3"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>
      </w:pPr></w:style></w:styles>"""
    definition = numbering(
        level(0, "chineseCounting", "第%1章"),
        level(1, "chineseCounting", "第%2条", '<w:lvlRestart w:val="0"/>'),
    )
    chapter, article = '<w:pStyle w:val="1"/>', '<w:pStyle w:val="2"/>'
    body = p("总则", chapter) + p("为了", article) * 11 + p("附则", chapter) + p("自", article)
    read = lines(body, numbering=definition, styles=styles)
    assert [read[0], read[1], read[11], read[12], read[13]] == [
        "第一章 总则",
        "第一条 为了",
        "第十一条 为了",
        "第二章 附则",
        "第十二条 自",
    ]


def test_a_numbering_begins_again_where_it_says_so() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    definition = numbering(level(0, "decimalEnclosedCircleChinese", "%1"), nums=again)
    body = (
        numbered("甲")
        + numbered("乙")
        + numbered("丙", 0, 2)
        + numbered("丁", 0, 3)
        + numbered("戊", 0, 0)
    )
    assert lines(body, numbering=definition) == ["① 甲", "② 乙", "① 丙", "② 丁", "戊"]


def test_bullets_are_no_numbers() -> None:
    assert lines(numbered("甲"), numbering=numbering(level(0, "bullet", "\uf06c"))) == ["甲"]


def test_a_serial_number_generated_in_a_cell_is_its_text() -> None:
    row = f"<w:tr><w:tc>{numbered('')}</w:tc><w:tc>{p('任务')}</w:tc></w:tr>"
    read = lines(f"<w:tbl>{row}{row}</w:tbl>", numbering=numbering(level(0, "decimal", "%1")))
    assert read == ["1", "任务", "2", "任务"]


def test_merged_cells_stand_at_their_places() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"

    restart, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    table = (
        f"<w:tbl><w:tr>{cell('序号')}{cell('责任', wide)}</w:tr>"
        f"<w:tr>{cell('一', restart)}{cell('甲')}"
        f"<w:sdt><w:sdtContent>{cell('乙')}</w:sdtContent></w:sdt></w:tr>"
        f"<w:tr>{cell('', go_on)}{cell('丙')}{cell('丁')}</w:tr>"
        f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell('戊')}{cell('己')}</w:tr></w:tbl>"
    )
    assert page(archive(p("前") + table + p("后"))).blocks == (
        Block("前"),
        Block("序号", Cell(0, 0, 0)),
        Block("责任", Cell(0, 0, 1, 1, 2)),
        Block("一", Cell(0, 1, 0, 2, 1)),
        Block("甲", Cell(0, 1, 1)),
        Block("乙", Cell(0, 1, 2)),
        Block("丙", Cell(0, 2, 1)),
        Block("丁", Cell(0, 2, 2)),
        Block("戊", Cell(0, 3, 1)),
        Block("己", Cell(0, 3, 2)),
        Block("后"),
    )


def test_a_frame_of_one_cell_is_text() -> None:
    read = page(archive(f"<w:tbl><w:tr><w:tc>{p('专栏1')}{p('甲')}</w:tc></w:tr></w:tbl>"))
    assert read.blocks == (Block("专栏1"), Block("甲"))
    assert not read.wrapped


def test_tracked_changes_show_the_document_as_it_would_be_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>市</w:t></w:r><w:del><w:r><w:delText>卫计委</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>卫健委</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom></w:p>"
        f"<w:ins>{p('乙')}</w:ins><w:del>{p('丙')}</w:del>"
    )
    assert lines(body) == ["市卫健委", "乙"]


def test_hidden_text_field_codes_and_the_contents_page_stay_out() -> None:
    styles = f'<w:styles {W}><w:style w:styleId="11"><w:name w:val="toc 1"/></w:style></w:styles>'
    body = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
        f"</w:sdtPr><w:sdtContent>{p('一、要求1')}</w:sdtContent></w:sdt>"
        + p("一、要求1", '<w:pStyle w:val="11"/>')
        + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/>"
        "<w:t>丙</w:t><w:br w:type='page'/></w:r></w:p>"
    )
    assert lines(body, styles=styles) == ["甲\t乙", "丙"]


def test_text_boxes_come_once_and_notes_at_the_end() -> None:
    box = f"<w:txbxContent>{p('框')}</w:txbxContent>"
    body = (
        '<w:p><w:r><w:t>文</w:t><mc:AlternateContent xmlns:mc="urn:mc">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    notes = (
        f"<w:footnotes {W}><w:footnote w:type='separator'>{p('线')}</w:footnote>"
        f"<w:footnote>{p('注')}</w:footnote></w:footnotes>"
    )
    assert lines(body + p("尾"), footnotes=notes) == ["文", "框", "尾", "注"]


def test_the_strict_dialect_is_read() -> None:
    assert [block.text for block in page(archive(p("甲"), ns=STRICT)).blocks] == ["甲"]


def embedding(chunk: bytes, target: str = "/word/chunk.mht", body: str = "") -> bytes:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Type="aFChunk" Target="{target}" Id="c"/></Relationships>'
    )
    stream = io.BytesIO(archive(f'{body}<w:altChunk xmlns:r="r" r:id="c"/>'))
    with zipfile.ZipFile(stream, "a") as file:
        file.writestr("word/_rels/document.xml.rels", relations)
        file.writestr("word/chunk.mht", chunk)
    return stream.getvalue()


WEB = "<html><body><h1>某条例</h1><p>第一条 甲。</p><table><tr><td>乙<td>丙</tr></table></body></html>"
MIME = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
    'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n'
)


@pytest.mark.parametrize("target", ["/word/chunk.mht", "chunk.mht"])
@pytest.mark.parametrize("chunk", [WEB, f"{MIME}{WEB.replace('=', '=3D')}\n--b--"])
def test_a_web_page_embedded_as_the_text_is_read(chunk: str, target: str) -> None:
    read = page(embedding(chunk.encode(), target))
    assert [block.text for block in read.blocks] == ["某条例", "第一条 甲。", "乙", "丙"]


@pytest.mark.parametrize(
    ("chunk", "target"),
    [
        (WEB, "/word/no.mht"),
        ("{\\rtf1}", "chunk.mht"),
        (MIME.replace("related", "x") * 20, "chunk.mht"),
    ],
)
def test_what_else_is_embedded_is_no_text(chunk: str, target: str) -> None:
    assert [b.text for b in page(embedding(chunk.encode(), target, p("正文"))).blocks] == ["正文"]
    with pytest.raises(Unreadable) as error:
        page(embedding(chunk.encode(), target))
    assert error.value.reason == "no_text"


def laughs() -> bytes:
    tenfold = {n: f"&e{n - 1};" * 10 for n in range(1, 12)}
    entities = "".join(f"<!ENTITY e{n} '{text}'>" for n, text in tenfold.items())
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr(
            "word/document.xml",
            f'<!DOCTYPE w [<!ENTITY e0 "甲">{entities}]><w:document {W}><w:body>{p("&e11;")}'
            "</w:body></w:document>",
        )
    return stream.getvalue()


def external() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr(
            "word/document.xml",
            f'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document {W}><w:body>'
            f"{p('甲&x;')}</w:body></w:document>",
        )
    return stream.getvalue()


def locked() -> bytes:
    data = bytearray(archive(p("甲")))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + offset] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (lambda: archive("<w:p/>" + " " * 80_000_000), "hostile"),
        (lambda: archive("<w:p/>" * 2_000_001), "hostile"),
        (lambda: archive("<w:sdt><w:sdtContent>" * 500_000), "hostile"),
        (laughs, "hostile"),
        (external, "hostile"),
        (locked, "encrypted"),
        (lambda: archive("<w:p>"), "corrupt"),
        (lambda: archive(p("甲"))[:-40], "corrupt"),
        (lambda: archive(p("甲" * 99)).replace(b"/document.xml", b"/dokument.xml", 1), "corrupt"),
        (lambda: archive("<w:p/>"), "no_text"),
    ],
    ids=["bomb", "tags", "nested", "laughs", "external", "locked", "cut", "zip", "names", "blank"],
)
def test_a_bad_file_is_refused_with_its_reason(made: Callable[[], bytes], reason: str) -> None:
    data = made()
    with pytest.raises(Unreadable) as caught:
        page(data)
    assert caught.value.reason == reason
