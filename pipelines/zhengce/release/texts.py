"""What a release says to people of itself: README.md and LICENSE; what changed is changelog.py's."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from zhengce.release.manifest import Manifest, parquet_name

if TYPE_CHECKING:
    from zhengce.tables.schema import Table

TITLE_ZH, TITLE_EN = "政策文件任务数据", "Policy duties"
ABOUT_ZH = "哪份文件、哪一条、要求谁、做什么、何时完成；每条记录都标明在原文中的起止位置。"
ABOUT_EN = (
    "Which document, in which clause, asks whom to do what by when; every row says where in the "
    "text it stands."
)
"""What a data portal shows of every version."""
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"

LICENSE = """\
数据 Data: CC BY 4.0 https://creativecommons.org/licenses/by/4.0/
程序 Code: Apache-2.0 https://www.apache.org/licenses/LICENSE-2.0

本发布中的数据（表格、编码、说明）采用“知识共享署名 4.0 国际”许可：可自由使用、修改和再发布，
须注明来源“zhengce 政策”及版本号。
所载政策文件的原文属于国家机关的决议、决定、命令和其他具有立法、行政、司法性质的文件，
依《中华人民共和国著作权法》第五条不适用著作权保护。
生成本发布的程序采用 Apache-2.0 许可。

The data of this release (tables, codes, descriptions) are licensed under Creative Commons
Attribution 4.0 International: use, change and share them freely, and name "zhengce 政策" and
the version as the source.
The texts of the policy documents are resolutions, decisions, orders and other documents of a
legislative, administrative or judicial nature of state organs; under Article 5 of the Copyright
Law of the People's Republic of China they are not protected by copyright.
The program that made this release is licensed under Apache-2.0.
"""

_README = """\
{card}
# 政策文件任务数据 {version}

哪份文件、哪一条、要求谁、做什么、何时完成。本发布由 {published} 份政策文件逐条整理而成，
每条记录都标明在原文中的起止位置。
日期：{created_at}。许可：数据 CC BY 4.0（见 LICENSE），官方文件原文不受著作权法保护。

## 怎么打开

- **Excel / WPS**：双击 `csv/duties_zh.csv`（中文表头，一行一项职责）；其他表在 `csv/`。
  以 `'` 开头的单元格是为防止被当作公式运行而加的前缀，共 {prefixed} 个；`parquet/` 中没有。
  双击打开时，Excel 会把条款路径 `2.10` 变成 `2.1`（`path` 列，中文表头为“条款路径”；`clauses.csv` 中还有 `parent_path`）。
  若要用到路径，请新建工作簿，用“数据 → 自文本/CSV → 转换数据”导入（编码 65001 UTF-8），
  把该列类型设为“文本”并替换当前转换，再加载。
- **pandas**：`pandas.read_parquet("parquet/duties.parquet")`
- **DuckDB**：`SELECT * FROM 'parquet/duties.parquet' WHERE role = 'lead'`，
  或直接打开 `zhengce.duckdb`（全部表，带注释；主键已声明，很大的表写在注释里；`duties` 为视图）
- **日历**：订阅 `deadlines.ics`（有日期的全部时限）或 `calendars/` 中某一职能的日历
- **其他程序**：`datapackage.json`（Data Package）、`croissant.json`（机器学习）、`csv/*.csv.gz`（压缩的 CSV）
- **引用**：`CITATION.cff`

表之间用 `document_id`、`clause_id`、`department_id` 相连；各列含义见 DICTIONARY.md，
与上一版本的差别见 CHANGELOG.md 和 `changes/`，数据检查结果见 `quality.json`。

| 表 | 说明 | 行数 |
|---|---|---:|
{rows_zh}

数据检查：通过 {passed} 项，提示 {warned} 项，未通过 {failed} 项。
未能读取而未发布的源文件：{quarantined} 份（见 quarantine 表）。
每个文件的字节数和 SHA-256 见 `manifest.json`；核对文件是否完整：`sha256sum -c SHA256SUMS`

# Policy duties {version}

Which document, in which clause, asks whom to do what by when: {published} policy documents, read
clause by clause; every row says where in the text it stands.
Date: {created_at}. Licence: data CC BY 4.0 (see LICENSE); the official texts are not under
copyright.

## How to open it

- **Excel**: double-click `csv/duties.csv` (one duty a row); the other tables are in `csv/` too.
  A leading `'` was put before {prefixed} cells that a spreadsheet would have run as formulas;
  `parquet/` has none.
  Opened so, Excel turns the clause path `2.10` into `2.1` (column `path`, in `clauses.csv` also `parent_path`). If you need the
  paths, start an empty workbook, choose Data → From Text/CSV → Transform Data (encoding 65001
  UTF-8), set the column's type to Text, replacing the current conversion, and load it.
- **pandas**: `pandas.read_parquet("parquet/duties.parquet")`
- **DuckDB**: `SELECT * FROM 'parquet/duties.parquet' WHERE role = 'lead'`, or open
  `zhengce.duckdb` (all tables with comments; keys are declared, or told by the comment of a very
  large table; `duties` is a view)
- **Calendar**: subscribe to `deadlines.ics` (every time limit with a date) or to that of one
  function in `calendars/`
- **Other programs**: `datapackage.json` (Data Package), `croissant.json` (machine learning),
  `csv/*.csv.gz` (the CSV files, compressed)
- **To cite**: `CITATION.cff`

Tables join on `document_id`, `clause_id` and `department_id`. DICTIONARY.md explains every column,
CHANGELOG.md and `changes/` the differences from the version before, `quality.json` the checks.

| table | what it holds | rows |
|---|---|---:|
{rows_en}

Checks: {passed} passed, {warned} warned, {failed} failed. Source files that could not be read
and are not published: {quarantined} (see the table quarantine).
`manifest.json` has the size and SHA-256 of every file; to check that they are whole:
`sha256sum -c SHA256SUMS`
"""


def _card(manifest: Manifest) -> str:
    """The front matter by which Hugging Face shows and loads a folder as a dataset, a table a
    configuration (huggingface.co/docs/hub/datasets-cards, datasets-manual-configuration).

    A table without rows is none: its library loads no split without rows.
    """
    import yaml

    tables = {name: table for name, table in manifest.tables.items() if table.rows}
    start = next((name for name, table in tables.items() if table.derived), None)
    card = {
        "pretty_name": f"{TITLE_ZH} {TITLE_EN}",
        "license": manifest.licence.lower(),
        "language": ["zh"],
        "size_categories": [size_category(sum(table.rows for table in tables.values()))],
        "tags": ["government", "policy", "china", "open-data"],
        "configs": [
            {"config_name": name, "data_files": parquet_name(name)}
            | ({"default": True} if name == start else {})
            for name in tables
        ],
    }
    text = yaml.safe_dump(card, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{text}---\n"


def size_category(rows: int) -> str:
    """The category of a number of rows, as Hugging Face names it."""
    edges = [(10**3, "1K"), (10**4, "10K"), (10**5, "100K"), (10**6, "1M"), (10**7, "10M")]
    edges += [(10**8, "100M"), (10**9, "1B")]
    if rows < edges[0][0]:
        return "n<1K"
    for (_, lower), (edge, upper) in pairwise(edges):
        if rows < edge:
            return f"{lower}<n<{upper}"
    return "n>1B"


def readme(manifest: Manifest, tables: Mapping[str, Table]) -> str:
    """README.md of a release, Chinese then English."""
    rows = {name: manifest.tables[name].rows for name in tables}
    return _README.format(
        card=_card(manifest),
        version=manifest.version,
        created_at=manifest.created_at,
        published=manifest.sources.published,
        quarantined=manifest.sources.quarantined,
        prefixed=sum(table.csv_cells_prefixed for table in manifest.tables.values()),
        passed=manifest.quality.passed,
        warned=manifest.quality.warned,
        failed=manifest.quality.failed,
        rows_zh="\n".join(f"| {n} | {tables[n].title_zh} | {count} |" for n, count in rows.items()),
        rows_en="\n".join(f"| {n} | {tables[n].title_en} | {count} |" for n, count in rows.items()),
    )
