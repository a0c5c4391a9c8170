"""What every description of the data says of it: its names, licence, publisher; of no one release."""

from __future__ import annotations

from urllib.parse import quote

from zhengce.tables.schema import Term

NAME = "zhengce"
TITLE = Term(zh="政策文件任务数据", en="Policy duties")
DESCRIPTION = Term(
    zh="中国政府政策文件中，哪份文件、哪一条、要求谁、做什么、何时完成；每条记录都标明在原文中的起止位置。",
    en="Which Chinese policy document, in which clause, asks whom to do what by when; "
    "every row says where in the text it stands.",
)
PUBLISHER = "zhengce 政策"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_TITLE = Term(
    zh="知识共享署名 4.0 国际", en="Creative Commons Attribution 4.0 International"
)
RIGHTS = Term(
    zh="政策文件的原文依《中华人民共和国著作权法》第五条不受著作权保护。",
    en="The texts of the policy documents are not protected by copyright (Article 5 of the "
    "Copyright Law of the People's Republic of China).",
)
KEYWORDS = (
    Term(zh="政策文件", en="policy documents"),
    Term(zh="政府职责", en="government duties"),
    Term(zh="时限", en="deadlines"),
    Term(zh="中国", en="China"),
)
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".gz": "application/gzip",
    ".parquet": "application/vnd.apache.parquet",
    ".duckdb": "application/vnd.duckdb",
    ".ics": "text/calendar",
}
"""By the ending of a file.  DuckDB's is not registered with IANA."""


def both(term: Term) -> str:
    """Chinese and English in one line, where a format has room for one text only."""
    return f"{term.zh} {term.en}"


def sources(count: int) -> Term:
    """What a release was made of, in a sentence."""
    return Term(
        zh=f"{count} 份政策文件，见 documents 表",
        en=f"{count} policy documents, listed in the table documents",
    )


def iri(path: str) -> str:
    """A path as a reference relative to where it is below."""
    return quote(path)
