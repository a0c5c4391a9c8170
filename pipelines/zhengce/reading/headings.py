"""A unit's heading and its kind, from its own text alone."""

from __future__ import annotations

import re

from zhengce.model import ClauseKind

_duty_line = re.compile(
    r"[(]?(?:牵头|责任|配合|负责|主办|协办|参与|分管|部门分工|完成时)"
    # 省质监局、工业和信息化厅、科技厅负责落实。
    r"|[^。;:\n]{2,200}(?:局|委|厅|部|办|室|府|会|门|位)(?:分别|牵头)?负责(?:落实|组织实施)?。?(?=\n|$)"
)
# 失能评估为其他情形的，由申请人按100%的比例支付。: a rule, not the name of one.
_states = re.compile(
    r";|的,|%|应当|不得|可以|必须|由[\u4e00-\u9fff]{2,}(?:按|负责)|等(?<=[\u4e00-\u9fff]等)[\u4e00-\u9fff]+进行"
)
_bracketed_heading = re.compile(r" ?[(\[]((?!(?:19|20)\d\d)[\u4e00-\u9fff、\d]{2,30})[)\]]")
_name_of_article = re.compile(
    r"(?!为|本|凡)(?:[\u4e00-\u9fff、,]|“[\u4e00-\u9fff]+”|[(][\u4e00-\u9fff]+[)]){2,24}(?<![的列下,])"
)
_torn = re.compile("([\u4e00-\u9fff])\n([\u4e00-\u9fff])(?=\n|$)")  # 第一章|总|则
_name_of_item = re.compile(r"[^。;,与按由的\n]{2,16}")
_LONGEST = 42
# 审批流程。(完成时限:…,责任单位:…)
_only_brackets = re.compile(
    r"(?:[ \n。]++|[(\[](?:[^()\[\]]++|[(\[](?:[^()\[\]]++|[(\[][^()\[\]]*+[)\]])*+[)\]])*+[)\]])++"
)


def heading(
    text: str, shadowed: str, start: int, end: int, family: str, *, parent: bool, ruled: bool
) -> tuple[str | None, ClauseKind]:
    """A unit's heading and its kind: a heading line, or a short leading sentence that others follow.

    ``parent``: the next unit stands below this one, so that a single short sentence is its heading;
    ``ruled``: the unit is an article's item, whose first sentence is a rule.
    """
    if not family:
        return None, "preamble"
    if family == "章" and (torn := _torn.match(shadowed, start, end)) is not None:
        return "".join(torn.groups()), "heading" if torn.end() == end else "provision"
    line_end = shadowed.find("\n", start, end)
    alone = line_end < 0
    line_end = end if alone else line_end
    line = shadowed[start:line_end].rstrip()
    closed = line.rstrip("。")
    if 0 < len(closed) <= 50 and "。" not in closed and closed[-1] not in ";:,":
        if closed == line and family != "条":
            return text[start : start + len(closed)], "heading" if alone else "provision"
        below = not alone and not _duty_line.match(shadowed, line_end + 1)
        # （四）依法应当解除合同的其他情形。 and below it the article goes on: no name of an item
        if ruled and closed != line and not _name_of_item.fullmatch(closed):
            below = False
        # （三）是否合理利用资源；（四）是否产生不利影响。 and below the article goes on: a list's last item
        if below and closed != line and _ends_list(shadowed, start):
            return None, "provision"
        if family != "条" and (below or (alone and parent)):
            return text[start : start + len(closed)], "heading" if alone else "provision"
    if family == "条":
        return _article_heading(text, shadowed, start, line_end), "provision"
    stop = shadowed.find("。", start, min(line_end, start + _LONGEST + 1))
    if stop < start + 2 or (ruled and not _name_of_item.fullmatch(shadowed, start, stop)):
        return None, "provision"
    rest = stop + 1
    while rest < end and shadowed[rest].isspace():
        rest += 1
    if rest == end or _states.search(shadowed, start, stop):
        return None, "provision"
    if shadowed[rest] in "([" and _only_brackets.fullmatch(shadowed, rest, end):
        return None, "provision"
    return text[start:stop], "provision"


def _ends_list(shadowed: str, start: int) -> bool:
    """Whether the paragraph before that of a unit's text ends as a list's item does: …；"""
    before = shadowed.rfind("\n", 0, start)
    return before > 0 and shadowed[before - 1] == ";"


def _article_heading(text: str, shadowed: str, start: int, end: int) -> str | None:
    """第五条 【适用范围】本办法…: an article has a heading in brackets, or a line, 第一条 目的依据|为了…."""
    marked = _bracketed_heading.match(shadowed, start, end)
    if marked is not None:
        return text[marked.start(1) : marked.end(1)]
    named = shadowed.startswith("\n", end) and _name_of_article.fullmatch(shadowed, start, end)
    return text[start:end] if named else None
