"""Whatever the bytes and whatever they are said to be: a page or Unreadable, nothing else."""

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from zhengce.intake import pdf_document, read_page, source
from zhengce.intake.media import DOCX, HTML, MARKDOWN, PDF, TEXT
from zhengce.model import Page, Source, Unreadable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HTML_PIECES = (
    "<table>", "</table>", "<tr>", "<td rowspan=3>", "<td colspan='0'>", "</td>", "<th>",
    "<ol start=-1>", "<ol type=I class=custom_cn2>", "<li value=x>", "<li>", "</ol>", "<p>",
    "<br>", "<pre>", "</pre>", "\n", "<div style='display:none'>", "</div>", "<!--", "-->",
    "<script>", "甲，乙。", "文号：", "标题：", "<h1>", "<title>", "<a href=x>", "&nbsp;",
    "&#x0;", "&#xD800;", "<caption>", "<select>", "<body>", "<frameset>", "<svg>", "<math>",
    "<template>", "<meta charset=utf-7>", "<ucapcontent>", "<table style='display:none'>",
)  # fmt: skip
WORD_PIECES = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>甲</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>",
    "</w:tr>", "<w:tc>", "</w:tc>", "<w:tcPr><w:vMerge/><w:gridSpan w:val='-2'/></w:tcPr>",
    "<w:sdt>", "</w:sdt>", "<w:sdtContent>", "</w:sdtContent>", "<w:txbxContent>",
    "</w:txbxContent>", "<?pi?>", "<!--c-->",
    "<w:pPr><w:numPr><w:ilvl w:val='8'/><w:numId w:val='1'/></w:numPr></w:pPr>",
    "<w:sym w:char='zz'/>", "<w:del>", "</w:del>",
)  # fmt: skip
NUMBERING = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="8"><w:lvlText w:val="%1%9%9"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="99"/></w:num></w:numbering>"""
MEDIA_TYPES = (TEXT, MARKDOWN, HTML, PDF, DOCX, "application/zip", "image/png", "", "不知")
SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(data: bytes, media_type: str, read: Callable[[Source], Page] = read_page) -> None:
    try:
        page = read(Source("a", "a", data, "", media_type))
    except Unreadable as refusal:
        assert refusal.detail
        return
    assert any(block.text.strip() for block in page.blocks)
    assert page.encoding
    for block in page.blocks:
        assert "\r" not in block.text
        assert block.cell is not None or "\n" not in block.text
        block.text.encode()  # no lone surrogates
    places = [block.cell for block in page.blocks if block.cell]
    taken = [(place.table, place.row, place.column) for place in places]
    assert len(set(taken)) == len(taken)
    assert all(place.row_span >= 1 and place.column_span >= 1 for place in places)


@SLOW
@given(st.binary(max_size=2000), st.sampled_from(MEDIA_TYPES))
@example(b"\xff\xfe\x00\xd8", TEXT)
@example(b"<", HTML)
@example(b"---\ntitle: x\n---\n", MARKDOWN)
def test_any_bytes(data: bytes, media_type: str) -> None:
    check(data, media_type)


@SLOW
@given(st.text(max_size=500), st.sampled_from(MEDIA_TYPES), st.sampled_from(["utf-8", "gb18030"]))
def test_any_text(text: str, media_type: str, encoding: str) -> None:
    check(text.encode(encoding, "surrogatepass" if encoding == "utf-8" else "replace"), media_type)


@SLOW
@given(
    st.text(max_size=300),
    st.sampled_from(["a", "a.txt", "b/a.html", "c.md"]),
    st.none() | st.text(),
)
def test_any_source(text: str, path: str, media_type: str | None) -> None:
    made = source(
        text.encode("utf-8", "replace"), document_id="a", path=path, media_type=media_type
    )
    check(made.data, made.media_type)


@SLOW
@given(st.lists(st.sampled_from(HTML_PIECES), max_size=60))
def test_any_markup(pieces: list[str]) -> None:
    check("".join(pieces).encode(), HTML)


@SLOW
@given(st.lists(st.sampled_from(WORD_PIECES), max_size=40), st.integers(0, 400))
def test_any_word_file(pieces: list[str], cut: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        body = "".join(pieces)
        file.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        file.writestr("word/numbering.xml", NUMBERING)
    data = bytearray(stream.getvalue())
    if cut % 3 == 0:  # sound as made; else damaged at some place
        data[cut % len(data)] ^= 0xFF
    check(bytes(data), DOCX)


PDF_PIECES = (
    b"BT", b"ET", b"/F 9 Tf", b"<7532> Tj", b"q", b"Q", b"0 0 m", b"99 0 l", b"99 99 l", b"h S",
    b"re f", b"1 0 0 1 9 9 cm", b"0 0 0 0 0 0 cm", b"1e39 0 0 1e39 0 0 cm", b"BI", b"ID", b"EI",
)  # fmt: skip


@SLOW
@given(
    st.lists(st.sampled_from(PDF_PIECES), max_size=40),
    st.sampled_from([b"[0 0 595 842]", b"[0 0 0 0]", b"[9 9 -9 -9]", b"[]", b"1"]),
    st.sampled_from([b"0", b"90", b"-90", b"45", b"x"]),
)
def test_any_pdf(pieces: list[bytes], box: bytes, turn: bytes) -> None:
    content = b" ".join(pieces)
    data = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox" + box + b"/Rotate " + turn +
        b"/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n" % len(content) + content + b"\nendstream endobj\n"
        b"5 0 obj<</Type/Font/Subtype/Type0/BaseFont/S/Encoding/UniGB-UCS2-H/DescendantFonts[<<"
        b"/Type/Font/Subtype/CIDFontType0/BaseFont/S/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
        b">>>>]>>endobj\ntrailer<</Root 1 0 R>>"
    )  # fmt: skip
    # in this process, for speed; the process apart has its test with the format
    check(data, PDF, lambda source: pdf_document.read(source.data))


@pytest.mark.parametrize("media_type", [TEXT, HTML, MARKDOWN])
def test_long_repeats_stay_fast(media_type: str) -> None:
    for piece in ("　", " \n", "甲", "（", "[", "<", "&", "\t", "一、\n", "文号：", "- "):
        check((piece * 20_000).encode(), media_type)
