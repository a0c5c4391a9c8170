"""Programs that load the release, as the first page shows them; the tests run them."""

from __future__ import annotations

from dataclasses import dataclass

BASE = "BASE"
"""Stands for the address of the site, which a script of the page fills in; as it is, the programs
run in the folder of the site."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """One way to use the data."""

    name: str
    code: str


def snippets(path: str) -> list[Snippet]:
    """The snippets for the version in this folder below the site."""
    return [
        Snippet("pandas", _PANDAS.format(path=path)),
        Snippet("DuckDB", _DUCKDB.format(path=path)),
        Snippet("R", _R.format(path=path)),
        Snippet("Excel", _EXCEL),
        Snippet("curl", _CURL.format(path=path)),
    ]


_PANDAS = """\
import pandas as pd

duties = pd.read_parquet("BASE{path}/parquet/duties.parquet")

# 2020 年底前，卫生健康部门要牵头或负责什么 · what health bodies lead until the end of 2020
due = pd.to_datetime(duties.end_date) <= "2020-12-31"
print(duties[(duties.function == "health") & (duties.role != "support") & due])
"""

_DUCKDB = """\
-- 只读取需要的部分 · reads only what it needs (https: INSTALL httpfs; LOAD httpfs;)
SELECT name, role, matter, expression, end_date
FROM 'BASE{path}/parquet/duties.parquet'
WHERE "function" = 'health' AND deadline_kind LIKE '%by%'
ORDER BY end_date;
"""

_R = """\
library(arrow); library(dplyr)

read_parquet("BASE{path}/parquet/duties.parquet") |>
  count(name, role, sort = TRUE)
"""

_EXCEL = """\
1. 下载“职责清单” CSV，双击打开；文件带 BOM，中文不会乱码。
2. 条款路径 2.10 会被读作 2.1：用“数据 → 从文本/CSV”导入，并把 path 列设为文本。
3. 数据透视表：插入 → 数据透视表，行 = name，列 = role，值 = responsibility_id 计数。
"""

_CURL = """\
curl -O BASElatest.json
curl -O BASE{path}/SHA256SUMS
curl --create-dirs -o csv/duties.csv BASE{path}/csv/duties.csv
sha256sum -c SHA256SUMS --ignore-missing
"""
