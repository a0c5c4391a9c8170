"""Pages of wrapped or run-on lines for tests, and the paragraphs that are made of them."""

from __future__ import annotations

from zhengce.model import Block, Page
from zhengce.reading.layout import lay_out

SENTENCE = "各地要积极推进社会力量举办医疗机构，优化审批流程，压缩审批时限，加强事中事后监管，完善支持政策，引导和规范社会办医健康发展，不断满足人民群众多层次多样化的健康服务需求。"
OTHER = "各有关部门要按照职责分工，密切配合，形成合力，确保各项政策措施落到实处，见到实效，并及时总结推广好的经验和做法，加强舆论引导，营造良好的社会氛围，促进社会办医持续健康规范发展。"


def paragraphs(text: str, *, wrapped: bool = True) -> list[str]:
    return lay_out(Page(tuple(map(Block, text.split("\n"))), "utf-8", wrapped)).text.split("\n")


def wrap(paragraph: str, width: int, indent: str = "") -> list[str]:
    set_ = indent + paragraph
    return [set_[at : at + width] for at in range(0, len(set_), width)]
