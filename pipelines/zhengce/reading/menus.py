"""What a site's page prints beside its article: menus above it, a copy in one line, the article once more.

Lines of the whole page are looked at together here; what a single line is, ``furniture`` tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from statistics import median

from zhengce.model import Block
from zhengce.reading.patterns import GENRE_WORDS

_trail = re.compile("(?:(?:您|你)?(?:现在|当前)?(?:的|所在的?)?位置 ?[:：]|当前位置).{0,80}")
# 当前位置：首页 > 政务公开; not 位置：平城区文兴路东侧, of a project
_way = re.compile("首页|主页|Home|[>»›＞]")
_way_step = re.compile(r"(?!.*(?:关于|印发|《))[\u4e00-\u9fff·\w ]{2,12}")
_step = re.compile(r"[>»/›-]|[\u4e00-\u9fff]{2,8}|Home")
# what only a site's menu has; a table's cells are as short
_of_sites = re.compile(
    "首页|网站(?:导航|地图|首页)|.{0,4}搜索.{0,4}|登 ?录|注册|政务公开|政务服务|互动交流|政民互动|无障碍.{0,4}|长者(?:助手|模式|版)"
    "|微信|微博|English|EN|繁[体體].{0,2}|简体.{0,2}|手机[版端]|移动客户端|热点导航"
)
# a date, a fact, a sentence, or a line named as a document is
_of_article = re.compile(
    r"(?:19|20)\d\d ?[-年/.] ?\d{1,2}.*|(?:发布|成文|印发)(?:时间|日期|机构).*|(?:来源|索引号|发文字号|文号|信息来源) ?[:：]?.*"
    r"|.*[。；]|.*(?:关于|印发|转发|《).*|(?=.{12}).*(?:通知|意见|方案|措施|办法|计划|规划|规定|条例|公告|细则)"
)
_HOME, _ARROWS = ("首页", "首 页", "主页"), (">", "->", "»", "›", ">>")
# 某市空域管理暂行条例, as who copied the page named it; not the site's name
_document = re.compile(f".{{4,}}(?:{GENRE_WORDS})")
_NETWORKS = frozenset(("微信", "微博", "注册"))
"""What a list of accounts has, too."""
_FEW = 3
"""Lines above a way that are a site's, not a title and its issuer."""
_LONGEST = 24
_TYPICAL = 8
_FEWEST = 12
"""Lines that are certainly many for what stands above a title."""
_LOOKED_AT = 200
_FEW_REPEATED = 6
_LONG_COPY = 1_000
_SAMPLE = 50
"""Characters at three places of a line by which it is known to be a copy."""


def without(blocks: Sequence[Block], lines: Sequence[str]) -> Sequence[Block]:
    """The blocks of a page without its menus, its copy and its article's second print; ``lines`` are theirs, stripped."""
    menu, copy, again = above(lines), copied(lines), repeated(lines)
    if not menu and not again and copy < 0:
        return blocks
    return [
        block
        for at, block in enumerate(blocks)
        if at not in menu and at not in again and at != copy
    ]


def above(lines: Sequence[str]) -> range:
    """Which of a page's first lines, stripped, are menus; none where none certainly are.

    They end with the way to the page (当前位置：首页 > 政务公开), else with the first line that is an
    article's.  A title that stands above them, as who copied the page named it, is none.
    """
    head = lines[:_LOOKED_AT]
    menu = _menu(head)
    named = menu.start == 0 and len(menu) > 1 and _document.fullmatch(head[0]) is not None
    return menu[1:] if named and head[0] in lines[menu.stop :] else menu


def _menu(head: Sequence[str]) -> range:
    sentence = next((at for at, line in enumerate(head) if line.endswith(("。", "；"))), len(head))
    trails = [at for at in range(sentence) if _is_trail(head, at)]
    if trails and sum(map(bool, head[: trails[-1]])) >= _FEW:
        return range(_behind_steps(head, trails[-1] + 1))
    if home := _way_from_home(head[:sentence]):
        return range(home.stop) if sum(map(bool, head[: home.start])) >= _FEW else home
    return range(_before_article(head))


def _before_article(head: Sequence[str]) -> int:
    """The first line that is an article's, where those above are a site's menus; else 0."""
    first = next(
        (at for at, line in enumerate(head) if len(line) > _LONGEST or _of_article.fullmatch(line)),
        len(head),
    )
    told = [line for line in head[:first] if line]
    if first == len(head) or len(told) < _FEWEST or median(map(len, told)) > _TYPICAL:
        return 0
    sites = {line for line in told if _of_sites.fullmatch(line)}
    return first if len(sites - _NETWORKS) > 1 else 0


def _is_trail(head: Sequence[str], at: int) -> bool:
    """Whether a line is the way to a page, or begins it: its steps may be lines of their own."""
    if not _trail.fullmatch(head[at]):
        return False
    steps = [head[at], *filter(None, head[at + 1 : at + 5])][:3]
    return any(_way.search(step) for step in steps)


def _way_from_home(head: Sequence[str]) -> range:
    """The lines of a way without a word before it, 首页|>|政策|>|中央文件; none where there is none."""
    told = [at for at, line in enumerate(head) if line]
    for nth, start in enumerate(told):
        if head[start] not in _HOME:
            continue
        steps = told[nth + 1 :]
        ways = takewhile(
            lambda pair: head[pair[0]] in _ARROWS, zip(steps[::2], steps[1::2], strict=False)
        )
        ends = [step if _way_step.fullmatch(head[step]) else arrow for arrow, step in ways]
        if ends:
            return range(start, ends[-1] + 1)
    return range(0)


def _behind_steps(head: Sequence[str], at: int) -> int:
    """Where the way to a page ends whose steps are lines of their own: 首页, >, 政务公开."""
    while at < len(head) and (not head[at] or _step.fullmatch(head[at])):
        at += 1
    return at


def copied(lines: Sequence[str]) -> int:
    """Where a page prints its article once more, all of it in one line for its own search; -1 where it does not."""
    above = 0
    for at, line in enumerate(lines):
        before, above = above, above + len(line)
        if len(line) < max(_LONG_COPY, before // 2):
            continue
        told = "".join("".join(lines[:at]).split())
        again = "".join(line.split())
        if all(
            again[place : place + _SAMPLE] in told
            for place in (_SAMPLE, len(again) // 2, -2 * _SAMPLE)
        ):
            return at
    return -1


def repeated(lines: Sequence[str]) -> range:
    """The lines in which a page prints its article once more, line for line; none where it does not."""
    told = [at for at, line in enumerate(lines) if line]
    first = next((nth for nth, at in enumerate(told) if len(lines[at]) >= _SAMPLE), len(told))
    same = [nth for nth in range(first + 1, len(told)) if lines[told[nth]] == lines[told[first]]]
    if len(same) != 1:
        return range(0)
    again = same[0]
    while first and lines[told[again - 1]] == lines[told[first - 1]]:
        first, again = first - 1, again - 1
    pairs = zip(told[first:again], told[again:], strict=False)
    length = len(list(takewhile(lambda pair: lines[pair[0]] == lines[pair[1]], pairs)))
    if length < max(_FEW_REPEATED, 0.8 * (again - first)):
        return range(0)
    return range(told[again], told[again + length - 1] + 1)
