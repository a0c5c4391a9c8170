"""Who of those that one document names is a body, and which can be obliged.

The register and the spelling tell (``bodies``, ``obliged``), and the document itself where it defines
a name (``defined``): a 商检机构 is anybody's elsewhere.  Where names stand, ``duties`` finds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from zhengce.model import Place, Register, Resolution
from zhengce.reading import defined, names, obliged
from zhengce.reading.bodies import Body, body, described
from zhengce.reading.named import Named

_ALL = ("government", "general_office")
"""Functions of those that write for all departments of a place: their offices are not told by 厅 or 局."""
_office_within = re.compile(
    "(?![省县区州盟旗镇乡各厅局委国全]|市(?!政))[\u4e00-\u9fff]{2,12}(?:(?<!办事)(?<!管理)处|处室|科室?|股|(?<!办公)室|(?:审批|监管|督查|督察|督办|综合|考核)办)"
)
_of_offices = re.compile(r"[\[(]?(?:责任|牵头|配合|承办|主办|负责|协办)[处科股]室[\])]?:")


class Who:
    """Whether a completed name is an organisation's, called with it; what is known is kept by name."""

    def __init__(
        self,
        register: Register,
        place: Place | None,
        shadowed: str,
        *,
        ruled: bool = False,
        issuer: str | None = None,
    ) -> None:
        self.register = register
        self.place = place
        self.ruled = ruled
        self.issuer = issuer  # whose offices 厅综规处 and, in brackets, 综规处 are
        # by name; in a law, with articles, 责任单位 is whoever did the damage
        self.bodies: dict[str, Body | None] = {"责任单位": None} if ruled else {}
        self._aliases = defined.defined(shadowed)

    def __call__(self, named: Named) -> bool:
        """Whether the register knows the name, it is written like a body's, or the document defines it."""
        name = named.name
        if name not in self.bodies:
            known = body(name, self.place, self.register)
            if self._aliases and (known is None or says_nothing(known)):
                alias = self._alias(name)
                known = alias if known is None or (alias and alias.resolution) else known
            if (name[0] in "厅局委执稽综行" or name[1:2] == "局") and (
                known is None or known.resolution is None
            ):
                known = self._own_office(name) or known
            self.bodies[name] = known
        return self.bodies[name] is not None

    def is_public(self, named: Named) -> bool:
        """Whether a body can be obliged beside others: not 机关, 企业, 行业协会."""
        return obliged.is_public(named) or self.is_defined(named)

    def is_generic(self, named: Named) -> bool:
        """Whether a name is anybody's: 政府, 医疗机构."""
        return obliged.is_generic(named) and not self.is_defined(named)

    def below_head(self, named: Named) -> bool:
        """As when called, below 责任科室, where an office's section is a body: 综合科, 财务股."""
        if self._is_within(named) or self(named):
            return True
        if names.section.fullmatch(named.name) is None:
            return False
        self.bodies[named.name] = Body(self.department, False)
        return True

    def among(self, shadowed: str, start: int, end: int) -> Callable[[Named], bool]:
        """Who is a body in a bracket or behind a label: 责任处室：执法局 names an office of its own."""
        if _of_offices.match(shadowed, start, end) is not None:
            return self.below_head
        if shadowed.find("处", start, end) < 0 and shadowed.find("机关", start, end) < 0:
            return self  # no inner office's name
        return self.in_bracket

    def in_bracket(self, named: Named) -> bool:
        """As when called, in a bracket that assigns duties, where an inner office is a body."""
        if self._is_within(named) or self(named):
            return True
        own = named.name == "办公室" and self.department is not None  # （办公室、人事处负责）
        if not own and names.inner.fullmatch(named.name) is None:
            return False
        self.bodies[named.name] = Body(self.department, False)
        return True

    def _is_within(self, named: Named) -> bool:
        """法规处 in 省发展改革委's own plan is of that, whatever a 法规处 does elsewhere; its body is kept."""
        if self.department is None or _office_within.fullmatch(named.name) is None:
            return False
        some = named.name.startswith(("相关", "有关", "其他"))
        self.bodies[named.name] = Body(self.department, some)
        return True

    def without_units(self, named: Named) -> Named:
        """有关部门和单位 in a law, where units are anybody's: the departments alone."""
        if not (self.ruled and named.name.endswith("部门和单位")):
            return named
        cut = len("和单位")
        bare = named._replace(name=named.name[:-cut], end=named.end - cut)
        return bare if self(bare) else named

    def know(self, named: Named) -> None:
        """Keep a name as a class of public bodies, as where it stands in the text tells."""
        if not self(named):
            self.bodies[named.name] = Body(described(named.name, self.place, self.register), True)

    def _own_office(self, name: str) -> Body | None:
        """An office of the department that writes, by that department: 厅综规处, 局办公室, 厅直各单位."""
        office = names.own_office.fullmatch(name)
        if office is None or self.department is None:
            return None
        return Body(self.department, office["some"] is not None)

    @cached_property
    def department(self) -> Resolution | None:
        """The department that writes, whose offices go without its name; None where a government does, or nobody says who."""
        issuer = body(self.issuer, self.place, self.register) if self.issuer is not None else None
        whose = issuer.resolution if issuer is not None else None
        if whose is None or whose.department is None or whose.department.function in _ALL:
            return None
        return whose

    def is_defined(self, named: Named) -> bool:
        """Whether the document itself calls some body so."""
        return defined.alias_of(named.name, self._aliases) is not None

    def _alias(self, name: str) -> Body | None:
        """The body that the document itself calls so: （以下简称调处机构）."""
        alias = defined.alias_of(name, self._aliases)
        if alias is None:
            return None
        found = (body(full, self.place, self.register) for full in defined.full_names(alias))
        return next(filter(None, found), Body(None, True))


def says_nothing(known: Body) -> bool:
    """主管机关 of 国家海洋局（以下简称主管机关）: whether only the document tells whose a name is."""
    department = known.resolution.department if known.resolution is not None else None
    return department is None or department.function == "other"
