"""What the head of a table's column says of the cells below it.  No table is looked for here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

ColumnKind = Literal[
    "serial", "lead", "support", "responsible", "limit", "task", "name", "goal", "other"
]

_note = re.compile(r"[(][^()]*[)]")
# 责任单位及责任人, 牵头单位/联系人: the bodies come first; not 责任单位负责人
_persons = re.compile(
    "(?<=单位|部门|科室|机构)[及和与、/](?:主要|具体)?(?:责任人|负责人|联系人|经办人|领导|电话|联系电话|联系方式)$"
)
# 项目名称 | 建设地址 | 责任单位: where something is built, no contact
_works = re.compile("项目|指标|建设|工程|措施|任务")
_contact = re.compile("电话|地址|邮编|传真")
# The first kind whose words a head holds: 牵头责任单位 is a lead's, 责任人 nobody's.
_HEADS: tuple[tuple[ColumnKind, re.Pattern[str]], ...] = (
    (
        "other",
        re.compile(
            "(?:督导|督办|监督)(?:单位|部门)|责任人|负责人|承办人|经办人|联系人|领导|电话|备注|所在地|地点|地址|代码|依据|进展|状态|标准|得分|分值|说明$|^事项类别$"
            "|(?:批准|发布|成立|登记|公布|发证|颁发|印发|注册|受理|签订|采样|抽样|立案|处罚|更新|认定|出生|任职)(?:时间|日期)"
        ),
    ),
    ("serial", re.compile("^(?:序号|序|编号|项目编号|项次|No[.]?|NO[.]?)$")),
    (
        "limit",
        re.compile("时限|完成时间|时间|期限|时段|(?:任务|检查|完成|截止)日期|进度|节点|年限"),
    ),
    (
        "lead",
        re.compile("牵头|主办|主责|主要责任|第一责任|主管(?:单位|部门)|发起(?:单位|部门|[处科]室)"),
    ),
    (
        "support",
        re.compile(
            "配合|协办|协助|参与|参加|协同|会办|协作|联合(?:检查|抽查)?(?:单位|部门|[处科]室)"
        ),
    ),
    (
        "responsible",
        re.compile(
            "(?:责任|负责)(?:[^、或和及]{0,4}(?:单位|部门)|主体|分工|处室|科室|股室|机构|[科股处]$)|指导(?:单位|部门)"
            "|(?:实施|负责|承担|执行|分配)[^、的]{0,4}的(?:[处科股]室|单位|部门)|承办|分工$|(?:检查|抽查|联查|执法|监管)(?:主体|部门|机构|机关|[科股处]室)|有关部门|相关部门"
            "|(?:落实|实施|执行)(?:单位|部门|主体|机构|[科股处]室)|^(?:部门|单位|责任)$"
        ),
    ),
    ("task", re.compile("任务|内容|措施|事项|实事|工作|要求|目标|举措|做法|职责|政策")),
    ("name", re.compile("名称|项目|类别|领域|指标|方面|分类|环节|类型")),
)


def kind(head: str) -> ColumnKind:
    """What a column says by its head, which has no spaces; ``other`` where the head does not tell.

    是否属跨部门联合检查(如是,需写明牵头部门): a note in brackets says nothing of the column.
    """
    head = bare(head)
    for said, words in _HEADS:
        if words.search(head):
            return said
    return "other"


def bare(head: str) -> str:
    """A head without notes in brackets, unless it is nothing else, and without the persons it adds."""
    return _persons.sub("", _note.sub("", head) or head)


def explains(head: str) -> bool:
    """Whether a head says that the column before it names what its cells tell: 改革举措 | 主要内容."""
    return "".join(head.split()) in ("主要内容", "具体内容")


def lists_contacts(heads: Sequence[str]) -> bool:
    """Whether a table tells where its bodies are and nothing that they do: 单位 | 办公电话 | 地址."""
    found = [kind("".join(head.split())) for head in heads]
    works = not {"task", "limit", "goal"}.isdisjoint(found) or any(map(_works.search, heads))
    return not works and any(_contact.search(head) for head in heads)


def tells(head: str) -> bool:
    """Whether a head has a word of any kind, those of ``other`` included."""
    return any(words.search(head) for _, words in _HEADS)
