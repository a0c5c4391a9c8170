"""Whether a completed name is an organisation's, and which one the register says it is.

Answers hang on the name and the document's place alone, so they are kept across documents; how
lists of names are written, ``organisations`` knows, where they stand, ``duties``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from zhengce.model import Place, Register, Resolution
from zhengce.reading import names

_MEMORY = 1 << 14
"""Names kept; a city's documents name the same bodies again and again."""


_SHORT = 10
_bureau = re.compile(
    "(?![省市县区州盟旗镇乡各本该其])[\u4e00-\u9fff]{2}(?P<does>[\u4e00-\u9fff]{3,8}局)"
)
# 七宝|镇规划建设和环境保护办公室: an office of a town, which no register has
_of_town = re.compile(
    "(?![省市县区各本该其])[\u4e00-\u9fff]{2,3}"
    "(?P<own>(?:镇|乡|街道)[\u4e00-\u9fff]{2,14}(?:办公室|办|中心|所|站|队))"
)
# 其他负有安全生产监督管理职责的部门, 县级以上人民政府确定的监督管理部门
_some = re.compile(
    "[\u4e00-\u9fff、()]*(?:[负具]有[\u4e00-\u9fff、()]+的|政府(?:确定|指定)的)(?P<kind>[\u4e00-\u9fff]*(?:部门|机构))"
)
# 组织实施项目的有关部门: what it does is no 组织部's
_organises = re.compile("组织(?:实施|开展|举办|编制|制定)")
_ACTING = ("部门", "机关", "法院")


class Body(NamedTuple):
    """What is known of a name that is an organisation's."""

    resolution: Resolution | None
    is_collective: bool


@lru_cache(_MEMORY)
def body(name: str, place: Place | None, register: Register) -> Body | None:
    """The organisation of a name that the register knows, or that is written like one; else None."""
    found = _body(name, place, register)
    if found is not None and names.for_governments.fullmatch(name) is not None:
        return Body(described(name, place, register), True)
    return found


def described(name: str, place: Place | None, register: Register) -> Resolution | None:
    """Whom a name tells that only describes: 沿黄河各级人民政府; the governments of 交通不便的地区."""
    if names.for_governments.fullmatch(name) is not None:
        return _found("各地", place, register)
    return resolved("当地人民政府" if name.endswith("人民政府") else name, place, register)


def _body(name: str, place: Place | None, register: Register) -> Body | None:
    if not 2 <= len(name) <= 40 or name[0] == "的":  # 《…》规定|的卫生健康主管部门
        return None
    if "〈" in name:  # 各县〈市、区〉人民政府
        name = name.replace("〈", "(").replace("〉", ")")
    if ("的" in name or name.endswith("海事法院")) and names.described().fullmatch(
        name
    ) is not None:
        there = "当地人民政府" if name.endswith("政府") else name
        found = None if _organises.match(name) else resolved(there, place, register)
        # 受理申请的人民法院: what it is told to be, where its description tells no function
        return Body(found or resolved(name.rpartition("的")[2], place, register), True)
    acts = len(name) <= _SHORT and name.endswith(_ACTING) and names.acting.fullmatch(name)
    if acts and name.endswith("编制机关"):  # 规划组织编制机关, no 编制委员会
        return Body(None, True)
    if acts and name.endswith("法院"):  # 原受理人民法院, 第二审人民法院
        return Body(resolved("人民法院", place, register), True)
    if not acts and names.is_phrase(name):
        return None
    if name.endswith(names.COMMITTEES) and names.committee.fullmatch(name):
        return Body(resolved(name, place, register), True)
    resolution = resolved(name, place, register)
    if resolution is not None:
        # 领导小组成员单位 are many, whose function is the group's
        return Body(resolution, resolution.is_collective or name.endswith("成员单位"))
    if acts:
        return Body(None, True)
    if name.endswith("机关") and names.organ.fullmatch(name) is not None:
        return Body(None, True)
    if names.written_like().fullmatch(name) is None:
        return None
    if (office := _of_town.fullmatch(name)) is not None:
        return Body(_found(office["own"], place, register), False)
    if (bureau := _bureau.fullmatch(name)) is not None:
        return Body(_elsewhere(bureau["does"], place, register), False)
    if (some := _some.fullmatch(name)) is not None:
        return Body(resolved(some["kind"], place, register), True)
    return Body(None, names.collective.fullmatch(name) is not None)


def _elsewhere(does: str, place: Place | None, register: Register) -> Resolution | None:
    """宁东|市场监管局: a bureau of a place that no register has, as one of all that do the same."""
    found = _found(f"各地{does}", place, register)
    if found is None or found.department is None or found.department.function == "other":
        return None
    return replace(found, is_collective=False)


def resolved(name: str, place: Place | None, register: Register) -> Resolution | None:
    """What the register says of a name, else of it without a qualifier: 其住所地县级市场监督管理部门."""
    if "政府" in name[2:]:  # 区委区政府督查室
        name = names.of_both.sub(r"\1政府", name, 1)
    if "所在" in name[1:]:
        name = names.seated.sub("所在", name, 1)
    if "地" in name:
        bare = names.located.sub("", name, 1)
        # 地震重点监视防御区所在地人民政府: the one there, not the one that writes
        there = bare != name and bare.startswith(("政府", "人民政府"))
        name = f"当地{bare}" if there else bare
    if name[0] == "沿" or "流域" in name or "沿线" in name:
        name = names.along.sub("", name, 1)
    found = _found(name, place, register)
    if found is not None:
        return found
    qualifier = names.qualifier.match(name)  # 其|上级行政机关
    return _found(name[qualifier.end() :], place, register) if qualifier else None


def _found(name: str, place: Place | None, register: Register) -> Resolution | None:
    """What the register says of a name in a document whose place is told or not."""
    found = register.resolve(name, place)
    return _somewhere(name, register) if found is None and place is None else found


def _somewhere(name: str, register: Register) -> Resolution | None:
    """A body of a place that the document does not tell (市财政局): of such bodies in the state."""
    if not "\u4e00" <= name[0] <= "\u9fff" or name[0] in "该本我其":
        return None
    bare = name[0] not in "省市区县州盟旗镇乡各"
    found = register.resolve(f"各地{name}" if bare else name, _state(register))
    if found is None or found.department is None:
        return None
    return replace(found, is_collective=names.collective.fullmatch(name) is not None)


@lru_cache(8)
def _state(register: Register) -> Place | None:
    return register.place_of("国务院", None, None, "")
