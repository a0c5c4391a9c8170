"""Whether reading stays linear: one awkward string repeated to a length, and to four times that.

Prints each string whose time grows more than its length does, with the functions that take it.
Time that grows eightfold for four times the text, and again for four times that, is a defect; once
alone it is a rule that asks for so much text before it begins (a page's measure, a table's width).
"""

from __future__ import annotations

import cProfile
import pstats
import sys
from collections.abc import Iterator
from time import process_time

import zhengce

AWKWARD = (
    "（", "）", "（）", "(市", "（（", "〔", "《", "》", "《》", "《《》", "“", "“”", "第一", "第一条", "一", "一、", "（一）", "1", "1.", "1.1", "1.1 市",
    "①", "十", "2019", "2019年", "2019-", "8月", "15日", "3个月", "五", "十五", "十四五", "内", "年内", "每", "每年", "按", "按月", "季度", "半",
    "之日起", "自", "自印发之日起", "自，", "起", "到", "到2019年", "前", "底", "、", "、市", "市", "各", "各市", "各市、", "各市县", "各市、县、",
    "和", "市和", "局和", "与", "及其", "由", "由市", "由市财政局", "经", "请", "等", "市等", "等部门", "等、", "市卫生健康委、", "市卫生健康委，", "财政局和",
    "市、区、", "市级", "级", "政府", "人民政府", "北京市", "北京市朝阳区", "卫生", "卫生健康", "有关部门", "各有关部门", "局", "委", "部门",
    "牵头", "会同", "市会同", "负责", "配合", "按职责", "职责", "职责范围", "共同", "要", "应", "应当", "必须", "设在", "承担", "门对", "门，根据", "门根据，", "市财政局根据", "市财政局在", "市财政局对，", "市财政局依法", "市财政局从", "市财政局，", "（以下简称", "甲局（以下简称乙局）", "法律、", "的部门", "要会同", "市财政局要", "，要",
    "牵头单位：", "责任单位：", "责任单位：A", "责任单位：市财政局", "责任单位：A\n", "完成时限：", "完成时限：2019年", "责任人：", "单位：", "：", "（牵头单位：",
    "（市财政局负责）", "（负责", "第一位为牵头单位", "下同", "不低于", "不低于1", "达到", "达到30%", "超过", "新建", "新建1", "1,", "1,000", "1.5", "30%",
    "每千", "每千人", "每千人1", "三分之一", "达到三分之一", "提高", "增长", "年均增长", "万", "亿", "2万亿元", "的", "按照", "按照《", "按照，", "贯彻《甲》", "《甲》",
    "《甲》（国办发〔2017〕44号）", "国办发〔2017〕44号", "〔2017〕", "号", "废止", "《甲》废止", "印发", "关于", "关于印发", "通知", "方案", "关于通知",
    "附件", "附件：", "附件1", "附件1\n", "目录", "目录\n", "目录\n一、甲\n", "抄送：", "来源：", "时间：", "索引号：", "索引号：1 ", "首页", "首页>", "地址：", "编辑", "繁体",
    "2018年12月21日", "2018年12月21日\n", "北京市人民政府\n", "北京市人民政府", "二〇〇六年", "。", "。一、", "；", "，", "。\n", "甲\n", "甲", "甲。", "甲，", "a", "a ", "\u3400",
    " ", "  甲", "\n", "\t", "\n\t甲\n\t乙\n\n", "\u3000\u3000", "\u3000\u3000甲", "\u00a0", "\u00a0\u00a0甲", "\ufeff甲", "●", "● ", "-", "- 1 -\n", "—", "1\n", "一、\n", "（一）\n",
    "一、甲\n", "（一）甲\n", "1.甲\n", "第一条 甲\n", "一、（一）", "一、甲（一）", "。（一）", "1.1 甲\n", "國務", "國務院發", "發(fā)", "A", "A/T", "GB/T 1", "(GB", "附件一\n一、甲\n",
    "乡、民族乡、", "县、自治县、", "、镇的人民政府", "省军区（", "的省、自治区", "许可机关", "于市前", "向市发放", "需要的，", "市局因需要，", "委托他人，", "审批的部门", "市局、自治区",
    "1.办。负责\n", "1.市局办。负责收集\n", "市局处、处", "政府的局", "机构和团体", "与市局密切", "市局与密切配合", "不予审批", "和个人应当",
    "2025\n年，培育\n8\n个，", "3\n米", "0.6\n米\n宽", "2017\n年\n5\n月底前\n", "政府成立领导小组，", "市审计局检查情况", "一\n甲\n1\n",
    "（2015年公布", "（2015年\n", "l、甲\n", "注：（1）甲", "主责部门为市局", "4 甲乙\n", "科：做好宣传工作。\n", "甲等乙管理部门", "第二章甲第一节乙第三条丙",
    "；      （四）甲", "发行前3个工作日", "省厅 2021年", "《甲》（中国人民银行 财政部 ", "《甲》（AB12/CD 1.1-1-",
)  # fmt: skip
WITHIN = (
    "",
    "一、",
    "一、甲。",
    "一、甲（",
    "一、甲。\n责任单位：",
    "一、2019年底前，",
    "第一条 ",
    "序号\n到\n2025\n年\n8\n个\n9\n家\n",
)
"""What stands before the repeats: nothing, or the beginning of a unit, a bracket, a label, a table
of a page broken around each number."""
SMALL = 2_500
TOO_MUCH = 8.0
NOTICEABLE = 0.02
SLOWEST = 50_000
"""Characters a second."""


def repeated(before: str, piece: str, length: int) -> bytes:
    """A document of ``length`` characters and a little more."""
    return f"{before}{piece * (length // len(piece))}".encode()


def seconds(data: bytes) -> float:
    """The processor's time for reading a document."""
    begun = process_time()
    try:
        zhengce.extract(data, document_id="a", media_type="text/plain")
    except zhengce.Unreadable:
        return 0.0
    return process_time() - begun


def growth(length: int) -> Iterator[tuple[str, str, float, float]]:
    """Of each awkward document: what is before, the piece, seconds at four times ``length``, the ratio."""
    for piece in AWKWARD:
        for before in WITHIN:
            short = max(seconds(repeated(before, piece, length)), NOTICEABLE / 4)
            long = seconds(repeated(before, piece, 4 * length))
            yield before, piece, long, long / short


def goes_on_growing(before: str, piece: str, length: int) -> bool:
    """Whether the time grows too much from ``length`` to four times that, too; each timed anew."""
    short, long = (seconds(repeated(before, piece, times * length)) for times in (1, 4))
    return long > TOO_MUCH * short


def guilty(data: bytes) -> str:
    """The functions of reading in which the time goes."""
    profile = cProfile.Profile()
    profile.runcall(seconds, data)
    rows = sorted(
        (
            (own, f"{file.rpartition('/')[2]}:{line}({name})")
            for (file, line, name), (_, _, own, _, _) in pstats.Stats(profile).stats.items()  # type: ignore[attr-defined]
        ),
        reverse=True,
    )
    return ", ".join(f"{where} {own:.2f}" for own, where in rows[:3])


def main() -> None:
    """Print what grows too fast, from length 2,500 or the one named, and the slowest."""
    length = int(sys.argv[1]) if len(sys.argv) > 1 else SMALL
    seconds(
        repeated("", "甲。\n", 100)
    )  # the register is loaded and the patterns are compiled once
    slowest = (0.0, "")
    for before, piece, long, ratio in growth(length):
        slowest = max(slowest, (long, repr(before + piece)))
        grows = long > NOTICEABLE and ratio > TOO_MUCH
        if (grows and goes_on_growing(before, piece, 4 * length)) or long > 4 * length / SLOWEST:
            where = guilty(repeated(before, piece, length))
            sys.stdout.write(f"{before + piece!r:40} {long:8.3f} s  ×{ratio:.1f}  {where}\n")
            sys.stdout.flush()
    sys.stdout.write(f"slowest at {4 * length:,} characters: {slowest[1]} {slowest[0]:.3f} s\n")


if __name__ == "__main__":
    main()
