"""What a document is called: the lines of a head that are its title, and those that are not.

Facts that name the title, and what an order puts in force, are ``metadata``'s and ``promulgation``'s.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhengce.reading import issuers
from zhengce.reading.patterns import DATE, GENRE_WORDS, document_number, shadow

# an attachment by itself may be called 海南省…发展行动
_title_end = re.compile(
    rf"(?:{GENRE_WORDS}|行动|公示|大纲|简章|倡议书|解读|纪要|请示)(?: ?[(][^()]{{1,24}}[)])?[》〉\"”]?$"
)
_about = re.compile("关于|印发|转发|批转|[院厅府委局部室]对")
# 张家口市桥东区 in a line of its own above 关于…的公告
_whose = re.compile("[\u4e00-\u9fff]{1,6}[省市州盟][\u4e00-\u9fff]{1,6}[市区县旗]")
_column = re.compile(r"[\u4e00-\u9fff]{2,8} ?[丨｜|] ?(?=[\u4e00-\u9fff《“])")
# 第一篇：福州市…规定, of a collection; 权威发布：国家林业局关于…, of a news site
_part = re.compile(
    "^(?:第[一二三四五六七八九十]{1,3}篇|权威发布|重磅|关注|转载|最新|官宣|政策速递)[:：]"
)
_spaced_out = re.compile(r"(?:[\u4e00-\u9fff][ \u3000]+){3,}[\u4e00-\u9fff](?![ \u3000])")
_rubric = re.compile(r"[\u4e00-\u9fff]{2,6}|.*(?:文件|公开|专栏|专题|信息|栏目)")
_of_kind = re.compile(rf"的(?:{GENRE_WORDS})(?:[(][^()]{{1,24}}[)])?》?$")
_bare_kind = re.compile(f"[\u4e00-\u9fff]{{0,2}}(?:{GENRE_WORDS})")
_letterhead = re.compile(r"(?!.*关于).{2,40}文件")
_date = re.compile(DATE)
_bare_day = re.compile(r"[\d:./-]{8,}$|\d{4}-\d{1,2}-\d{1,2}(?!\d)")
# 体系的实施意见（2023年5月17日）, as a collection dates its documents
dated = re.compile(rf" ?[(]{DATE}[)]$")
# 服务热线：18948352970, above a title
_telephone = re.compile(r"\d{7,}$")
_no_title = re.compile(
    r"(?:各(?!级.*法$)|附件|目录|第[一二三四五六七八九十]+[章节条]|[一二三四五六七八九十]+、|\d{1,2}[.](?!\d)|[(][一二三四五六七八九十]+[)])"
)
# （试行第九版）, （征求意见稿）, （2014—2020年）, （负面清单）（2024年版） below a title
_edition = re.compile(
    r"(?:[(](?:[^()]{0,10}(?:试行|暂行|第[一二三四五六七八九十\d]{1,3}版|意见稿|草案|修订版?|清单)"
    r"|20\d\d年?[-~至]20\d\d年?|20\d\d年版)[)])+"
)
# 某市人民政府关于…的实施意见.pdf, as a library of files names its page
_file_ending = re.compile("[.](?:pdf|docx?|wps|ofd)$", re.IGNORECASE)
_of_system = re.compile("(?:改革|建设|管理|创建)?(?:工作|实施|行动|试点)(?:方案|计划|意见|细则)")
# 《某工作任务分工》已经县政府同意，现印发给你们, where the line of that name is no title's by its words
_forwarded = re.compile(
    "《(?P<name>[^《》。;]{4,80}(?:《[^《》]{2,60}》[^《》。;]{1,40})?)》(?:[^。;]{0,40}(?:同意|通过|审定|批准)[^。;]{0,16},?现?(?:予以)?)?(?:印发|转发)"
)
_numbered = re.compile(r"[\u4e00-\u9fff]{2} ?\d{1,2}[:：]?")
# 2.3应急调度中心, 首页|公开, 首页>>公开, ·卫生政策·, Title: …
_no_headline = re.compile(r"\d{1,2}[.、]|[^\u4e00-\u9fff\d“‘《]|.*(?:…$|[|>\t])")

# 关于明确豫政〔2012〕103号文件重点工作责任单位的通知: another's number within the title
_names_number = re.compile(r".*关于[^(《\[]*[\[(] ?\d{4} ?[\])][^(《]{1,8}号(?=文)")

_FIRST = 6
"""Lines of a head among which menus stand above a title."""


def of_head(head: Sequence[tuple[int, int, str]], text: str) -> str | None:
    """The first lines that are named as a document is: 关于…的通知, …实施方案（试行）."""
    run: list[tuple[str, str]] = []  # the shadow without spaces, and the line as printed
    for start, end, line in (*head, (0, 0, "")):
        if line[-3:].isascii() and (ending := _file_ending.search(line)) is not None:
            end, line = start + ending.start(), line[: ending.start()]
        if line[-1:] == ")" and (day := dated.search(line)) is not None and day.start():
            end, line = start + day.start(), line[: day.start()]
        number = _own_number(line)
        if number is not None:
            first, last = with_brackets(line, number)
            last += line.startswith("-", last)  # 阳政办〔2019〕1号—区人民政府办公室关于…
            if first == 0 and last < len(line):
                start, end, line = _unbracketed(start + last, end, line[last:])
            elif last == len(line) and first >= 8:
                end, line = start + first, line[:first]
        compact = "".join(line.split())
        if _titular(compact):
            begins = start + len(line) - len(line.lstrip())  # behind a collection's number
            printed = text[begins:end].strip()
            if run and compact[0] == "于" and run[-1][0][-1] == "关":  # …省财政厅关|于印发…
                compact, printed = run[-1][0] + compact, run.pop()[1] + printed
            run.append((compact, printed))
            continue
        if title := _named(run):
            return title
        run = []
    return None


def _unbracketed(start: int, end: int, line: str) -> tuple[int, int, str]:
    """What is in brackets behind a number: 海关总署公告2017年第26号（关于…的公告）."""
    if line[0] == "(" and line[-1] == ")" and _about.search(line) and _is_name(line[1:-1]):
        return start + 1, end - 1, line[1:-1]
    return start, end, line


def unnumbered(title: str | None) -> str | None:
    """A title that a page's facts print behind its number: 江政办〔2020〕2 号 区人民政府办公室关于印发…."""
    number = _own_number(shadow(title)) if title else None
    if title is None or number is None or number.start() or number.end() > len(title) - 8:
        return title
    return title[number.end() :].strip()


def whole(title: str | None, enacted: str | None) -> str | None:
    """The title, or the name of what an order puts in force, where the title is its last line."""
    if enacted and (title is None or "".join(enacted.split()).endswith("".join(title.split()))):
        return enacted
    return title


def first_line(head: Sequence[tuple[int, int, str]], text: str) -> str | None:
    """The first line that is no menu where it stands above text as a title does, whatever it is called."""
    first = next((said for said in head[:_FIRST] if not _is_above(said[2])), None)
    if first is None:
        return None
    start, end, line = first
    compact = "".join(line.split())
    if _no_headline.match(compact) or not _titular(compact):
        return None
    named = len(compact) >= 4 and _title_end.search(compact)  # 信访条例
    return text[start:end] if named or 6 <= len(compact) <= 60 else None


def forwarded(head: Sequence[tuple[int, int, str]], text: str) -> str | None:
    """The name of what a notice without a title of its own issues."""
    for start, _, line in head:
        if "《" in line and (issued := _forwarded.search(line)) is not None:
            return text[start + issued.start("name") : start + issued.end("name")]
    return None


def unspaced(title: str) -> str:
    """大 同 市 人 民 政 府 办 公 室关于…: an issuer that was spaced out, as one name."""
    spaced = _spaced_out.match(title)
    return title if spaced is None else "".join(spaced.group().split()) + title[spaced.end() :]


def unquoted(title: str) -> str:
    """《…的通知》, all of it in its brackets, without them; and without a page's column before 丨."""
    title = _part.sub("", _column.sub("", title))
    return title[1:-1] if title[:1] == "《" and title.find("》") == len(title) - 1 else title


def _named(run: Sequence[tuple[str, str]]) -> str | None:
    """Of lines that stand together, those that are the title; a rubric above them is not."""
    about = next((i for i, (line, _) in enumerate(run) if _about.search(line)), None)
    if about is None:
        first = next(
            (i for i, (line, _) in enumerate(run) if "《" in line or not _rubric.fullmatch(line)), 0
        )
        if _names_issuer(run[first:]):
            first += 1
        return _joined(run, first, first)
    # 国家综合立体交通网规划纲要|中共中央 国务院印发国家综合立体交通网规划纲要; not 通知|…印发…的通知
    if (
        about
        and run[about][0].endswith(f"印发{run[0][0]}")
        and _bare_kind.fullmatch(run[0][0]) is None
    ):
        return run[0][1]
    first = about
    while (
        first
        and issuers.issuer_name.fullmatch(run[first - 1][0].strip("()"))
        and not run[about][0].startswith(run[first - 1][0])  # 财政部|财政部关于…
    ):
        first -= 1
    if first and run[first][0].startswith("关于") and _whose.fullmatch(run[first - 1][0]):
        first -= 1
    return _joined(run, first, about)


def _names_issuer(run: Sequence[tuple[str, str]]) -> bool:
    """四川省成都市人民政府|成都市文件管理规定: a line that says whose the title below it is."""
    if len(run) < 2 or not issuers.issuer_name.fullmatch(run[0][0]):
        return False
    below = run[1][0]
    return below[:2] in run[0][0] and _is_name(below)


def _joined(run: Sequence[tuple[str, str]], first: int, last: int) -> str | None:
    """The lines from ``first`` until, at ``last`` or later, they end as a title does."""
    found, stop = None, last
    for stop in range(last + 1, len(run) + 1):
        line = "".join(compact for compact, _ in run[first:stop])
        if not _is_name(line) or len(line) < 6:
            continue
        # …执法全过程记录制度 ends a line of a title that ends in …制度的指导意见
        if found is None or _of_kind.search(line):
            found = "".join(printed for _, printed in run[first:stop])
        if _of_kind.search(line) or not _about.search(line):
            break
    if found is not None and stop < len(run) and _goes_on(run[stop][0]):
        found += run[stop][1]
    return found


def _goes_on(line: str) -> bool:
    """Whether a line that ends no title by itself belongs to the one above it.

    （试行）, （2014—2020年）, and （2022—2035年）实施方案 below 贯彻气象高质量发展纲要; 改革工作方案
    below 信息依法披露制度.
    """
    years = _edition.match(line)
    if _of_system.fullmatch(line) is not None:
        return True
    return years is not None and (years.end() == len(line) or _title_end.search(line) is not None)


def _is_name(line: str) -> bool:
    opened = line.count("《") - line.count("》")
    if opened == 1:  # 印发《关于…的实施意见〉的通知, a slip
        opened -= line.count("〉") - line.count("〈")
    return _title_end.search(line) is not None and opened == 0


def is_title(line: str) -> bool:
    """Whether a number beside it is the document's own; 根据《…的通知》 is no title."""
    return (
        _of_kind.search(line) is not None
        and _about.search(line) is not None
        and line[0] not in "根按依为"
    )


def _own_number(line: str) -> re.Match[str] | None:
    """A document number in a line that is not part of a title."""
    number = document_number(line)
    return None if number is not None and _names_number.match(line) else number


def with_brackets(line: str, number: re.Match[str]) -> tuple[int, int]:
    """Where a number begins and ends in a line, with the brackets around it: …的通知（岳办发〔2017〕2号）."""
    first, last = number.span()
    if line[first - 1 : first] in tuple("([") and line[last : last + 1] in tuple(")]"):
        return first - 1, last + 1
    return first, last


def _is_above(line: str) -> bool:
    """What stands above a headline: a menu, 登录 | 注册, 部门信息."""
    if _is_menu(line) or "|" in line:
        return True
    return _rubric.fullmatch(line.lstrip("•· ")) is not None and not _title_end.search(line)


def _is_menu(line: str) -> bool:
    """热门站点| 世界资料网 | 论坛, 首页 > 法规; and 附件1 above a title."""
    if _numbered.fullmatch(line):
        return True
    return line.count("|") > 1 or line.count(">") > line.count("<")


def _titular(line: str) -> bool:
    if not 2 <= len(line) <= 110 or line[-1] in "。:;,、!" or _letterhead.fullmatch(line):
        return False
    if (
        "。" in line
        or _no_title.match(line)
        or _bare_day.match(line)
        or _telephone.search(line)
        or (_date.search(line) and len(line) < 40)
    ):
        return False
    if _is_menu(line):
        return False
    if line[0] == "(" and ("此件" in line or _date.search(line)):
        return False  # (2016年11月7日…通过 根据…《关于修改…的决定》修正)
    return _own_number(line) is None
